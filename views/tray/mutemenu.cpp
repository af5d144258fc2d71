// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tray/mutemenu.h"

#include "models/notices/mutes.h"

#include <QCoreApplication>
#include <QMenu>

namespace onex {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("MuteMenu", text); }

struct What
{
    const char *title;
    std::vector<Severity> severities;
};

const std::vector<What> kWhat{
    {QT_TRANSLATE_NOOP("MuteMenu", "Critical"), {Severity::Critical}},
    {QT_TRANSLATE_NOOP("MuteMenu", "High"), {Severity::High}},
    {QT_TRANSLATE_NOOP("MuteMenu", "All"),
     {Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::None}},
};

struct Time
{
    const char *title;
    std::int64_t (*untilMs)(const Mutes &mutes);
};

constexpr Time kTimes[] = {
    {QT_TRANSLATE_NOOP("MuteMenu", "For 15 minutes"),
     [](const Mutes &mutes) { return mutes.nowMs() + 15 * 60'000; }},
    {QT_TRANSLATE_NOOP("MuteMenu", "For 1 hour"),
     [](const Mutes &mutes) { return mutes.nowMs() + 60 * 60'000; }},
    {QT_TRANSLATE_NOOP("MuteMenu", "Until tomorrow 08:00"),
     [](const Mutes &mutes) { return mutes.tomorrowMs(); }},
};

void fill(QMenu &menu, Mutes &mutes)
{
    menu.clear();
    qDeleteAll(menu.findChildren<QMenu *>(Qt::FindDirectChildrenOnly)); // which clear() leaves
    if (mutes.isAnyMuted()) {
        menu.addAction(mutes.text())->setEnabled(false);
        menu.addAction(tr("Unmute"), &mutes, &Mutes::unmute);
        menu.addSeparator();
    }
    for (const What &what : kWhat) {
        QMenu *times = menu.addMenu(tr(what.title));
        for (const Time &time : kTimes)
            times->addAction(tr(time.title), &mutes, [&mutes, &what, &time] {
                mutes.mute(what.severities, time.untilMs(mutes));
            });
    }
}

} // namespace

void offerMutes(QMenu *menu, Mutes &mutes)
{
    fill(*menu, mutes); // a tray shows what is there, and asks for nothing
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &mutes] { fill(*menu, mutes); });
}

MuteButton::MuteButton(Mutes &mutes, QWidget *parent)
    : QToolButton(parent)
    , m_mutes(mutes)
{
    auto *menu = new QMenu(this);
    offerMutes(menu, mutes);
    setMenu(menu);
    setPopupMode(InstantPopup);
    setProperty("field", true);
    setObjectName(QStringLiteral("mute"));
    setToolTip(tr("Tell nobody of new alerts for a while; they are shown all the same"));
    connect(&mutes, &Mutes::changed, this, &MuteButton::showMutes);
    showMutes();
}

void MuteButton::showMutes()
{
    const QString text = m_mutes.text();
    setText(text.isEmpty() ? tr("Mute") : text);
}

} // namespace onex
