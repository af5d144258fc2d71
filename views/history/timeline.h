// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "models/history/episode.h"
#include "models/panels/theme.h"

#include <QAbstractScrollArea>
#include <QTimeZone>

class QRubberBand;

namespace onex {

// The episodes against time: one row an alert, a bar a state. Firing is filled in its severity's
// colour, acknowledged half as strong, silenced and inhibited outlined, pending hatched. A range is
// chosen by dragging over it.
class Timeline final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent = nullptr);

    void setEpisodes(const std::vector<Episode> &episodes, TimeRange range);
    void setTheme(const Theme &theme);
    void setTimeZone(const QTimeZone &zone);
    void setCurrent(const Episode *episode); // null: none

    int rowCount() const { return static_cast<int>(m_rows.size()); }
    const Episode *episodeAt(const QPoint &pos) const; // null: none there
    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(const onex::Episode &episode); // clicked
    void rangeChosen(onex::TimeRange range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Row
    {
        QString name;
        Severity severity = Severity::None;
        std::vector<Episode> episodes;
    };
    int rowHeight() const;
    QRect barsRect() const; // right of the names, below the times
    double xOf(std::int64_t ms) const;
    std::int64_t timeAt(int x) const;
    void showScrollBar();
    void paintTimes(QPainter &painter) const;
    void paintRow(QPainter &painter, const Row &row, int top) const;
    void paintPeriod(QPainter &painter, const Row &row, const StatePeriod &period, int top) const;
    const Row *rowAt(int y) const;

    std::vector<Row> m_rows;
    QRubberBand *m_band;
    std::optional<int> m_pressedX;
    TimeRange m_range;
    Theme m_theme;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QString m_currentId;
    std::int64_t m_currentMs = 0;
};

} // namespace onex
