// SPDX-License-Identifier: GPL-3.0-or-later
// The open dashboard: its time range, its variables, its panels, and when they are asked for again.
#pragma once

#include "datasource/core/clock.h"
#include "models/dashboard/definition.h"
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/variables.h"
#include "models/query/panelmodel.h"
#include "models/query/panelqueries.h"
#include "models/query/queryoptions.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace onex {

struct DashboardEntry;
class SourceRegistry;

class DashboardModel final : public QObject
{
    Q_OBJECT
public:
    // Both outlive the model.
    DashboardModel(SourceRegistry &sources, const Clock &clock, QObject *parent = nullptr);
    DashboardModel(SourceRegistry &sources, const Clock &clock, QueryOptions options,
                   QObject *parent = nullptr);
    ~DashboardModel() override;

    // A definition with the uid of the open one is a reload: range, variables and panels whose
    // queries did not change stay as they are.
    void setDefinition(DashboardDefinition definition);
    const DashboardDefinition &definition() const;
    // The dashboard's, for the range and the variables as they are now; those by tags lead to the
    // dashboards given.
    std::vector<Link> links(const std::vector<DashboardEntry> &dashboards) const;

    // In reading order, repeats expanded, rows included, behind a collapsed row what it holds;
    // placed as if every row were open. Owned by the model; those that went live until
    // panelsChanged() returned.
    std::vector<PanelModel *> panels() const;

    // What a panel asks, whether anybody sees it or not; without what is refused.
    std::vector<PlannedQuery> questionsOf(const PanelModel &panel) const;
    // What the variables' options are found in.
    std::vector<PlannedQuery> questionsOfVariables() const;

    // --- time
    const TimeSpec &time() const;
    TimeRange range() const; // resolved at the last refresh
    QTimeZone zone() const;
    Result<TimeRange> setTime(const TimeSpec &spec); // an error changes nothing
    // Following the mouse: many of these in a row are one step to go back, and what they need is
    // asked for when they pause.
    void zoomTo(TimeRange range);
    void zoomOut(); // twice the range about its middle, not past now; "now-6h" becomes "now-12h"
    void shift(double ranges); // -0.5: half a range back; not past now
    void goBack();
    void goForward();
    bool canGoBack() const;
    bool canGoForward() const;

    // --- variables
    const Variables &variables() const;
    bool isResolvingVariables() const;
    void setVariable(const QString &name, const QStringList &values); // {"$__all"}: All

    // --- comparison, of graphs; stays when another dashboard is opened
    const Comparison &comparison() const;
    void setComparison(const Comparison &comparison);

    // --- refresh
    std::int64_t refreshMs() const; // 0: off
    void setRefresh(std::int64_t ms);
    bool isPaused() const;
    void setPaused(bool paused);
    void refresh(); // now, everything that is seen
    // None: off, paused, not active, or an absolute range, which does not change.
    std::optional<std::int64_t> nextRefreshInMs() const;
    // A hidden or minimised window asks for nothing; when it shows again, one refresh.
    void setActive(bool active);

    // Looks what is due; the model calls it about once a second.
    void tick();

    // Every seen panel has its answer and nothing is under way: what --screenshot waits for.
    bool isSettled() const;
    struct Counts
    {
        int panels = 0;                         // without rows
        int stale = 0, failed = 0, loading = 0; // of those that are seen
    };
    Counts counts() const;

Q_SIGNALS:
    void definitionChanged(); // also titles
    void panelsChanged();     // others, or another order or place
    void timeChanged();       // spec or resolved range
    void historyChanged();
    void variablesChanged();
    void comparisonChanged();
    void refreshChanged(); // interval, pause
    void settledChanged();
    void countsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace onex
