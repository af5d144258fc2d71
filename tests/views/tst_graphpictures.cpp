// SPDX-License-Identifier: GPL-3.0-or-later
// Every look of a graph is drawn, in both themes; with ONEX_PICTURES=DIR the pictures are kept.
#include "tests/views/graphfixture.h"
#include "views/panels/graphview.h"

#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace onex;
using namespace onex::test;

namespace {

struct Look
{
    PanelDefinition panel = graphPanel();
    PanelData data = waveData(3, 240);
    QSize size{800, 300};
};

Override byName(const QString &name, const FieldOptions &options)
{
    Override over;
    over.arguments = {name};
    over.options = options;
    return over;
}

// Without what lies between the two samples, as when an exporter died and came back.
PanelData withHole(PanelData data, std::size_t from, std::size_t to)
{
    auto frame = std::make_shared<Frame>(*data.targets[0].frame);
    Series &series = frame->series[0];
    const auto cut = [from, to](auto &column) {
        const auto begin = column.begin() + static_cast<std::ptrdiff_t>(from);
        column.erase(begin, begin + static_cast<std::ptrdiff_t>(to - from));
    };
    cut(series.times);
    cut(series.values);
    data.targets[0].frame = frame;
    return data;
}

Look looksLike(const QString &name)
{
    Look look;
    FieldOptions &options = look.panel.defaults;
    if (name == u"one")
        look.data = waveData(1, 240);
    if (name == u"ten")
        look.data = waveData(10, 240);
    if (name == u"many") {
        look.data = waveData(200, 400);
        look.size = {1000, 400};
    }
    if (name == u"area") {
        options.fillOpacity = 20;
        options.lineWidth = 2;
        options.unit = QStringLiteral("bytes");
        look.data = waveData(3, 240, 3e9);
    }
    if (name == u"smooth") {
        options.interpolation = Interpolation::Smooth;
        options.lineWidth = 2;
        look.data = waveData(2, 20);
    }
    if (name == u"steps") {
        options.interpolation = Interpolation::StepAfter;
        options.lineWidth = 2;
        look.data = waveData(2, 20);
    }
    if (name == u"stacked" || name == u"percent") {
        options.stacking = name == u"percent" ? Stacking::Percent : Stacking::Normal;
        options.fillOpacity = 40;
        look.data = withHole(waveData(4, 240), 100, 130);
    }
    if (name == u"bars" || name == u"stackedbars") {
        options.drawStyle = DrawStyle::Bars;
        options.fillOpacity = 80;
        look.data = waveData(3, 30);
        if (name == u"stackedbars")
            options.stacking = Stacking::Normal;
    }
    if (name == u"points")
        options.drawStyle = DrawStyle::Points;
    if (name == u"log") {
        options.scale = Scale::Log10;
        options.unit = QStringLiteral("s");
        look.data = waveData(3, 240);
        auto frame = std::make_shared<Frame>(*look.data.targets[0].frame);
        double factor = 0.0001;
        for (Series &series : frame->series) {
            for (double &value : series.values)
                value *= factor;
            factor *= 300;
        }
        look.data.targets[0].frame = frame;
    }
    if (name == u"rightaxis") {
        FieldOptions right;
        right.unit = QStringLiteral("percent");
        right.axisLabel = QStringLiteral("Load <b>now</b>");
        options.unit = QStringLiteral("bytes");
        options.axisLabel = QStringLiteral("Memory in use");
        look.panel.overrides.push_back(byName(QStringLiteral("node-3"), right));
        look.data = waveData(3, 240, 5);
    }
    if (name == u"thresholds") {
        options.thresholdStyle = ThresholdStyle::LineAndArea;
        options.thresholds = Thresholds{false, {{{}, "green"}, {3, "orange"}, {4.5, "red"}}};
    }
    if (name == u"negative") {
        FieldOptions mirrored;
        mirrored.negativeY = true;
        options.unit = QStringLiteral("Bps");
        options.fillOpacity = 15;
        look.panel.overrides.push_back(byName(QStringLiteral("node-2"), mirrored));
        look.data = waveData(2, 240, 1e6);
    }
    if (name == u"hole")
        look.data = withHole(waveData(1, 240), 80, 160);
    if (name == u"table") {
        look.panel.legend.mode = LegendOptions::Mode::Table;
        look.panel.legend.calcs = {"lastNotNull", "min", "max", "mean"};
        look.panel.legend.sortBy = QStringLiteral("max");
        look.data = waveData(12, 240);
    }
    if (name == u"tableright") {
        look.panel.legend.mode = LegendOptions::Mode::Table;
        look.panel.legend.right = true;
        look.panel.legend.calcs = {"lastNotNull", "max"};
        look.data = waveData(12, 240);
    }
    if (name == u"longnames") {
        look.panel.legend.right = true;
        auto frame = std::make_shared<Frame>(*look.data.targets[0].frame);
        for (Series &series : frame->series)
            series.labels = Labels{
                {"instance", std::string(90, 'n') + "/" + std::to_string(series.values[0])}};
        look.data.targets[0].frame = frame;
    }
    if (name == u"small")
        look.size = {300, 150};
    if (name == u"tiny")
        look.size = {150, 80};
    if (name == u"empty")
        look.data = waveData(0, 240);
    if (name == u"days") {
        look.data.range.from -= 3 * 86'400'000LL;
        look.size = {1600, 250};
    }
    return look;
}

} // namespace

class TestGraphPictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void draws_data();
    void draws();
};

void TestGraphPictures::draws_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("dark");
    for (const char *name :
         {"one",       "ten",        "many",     "area",        "smooth", "steps",
          "stacked",   "percent",    "bars",     "stackedbars", "points", "log",
          "rightaxis", "thresholds", "negative", "hole",        "table",  "tableright",
          "longnames", "small",      "tiny",     "empty",       "days"}) {
        QTest::addRow("%s dark", name) << QString::fromLatin1(name) << true;
        QTest::addRow("%s light", name) << QString::fromLatin1(name) << false;
    }
}

void TestGraphPictures::draws()
{
    QFETCH(QString, name);
    QFETCH(bool, dark);
    const Look look = looksLike(name);
    const Theme theme = dark ? darkTheme() : lightTheme();
    GraphView view;
    QPalette ground = view.palette();
    ground.setColor(QPalette::Window, theme.panel);
    view.setPalette(ground);
    view.resize(look.size);
    view.setTheme(theme);
    view.setTimeZone(QTimeZone::utc());
    view.setDefinition(look.panel);
    view.setData(look.data);
    view.show();
    QTRY_VERIFY(view.isSettled());
    const QImage picture = view.grab().toImage();
    const QString folder = qEnvironmentVariable("ONEX_PICTURES");
    if (!folder.isEmpty())
        picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, dark ? "dark" : "light"));

    int drawn = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            drawn += picture.pixelColor(x, y) != theme.panel ? 1 : 0;
    }
    QVERIFY2(drawn > picture.width(), qPrintable(QString::number(drawn)));
}

QTEST_MAIN(TestGraphPictures)
#include "tst_graphpictures.moc"
