// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/parser.h"

#include "datasource/promql/check.h"
#include "datasource/promql/functions.h"
#include "datasource/promql/lexer.h"
#include "datasource/promql/literals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onex::promql {
namespace {

using Kind = Token::Kind;

struct Operator
{
    std::string_view text;
    BinaryOp op;
    int precedence; // higher binds tighter
};

constexpr int kUnary = 6, kPow = 7;
constexpr std::array<Operator, 16> kOperators{
    Operator{"or", BinaryOp::Or, 1},         Operator{"and", BinaryOp::And, 2},
    Operator{"unless", BinaryOp::Unless, 2}, Operator{"==", BinaryOp::Equal, 3},
    Operator{"!=", BinaryOp::NotEqual, 3},   Operator{"<=", BinaryOp::LessEqual, 3},
    Operator{"<", BinaryOp::Less, 3},        Operator{">=", BinaryOp::GreaterEqual, 3},
    Operator{">", BinaryOp::Greater, 3},     Operator{"+", BinaryOp::Add, 4},
    Operator{"-", BinaryOp::Sub, 4},         Operator{"*", BinaryOp::Mul, 5},
    Operator{"/", BinaryOp::Div, 5},         Operator{"%", BinaryOp::Mod, 5},
    Operator{"atan2", BinaryOp::Atan2, 5},   Operator{"^", BinaryOp::Pow, kPow}};

const Operator *operatorOf(const Token &token)
{
    const std::string word = lowered(token.text);
    const auto *found = std::find_if(kOperators.begin(), kOperators.end(),
                                     [&word](const Operator &op) { return op.text == word; });
    const bool isOne = token.kind == Kind::Operator || token.kind == Kind::Identifier;
    return isOne && found != kOperators.end() ? found : nullptr;
}

std::optional<AggregateOp> aggregateOf(const Token &token)
{
    if (token.kind != Kind::Identifier)
        return std::nullopt;
    const std::string word = lowered(token.text);
    for (int op = 0; op <= static_cast<int>(AggregateOp::LimitRatio); ++op)
        if (word == textOf(static_cast<AggregateOp>(op)))
            return static_cast<AggregateOp>(op);
    return std::nullopt;
}

// What of a query the parser is at. The first error ends it, by an exception that does not leave
// this file: a recursive descent that carries a Result through every line hides its grammar.
class Parser
{
public:
    Parser(std::string_view query, std::vector<Token> tokens)
        : m_query(query)
        , m_tokens(std::move(tokens))
    {
    }

    ExprPtr run()
    {
        if (peek().kind == Kind::End)
            fails(peek().span, "no expression found in input");
        ExprPtr expr = expression(0);
        if (peek().kind != Kind::End)
            unexpected("");
        return expr;
    }

private:
    // --- tokens ---
    const Token &peek(std::size_t ahead = 0) const
    {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }
    Token next()
    {
        const Token token = peek();
        m_at += m_at + 1 < m_tokens.size() ? 1 : 0;
        return token;
    }
    bool takes(std::string_view op)
    {
        const bool is = peek().is(op);
        if (is)
            next();
        return is;
    }
    bool isWord(std::string_view word, std::size_t ahead = 0) const
    {
        return peek(ahead).kind == Kind::Identifier && lowered(peek(ahead).text) == word;
    }
    bool takesWord(std::string_view word)
    {
        const bool is = isWord(word);
        if (is)
            next();
        return is;
    }
    void expect(std::string_view op, std::string_view where)
    {
        if (!takes(op))
            unexpected(where, inQuotes(op));
    }
    int end() const { return m_at > 0 ? m_tokens[m_at - 1].span.end : 0; }

    // --- errors ---
    [[noreturn]] void fails(Span span, std::string message) const
    {
        throw errorAt(m_query, span.begin, std::move(message)); // NOLINT: caught in parse()
    }
    [[noreturn]] void unexpected(std::string_view where, const std::string &wanted = {}) const
    {
        const Token &token = peek();
        std::string message = "unexpected "
            + (token.kind == Kind::End ? std::string("end of input") : inQuotes(token.text));
        if (!where.empty())
            message += " in " + std::string(where);
        if (!wanted.empty())
            message += ", expected " + wanted;
        fails(token.span, std::move(message));
    }

