// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/windows.h"
#include "views/shell/variablechoice.h"
#include "views/shell/variableoptions.h"
#include "views/shell/variablepopup.h"
#include "views/shell/variablesrow.h"
#include "views/shell/variabletext.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace onex;
using Kind = VariableDefinition::Kind;

namespace {

VariableValue variable(const QString &name, const QStringList &options,
                       const QStringList &values = {})
{
    VariableValue value;
    value.definition.name = name;
    for (const QString &option : options)
        value.options.push_back({option.toUpper(), option});
    value.values = values.isEmpty() ? options.mid(0, 1) : values;
    return value;
}

VariableValue several(const QString &name, const QStringList &options, const QStringList &values)
{
    VariableValue value = variable(name, options, values);
    value.definition.multi = true;
    value.definition.includeAll = true;
    return value;
}

VariableValue ofKind(Kind kind)
{
    VariableValue value = variable(QStringLiteral("v"), {QStringLiteral("a")});
    value.definition.kind = kind;
    return value;
}

QStringList envs()
{
    return {QStringLiteral("dev"), QStringLiteral("stage"), QStringLiteral("prod")};
}

struct Shown
{
    VariablesRow row;
    QSignalSpy chosen{&row, &VariablesRow::valueChosen};

    explicit Shown(const std::vector<VariableValue> &variables)
    {
        row.setTheme(darkTheme());
        row.setVariables(variables);
        row.resize(900, 40);
        row.show();
    }
    template <typename Control>
    Control *control(const char *name)
    {
        return qobject_cast<Control *>(row.control(QLatin1String(name)));
    }
    VariablePopup *open(const char *name)
    {
        auto *choice = control<VariableChoice>(name);
        QTest::mouseClick(choice->button(), Qt::LeftButton);
        return choice->popup();
    }
    QStringList values(int at = 0) const { return chosen.at(at).at(1).toStringList(); }
};

QPoint placeOf(const VariablePopup *popup, const QString &text)
{
    QListView *list = popup->list();
    const QModelIndexList found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole,
                                                       text, 1, Qt::MatchExactly);
    return found.isEmpty() ? QPoint(-1, -1) : list->visualRect(found.constFirst()).center();
}

void click(const VariablePopup *popup, const QString &text)
{
    QTest::mouseClick(popup->list()->viewport(), Qt::LeftButton, {}, placeOf(popup, text));
}

} // namespace

class TestVariablesRow : public QObject
{
    Q_OBJECT

public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void controlsByKind_data();
    void controlsByKind();
    void namesArePlainText();
    void errorsAreMarked();
    void singleChoiceIsTwoClicks();
    void singleChoiceByKeyboard();
    void severalTakeEffectWhenClosed();
    void allExcludesTheOthers();
    void doubleClickMeansOnly();
    void nothingChosenMeansAll();
    void nothingChosenWithoutAllChangesNothing();
    void unchangedSaysNothing();
    void valuesThatAreNoOptionsStay();
    void textAppliesOnEnterAndFocusOut();
    void typingSurvivesARefresh();
    void popupSurvivesNewOptions();
    void controlsAreKept();
    void wrapsIntoLines();
    void spaceTicks();
    void fiveThousandOptionsAreQuick();
    void optionsAreAProperModel();
};

void TestVariablesRow::controlsByKind_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("control");
    QTest::newRow("query") << Kind::Query << QByteArray("onex::VariableChoice");
    QTest::newRow("custom") << Kind::Custom << QByteArray("onex::VariableChoice");
    QTest::newRow("datasource") << Kind::Datasource << QByteArray("onex::VariableChoice");
    QTest::newRow("interval") << Kind::Interval << QByteArray("onex::VariableChoice");
    QTest::newRow("textbox") << Kind::Textbox << QByteArray("onex::VariableText");
    QTest::newRow("constant") << Kind::Constant << QByteArray();
}

