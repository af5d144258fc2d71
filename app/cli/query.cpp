// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/moments.h"
#include "app/cli/querysource.h"
#include "app/cli/verbs.h"
#include "datasource/archive/archivesource.h"
#include "datasource/archive/framewriters.h"
#include "datasource/core/clock.h"
#include "datasource/promql/explain.h"
#include "datasource/promql/parser.h"

#include <CLI/CLI.hpp>
#include <QCoroTask>

#include <cstdio>

namespace onex {
namespace {

constexpr std::int64_t kMostSteps = 11'000;
constexpr int kStepsByDefault = 250;

struct Asked
{
    std::string expr, source, at, start, end, step;
    std::string format = "table";
    bool explains = false;
};

// What the API calls it.
const char *errorType(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadQuery:
        return "execution";
    case Error::Kind::Timeout:
        return "timeout";
    default:
        return "bad_data";
    }
}

int failed(const Asked &asked, const Error &error)
{
    const bool isParsed = error.kind == Error::Kind::BadQuery && error.line > 0;
    if (asked.format == "json")
        std::printf(
            "%s\n",
            errorJson(isParsed ? "bad_data" : errorType(error.kind), describe(error)).c_str());
    else
        std::fprintf(stderr, "onex: %s\n", describe(error).c_str());
    return 1;
}

Result<MetricQuery> queryOf(const Asked &asked, std::int64_t nowMs)
{
    MetricQuery query;
    query.expr = asked.expr;
    query.instant = asked.start.empty() && asked.end.empty() && asked.step.empty();
    const auto to = parseMoment(query.instant ? (asked.at.empty() ? "now" : asked.at)
                                              : (asked.end.empty() ? "now" : asked.end),
                                nowMs);
    if (!to)
        return fail(to.error());
    query.range = {*to, *to};
    if (query.instant)
        return query;
    const auto from = parseMoment(asked.start.empty() ? "now-1h" : asked.start, nowMs);
    if (!from)
        return fail(from.error());
    if (*from > *to)
        return fail(Error::Kind::BadInput, "--end is before --start");
    query.range.from = *from;
    query.stepMs = std::max<std::int64_t>((*to - *from) / kStepsByDefault / 1000 * 1000, 1000);
    if (!asked.step.empty()) {
        const auto step = parseStep(asked.step);
        if (!step)
            return fail(step.error());
        query.stepMs = *step;
    }
    if ((*to - *from) / query.stepMs >= kMostSteps)
        return fail(Error::Kind::BadInput,
                    "there would be more than 11,000 steps: say a longer --step");
    return query;
}

// With what it costs where it is evaluated here.
int explain(const Asked &asked, const promql::Expr &expr, const MetricSource &source,
            const MetricQuery &query)
{
    promql::Profile profile;
    if (const auto *archive = dynamic_cast<const ArchiveSource *>(&source)) {
        promql::Question question = questionOf(query, {});
        question.profile = &profile;
        if (const auto frame = promql::evaluate(expr, *archive->storage(), question); !frame)
            return failed(asked, frame.error());
    }
    std::fputs(promql::explained(expr, profile).c_str(), stdout);
    return 0;
}

int run(const Asked &asked)
{
    const Result<promql::ExprPtr> parsed = promql::parse(asked.expr);
    if (!parsed)
        return failed(asked, parsed.error());
    const Result<QuerySource> opened = openQuerySource(asked.source);
    if (!opened)
        return failed(asked, opened.error());
    if (!opened->warning.empty())
        std::fprintf(stderr, "onex: %s\n", opened->warning.c_str());
    const auto query = queryOf(asked, opened->range ? opened->range->to : SystemClock().nowMs());
    if (!query)
        return failed(asked, query.error());
    if (asked.explains)
        return explain(asked, **parsed, *opened->source, *query);
    auto asking = opened->source->query(*query, {});
    const Result<QueryAnswer> answer = QCoro::waitFor(std::move(asking));
    if (!answer)
        return failed(asked, answer.error());
    const auto text = written(*answer->frame, asked.format);
    if (!text)
        return failed(asked, text.error());
    std::fwrite(text->data(), 1, text->size(), stdout);
    for (const std::string &warning : answer->frame->warnings)
        std::fprintf(stderr, "onex: warning: %s\n", warning.c_str());
    return 0;
}

} // namespace

void addQuery(CLI::App &app, int &status)
{
    const auto asked = std::make_shared<Asked>();
    CLI::App *verb = app.add_subcommand("query", "Evaluate PromQL over a server or a recording");
    verb->add_option("expr", asked->expr, "The expression")->required();
    verb->add_option("--source", asked->source,
                     "A file, the name of a configured source, or an address; default: the first "
                     "configured source");
    auto *at
        = verb->add_option("--at", asked->at,
                           "The moment: 1777629600.5, 2026-05-01T10:00:00Z, now-1h. Default: now; "
                           "of a recording: its end");
    for (auto *option :
         {verb->add_option("--start", asked->start, "Beginning of a range; default: now-1h"),
          verb->add_option("--end", asked->end, "End of a range; default: now"),
          verb->add_option("--step", asked->step, "Seconds, or 30s, 5m; default: 250 steps")})
        option->excludes(at);
    verb->add_option("--format", asked->format, "table, json, csv or openmetrics")
        ->check(CLI::IsMember({"table", "json", "csv", "openmetrics"}));
    verb->add_flag("--explain", asked->explains,
                   "Show how the expression was understood, and what each part of it costs");
    verb->callback([asked, &status] { status = run(*asked); });
}

} // namespace onex
