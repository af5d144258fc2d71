// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/repeats.h"
#include "models/query/variablechoice.h"

#include <QSet>
#include <QTest>

using namespace onex;

namespace {

PanelDefinition panel(int id, const QString &kind, GridRect rect)
{
    PanelDefinition definition;
    definition.id = id;
    definition.kind = kind;
    definition.rect = rect;
    return definition;
}

PanelDefinition graph(int id, GridRect rect) { return panel(id, QStringLiteral("graph"), rect); }
PanelDefinition row(int id, int y) { return panel(id, QStringLiteral("row"), {0, y, 24, 1}); }

Variables nodes(const QStringList &names)
{
    VariableDefinition definition;
    definition.name = QStringLiteral("node");
    definition.multi = true;
    VariableDefinition::Options options;
    for (const QString &name : names)
        options.push_back({name, name});
    Variables variables;
    variables.set(chosen(definition, options, names));
    return variables;
}

QString placesOf(const std::vector<ShownPanel> &panels)
{
    QStringList places;
    for (const ShownPanel &shown : panels) {
        const GridRect rect = shown.definition.rect.value_or(GridRect());
        places << QStringLiteral("%1,%2,%3,%4").arg(rect.x).arg(rect.y).arg(rect.w).arg(rect.h);
    }
    return places.join(u' ');
}

} // namespace

class TestRepeats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutRepeats();
    void sideBySide_data();
    void sideBySide();
    void oneBelowAnother();
    void pushesDownWhatIsBelow();
    void scopesTheVariable();
    void keysAndIds();
    void rows();
    void collapsedRows();
    void withoutPlaces();
    void unknownVariable();
    void onlySoMany();
    void sharesTheOptions();
};

void TestRepeats::withoutRepeats()
{
    const auto shown = expandRepeats({graph(1, {0, 0, 12, 8}), graph(2, {12, 0, 12, 8})}, {});
    QCOMPARE(placesOf(shown), QString("0,0,12,8 12,0,12,8"));
    QCOMPARE(shown[1].definition.id, 2);
}

void TestRepeats::sideBySide_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("perRow");
    QTest::addColumn<QString>("places");
    const QStringList three{"a", "b", "c"}, six{"a", "b", "c", "d", "e", "f"};
    QTest::newRow("one keeps its place") << QStringList{"a"} << 0 << "6,0,12,8";
    QTest::newRow("three") << three << 0 << "0,0,8,8 8,0,8,8 16,0,8,8";
    QTest::newRow("two a line") << three << 2 << "0,0,12,8 12,0,12,8 0,8,12,8";
    QTest::newRow("four a line") << six << 0 << "0,0,6,8 6,0,6,8 12,0,6,8 18,0,6,8 0,8,6,8 6,8,6,8";
}

void TestRepeats::sideBySide()
{
    QFETCH(QStringList, names);
    QFETCH(int, perRow);
    PanelDefinition repeated = graph(1, {6, 0, 12, 8});
    repeated.repeat = QStringLiteral("node");
    repeated.repeatPerRow = perRow;
    QTEST(placesOf(expandRepeats({repeated}, nodes(names))), "places");
}

void TestRepeats::oneBelowAnother()
{
    PanelDefinition repeated = graph(1, {6, 2, 12, 8});
    repeated.repeat = QStringLiteral("node");
    repeated.repeatVertically = true;
    QCOMPARE(placesOf(expandRepeats({repeated}, nodes({"a", "b"}))), QString("6,2,12,8 6,10,12,8"));
}

void TestRepeats::pushesDownWhatIsBelow()
{
    PanelDefinition repeated = graph(1, {0, 0, 12, 8});
    repeated.repeat = QStringLiteral("node");
    repeated.repeatVertically = true;
    const auto shown = expandRepeats({repeated, graph(2, {12, 0, 12, 8}), graph(3, {0, 8, 24, 4}),
                                      row(4, 12), graph(5, {0, 13, 24, 4})},
                                     nodes({"a", "b", "c"}));
    QCOMPARE(placesOf(shown),
             QString("0,0,12,8 0,8,12,8 0,16,12,8 12,0,12,8 0,24,24,4 0,28,24,1 0,29,24,4"));
}

