// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/printer.h"

#include "datasource/promql/functions.h"
#include "datasource/promql/literals.h"

#include <algorithm>

namespace onex::promql {
namespace {

bool isPlainName(const std::string &name, bool colons)
{
    const auto isLetter = [colons](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
    };
    return !name.empty() && isLetter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    });
}

std::string listed(const std::vector<std::string> &names)
{
    std::string text = "(";
    for (const std::string &name : names)
        text += (text.size() > 1 ? ", " : "") + nameText(name);
    return text + ")";
}

std::string shiftText(const TimeShift &shift)
{
    std::string text;
    if (shift.at) {
        const auto seconds = static_cast<double>(shift.at->timeMs) / 1000;
        text += " @ ";
        text += shift.at->kind == AtModifier::Kind::Start ? "start()"
            : shift.at->kind == AtModifier::Kind::End     ? "end()"
                                                          : numberText(seconds);
    }
    if (shift.offsetMs != 0)
        text += " offset " + durationText(shift.offsetMs);
    return text;
}

// Without what shifts it.
std::string selectorText(const VectorSelector &node)
{
    const bool isPlain = isPlainName(node.name, true);
    std::string inner = isPlain || node.name.empty() ? std::string() : inQuotes(node.name);
    for (const Matcher &matcher : node.matchers) {
        if (!node.name.empty() && &matcher == &node.matchers.back())
            continue; // the name
        inner += inner.empty() ? "" : ",";
        inner += nameText(matcher.name()) + textOf(matcher.op()) + inQuotes(matcher.value());
    }
    const std::string name = isPlain ? node.name : std::string();
    return inner.empty() && isPlain ? name : name + "{" + inner + "}";
}

std::string matchingText(const Matching &matching)
{
    std::string text;
    if (matching.isWritten)
        text += (matching.isOn ? " on " : " ignoring ") + listed(matching.labels);
    if (matching.many != Matching::Side::None)
        text += (matching.many == Matching::Side::Left ? " group_left " : " group_right ")
            + listed(matching.include);
    return text;
}

std::string headOf(const Aggregate &node)
{
    std::string text = textOf(node.op);
    if (node.isWithout || !node.grouping.empty())
        text += (node.isWithout ? " without " : " by ") + listed(node.grouping) + " ";
    return text;
}

std::string operatorText(const Binary &node)
{
    return std::string(textOf(node.op)) + (node.returnsBool ? " bool" : "")
        + matchingText(node.matching);
}

struct Printer
{
    std::string operator()(const NumberLiteral &node) const { return node.text; }
    std::string operator()(const StringLiteral &node) const { return inQuotes(node.value); }
    std::string operator()(const VectorSelector &node) const
    {
        return selectorText(node) + shiftText(node.shift);
    }
    std::string operator()(const MatrixSelector &node) const
    {
        return selectorText(node.selector) + "[" + durationText(node.rangeMs) + "]"
            + shiftText(node.selector.shift);
    }
    std::string operator()(const Subquery &node) const
    {
        const std::string step = node.stepMs != 0 ? durationText(node.stepMs) : std::string();
        return printed(*node.expr) + "[" + durationText(node.rangeMs) + ":" + step + "]"
            + shiftText(node.shift);
    }
    std::string operator()(const Paren &node) const { return "(" + printed(*node.expr) + ")"; }
    std::string operator()(const Unary &node) const
    {
        return (node.isNegative ? "-" : "+") + printed(*node.expr);
    }
    std::string operator()(const Binary &node) const
    {
        return printed(*node.left) + " " + operatorText(node) + " " + printed(*node.right);
    }
    std::string operator()(const Aggregate &node) const
    {
        const std::string parameter = node.parameter ? printed(*node.parameter) + ", " : "";
        return headOf(node) + "(" + parameter + printed(*node.expr) + ")";
    }
    std::string operator()(const Call &node) const
    {
        std::string text;
        for (const ExprPtr &argument : node.arguments)
            text += (text.empty() ? "" : ", ") + printed(*argument);
        return std::string(node.function->name) + "(" + text + ")";
    }
};

// What has parts that can stand on lines of their own.
struct Formatter
{
    std::size_t width;
    std::size_t level;

    std::string margin(std::size_t more = 0) const { return std::string(2 * (level + more), ' '); }
    std::string part(const Expr &expr) const { return Formatter{width, level + 1}.text(expr); }

    std::string text(const Expr &expr) const
    {
        const std::string line = printed(expr);
        if (2 * level + line.size() <= width)
            return margin() + line;
        return std::visit(*this, expr.node);
    }

    std::string listOf(const std::string &head, const std::vector<const Expr *> &parts,
                       const std::string &tail) const
    {
        std::string text = margin() + head + "(\n";
        for (const Expr *one : parts)
            text += part(*one) + (one == parts.back() ? "\n" : ",\n");
        return text + margin() + ")" + tail;
    }

    std::string operator()(const Subquery &node) const
    {
        std::string inner = text(*node.expr);
        const std::string step = node.stepMs != 0 ? durationText(node.stepMs) : std::string();
        return inner + "[" + durationText(node.rangeMs) + ":" + step + "]" + shiftText(node.shift);
    }
    std::string operator()(const Paren &node) const { return listOf("", {node.expr.get()}, ""); }
    std::string operator()(const Unary &node) const
    {
        std::string inner = text(*node.expr);
        return inner.insert(2 * level, node.isNegative ? "-" : "+");
    }
    std::string operator()(const Binary &node) const
    {
        return part(*node.left) + "\n" + margin() + operatorText(node) + "\n" + part(*node.right);
    }
    std::string operator()(const Aggregate &node) const
    {
        std::vector<const Expr *> parts{node.expr.get()};
        if (node.parameter)
            parts.insert(parts.begin(), node.parameter.get());
        return listOf(headOf(node), parts, "");
    }
    std::string operator()(const Call &node) const
    {
        std::vector<const Expr *> parts;
        for (const ExprPtr &argument : node.arguments)
            parts.push_back(argument.get());
        const std::string name(node.function->name);
        return parts.empty() ? margin() + name + "()" : listOf(name, parts, "");
    }
    std::string operator()(const NumberLiteral &node) const { return margin() + Printer()(node); }
    std::string operator()(const StringLiteral &node) const { return margin() + Printer()(node); }
    std::string operator()(const VectorSelector &node) const { return margin() + Printer()(node); }
    std::string operator()(const MatrixSelector &node) const { return margin() + Printer()(node); }
};

} // namespace

std::string nameText(const std::string &name)
{
    return isPlainName(name, false) ? name : inQuotes(name);
}

std::string seriesText(const Labels &labels)
{
    const std::string name(labels.metricName());
    const bool isPlain = isPlainName(name, true);
    std::string inner = isPlain || name.empty() ? std::string() : inQuotes(name);
    for (const auto &[label, value] : labels)
        if (label != "__name__")
            inner += (inner.empty() ? "" : ",") + nameText(label) + '=' + inQuotes(value);
    return isPlain && inner.empty() ? name : (isPlain ? name : "") + '{' + inner + '}';
}

std::string printed(const Expr &expr) { return std::visit(Printer(), expr.node); }

std::string formatted(const Expr &expr, std::size_t width)
{
    return Formatter{width, 0}.text(expr);
}

} // namespace onex::promql
