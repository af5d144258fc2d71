// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/matcher.h"

#include <re2/re2.h>

namespace onex::promql {
namespace {

constexpr std::int64_t kMostMemory = 8 << 20;

std::shared_ptr<const re2::RE2> compiled(const std::string &pattern)
{
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_dot_nl(true);
    options.set_max_mem(kMostMemory);
    return std::make_shared<const re2::RE2>("(?:" + pattern + ")", options);
}

} // namespace

Matcher::Matcher(Op op, std::string name, std::string value)
    : m_op(op)
    , m_name(std::move(name))
    , m_value(std::move(value))
{
}

Result<Matcher> Matcher::make(Op op, std::string name, std::string value)
{
    Matcher made(op, std::move(name), std::move(value));
    if (op == Op::Regex || op == Op::NotRegex) {
        made.m_regex = compiled(made.m_value);
        if (!made.m_regex->ok())
            return fail(Error::Kind::BadQuery, "error parsing regexp: " + made.m_regex->error());
    }
    return made;
}

bool Matcher::matches(std::string_view value) const
{
    switch (m_op) {
    case Op::Equal:
        return value == m_value;
    case Op::NotEqual:
        return value != m_value;
    case Op::Regex:
        return re2::RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *m_regex);
    case Op::NotRegex:
        return !re2::RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *m_regex);
    }
    return false;
}

const char *textOf(Matcher::Op op)
{
    constexpr const char *kTexts[] = {"=", "!=", "=~", "!~"};
    return kTexts[static_cast<std::size_t>(op)];
}

} // namespace onex::promql
