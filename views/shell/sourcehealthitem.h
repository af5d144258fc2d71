// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/metricsource.h"
#include "models/panels/theme.h"

#include <QAbstractButton>

namespace onex {

// A clock that differs by more than this makes "now" mean something else on the server.
constexpr qint64 kShownSkewMs = 5000;
// A server that is asked and says nothing for longer is no longer called well.
constexpr qint64 kShownSilenceMs = 5000;

// One source in the status bar.
class SourceHealthItem final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SourceHealthItem(const QString &name, QWidget *parent = nullptr);

    const QString &name() const { return m_name; }
    void setHealth(const SourceHealth &health);
    void setTheme(const Theme &theme);

    // What is written: state and latency in muted text, what is wrong in the colour of the shape.
    QString stateText() const;
    QString skewText() const; // empty up to 5 s

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Shape { Ring, Disc, Triangle, Square };
    Shape shape() const;
    QColor color() const;
    void paintShape(QPainter &painter, const QRectF &rect) const;
    QString details() const;

    bool isSilent() const { return m_health.silentMs > kShownSilenceMs; }

    QString m_name;
    SourceHealth m_health;
    Theme m_theme;
};

} // namespace onex
