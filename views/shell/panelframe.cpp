// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/panelframe.h"

#include "models/panels/format.h"
#include "models/query/panelmodel.h"
#include "views/panels/paneltypes.h"
#include "views/shell/linkmenu.h"
#include "views/shell/panelheader.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace onex {
namespace {

struct MenuRow
{
    const char *text;
    const char *keys;
    PanelFrame::Action action;
};

constexpr MenuRow kMenu[] = {
    {QT_TRANSLATE_NOOP("PanelMenu", "Stop loading"), "P, S", PanelFrame::Action::Stop},
    {QT_TRANSLATE_NOOP("PanelMenu", "View"), "V", PanelFrame::Action::View},
    {QT_TRANSLATE_NOOP("PanelMenu", "Inspect"), "I", PanelFrame::Action::Inspect},
    {QT_TRANSLATE_NOOP("PanelMenu", "Explore"), "P, X", PanelFrame::Action::Explore},
    {QT_TRANSLATE_NOOP("PanelMenu", "Copy query"), "", PanelFrame::Action::CopyQuery},
    {QT_TRANSLATE_NOOP("PanelMenu", "Copy data as CSV"), "", PanelFrame::Action::CopyCsv},
    {QT_TRANSLATE_NOOP("PanelMenu", "Copy as picture"), "", PanelFrame::Action::CopyImage},
    {QT_TRANSLATE_NOOP("PanelMenu", "Export data as CSV…"), "", PanelFrame::Action::ExportCsv},
    {QT_TRANSLATE_NOOP("PanelMenu", "Export samples…"), "", PanelFrame::Action::ExportSamples},
    {QT_TRANSLATE_NOOP("PanelMenu", "Export picture…"), "", PanelFrame::Action::ExportImage},
};

QString targetErrors(const PanelData &data)
{
    QStringList errors;
    for (const TargetData &target : data.targets) {
        if (!target.error.isEmpty())
            errors += target.refId + QLatin1String(": ") + target.error;
    }
    return errors.join(u'\n');
}

QString allNotices(const PanelData &data)
{
    QStringList notices;
    for (const TargetData &target : data.targets)
        notices += target.notices;
    notices.removeDuplicates();
    return notices.join(u'\n');
}

QString problemsOf(const PanelDefinition &definition)
{
    QStringList lines;
    for (const Problem &problem : definition.problems) {
        lines += problem.line > 0 ? PanelFrame::tr("line %1, column %2: %3")
                                        .arg(problem.line)
                                        .arg(problem.column)
                                        .arg(problem.message)
                                  : problem.message;
    }
    return lines.join(u'\n');
}

} // namespace

PanelFrame::PanelFrame(PanelModel &model, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_header(new PanelHeader(this))
    , m_menu(new QMenu(this))
    , m_message(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    auto *body = new QWidget(this);
    m_body = new QStackedLayout(body);
    m_body->addWidget(m_message);
    layout->addWidget(body, 1);

    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(8);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_header->menuButton()->setMenu(m_menu);
    setFocusPolicy(Qt::ClickFocus);

    connect(m_menu, &QMenu::aboutToShow, this, &PanelFrame::fillMenu);
    connect(&model, &PanelModel::definitionChanged, this, &PanelFrame::showDefinition);
    connect(&model, &PanelModel::changed, this, &PanelFrame::showData);
    connect(&model, &PanelModel::fetchingChanged, this,
            [this] { m_header->setFetching(m_model.isFetching()); });
    setTheme(theme);
    showDefinition();
}

// What a view says as it goes must still find a frame.
PanelFrame::~PanelFrame() { delete m_view; }

bool PanelFrame::isSettled() const { return !m_view || m_view->isSettled(); }

void PanelFrame::setSeen(bool seen)
{
    if (seen && !m_view)
        makeView();
    m_model.setSeen(seen);
}

void PanelFrame::makeView()
{
    m_view = makePanelView(m_model.definition().kind, this);
    m_body->addWidget(m_view);
    connectView();
    m_view->setTheme(m_theme);
    m_view->setTimeZone(m_zone);
    m_view->setDefinition(m_model.definition());
    m_view->setAnnotations(m_annotations);
    m_model.setWidth(width()); // the view's own is not known before it is laid out
    showData();
}

void PanelFrame::connectView()
{
    connect(m_view, &PanelView::hovered, this, &PanelFrame::hovered);
    connect(m_view, &PanelView::rangeChosen, this, &PanelFrame::rangeChosen);
    connect(m_view, &PanelView::zoomOutRequested, this, &PanelFrame::zoomOutRequested);
    connect(m_view, &PanelView::linkActivated, this, &PanelFrame::linkActivated);
    connect(m_view, &PanelView::settled, this, &PanelFrame::settled);
}

void PanelFrame::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_header->setTheme(theme);
    if (m_view)
        m_view->setTheme(theme);
    showBody();
    update();
}

