// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/inspectdialog.h"

#include "models/panels/displayseries.h"
#include "models/panels/format.h"
#include "models/query/panelmodel.h"
#include "views/shell/inspectmodel.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace onex {
namespace {

QString timeText(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone).toString(
        QStringLiteral("yyyy-MM-dd HH:mm:ss t"));
}

QString describe(const TargetData &target, const QTimeZone &zone)
{
    const qsizetype count = target.frame ? static_cast<qsizetype>(target.frame->series.size()) : 0;
    QStringList lines{QStringLiteral("%1:  %2").arg(target.refId, target.expr), QString()};
    lines += target.instant
        ? InspectDialog::tr("    instant query at %1").arg(timeText(target.sent.to, zone))
        : InspectDialog::tr("    range query from %1 to %2, step %3")
              .arg(timeText(target.sent.from, zone), timeText(target.sent.to, zone),
                   formatAge(target.stepMs));
    lines += InspectDialog::tr("    %1 series, %2 bytes, answered in %3 ms, decoded in %4 ms")
                 .arg(count)
                 .arg(target.bytes)
                 .arg(target.roundTripMs, 0, 'f', 1)
                 .arg(target.decodeMs, 0, 'f', 2);
    for (const QString &notice : target.notices)
        lines += InspectDialog::tr("    the server notes: %1").arg(notice);
    if (!target.error.isEmpty())
        lines += InspectDialog::tr("    failed: %1").arg(target.error);
    return lines.join(u'\n');
}

} // namespace

InspectDialog::InspectDialog(PanelModel &model, const Theme &theme, const QTimeZone &zone,
                             QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_theme(theme)
    , m_zone(zone)
    , m_tabs(new QTabWidget(this))
    , m_table(new QTableView(this))
    , m_rows(new InspectModel(this))
    , m_queries(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Inspect: %1").arg(model.definition().title));
    resize(860, 560);

    m_table->setModel(m_rows);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setDefaultSectionSize(180);
    m_queries->setReadOnly(true);
    m_queries->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs->addTab(m_queries, tr("Queries"));
    m_tabs->addTab(m_table, tr("Data"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy as CSV"), QDialogButtonBox::ActionRole);
    QPushButton *save = buttons->addButton(tr("Export CSV…"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, &InspectDialog::copyCsvRequested);
    connect(save, &QPushButton::clicked, this, &InspectDialog::exportCsvRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(buttons);
    connect(&model, &PanelModel::changed, this, &InspectDialog::showAnswers);
    connect(&model, &QObject::destroyed, this, &QDialog::reject);
    showAnswers();
}

void InspectDialog::showAnswers()
{
    m_queries->setPlainText(queryText());
    m_rows->setTable(tableOf(displaySeries(m_model.definition(), m_model.data(), m_theme)), m_zone);
    m_table->resizeColumnToContents(0);
}

QString InspectDialog::queryText() const
{
    QStringList parts;
    for (const TargetData &target : m_model.data().targets)
        parts += describe(target, m_zone);
    return parts.isEmpty() ? tr("Nothing was asked yet.") : parts.join(QStringLiteral("\n\n"));
}

} // namespace onex
