// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/promqltext.h"

namespace onex {

namespace {

using Part = PromqlText::Part;

// The part that a character begins, or a string that it ends.
Part partOf(char16_t c)
{
    switch (c) {
    case u'"':
        return Part::DoubleQuoted;
    case u'\'':
        return Part::SingleQuoted;
    case u'`':
        return Part::Backticked;
    case u'#':
        return Part::Comment;
    default:
        return Part::Code;
    }
}

} // namespace

PromqlText::Part PromqlText::read(char16_t c)
{
    const Part before = m_part;
    if (before == Part::Code)
        return m_part = partOf(c);
    if (before == Part::Comment)
        m_part = c == u'\n' ? Part::Code : before;
    else if (m_escaped)
        m_escaped = false;
    else if (c == u'\\' && before != Part::Backticked)
        m_escaped = true;
    else if (partOf(c) == before)
        m_part = Part::Code;
    return before;
}

} // namespace onex