    // --- nodes ---
    template <typename T>
    ExprPtr made(T node, Span span)
    {
        auto expr = std::make_unique<Expr>(Expr{std::move(node), span});
        for (const Expr *child : childrenOf(*expr))
            expr->depth = std::max(expr->depth, child->depth + 1);
        if (expr->depth > kDeepest)
            fails(span, "the expression is nested too deeply");
        if (auto problem = check(*expr))
            fails(problem->span, std::move(problem->message));
        return expr;
    }

    ExprPtr expression(int least)
    {
        if (++m_depth > kDeepest)
            fails(peek().span, "the expression is nested too deeply");
        ExprPtr left = operand();
        while (const Operator *op = operatorOf(peek())) {
            if (op->precedence < least)
                break;
            left = binary(std::move(left), *op);
        }
        --m_depth;
        return left;
    }

    ExprPtr binary(ExprPtr left, const Operator &op)
    {
        next();
        Binary node;
        node.op = op.op;
        node.returnsBool = takesWord("bool");
        node.matching = matching();
        const bool isRight = op.precedence == kPow; // associates to the right
        node.right = expression(op.precedence + (isRight ? 0 : 1));
        const Span span{left->span.begin, node.right->span.end};
        node.left = std::move(left);
        return made(std::move(node), span);
    }

    Matching matching()
    {
        Matching how;
        const bool isOn = isWord("on");
        if (!isOn && !isWord("ignoring"))
            return how;
        next();
        how.isOn = isOn;
        how.isWritten = true;
        how.labels = labelList();
        const bool isLeft = isWord("group_left");
        if (!isLeft && !isWord("group_right"))
            return how;
        next();
        how.many = isLeft ? Matching::Side::Left : Matching::Side::Right;
        if (peek().is("("))
            how.include = labelList();
        return how;
    }

    // (a, b, "c.d")
    std::vector<std::string> labelList()
    {
        std::vector<std::string> names;
        expect("(", "grouping opts");
        while (!takes(")")) {
            names.push_back(labelName("grouping opts"));
            if (!peek().is(")"))
                expect(",", "grouping opts");
        }
        return names;
    }

    std::string labelName(std::string_view where)
    {
        const Token &token = peek();
        const bool isWordLike = token.kind == Kind::Identifier
            || (token.kind == Kind::Number && std::isalpha(token.text[0]) != 0);
        if (token.kind == Kind::Text && !token.value.empty())
            return next().value;
        if (!isWordLike || token.text.find(':') != std::string_view::npos)
            unexpected(where, "label");
        return std::string(next().text);
    }

    ExprPtr operand()
    {
        const Span begin = peek().span;
        if (!peek().is("-") && !peek().is("+"))
            return postfix(primary());
        const bool isNegative = next().is("-");
        if (++m_depth > kDeepest)
            fails(begin, "the expression is nested too deeply");
        ExprPtr expr = expression(kUnary);
        --m_depth;
        const Span span{begin.begin, expr->span.end};
        if (auto *number = std::get_if<NumberLiteral>(&expr->node)) {
            number->value = isNegative ? -number->value : number->value;
            number->text = (isNegative ? "-" : "+") + number->text;
            expr->span = span;
            return expr;
        }
        return made(Unary{isNegative, std::move(expr)}, span);
    }

    ExprPtr primary()
    {
        const Token token = peek();
        switch (token.kind) {
        case Kind::Number:
        case Kind::Duration:
            return number();
        case Kind::Text:
            next();
            return made(StringLiteral{token.value}, token.span);
        case Kind::Identifier:
            return named();
        case Kind::Operator:
            if (token.is("("))
                return paren();
            if (token.is("{"))
                return selector({}, token.span.begin);
            break;
        case Kind::End:
            break;
        }
        unexpected("");
    }

    ExprPtr number()
    {
        const Token token = next();
        const auto duration = token.kind == Kind::Duration ? durationOf(token.text) : std::nullopt;
        const auto value = duration ? std::optional(static_cast<double>(*duration) / 1000)
                                    : numberOf(token.text);
        if (!value)
            fails(token.span, "error parsing number: " + inQuotes(token.text));
        return made(NumberLiteral{*value, std::string(token.text)}, token.span);
    }

    ExprPtr paren()
    {
        const int begin = next().span.begin;
        ExprPtr inner = expression(0);
        expect(")", "paren expression");
        return made(Paren{std::move(inner)}, {begin, end()});
    }