void TestRepeats::scopesTheVariable()
{
    PanelDefinition repeated = graph(1, {});
    repeated.repeat = QStringLiteral("node");
    const auto shown = expandRepeats({repeated}, nodes({"a", "b"}));
    const QString text = QStringLiteral("up{node=~\"$node\"}");
    QCOMPARE(shown[0].variables.fill(text, Variables::Use::Query), QString("up{node=~\"a\"}"));
    QCOMPARE(shown[1].variables.fill(text, Variables::Use::Query), QString("up{node=~\"b\"}"));
}

void TestRepeats::keysAndIds()
{
    PanelDefinition repeated = graph(7, {});
    repeated.repeat = QStringLiteral("node");
    const auto before = expandRepeats({graph(3, {}), repeated}, nodes({"a", "b"}));
    const auto after = expandRepeats({graph(3, {}), repeated}, nodes({"0", "a", "b"}));
    QCOMPARE(before[1].definition.id, 7);
    QCOMPARE(before[1].key, after[2].key);
    QCOMPARE(before[2].key, after[3].key);
    QSet<int> ids;
    for (const ShownPanel &shown : after)
        ids.insert(shown.definition.id);
    QCOMPARE(ids.size(), 4);
}

void TestRepeats::rows()
{
    PanelDefinition repeated = row(1, 0);
    repeated.repeat = QStringLiteral("node");
    PanelDefinition inner = graph(2, {0, 1, 24, 8});
    const auto shown = expandRepeats({repeated, inner, row(3, 9)}, nodes({"a", "b"}));
    QCOMPARE(placesOf(shown), QString("0,0,24,1 0,1,24,8 0,9,24,1 0,10,24,8 0,18,24,1"));
    QCOMPARE(shown[3].variables.find("node")->values, QStringList{"b"});
    QCOMPARE(shown[4].variables.find("node")->values, (QStringList{"a", "b"}));
}

void TestRepeats::collapsedRows()
{
    PanelDefinition closed = row(1, 4);
    closed.collapsed = true;
    closed.panels = {graph(2, {0, 5, 12, 8}), graph(3, {0, 13, 24, 2})};
    const auto shown
        = expandRepeats({graph(9, {0, 0, 24, 4}), closed, row(4, 5), graph(5, {0, 6, 24, 8})}, {});
    QCOMPARE(placesOf(shown), QString("0,0,24,4 0,4,24,1 0,5,12,8 0,13,24,2 0,15,24,1 0,16,24,8"));
    QVERIFY(shown[1].definition.collapsed);
    QVERIFY(shown[1].definition.panels.empty());
}

void TestRepeats::withoutPlaces()
{
    PanelDefinition repeated = graph(1, {});
    repeated.rect.reset();
    repeated.repeat = QStringLiteral("node");
    const auto shown = expandRepeats({repeated}, nodes({"a", "b"}));
    QCOMPARE(shown.size(), std::size_t(2));
    QVERIFY(!shown[1].definition.rect);
}

void TestRepeats::unknownVariable()
{
    PanelDefinition repeated = graph(1, {});
    repeated.repeat = QStringLiteral("gone");
    QCOMPARE(expandRepeats({repeated}, nodes({"a", "b"})).size(), std::size_t(1));
}

void TestRepeats::onlySoMany()
{
    QStringList names;
    for (int i = 0; i < 100; ++i)
        names << QString::number(i);
    std::vector<PanelDefinition> panels;
    for (int i = 0; i < 100; ++i) {
        panels.push_back(graph(i, {}));
        panels.back().repeat = QStringLiteral("node");
    }
    QCOMPARE(expandRepeats(panels, nodes(names)).size(), kMostPanels);
}

// 500 panels with 10,000 options each would be 240 MB.
void TestRepeats::sharesTheOptions()
{
    QStringList names;
    for (int i = 0; i < 10'000; ++i)
        names << QString::number(i);
    PanelDefinition repeated = graph(1, {});
    repeated.repeat = QStringLiteral("node");
    const Variables variables = nodes(names);
    const auto shown = expandRepeats({repeated}, variables);
    QCOMPARE(shown.size(), kMostPanels);
    const auto &options = variables.find("node")->options;
    QVERIFY(std::all_of(shown.begin(), shown.end(), [&](const ShownPanel &panel) {
        return panel.variables.find("node")->options.isSharedWith(options);
    }));
}

QTEST_GUILESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
