// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace onex {

// PromQL in colours.
class QueryHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit QueryHighlighter(QTextDocument *document);

    void setDark(bool dark);

protected:
    void highlightBlock(const QString &text) override;

private:
    bool m_dark = true;
};

} // namespace onex