void TestVariablesRow::controlsByKind()
{
    QFETCH(Kind, kind);
    QFETCH(QByteArray, control);
    VariableValue value = ofKind(kind);
    Shown shown({value});
    VariableControl *made = shown.row.control(QStringLiteral("v"));
    QCOMPARE(made ? QByteArray(made->metaObject()->className()) : QByteArray(), control);
    value.definition.hidden = true;
    shown.row.setVariables({value});
    QVERIFY(!shown.row.control(QStringLiteral("v")));
}

void TestVariablesRow::namesArePlainText()
{
    VariableValue value = variable(QStringLiteral("v"), {QStringLiteral("<b>a</b>")});
    value.definition.label = QStringLiteral("<i>label</i>");
    Shown shown({value});
    auto *label = shown.row.findChild<QLabel *>();
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->text(), value.definition.label);
    auto *choice = shown.control<VariableChoice>("v");
    QVERIFY(choice->button()->toolTip().contains(QStringLiteral("&lt;")));
    QCOMPARE(choice->button()->accessibleName(), value.definition.label);
}

void TestVariablesRow::errorsAreMarked()
{
    VariableValue value = variable(QStringLiteral("v"), {});
    value.error = QStringLiteral("prod: connection refused");
    Shown shown({value});
    const auto marked = [&] {
        const auto labels = shown.row.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](QLabel *label) {
            return label->isVisible() && label->toolTip().contains(QLatin1String("refused"));
        });
    };
    QVERIFY(marked());
    value.error.clear();
    shown.row.setVariables({value});
    QVERIFY(!marked());
}

void TestVariablesRow::singleChoiceIsTwoClicks()
{
    Shown shown({variable(QStringLiteral("env"), envs())});
    VariablePopup *popup = shown.open("env");
    QVERIFY(popup->isVisible());
    click(popup, QStringLiteral("PROD"));
    QVERIFY(!popup->isVisible());
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(shown.chosen.at(0).at(0).toString(), QStringLiteral("env"));
    QCOMPARE(shown.values(), QStringList{QStringLiteral("prod")});
}

void TestVariablesRow::singleChoiceByKeyboard()
{
    Shown shown({variable(QStringLiteral("env"), envs())});
    auto *choice = shown.control<VariableChoice>("env");
    QTest::keyClick(choice->button(), Qt::Key_Down);
    QVERIFY(choice->popup()->isVisible());
    QTest::keyClicks(choice->popup()->search(), QStringLiteral("pr"));
    QCOMPARE(choice->popup()->list()->model()->rowCount(), 1);
    QTest::keyClick(choice->popup()->search(), Qt::Key_Return);
    QCOMPARE(shown.values(), QStringList{QStringLiteral("prod")});

    QTest::keyClick(choice->button(), Qt::Key_Return);
    QCOMPARE(choice->popup()->list()->model()->rowCount(), 3); // the search is empty again
    QTest::keyClick(choice->popup()->search(), Qt::Key_Down);
    QTest::keyClick(choice->popup()->search(), Qt::Key_Return);
    QCOMPARE(shown.values(1), QStringList{QStringLiteral("stage")});
}

void TestVariablesRow::severalTakeEffectWhenClosed()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("prod")})});
    VariablePopup *popup = shown.open("env");
    click(popup, QStringLiteral("DEV"));
    QVERIFY(popup->isVisible());
    QCOMPARE(shown.chosen.size(), 0);
    QTest::keyClick(popup->search(), Qt::Key_Escape);
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(shown.values(), (QStringList{QStringLiteral("dev"), QStringLiteral("prod")}));
}

void TestVariablesRow::allExcludesTheOthers()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("prod")})});
    VariablePopup *popup = shown.open("env");
    click(popup, QStringLiteral("All"));
    QCOMPARE(popup->options()->checked(), QStringList{kAllValues});
    click(popup, QStringLiteral("STAGE"));
    QCOMPARE(popup->options()->checked(), QStringList{QStringLiteral("stage")});
    click(popup, QStringLiteral("All"));
    popup->close();
    QCOMPARE(shown.values(), QStringList{kAllValues});
}

