// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alertmenu.h"

#include "views/alerts/alertdetails.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace onex {
namespace {

QString json(const LiveAlert &alert) { return QString::fromUtf8(alertAsJson(alert)); }

struct Copy
{
    const char *title;
    QString (*text)(const LiveAlert &alert);
};

constexpr Copy kCopies[] = {
    {QT_TRANSLATE_NOOP("AlertMenu", "Copy as text"), &alertAsText},
    {QT_TRANSLATE_NOOP("AlertMenu", "Copy as JSON"), &json},
    {QT_TRANSLATE_NOOP("AlertMenu", "Copy as matcher"), &alertAsMatcher},
};

} // namespace

void addCopies(QMenu &menu, const LiveAlert &alert,
               const std::function<void(const QString &what)> &told)
{
    for (const Copy &copy : kCopies) {
        menu.addAction(QCoreApplication::translate("AlertMenu", copy.title),
                       [told, alert, text = copy.text] {
                           QGuiApplication::clipboard()->setText(text(alert));
                           told(QCoreApplication::translate("AlertMenu", "Copied the alert"));
                       });
    }
}

} // namespace onex
