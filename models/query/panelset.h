// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/panelfeed.h"
#include "models/query/repeats.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace onex {

class PanelModel;

// The panels that are open: a model and, where the kind asks for anything, a feed each.
class PanelSet final : public QObject
{
    Q_OBJECT
public:
    // Both outlive the set.
    PanelSet(QueryRunner &runner, const Clock &clock, QObject *parent = nullptr);
    ~PanelSet() override;

    // Panels whose key survives keep model and data. False: the same panels in the same places.
    bool setPanels(std::vector<ShownPanel> panels, const Builtins &builtins);
    std::vector<PanelModel *> models() const;

    struct Moment // at which the panels are asked
    {
        const SourceRegistry &sources;
        TimeSpec time;
        TimeRange range;
        std::int64_t nowMs = 0;
        QTimeZone zone;
        QString dashboard;
        int move = 0;
        QStringList pendingVariables; // panels that mention one wait
        Comparison comparison{};
    };
    // Only panels that are seen are asked.
    void askWhatChanged(const Moment &moment);
    void askAgain(const Moment &moment);         // everything, a person wants it
    void askAutomatically(const Moment &moment); // not of sources that are left alone
    void askOverdue(const Moment &moment);       // what failed, once its time has come
    void supersede();                            // what is under way; another question is coming

    void checkAge(std::optional<std::int64_t> staleAfterMs);

    // What a panel asks, seen or not.
    PanelPlan planOf(const PanelModel &panel, const Moment &moment) const;

    bool isSettled() const; // but for variables
    struct Counts
    {
        int panels = 0, stale = 0, failed = 0, loading = 0;
        bool operator==(const Counts &) const = default;
    };
    Counts counts() const;

Q_SIGNALS:
    void wanted(); // a panel is seen that may have to be asked
    void widthsChanged();
    void progressed(); // some panel's data or state, or what is under way

private:
    struct Entry
    {
        ShownPanel shown;
        PanelModel *model = nullptr;     // a child
        std::unique_ptr<PanelFeed> feed; // null: the kind asks for nothing
        QStringList mentions;
    };
    using EntryPtr = std::unique_ptr<Entry>;

    EntryPtr takeEntry(const QString &key, const QString &kind);
    EntryPtr makeEntry(const ShownPanel &panel);
    void seenChanged(PanelModel *model);
    bool isAsked(const Entry &entry, const Moment &moment) const;
    PanelPlan planOf(const Entry &entry, const Moment &moment) const;

    QueryRunner &m_runner;
    const Clock &m_clock;
    std::vector<EntryPtr> m_entries;
};

} // namespace onex
