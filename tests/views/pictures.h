// SPDX-License-Identifier: GPL-3.0-or-later
// A panel view as a picture. With ONEX_PICTURES set to a folder every picture is kept there.
#pragma once

#include "views/panels/panelview.h"

#include <QDir>
#include <QImage>
#include <QTest>

namespace onex::test {

inline QImage pictureOf(PanelView &view, QSize size, const Theme &theme, const QString &name)
{
    QPalette palette = view.palette();
    palette.setColor(QPalette::Window, theme.panel);
    view.setPalette(palette);
    view.setAutoFillBackground(true);
    view.setTheme(theme);
    view.resize(size);
    [&view] { QTRY_VERIFY(view.isSettled()); }();
    const QImage picture = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QString folder = qEnvironmentVariable("ONEX_PICTURES");
    if (!folder.isEmpty()) {
        const QString mode = theme.dark ? QStringLiteral("dark") : QStringLiteral("light");
        picture.save(QDir(folder).filePath(name + u'-' + mode + QStringLiteral(".png")));
    }
    return picture;
}

// Hidden widgets get no resize events and no mouse.
inline void showSized(QWidget &view, QSize size)
{
    view.resize(size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

inline bool isNear(QColor a, QColor b, int tolerance = 12)
{
    return std::abs(a.red() - b.red()) <= tolerance && std::abs(a.green() - b.green()) <= tolerance
        && std::abs(a.blue() - b.blue()) <= tolerance;
}

inline int countOf(const QImage &image, QRect where, QColor color, int tolerance = 12)
{
    int count = 0;
    where = where.intersected(image.rect());
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x)
            count += isNear(image.pixelColor(x, y), color, tolerance);
    return count;
}

} // namespace onex::test
