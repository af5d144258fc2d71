// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/comparebutton.h"

#include "models/dashboard/timeexpr.h"

#include <QInputDialog>
#include <QMenu>

namespace onex {
namespace {

constexpr std::int64_t kHour = 3'600'000, kDay = 24 * kHour;
constexpr std::int64_t kUsual[] = {kHour, kDay, 7 * kDay};

} // namespace

CompareButton::CompareButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("compare"));
    setToolTip(tr("Draw what was earlier, or what a recording holds, dashed on every graph"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("field", true);
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &CompareButton::fillMenu);
    setComparison({});
}

void CompareButton::setComparison(const Comparison &comparison)
{
    m_comparison = comparison;
    setText(comparison.isOn() ? tr("Compared: %1").arg(textOf(comparison)) : tr("Compare"));
}

void CompareButton::setSources(const QStringList &sources) { m_sources = sources; }

void CompareButton::fillMenu()
{
    menu()->clear();
    addChoice(tr("With nothing"), {});
    menu()->addSeparator();
    for (const std::int64_t ms : kUsual)
        addChoice(tr("With %1").arg(textOf({ms, {}})), {ms, {}});
    menu()->addAction(tr("With another time…"), this, &CompareButton::askForDuration);
    menu()->addSeparator();
    for (const QString &source : std::as_const(m_sources)) {
        const Comparison with{m_comparison.source == source ? m_comparison.earlierMs : 0, source};
        addChoice(tr("With %1").arg(source), with);
    }
    menu()->addAction(tr("With a recording…"), this, &CompareButton::recordingRequested);
    menu()->addAction(tr("Side by side with a recording…"), this, &CompareButton::besideRequested);
}

void CompareButton::addChoice(const QString &text, const Comparison &comparison)
{
    QAction *action
        = menu()->addAction(text, this, [this, comparison] { Q_EMIT chosen(comparison); });
    action->setCheckable(true);
    action->setChecked(comparison == m_comparison);
}

void CompareButton::askForDuration()
{
    bool isChosen = false;
    const QString before = m_comparison.earlierMs > 0 ? formatDuration(m_comparison.earlierMs)
                                                      : QStringLiteral("2d");
    const QString text
        = QInputDialog::getText(this, tr("Compare"), tr("How much earlier (2d, 1h30m):"),
                                QLineEdit::Normal, before, &isChosen);
    const auto ms = parseDuration(text.trimmed());
    if (isChosen && ms && *ms > 0)
        Q_EMIT chosen({*ms, {}});
}

} // namespace onex
