// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/paneldata.h"

#include <QObject>

namespace onex {

// One panel of the open dashboard: its definition with variables filled into texts, and its data.
class PanelModel final : public QObject
{
    Q_OBJECT
public:
    PanelModel(PanelDefinition definition, QObject *parent = nullptr);

    const PanelDefinition &definition() const
    {
        return m_definition;
    } // title, description, links filled
    const PanelData &data() const { return m_data; }
    bool isFetching() const { return m_fetching; } // first load or refresh under way
    bool isSeen() const { return m_seen; }
    int width() const { return m_width; }

    // Told by the view: nothing is asked for a panel that nobody sees; its width decides the step.
    void setSeen(bool seen);
    void setWidth(int pixels);
    // A person does not want to wait for the answers that are under way.
    void stopFetching() { Q_EMIT stopRequested(); }

    // Told by the query room.
    void setDefinition(PanelDefinition definition);
    void setData(PanelData data);
    void setFetching(bool fetching);

Q_SIGNALS:
    void definitionChanged();
    void changed(); // data
    void fetchingChanged();
    void seenChanged();
    void widthChanged();
    void stopRequested();

private:
    PanelDefinition m_definition;
    PanelData m_data;
    bool m_fetching = false;
    bool m_seen = false;
    int m_width = 0;
};

} // namespace onex
