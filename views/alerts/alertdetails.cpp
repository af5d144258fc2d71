// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alertdetails.h"

#include "models/history/historytexts.h"
#include "models/panels/format.h"

#include <QDateTime>
#include <QFormLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>

namespace onex {
namespace {

constexpr qsizetype kLongest = 4000; // characters of one text

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonObject objectOf(const Labels &labels)
{
    QJsonObject object;
    for (const auto &[name, value] : labels)
        object.insert(textOf(name), textOf(value));
    return object;
}

QString isoTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

AlertDetails::AlertDetails(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setMinimumWidth(260);
    setAccessibleName(tr("Details of the alert"));
}

void AlertDetails::setAlert(const LiveAlert &alert)
{
    if (alert == m_alert && m_form)
        return;
    m_alert = alert;
    fill();
}

void AlertDetails::setHistory(const std::vector<AlertTransition> &transitions)
{
    if (transitions == m_history)
        return;
    m_history = transitions;
    if (m_form)
        fill();
}

void AlertDetails::setSilences(const QStringList &silences)
{
    if (silences == m_silences)
        return;
    m_silences = silences;
    if (m_form)
        fill();
}

void AlertDetails::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_form)
        fill();
}

void AlertDetails::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (m_form)
        fill();
}

std::vector<AlertDetails::Row> AlertDetails::rows() const
{
    const auto since = QDateTime::fromMSecsSinceEpoch(m_alert.sinceMs, m_zone);
    std::vector<Row> rows{
        {tr("State"), alertStateWord(m_alert.state), {}},
        {tr("Since"), since.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t")), {}},
        {tr("Told by"), (m_alert.sources + m_alert.clusters).join(QStringLiteral(", ")), {}},
    };
    if (m_alert.value)
        rows.push_back({tr("Value"), QString::number(*m_alert.value, 'g', 6), {}});
    if (!m_alert.expression.isEmpty())
        rows.push_back({tr("Expression"), m_alert.expression, {}});
    for (const auto &[name, value] : m_alert.annotations) {
        const QString text = textOf(value);
        const bool leads = textOf(name).endsWith(QLatin1String("url")) && text.startsWith(u"http");
        rows.push_back({textOf(name), text, leads ? text : QString()});
    }
    for (const auto &[name, value] : m_alert.labels)
        rows.push_back({textOf(name), textOf(value), {}});
    for (const QString &silence : m_silences)
        rows.push_back({tr("Silence"), silence, {}});
    if (!m_history.empty())
        rows.push_back({tr("History"), transitionLines(m_history, m_zone).join(u'\n'), {}});
    return rows;
}

void AlertDetails::fill()
{
    auto *content = new QWidget(this);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(10, 8, 10, 8);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *title = plainLabel(m_alert.name());
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    m_form->addRow(title);
    for (const Row &row : rows())
        addRow(row);
    if (!m_alert.expression.isEmpty()) {
        auto *graph = new QPushButton(tr("Graph around its start"), content);
        connect(graph, &QPushButton::clicked, this, &AlertDetails::graphRequested);
        m_form->addRow(graph);
    }
    auto *close = new QPushButton(tr("Close"), content);
    connect(close, &QPushButton::clicked, this, &AlertDetails::closeRequested);
    m_form->addRow(close);
    setWidget(content);
}

void AlertDetails::addRow(const Row &row)
{
    auto *name = plainLabel(row.name);
    QPalette palette = name->palette();
    palette.setColor(QPalette::WindowText, m_theme.muted);
    name->setPalette(palette);
    if (row.url.isEmpty()) {
        m_form->addRow(name, plainLabel(row.value));
        return;
    }
    auto *button = new QPushButton(tr("Open…"), this);
    button->setToolTip(row.url.left(kLongest).toHtmlEscaped());
    connect(button, &QPushButton::clicked, this,
            [this, url = row.url] { Q_EMIT linkActivated(url); });
    m_form->addRow(name, button);
}

QLabel *AlertDetails::plainLabel(const QString &text)
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setText(text.left(kLongest));
    return label;
}

QString AlertDetails::text() const
{
    QStringList lines;
    for (const Row &row : rows())
        lines += row.name + QLatin1String(": ") + row.value;
    return lines.join(u'\n');
}

// --- for other programs ----------------------------------------------------------------------

QString alertAsText(const LiveAlert &alert)
{
    QStringList lines{alert.name() + QLatin1String(", ") + severityWord(alert.severity)
                          + QLatin1String(", ") + alertStateWord(alert.state),
                      QLatin1String("since ") + isoTime(alert.sinceMs)};
    for (const Labels *labels : {&alert.annotations, &alert.labels}) {
        for (const auto &[name, value] : *labels)
            lines += textOf(name) + QLatin1String(": ") + textOf(value);
    }
    return lines.join(u'\n');
}

QByteArray alertAsJson(const LiveAlert &alert)
{
    const QJsonObject object{
        {"fingerprint", alert.id},
        {"state", alertStateWord(alert.state)},
        {"severity", severityWord(alert.severity)},
        {"since", isoTime(alert.sinceMs)},
        {"labels", objectOf(alert.labels)},
        {"annotations", objectOf(alert.annotations)},
        {"expression", alert.expression},
    };
    return QJsonDocument(object).toJson();
}

QString alertAsMatcher(const LiveAlert &alert)
{
    return QString::fromStdString(alert.labels.toString());
}

} // namespace onex