    ExprPtr named()
    {
        const bool isGrouped = isWord("by", 1) || isWord("without", 1);
        if (aggregateOf(peek()) && (peek(1).is("(") || isGrouped))
            return aggregate();
        if (peek(1).is("("))
            return call();
        const Token token = next();
        return selector(std::string(token.text), token.span.begin);
    }

    // --- aggregations and calls ---
    ExprPtr aggregate()
    {
        const Token name = next();
        Aggregate node;
        node.op = *aggregateOf(name);
        const bool isBefore = grouping(node);
        std::vector<ExprPtr> arguments = argumentList("aggregation");
        if (!isBefore)
            grouping(node);
        const Span span{name.span.begin, end()};
        const std::size_t wanted = hasParameter(node.op) ? 2 : 1;
        if (arguments.empty())
            fails(span, "no arguments for aggregate expression provided");
        if (arguments.size() != wanted)
            fails(span,
                  "wrong number of arguments for aggregate expression provided, expected "
                      + std::to_string(wanted) + ", got " + std::to_string(arguments.size()));
        node.expr = std::move(arguments.back());
        if (wanted == 2)
            node.parameter = std::move(arguments.front());
        return made(std::move(node), span);
    }

    bool grouping(Aggregate &node)
    {
        node.isWithout = isWord("without");
        if (!node.isWithout && !isWord("by"))
            return false;
        next();
        node.grouping = labelList();
        return true;
    }

    ExprPtr call()
    {
        const Token name = next();
        Call node;
        node.function = functionNamed(name.text);
        if (!node.function)
            fails(name.span, "unknown function with name " + inQuotes(name.text));
        node.arguments = argumentList("call to function");
        return made(std::move(node), {name.span.begin, end()});
    }

    std::vector<ExprPtr> argumentList(std::string_view where)
    {
        std::vector<ExprPtr> arguments;
        expect("(", where);
        while (!takes(")")) {
            arguments.push_back(expression(0));
            if (peek().is(")"))
                continue;
            expect(",", where);
            if (peek().is(")"))
                fails(peek().span, "trailing commas not allowed in function call args");
        }
        return arguments;
    }

    // --- selectors ---
    ExprPtr selector(std::string name, int begin)
    {
        VectorSelector node;
        node.name = std::move(name);
        if (takes("{"))
            matchers(node);
        if (!node.name.empty()) {
            const bool isTwice
                = std::any_of(node.matchers.begin(), node.matchers.end(), [](const Matcher &one) {
                      return one.name() == "__name__" && one.op() == Matcher::Op::Equal;
                  });
            if (isTwice)
                fails({begin, end()}, "metric name must not be set twice: " + inQuotes(node.name));
            node.matchers.push_back(*Matcher::make(Matcher::Op::Equal, "__name__", node.name));
        }
        return made(std::move(node), {begin, end()});
    }

    void matchers(VectorSelector &node)
    {
        while (!takes("}")) {
            const Token token = peek();
            const std::string name = labelName("label matching");
            if (token.kind == Kind::Text && (peek().is(",") || peek().is("}"))) {
                if (!node.name.empty())
                    fails(token.span,
                          "metric name must not be set twice: " + inQuotes(node.name) + " or "
                              + inQuotes(name));
                node.name = name;
            } else {
                node.matchers.push_back(matcher(name));
            }
            if (!peek().is("}"))
                expect(",", "label matching");
        }
    }

    Matcher matcher(const std::string &name)
    {
        using Op = Matcher::Op;
        std::optional<Op> op;
        for (const Op one : {Op::Equal, Op::NotEqual, Op::Regex, Op::NotRegex})
            if (!op && takes(textOf(one)))
                op = one;
        if (!op)
            unexpected("label matching", "one of \"=\", \"!=\", \"=~\", \"!~\"");
        if (peek().kind != Kind::Text)
            unexpected("label matching", "string");
        const Token value = next();
        auto made = Matcher::make(*op, name, value.value);
        if (!made)
            fails(value.span, made.error().message);
        return *std::move(made);
    }

    // --- what follows a selector ---
    ExprPtr postfix(ExprPtr expr)
    {
        while (true) {
            if (peek().is("["))
                expr = ranged(std::move(expr));
            else if (isWord("offset"))
                offset(*expr);
            else if (peek().is("@"))
                at(*expr);
            else
                return expr;
        }
    }

