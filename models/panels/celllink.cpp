// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/celllink.h"

#include <QRegularExpression>
#include <QUrl>

namespace onex {
namespace {

struct Cell
{
    const DisplaySeries &series;
    std::optional<double> value;
    const QString &text;
};

QString numberOf(const Cell &cell)
{
    return cell.value ? QString::number(*cell.value, 'g', 17) : QString();
}

std::optional<QString> labelOf(const Cell &cell, const QString &mention)
{
    static const QRegularExpression kLabel(
        QStringLiteral(R"re(^__field\.labels(?:\.(\w+)|\["([^"]+)"\])$)re"));
    const QRegularExpressionMatch match = kLabel.match(mention);
    if (!match.hasMatch())
        return std::nullopt;
    const QString name = match.captured(1) + match.captured(2);
    return QString::fromStdString(
        std::string(cell.series.series->labels.value(name.toStdString())));
}

std::optional<QString> textOf(const Cell &cell, const QString &mention)
{
    if (mention == u"__field.name" || mention == u"__field.displayName"
        || mention == u"__series.name")
        return cell.series.name;
    if (mention == u"__value.raw" || mention == u"__value.numeric")
        return numberOf(cell);
    if (mention == u"__value.text")
        return cell.text;
    return labelOf(cell, mention);
}

} // namespace

QString cellLink(const DisplaySeries &series, std::optional<double> value, const QString &text)
{
    static const QRegularExpression kMention(QStringLiteral(R"(\$\{([^{}]{1,200})\})"));
    if (!series.options.links || series.options.links->empty())
        return {};
    const Cell cell{series, value, text};
    const QString url = series.options.links->front().url;
    QString filled;
    qsizetype done = 0;
    for (auto it = kMention.globalMatch(url); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto found = textOf(cell, match.captured(1));
        if (!found)
            continue;
        filled += QStringView(url).mid(done, match.capturedStart() - done);
        filled += QString::fromLatin1(QUrl::toPercentEncoding(*found));
        done = match.capturedEnd();
    }
    return filled + url.mid(done);
}

} // namespace onex
