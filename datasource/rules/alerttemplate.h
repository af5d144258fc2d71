// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/result.h"

#include <string>
#include <string_view>

namespace onex {

// What a template is about: one sample that the alert's query gave.
struct AlertSubject
{
    Labels labels; // the sample's, with its metric's name
    double value = 0;
};

// The part of Go's text templates that rules are written in: {{ $value }}, {{ $labels.job }} (also
// .Value, .Labels.job, index $labels "job"), pipes, parentheses, texts, numbers and the functions
// of alerttemplate.cpp's table: humanize, humanize1024, humanizeDuration, humanizePercentage,
// humanizeTimestamp, printf, print, title, toUpper, toLower, stripPort, stripDomain, reReplaceAll.
// Source: Prometheus documentation, "Template reference"; Go documentation, "text/template".

// BadInput where it cannot be read, or a function does not take what it is given.
Result<std::string> expandTemplate(std::string_view text, const AlertSubject &subject);

} // namespace onex
