// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/needs.h"

#include "datasource/promql/printer.h"

#include <algorithm>

namespace onex::promql {
namespace {

struct Moments
{
    std::int64_t fromMs;
    std::int64_t toMs;
};

class Walk
{
public:
    explicit Walk(const Question &question)
        : m_question(question)
    {
    }

    void visit(const Expr &expr, Moments at)
    {
        if (const auto *selector = std::get_if<VectorSelector>(&expr.node))
            return add(*selector, at, m_question.lookBackMs);
        if (const auto *windows = std::get_if<MatrixSelector>(&expr.node))
            return add(windows->selector, at, windows->rangeMs);
        if (const auto *subquery = std::get_if<Subquery>(&expr.node)) {
            at = shifted(at, subquery->shift);
            return visit(*subquery->expr, {at.fromMs - subquery->rangeMs, at.toMs});
        }
        for (const Expr *child : childrenOf(expr))
            visit(*child, at);
    }

    std::vector<Need> take() { return std::move(m_needs); }

private:
    Moments shifted(Moments at, const TimeShift &shift) const
    {
        if (shift.at) {
            const std::int64_t moment = shift.at->kind == AtModifier::Kind::Start
                ? m_question.steps.startMs
                : shift.at->kind == AtModifier::Kind::End ? m_question.lastMs()
                                                          : shift.at->timeMs;
            at = {moment, moment};
        }
        return {at.fromMs - shift.offsetMs, at.toMs - shift.offsetMs};
    }

    void add(const VectorSelector &selector, Moments at, std::int64_t backMs)
    {
        at = shifted(at, selector.shift);
        Expr plain;
        plain.node = VectorSelector{selector.name, selector.matchers, {}};
        plain.type = ValueType::Vector;
        addNeeds(m_needs, {{printed(plain), at.fromMs - backMs, at.toMs}});
    }

    const Question &m_question;
    std::vector<Need> m_needs;
};

} // namespace

std::vector<Need> needsOf(const Expr &expr, const Question &question)
{
    Walk walk(question);
    walk.visit(expr, {question.steps.startMs, question.steps.endMs()});
    return walk.take();
}

void addNeeds(std::vector<Need> &all, const std::vector<Need> &more)
{
    for (const Need &one : more) {
        const auto same = std::ranges::find(all, one.selector, &Need::selector);
        if (same == all.end()) {
            all.push_back(one);
            continue;
        }
        same->fromMs = std::min(same->fromMs, one.fromMs);
        same->toMs = std::max(same->toMs, one.toMs);
    }
}

} // namespace onex::promql
