// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/moments.h"
#include "app/cli/querysource.h"
#include "app/cli/verbs.h"
#include "datasource/archive/capture.h"
#include "datasource/archive/exportfile.h"
#include "datasource/core/clock.h"

#include <CLI/CLI.hpp>
#include <QCoroTask>
#include <QString>

#include <cstdio>
#include <unistd.h>

namespace onex {
namespace {

struct Asked
{
    std::vector<std::string> exprs;
    std::string source, start, end, output, format;
};

int failed(const Error &error)
{
    std::fprintf(stderr, "onex: %s\n", describe(error).c_str());
    return 1;
}

// Of a recording all of it, else the last hour.
Result<TimeRange> rangeOf(const Asked &asked, const QuerySource &opened)
{
    const std::int64_t now = opened.range ? opened.range->to : SystemClock().nowMs();
    TimeRange range = opened.range.value_or(TimeRange{now - 3'600'000, now});
    const std::pair<const std::string &, std::int64_t &> ends[]
        = {{asked.start, range.from}, {asked.end, range.to}};
    for (const auto &[text, moment] : ends) {
        if (text.empty())
            continue;
        const auto parsed = parseMoment(text, now);
        if (!parsed)
            return fail(parsed.error());
        moment = *parsed;
    }
    if (range.from > range.to)
        return fail(Error::Kind::BadInput, "--end is before --start");
    return range;
}

Result<std::vector<promql::Need>> needsOf(const Asked &asked, TimeRange range)
{
    std::vector<promql::Need> all;
    for (const std::string &expr : asked.exprs) {
        const auto needs = needsOf(MetricQuery{expr, false, range, 1000});
        if (!needs)
            return fail(needs.error());
        addNeeds(all, *needs);
    }
    if (all.empty())
        return fail(Error::Kind::BadInput, "no series is named in what is to be exported");
    return all;
}

// Where a person looks at it, on one line that is written over.
CaptureOptions watched()
{
    CaptureOptions options;
    if (isatty(STDERR_FILENO) != 0)
        options.progress = [](int done, int total) {
            std::fprintf(stderr, "\r%3d %%%s", 100 * done / total, done == total ? "\n" : "");
        };
    return options;
}

ArchiveContent contentOf(const Asked &asked, const MetricSource &source, TimeRange range)
{
    ArchiveContent content;
    content.provenance = {source.name(),
                          asked.exprs,
                          range,
                          qEnvironmentVariable("USER").toStdString(),
                          SystemClock().nowMs(),
                          "onex " ONEX_VERSION};
    return content;
}

Result<void> give(const Asked &asked, const MemoryStore &store, const ArchiveContent &content)
{
    const std::string format = asked.format.empty() ? exportFormat(asked.output) : asked.format;
    if (!asked.output.empty())
        return writeExport(asked.output, format, store, content);
    if (format == "archive")
        return fail(Error::Kind::BadInput, "an archive needs a file: name it with --output");
    return exportText(store, format).map([](const std::string &text) {
        std::fwrite(text.data(), 1, text.size(), stdout);
    });
}

int run(const Asked &asked)
{
    const Result<QuerySource> opened = openQuerySource(asked.source);
    if (!opened)
        return failed(opened.error());
    if (!opened->warning.empty())
        std::fprintf(stderr, "onex: %s\n", opened->warning.c_str());
    const auto range = rangeOf(asked, *opened);
    if (!range)
        return failed(range.error());
    auto needs = needsOf(asked, *range);
    if (!needs)
        return failed(needs.error());
    std::vector<SourceNeeds> all{{opened->source.get(), *std::move(needs)}};
    auto capturing = capture(std::move(all), watched());
    const Result<Captured> captured = QCoro::waitFor(std::move(capturing));
    if (!captured)
        return failed(captured.error());
    for (const std::string &problem : captured->problems)
        std::fprintf(stderr, "onex: warning: %s\n", problem.c_str());
    const auto given = give(asked, *captured->store, contentOf(asked, *opened->source, *range));
    if (!given)
        return failed(given.error());
    std::fprintf(stderr, "onex: %zu samples of %zu series\n", captured->store->sampleCount(),
                 captured->store->seriesCount());
    return 0;
}

} // namespace

void addExport(CLI::App &app, int &status)
{
    const auto asked = std::make_shared<Asked>();
    CLI::App *verb = app.add_subcommand(
        "export", "Save samples as they were stored: of selectors, or of what queries look at");
    verb->add_option("expr", asked->exprs, "Selectors or queries")->required();
    verb->add_option("--source", asked->source,
                     "A file, the name of a configured source, or an address; default: the first "
                     "configured source");
    verb->add_option("--start", asked->start,
                     "Beginning; default: an hour ago; of a recording: all of it");
    verb->add_option("--end", asked->end, "End; default: now; of a recording: its end");
    verb->add_option("--output,-o", asked->output,
                     "The file; its name says the format: .onex (an archive), .json, .csv, else "
                     "OpenMetrics. Default: standard output");
    verb->add_option("--format", asked->format, "Whatever the name says")
        ->check(CLI::IsMember({"archive", "openmetrics", "json", "csv"}));
    verb->callback([asked, &status] { status = run(*asked); });
}

} // namespace onex
