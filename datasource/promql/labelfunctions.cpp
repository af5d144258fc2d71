// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"
#include "datasource/promql/literals.h"
#include "datasource/promql/vectorfunctions.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>

namespace onex::promql {
namespace {

constexpr std::int64_t kMostMemory = 8 << 20;
constexpr int kMostGroups = 64;

bool isWordLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The group that $1, ${1}, $name or ${name} means; after the dollar. Its length; 0: none is meant.
std::size_t groupAt(std::string_view rest, std::string_view &name)
{
    const bool isBraced = rest.starts_with('{');
    const std::size_t begin = isBraced ? 1 : 0;
    std::size_t end = begin;
    while (end < rest.size() && isWordLetter(rest[end]))
        ++end;
    name = rest.substr(begin, end - begin);
    if (name.empty() || (isBraced && (end == rest.size() || rest[end] != '}')))
        return 0;
    return end + (isBraced ? 1 : 0);
}

class Replacement
{
public:
    Replacement(const re2::RE2 &regex, std::string_view text)
        : m_regex(regex)
        , m_text(text)
    {
    }

    std::string expanded(const std::vector<re2::StringPiece> &groups) const
    {
        std::string text;
        for (std::size_t at = 0; at < m_text.size(); ++at) {
            std::string_view name;
            const std::string_view rest = m_text.substr(at + 1);
            if (m_text[at] != '$')
                text += m_text[at];
            else if (rest.starts_with('$'))
                text += m_text[at++];
            else if (const std::size_t length = groupAt(rest, name)) {
                at += length;
                const std::size_t group = indexOf(name);
                if (group < groups.size())
                    text.append(groups[group].data(), groups[group].size());
            }
        }
        return text;
    }

private:
    std::size_t indexOf(std::string_view name) const
    {
        if (std::all_of(name.begin(), name.end(), [](char c) { return std::isdigit(c) != 0; }))
            return name.size() < 4 ? static_cast<std::size_t>(std::stoi(std::string(name)))
                                   : std::size_t{kMostGroups};
        const auto &named = m_regex.NamedCapturingGroups();
        const auto found = named.find(std::string(name));
        return found != named.end() ? static_cast<std::size_t>(found->second)
                                    : std::size_t{kMostGroups};
    }

    const re2::RE2 &m_regex;
    std::string_view m_text;
};

LabelsPtr withLabel(const Labels &labels, const std::string &name, std::string value)
{
    std::vector<Labels::Label> all(labels.begin(), labels.end());
    std::erase_if(all, [&name](const auto &label) { return label.first == name; });
    if (!value.empty())
        all.emplace_back(name, std::move(value));
    return std::make_shared<const Labels>(std::move(all));
}

Result<std::vector<std::string>> textsOf(Evaluation &evaluation, const Call &call)
{
    std::vector<std::string> texts;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        auto text = evaluation.text(*call.arguments[i]);
        if (!text)
            return fail(std::move(text.error()));
        texts.push_back(*std::move(text));
    }
    return texts;
}

Result<Value> relabelled(Result<Value> value, const auto &relabel)
{
    if (!value)
        return value;
    Block &block = value->block;
    for (std::size_t row = 0; row < block.rows(); ++row)
        block.setLabels(row, relabel(block.labels(row)));
    value->isSorted = false;
    if (auto unified = unify(block); !unified)
        return fail(std::move(unified.error()));
    return value;
}

} // namespace

// label_replace(v, to, replacement, from, regex)
Result<Value> labelReplace(Evaluation &evaluation, const Call &call)
{
    const auto texts = textsOf(evaluation, call);
    if (!texts)
        return fail(texts.error());
    const std::string &to = (*texts)[0], &from = (*texts)[2];
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_dot_nl(true);
    options.set_max_mem(kMostMemory);
    const re2::RE2 regex("^(?:" + (*texts)[3] + ")$", options);
    if (!regex.ok() || regex.NumberOfCapturingGroups() >= kMostGroups)
        return executionError("invalid regular expression in label_replace(): " + (*texts)[3]);
    if (to.empty())
        return executionError("invalid destination label name in label_replace(): " + to);
    const Replacement replacement(regex, (*texts)[1]);
    const auto count = static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1;
    return relabelled(evaluation.evaluate(call.arguments[0]), [&](const LabelsPtr &labels) {
        const std::string_view value = labels->value(from);
        const re2::StringPiece piece(value.data(), value.size());
        std::vector<re2::StringPiece> groups(count);
        if (!regex.Match(piece, 0, piece.size(), re2::RE2::ANCHOR_BOTH, groups.data(),
                         static_cast<int>(count)))
            return labels;
        return withLabel(*labels, to, replacement.expanded(groups));
    });
}

// label_join(v, to, separator, from, from…)
Result<Value> labelJoin(Evaluation &evaluation, const Call &call)
{
    const auto texts = textsOf(evaluation, call);
    if (!texts)
        return fail(texts.error());
    if ((*texts)[0].empty())
        return executionError("invalid destination label name in label_join(): " + (*texts)[0]);
    return relabelled(evaluation.evaluate(call.arguments[0]), [&](const LabelsPtr &labels) {
        std::string joined;
        for (std::size_t i = 2; i < texts->size(); ++i) {
            joined += i > 2 ? (*texts)[1] : std::string();
            joined += labels->value((*texts)[i]);
        }
        return withLabel(*labels, (*texts)[0], std::move(joined));
    });
}

} // namespace onex::promql