    ExprPtr ranged(ExprPtr expr)
    {
        next();
        const int begin = expr->span.begin;
        const std::int64_t range = duration("subquery or range selector");
        if (takes(":")) {
            Subquery node;
            node.rangeMs = range;
            node.stepMs = peek().is("]") ? 0 : duration("subquery selector");
            expect("]", "subquery selector");
            node.expr = std::move(expr);
            return made(std::move(node), {begin, end()});
        }
        expect("]", "range selector");
        auto *selector = std::get_if<VectorSelector>(&expr->node);
        if (!selector)
            fails(expr->span, "ranges only allowed for vector selectors");
        if (selector->shift.offsetMs != 0)
            fails(expr->span, "no offset modifiers allowed before range");
        if (selector->shift.at)
            fails(expr->span, "no @ modifiers allowed before range");
        return made(MatrixSelector{std::move(*selector), range}, {begin, end()});
    }

    // More than nothing.
    std::int64_t duration(std::string_view where)
    {
        const Token token = peek();
        const std::optional<std::int64_t> ms = signedDuration(where);
        if (*ms <= 0)
            fails(token.span, "duration must be greater than 0");
        return *ms;
    }

    // 5m, or seconds as a number.
    std::optional<std::int64_t> signedDuration(std::string_view where)
    {
        if (peek().kind != Kind::Duration && peek().kind != Kind::Number)
            unexpected(where, "number or duration");
        const Token token = next();
        if (token.kind == Kind::Duration)
            return durationOf(token.text);
        const auto seconds = numberOf(token.text);
        if (!seconds || !(std::abs(*seconds) < 9e12))
            fails(token.span, "duration out of range");
        return std::llround(*seconds * 1000);
    }

    TimeShift &shiftOf(Expr &expr, std::string_view modifier)
    {
        if (auto *vector = std::get_if<VectorSelector>(&expr.node))
            return vector->shift;
        if (auto *matrix = std::get_if<MatrixSelector>(&expr.node))
            return matrix->selector.shift;
        if (auto *subquery = std::get_if<Subquery>(&expr.node))
            return subquery->shift;
        fails(expr.span,
              std::string(modifier)
                  + " modifier must be preceded by an instant vector selector or range vector "
                    "selector or a subquery");
    }

    bool takeSign()
    {
        const bool isNegative = peek().is("-");
        if (isNegative || peek().is("+"))
            next();
        return isNegative;
    }

    void offset(Expr &expr)
    {
        TimeShift &shift = shiftOf(expr, "offset");
        const Token word = next();
        const bool isNegative = takeSign();
        const std::int64_t ms = *signedDuration("offset");
        if (shift.offsetMs != 0)
            fails(word.span, "offset may not be set multiple times");
        shift.offsetMs = isNegative ? -ms : ms;
        expr.span.end = end();
    }

    void at(Expr &expr)
    {
        TimeShift &shift = shiftOf(expr, "@");
        const Token sign = next();
        if (shift.at)
            fails(sign.span, "@ <timestamp> may not be set multiple times");
        AtModifier modifier;
        if (isWord("start") || isWord("end")) {
            modifier.kind = isWord("start") ? AtModifier::Kind::Start : AtModifier::Kind::End;
            next();
            expect("(", "@");
            expect(")", "@");
        } else {
            modifier.timeMs = timestamp();
        }
        shift.at = modifier;
        expr.span.end = end();
    }

    std::int64_t timestamp()
    {
        const bool isNegative = takeSign();
        if (peek().kind != Kind::Number && peek().kind != Kind::Duration)
            unexpected("@", "timestamp");
        const Token token = next();
        const auto value = token.kind == Kind::Number ? numberOf(token.text) : std::nullopt;
        if (!value || !(std::abs(*value) < 9.2e15))
            fails(token.span, "timestamp out of bounds for @ modifier: " + std::string(token.text));
        return std::llround((isNegative ? -*value : *value) * 1000);
    }

    std::string_view m_query;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<ExprPtr> parse(std::string_view query)
{
    if (query.size() > kLongestQuery)
        return fail(Error::Kind::TooLarge, "the query is longer than 256 KiB");
    auto tokens = tokensOf(query);
    if (!tokens)
        return fail(std::move(tokens.error()));
    try {
        return Parser(query, *std::move(tokens)).run();
    } catch (Error &error) {
        return fail(std::move(error));
    }
}

} // namespace onex::promql
