// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/statefixture.h"

using namespace onex;
using namespace onex::test;

class SharedSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values();
    void author();
    void mutes();
    void mutesOnlyWithRecord();
};

void SharedSettingsTest::values()
{
    StateFixture store;
    SharedSettings &settings = store->settings();
    QVERIFY(!*settings.value("key"));
    VERIFY_OK(settings.setValue("key", R"({"a":[1]})"));
    VERIFY_OK(settings.setValue("key", R"({"a":[2]})"));
    QCOMPARE(settings.value("key")->value(), R"({"a":[2]})");
    QCOMPARE(settings.setValue("key", "{").error().kind, Error::Kind::BadInput);
    QCOMPARE(settings.value("key")->value(), R"({"a":[2]})");
    VERIFY_OK(settings.remove("key"));
    QVERIFY(!*settings.value("key"));
}

void SharedSettingsTest::author()
{
    StateFixture store;
    QCOMPARE(*store->settings().author(), "");
    QVERIFY(!store->settings().setAuthor(" "));
    VERIFY_OK(store->settings().setAuthor(" Ada \"L\" \n"));
    const auto second = StateStore::open(store.path());
    VERIFY_OK(second);
    QCOMPARE(*(*second)->settings().author(), "Ada \"L\"");
}

void SharedSettingsTest::mutes()
{
    StateFixture store;
    SharedSettings &settings = store->settings();
    const Mute high{"high", 200}, low{"low", 100};
    QVERIFY(settings.mutes(0)->empty());
    VERIFY_OK(settings.mute(low, "ada", 10));
    VERIFY_OK(settings.mute(high, "ada", 10));
    QVERIFY((*settings.mutes(10) == std::vector<Mute>{high, low}));
    QVERIFY((*settings.mutes(100) == std::vector<Mute>{high}));
    const Mute off{"high", 0};
    VERIFY_OK(settings.mute(off, "bob", 20));
    QVERIFY((*settings.mutes(10) == std::vector<Mute>{low}));
    QVERIFY(!settings.mute(high, "", 30)); // nobody did it
    const auto audit = store->audit().between(0, 100);
    QCOMPARE(audit->size(), std::size_t{3});
    QCOMPARE(audit->back().entry.action, "unmute");
    QCOMPARE(audit->back().entry.object, "high");
}

void SharedSettingsTest::mutesOnlyWithRecord()
{
    StateFixture store;
    SharedSettings &settings = store->settings();
    VERIFY_OK(settings.mute({"high", 200}, "ada", 10));
    QCOMPARE(settings.setValue("mute.low", "200").error().kind, Error::Kind::BadInput);
    QCOMPARE(settings.remove("mute.high").error().kind, Error::Kind::BadInput);
    QCOMPARE(settings.mutes(10)->size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(SharedSettingsTest)
#include "tst_sharedsettings.moc"
