// SPDX-License-Identifier: GPL-3.0-or-later
// What people and endpoints write: a file of rules, an annotation's template, metrics. The first
// byte says which.
#include "datasource/embedded/exposition.h"
#include "datasource/rules/alerttemplate.h"
#include "datasource/rules/rulefile.h"

using namespace onex;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char *>(data), size);
    if (text.empty())
        return 0;
    const char kind = text.front();
    text.remove_prefix(1);
    const AlertSubject subject{Labels{{"__name__", "m"}, {"job", "a:80"}}, 1234.5678};
    if (kind == 'r')
        (void)parseRules(text, "f");
    else if (kind == 't')
        (void)expandTemplate(text, subject);
    else
        (void)parseExposition(text);
    return 0;
}
