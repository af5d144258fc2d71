// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/piemodel.h"
#include "models/panels/statmodel.h"
#include "tests/panels/paneldatafixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestCellLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsWhatIsKnown_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("filled");
        const auto row
            = [](const char *url, const char *filled) { QTest::newRow(url) << url << filled; };
        row("https://a.example/x", "https://a.example/x");
        row("/d/host?var-host=${__field.labels.host}", "/d/host?var-host=a%2Fb");
        row("/d/host?var-host=${__field.labels[\"host\"]}", "/d/host?var-host=a%2Fb");
        row("/x?n=${__field.name}&s=${__series.name}", "/x?n=load%20a%2Fb&s=load%20a%2Fb");
        row("/x?v=${__value.raw}&t=${__value.text}", "/x?v=42.5&t=42.5%25");
        row("/x?${__field.labels.nothing}", "/x?");
        row("/x?${__data.fields.other}&${", "/x?${__data.fields.other}&${");
    }
    void fillsWhatIsKnown()
    {
        QFETCH(QString, url);
        PanelDefinition panel = panelOf(QStringLiteral("stat"));
        panel.defaults.links = std::vector<Link>{{{}, url}};
        panel.defaults.unit = QStringLiteral("percent");
        const PanelData data
            = dataOf({seriesOf({{"host", "a/b"}}, {1, 42.5})}, QStringLiteral("load {{host}}"), 1);
        const auto cells = statCells(panel, data, darkTheme(), 100);
        QCOMPARE(cells.size(), std::size_t(1));
        QTEST(cells[0].link, "filled");
        const PieModel pie = pieModel(panel, data, darkTheme());
        QCOMPARE(pie.slices.size(), std::size_t(1));
        QTEST(pie.slices[0].link, "filled");
    }
};

QTEST_GUILESS_MAIN(TestCellLink)
#include "tst_celllink.moc"
