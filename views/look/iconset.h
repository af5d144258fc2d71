// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own small icons, drawn in one colour that the theme gives them.
#pragma once

#include <QColor>
#include <QIcon>

namespace onex {

enum class Icon {
    Menu,
    Search,
    Clock,
    Calendar,
    Back,
    Forward,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    ZoomOut,
    Refresh,
    Pause,
    Play,
    Warning,
    Error,
    Ok,
    Check,
    Info,
    Graph,
    Folder,
    Open,
    Dashboard,
    FullScreen,
    More,
    Close,
    Copy,
    ExternalLink,
    Keyboard
};
constexpr int kIconCount = static_cast<int>(Icon::Keyboard) + 1;

// Sharp at every size and screen scale; a disabled one is drawn fainter.
QIcon themedIcon(Icon icon, const QColor &color);
void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color);

QIcon applicationIcon(); // several colours, the same in every theme

} // namespace onex
