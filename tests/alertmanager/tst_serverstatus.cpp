// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/serverstatus.h"

#include <QTest>

using namespace onex;

namespace {

ServerStatus server(const char *name, std::vector<const char *> peers = {})
{
    ServerStatus status;
    status.clusterName = name;
    for (const char *peer : peers)
        status.peers.push_back({peer, "127.0.0.1:9094"});
    return status;
}

} // namespace

class ServerStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupBy_data();
    void groupBy();
    void gossip();
    void gossipThroughAnother();
};

void ServerStatusTest::groupBy_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char *name, const char *config, const QByteArrayList &names) {
        QTest::newRow(name) << QByteArray{config} << names;
    };
    row("one",
        "global:\n  smtp_hello: localhost\nroute:\n  receiver: none\n  group_by:\n  - alertname\n"
        "  continue: false\n",
        {"alertname"});
    row("several", "route:\n  group_by:\n  - a\n  - b\n  routes:\n  - receiver: c\n", {"a", "b"});
    row("each on its own", "route:\n  group_by:\n  - '...'\n", {"..."});
    row("quoted", "route:\n  group_by:\n  - \"no\"\n", {"no"});
    row("none", "route:\n  receiver: a\n  routes:\n  - receiver: b\n    group_by:\n    - c\n", {});
    row("of another", "other:\n  group_by:\n  - a\nroute:\n  receiver: b\n", {});
    row("cut", "route:\n  group_by:\n  - alertna", {"alertna"});
    row("nothing", "", {});
    row("lines of Windows", "route:\r\n  group_by:\r\n  - a\r\n", {"a"});
}

void ServerStatusTest::groupBy()
{
    QFETCH(QByteArray, config);
    QByteArrayList names;
    for (const std::string &name : groupByOf(config.toStdString()))
        names += QByteArray::fromStdString(name);
    QTEST(names, "names");
}

void ServerStatusTest::gossip()
{
    using Groups = std::vector<std::vector<std::size_t>>;
    const Groups none, pair{{0, 1}}, apart{{0}, {1}}, mixed{{0, 2}, {1}};
    QCOMPARE(gossipGroups({}), none);
    QCOMPARE(gossipGroups({server("A", {"A", "B"}), server("B", {"A", "B"})}), pair);
    QCOMPARE(gossipGroups({server("A", {"A", "B"}), server("B")}), pair);
    QCOMPARE(gossipGroups({server("A", {"A"}), server("A", {"A"})}), pair); // one by two addresses
    QCOMPARE(gossipGroups({server("A", {"A"}), server("B", {"B"})}), apart);
    QCOMPARE(gossipGroups({server(""), server("")}), apart);
    QCOMPARE(gossipGroups({server("A", {"C"}), server("B", {"B"}), server("C")}), mixed);
}

void ServerStatusTest::gossipThroughAnother()
{
    const std::vector<std::vector<std::size_t>> all{{0, 1, 2, 3}};
    QCOMPARE(
        gossipGroups({server("A", {"B"}), server("C", {"D"}), server("B", {"C"}), server("D")}),
        all);
}

QTEST_GUILESS_MAIN(ServerStatusTest)
#include "tst_serverstatus.moc"