void PanelFrame::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (m_view)
        m_view->setTimeZone(zone);
}

void PanelFrame::setCrosshair(std::optional<qint64> timeMs)
{
    if (m_view)
        m_view->setCrosshair(timeMs);
}

void PanelFrame::setAnnotations(const AnnotationsPtr &annotations)
{
    m_annotations = annotations;
    if (m_view)
        m_view->setAnnotations(annotations);
}

void PanelFrame::setNow(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (m_model.data().state == PanelState::Stale)
        showMarks();
}

void PanelFrame::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    update();
}

void PanelFrame::showDefinition()
{
    const PanelDefinition &definition = m_model.definition();
    m_header->setTitle(definition.title, definition.description);
    setAccessibleName(definition.title);
    if (m_view) {
        m_view->setDefinition(definition);
        m_view->setData(m_model.data());
    }
    showMarks();
    showBody();
}

void PanelFrame::showData()
{
    if (m_view)
        m_view->setData(m_model.data());
    showMarks();
    showBody();
}

void PanelFrame::showMarks()
{
    using Mark = PanelHeader::Mark;
    const PanelData &shown = m_model.data();
    const bool stale = shown.state == PanelState::Stale;
    const QString age = shown.receivedMs > 0 && m_nowMs > shown.receivedMs
        ? formatAge(m_nowMs - shown.receivedMs)
        : QString();
    m_header->setMark(Mark::Stale, stale ? tr("⚠ stale %1").arg(age).trimmed() : QString(),
                      tr("This is old shown. %1").arg(shown.error));
    const bool partly = shown.state == PanelState::Ready && !targetErrors(shown).isEmpty();
    m_header->setMark(Mark::Error, partly ? tr("✖ query failed") : QString(), targetErrors(shown));
    const QString notices
        = (allNotices(shown) + u'\n' + problemsOf(m_model.definition())).trimmed();
    m_header->setMark(Mark::Notice, notices.isEmpty() ? QString() : QStringLiteral("△"), notices);
}

QString PanelFrame::bodyMessage() const
{
    const auto &targets = m_model.data().targets;
    switch (m_model.data().state) {
    case PanelState::Loading:
        return tr("Loading…");
    case PanelState::Failed:
        return QStringLiteral("✖ ") + m_model.data().error;
    case PanelState::Empty:
    case PanelState::Stale:
        if (std::any_of(targets.begin(), targets.end(),
                        [](const TargetData &target) { return hasSeries(target.frame); }))
            break;
        return mappedValue({}, m_model.definition().defaults).text.all();
    case PanelState::Ready:
    case PanelState::Unsupported:
        break;
    }
    return {};
}

void PanelFrame::showBody()
{
    const QString message = bodyMessage();
    const bool failed = m_model.data().state == PanelState::Failed;
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, failed ? m_theme.error : m_theme.muted);
    m_message->setPalette(palette);
    m_message->setText(message);
    if (message.isEmpty() && m_view)
        m_body->setCurrentWidget(m_view);
    else
        m_body->setCurrentWidget(m_message);
}

void PanelFrame::fillMenu()
{
    m_menu->clear();
    for (const MenuRow &row : kMenu) {
        if (row.action == Action::Stop && !m_model.isFetching())
            continue;
        QString text = QCoreApplication::translate("PanelMenu", row.text);
        if (*row.keys)
            text += u'\t' + QLatin1String(row.keys);
        const Action action = row.action;
        m_menu->addAction(text, this, [this, action] { Q_EMIT actionRequested(action); });
    }
    if (!m_model.definition().links.empty())
        m_menu->addSeparator();
    addLinks(*m_menu, m_model.definition().links,
             [this](const QString &url) { Q_EMIT linkActivated(url); });
}

void PanelFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_current ? m_theme.accent : m_theme.border);
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void PanelFrame::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_view)
        m_model.setWidth(width());
}

void PanelFrame::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    Q_EMIT entered();
}

void PanelFrame::contextMenuEvent(QContextMenuEvent *event) { m_menu->popup(event->globalPos()); }

} // namespace onex
