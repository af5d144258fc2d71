// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/linkmenu.h"

#include <QMenu>

namespace onex {

void addLinks(QMenu &menu, const std::vector<Link> &links,
              const std::function<void(const QString &url)> &follow)
{
    for (const Link &link : links) {
        if (link.url.isEmpty())
            continue;
        QString title = link.title.isEmpty() ? link.url : link.title;
        QAction *action = menu.addAction(title.replace(u'&', QLatin1String("&&")));
        action->setToolTip(link.url.toHtmlEscaped());
        QObject::connect(action, &QAction::triggered, &menu,
                         [follow, url = link.url] { follow(url); });
    }
}

} // namespace onex
