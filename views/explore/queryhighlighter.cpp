// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/explore/queryhighlighter.h"

#include "models/explore/querytext.h"

#include <QTextDocument>

#include <array>

namespace onex {
namespace {

struct Colours
{
    const char *dark;
    const char *light;
};

// By QueryPart::Kind; none: the text's own. At least 4.5 to 1 on both grounds.
constexpr std::array<Colours, 8> kColours{{
    {nullptr, nullptr},     // Metric
    {"#79b8ff", "#0550ae"}, // Function
    {"#d2a8ff", "#7a3fb0"}, // Keyword
    {"#7ee0c0", "#0a6b55"}, // Label
    {"#f2b07b", "#8a4300"}, // Text
    {"#a5d68a", "#3b6b10"}, // Number
    {nullptr, nullptr},     // Operator
    {"#ffd866", "#7a5b00"}, // Variable
}};

} // namespace

QueryHighlighter::QueryHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void QueryHighlighter::setDark(bool dark)
{
    m_dark = dark;
    rehighlight();
}

// What a word is depends on the whole query, not on its line.
void QueryHighlighter::highlightBlock(const QString &text)
{
    const int blockBegin = currentBlock().position();
    for (const QueryPart &part : partsOf(document()->toPlainText())) {
        const Colours &colours = kColours[static_cast<std::size_t>(part.kind)];
        const int begin = std::max(part.begin - blockBegin, 0);
        const int end = std::min(part.end - blockBegin, static_cast<int>(text.size()));
        if (colours.dark && begin < end)
            setFormat(begin, end - begin,
                      QColor(QLatin1String(m_dark ? colours.dark : colours.light)));
    }
}

} // namespace onex