void TestVariablesRow::doubleClickMeansOnly()
{
    Shown shown(
        {several(QStringLiteral("env"), envs(), {QStringLiteral("dev"), QStringLiteral("prod")})});
    VariablePopup *popup = shown.open("env");
    const QPoint place = placeOf(popup, QStringLiteral("STAGE"));
    QTest::mouseClick(popup->list()->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(popup->list()->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(!popup->isVisible());
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(shown.values(), QStringList{QStringLiteral("stage")});
}

void TestVariablesRow::nothingChosenMeansAll()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("prod")})});
    VariablePopup *popup = shown.open("env");
    click(popup, QStringLiteral("PROD"));
    popup->close();
    QCOMPARE(shown.values(), QStringList{kAllValues});
}

void TestVariablesRow::nothingChosenWithoutAllChangesNothing()
{
    VariableValue value = several(QStringLiteral("env"), envs(), {QStringLiteral("prod")});
    value.definition.includeAll = false;
    Shown shown({value});
    VariablePopup *popup = shown.open("env");
    click(popup, QStringLiteral("PROD"));
    popup->close();
    QCOMPARE(shown.chosen.size(), 0);
    QCOMPARE(shown.open("env")->options()->checked(), QStringList{QStringLiteral("prod")});
}

void TestVariablesRow::unchangedSaysNothing()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("prod")})});
    shown.open("env")->close();
    VariablePopup *popup = shown.open("env");
    click(popup, QStringLiteral("DEV"));
    click(popup, QStringLiteral("DEV"));
    popup->close();
    QCOMPARE(shown.chosen.size(), 0);
}

void TestVariablesRow::valuesThatAreNoOptionsStay()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("gone")})});
    VariablePopup *popup = shown.open("env");
    QVERIFY(placeOf(popup, QStringLiteral("gone")).y() >= 0);
    click(popup, QStringLiteral("DEV"));
    popup->close();
    QCOMPARE(shown.values(), (QStringList{QStringLiteral("dev"), QStringLiteral("gone")}));
}

void TestVariablesRow::textAppliesOnEnterAndFocusOut()
{
    VariableValue value = ofKind(Kind::Textbox);
    Shown shown({value, variable(QStringLiteral("other"), envs())});
    QVERIFY(QTest::qWaitForWindowActive(&shown.row));
    QLineEdit *edit = shown.control<VariableText>("v")->edit();
    QCOMPARE(edit->text(), QStringLiteral("a"));
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("b"));
    QCOMPARE(shown.chosen.size(), 0);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shown.values(), QStringList{QStringLiteral("ab")});
    value.values = {QStringLiteral("ab")};
    shown.row.setVariables({value, variable(QStringLiteral("other"), envs())});
    QTest::keyClicks(edit, QStringLiteral("c"));
    shown.row.control(QStringLiteral("other"))->setFocus();
    QCOMPARE(shown.chosen.size(), 2);
    QCOMPARE(shown.values(1), QStringList{QStringLiteral("abc")});
}

void TestVariablesRow::typingSurvivesARefresh()
{
    VariableValue value = ofKind(Kind::Textbox);
    Shown shown({value});
    QVERIFY(QTest::qWaitForWindowActive(&shown.row));
    QLineEdit *edit = shown.control<VariableText>("v")->edit();
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("bc"));
    value.definition.description = QStringLiteral("changed");
    shown.row.setVariables({value});
    QCOMPARE(edit->text(), QStringLiteral("abc"));
    QVERIFY(edit->hasFocus());
}

void TestVariablesRow::popupSurvivesNewOptions()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("prod")})});
    VariablePopup *popup = shown.open("env");
    click(popup, QStringLiteral("DEV"));
    QTest::keyClicks(popup->search(), QStringLiteral("e"));
    shown.row.setVariables(
        {several(QStringLiteral("env"), envs() + QStringList{QStringLiteral("eu")},
                 {QStringLiteral("prod")})});
    QVERIFY(popup->isVisible());
    QCOMPARE(popup->search()->text(), QStringLiteral("e"));
    QCOMPARE(popup->list()->model()->rowCount(), 3); // DEV STAGE EU
    popup->close();
    QCOMPARE(shown.values(), (QStringList{QStringLiteral("dev"), QStringLiteral("prod")}));
}

