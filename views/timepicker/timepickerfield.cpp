// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timepicker/timepickerfield.h"

#include "models/dashboard/timeexpr.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace onex {

TimePickerField::TimePickerField(const QString &caption, bool end, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_note(new QLabel(this))
    , m_end(end)
{
    auto *label = new QLabel(caption, this);
    label->setProperty("role", QStringLiteral("caption"));
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(caption);
    m_edit->setMaxLength(100);
    m_edit->setPlaceholderText(tr("now-6h, 2026-05-01 10:00"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("caption"));
    QFont small = m_note->font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_note->setFont(small);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(label);
    layout->addWidget(m_edit);
    layout->addWidget(m_note);
    connect(m_edit, &QLineEdit::textEdited, this, &TimePickerField::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &TimePickerField::entered);
}

QString TimePickerField::text() const { return m_edit->text().trimmed(); }

void TimePickerField::setText(const QString &text) { m_edit->setText(text); }

QString TimePickerField::note() const { return m_note->text(); }

bool TimePickerField::check(qint64 nowMs, const QTimeZone &zone)
{
    const Result<std::int64_t> time = parseTime(text(), nowMs, m_end, zone);
    if (!time) {
        showError(QString::fromStdString(time.error().message));
        return false;
    }
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(*time, zone);
    showNote(moment.toString(QStringLiteral("ddd yyyy-MM-dd HH:mm:ss")), false);
    return true;
}

void TimePickerField::showError(const QString &words) { showNote(words, true); }

void TimePickerField::showNote(const QString &text, bool error)
{
    m_note->setText(text);
    m_note->setProperty("role", error ? QStringLiteral("error") : QStringLiteral("caption"));
    m_edit->setProperty("invalid", error);
    m_edit->setAccessibleDescription(text);
    for (QWidget *widget : {static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_edit)}) {
        widget->style()->unpolish(widget); // style sheets look at properties only when polishing
        widget->style()->polish(widget);
    }
}

} // namespace onex
