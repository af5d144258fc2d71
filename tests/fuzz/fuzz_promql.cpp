// SPDX-License-Identifier: GPL-3.0-or-later
// A query: parsed, printed and parsed again it is the same, and it is evaluated within its limits.
#include "datasource/archive/textformat.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/parser.h"
#include "datasource/promql/printer.h"

#include <cstdlib>

namespace {

using namespace onex;

const MemoryStore &store()
{
    static const auto *const filled = [] {
        auto *made = new MemoryStore;
        (void)TextFormatReader(*made, 0).read(
            "a{i=\"1\"} 1 10\na{i=\"1\"} 2 20\na{i=\"2\"} 5 10\nb{i=\"1\",le=\"1\"} NaN 15\n"
            "b{i=\"1\",le=\"+Inf\"} 4 15\nc -Inf 12\n");
        made->finish();
        return made;
    }();
    return *filled;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto expr = promql::parse(text);
    if (!expr)
        return 0;
    const std::string printed = promql::printed(**expr);
    const auto again = promql::parse(printed);
    if (!again || promql::printed(**again) != printed)
        std::abort();
    promql::Question question;
    question.steps = {5'000, 7'000, 4};
    question.limits = {20'000, std::chrono::milliseconds(1000)};
    (void)promql::evaluate(**expr, store(), question);
    return 0;
}
