// SPDX-License-Identifier: GPL-3.0-or-later
// Sounds of the theme, through a sound device that writes what is heard into a file.
#include "datasource/desktop/sounds.h"
#include "models/notices/noticetext.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace onex;

class TestSounds : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString heard() const { return m_dir.filePath(QStringLiteral("heard.raw")); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void isHeard_data();
    void isHeard();
    void whatIsNotInTheThemeIsSaid();
    void noSoundServerIsSaid();
    void oneAtATime();
    void mayGoAtOnce();
};

void TestSounds::initTestCase()
{
    const QString path = m_dir.filePath(QStringLiteral("asound.conf"));
    QFile config(path);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("pcm.!default { type file file \"" + heard().toUtf8()
                 + "\" format \"raw\" slave.pcm { type null } }\n");
    qputenv("ALSA_CONFIG_PATH", path.toLocal8Bit());
}

void TestSounds::init() { qputenv("CANBERRA_DRIVER", "alsa"); }

void TestSounds::isHeard_data()
{
    QTest::addColumn<QString>("name");
    for (const Severity severity : {Severity::Critical, Severity::High}) {
        for (const auto kind : {Notice::Kind::Firing, Notice::Kind::Overdue}) {
            const QString name = soundOf(severity, kind);
            QTest::newRow(qPrintable(severityWord(severity) + u' ' + name)) << name;
        }
    }
}

void TestSounds::isHeard()
{
    QFETCH(const QString, name);
    QFile::remove(heard());
    Sounds sounds;
    QSignalSpy played(&sounds, &Sounds::played);
    sounds.play(name);
    QTRY_COMPARE(played.size(), 1);
    QTRY_VERIFY(QFileInfo(heard()).size() > 10'000);
}

void TestSounds::whatIsNotInTheThemeIsSaid()
{
    Sounds sounds;
    QSignalSpy failed(&sounds, &Sounds::failed);
    sounds.play(QStringLiteral("no-such-sound"));
    QTRY_COMPARE(failed.size(), 1);
}

void TestSounds::noSoundServerIsSaid()
{
    qputenv("CANBERRA_DRIVER", "nosuch");
    Sounds sounds;
    QSignalSpy failed(&sounds, &Sounds::failed);
    for (int i = 1; i <= 2; ++i) {
        sounds.play(QStringLiteral("dialog-warning"));
        QTRY_COMPARE(failed.size(), i);
        QVERIFY(!failed[0][0].toString().isEmpty());
    }
}

void TestSounds::oneAtATime()
{
    Sounds sounds;
    QSignalSpy played(&sounds, &Sounds::played);
    for (int i = 0; i < 100; ++i)
        sounds.play(QStringLiteral("dialog-warning"));
    QTRY_COMPARE(played.size(), 1);
    QTest::qWait(20);
    QCOMPARE(played.size(), 1);
}

void TestSounds::mayGoAtOnce()
{
    Sounds sounds;
    sounds.play(QStringLiteral("dialog-warning"));
}

QTEST_GUILESS_MAIN(TestSounds)
#include "tst_sounds.moc"