void TestVariablesRow::controlsAreKept()
{
    const VariableValue a = variable(QStringLiteral("a"), envs());
    const VariableValue b = variable(QStringLiteral("b"), envs());
    Shown shown({a, b});
    const QPointer<VariableControl> keptA = shown.row.control(QStringLiteral("a"));
    const QPointer<VariableControl> keptB = shown.row.control(QStringLiteral("b"));
    shown.row.setVariables({b, a});
    QCOMPARE(shown.row.control(QStringLiteral("a")), keptA.data());
    QTRY_VERIFY(keptB->x() < keptA->x());
    shown.row.setVariables({b});
    QVERIFY(!shown.row.control(QStringLiteral("a")));
    QTRY_VERIFY(keptA.isNull());
}

void TestVariablesRow::wrapsIntoLines()
{
    std::vector<VariableValue> many;
    for (int i = 0; i < 12; ++i)
        many.push_back(variable(QStringLiteral("variable%1").arg(i), envs()));
    Shown shown(many);
    const int wide = shown.row.heightForWidth(3000);
    const int narrow = shown.row.heightForWidth(400);
    QVERIFY2(narrow > 3 * wide, qPrintable(QStringLiteral("%1 %2").arg(narrow).arg(wide)));
    shown.row.resize(400, narrow);
    const QRect last = shown.row.control(QStringLiteral("variable11"))->geometry();
    QVERIFY(shown.row.rect().contains(last));
}

// Space ticks, as in any list of boxes; once something is searched for it is a letter.
void TestVariablesRow::spaceTicks()
{
    Shown shown({several(QStringLiteral("env"), envs(), {QStringLiteral("prod")})});
    VariablePopup *popup = shown.open("env");
    const QPersistentModelIndex row = popup->list()->currentIndex();
    const auto ticked = [&row] { return row.data(Qt::CheckStateRole) == Qt::Checked; };
    const bool before = ticked();
    QTest::keyClick(popup->search(), Qt::Key_Space);
    QCOMPARE(ticked(), !before);
    QCOMPARE(popup->search()->text(), QString());
    QTest::keyClicks(popup->search(), QStringLiteral("a b"));
    QCOMPARE(popup->search()->text(), QStringLiteral("a b"));
}

void TestVariablesRow::fiveThousandOptionsAreQuick()
{
    QStringList many;
    for (int i = 0; i < 5000; ++i)
        many += QStringLiteral("instance-%1.example.org:9100").arg(i);
    Shown shown({several(QStringLiteral("instance"), many, many.mid(0, 2500))});
    QElapsedTimer timer;
    timer.start();
    VariablePopup *popup = shown.open("instance");
    QTest::keyClicks(popup->search(), QStringLiteral("4999"));
    QCOMPARE(popup->list()->model()->rowCount(), 1);
    popup->close();
    // Generous: a sanitizer build on a busy machine. What is quadratic here takes minutes.
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestVariablesRow::optionsAreAProperModel()
{
    VariableOptions options;
    QAbstractItemModelTester tester(&options,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    options.setVariable(several(QStringLiteral("env"), envs(), {QStringLiteral("prod")}));
    QCOMPARE(options.rowCount(), 4);
    options.toggle(1);
    options.checkOnly(2);
    QCOMPARE(options.checked(), QStringList{QStringLiteral("stage")});
    options.setVariable(variable(QStringLiteral("env"), envs()));
    QCOMPARE(options.rowCount(), 3);
    QVERIFY(!options.data(options.index(0), Qt::CheckStateRole).isValid());
    options.setVariable(variable(QStringLiteral("env"), {}));
    QCOMPARE(options.rowCount(), 0);
}

QTEST_MAIN(TestVariablesRow)
#include "tst_variablesrow.moc"
