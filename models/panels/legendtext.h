// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of naming a series, for those that name many at once.
#pragma once

#include "datasource/core/frame.h"

#include <QString>

namespace onex {

// The names of the labels whose values are not the same everywhere, sorted.
std::vector<std::string> differingLabels(const std::vector<const Labels *> &siblings);

// The one such label of these series; "" if there is none or more than one.
std::string differingLabel(const std::vector<Series> &siblings);

// "{{job}} - {{ instance }}" with labels filled in; a missing label is empty; an empty template
// gives name{k="v"}, no labels the expression; "__auto" the value of the label that differs among
// siblings, if there is one, else all.
QString legendText(const QString &legendTemplate, const Labels &labels, const QString &expr,
                   const std::string &differing);

// A display name with ${__field.name}, ${__series.name}, ${__field.labels}, ${__field.labels.x} and
// ${__field.labels["x"]} filled in; both names are the legend's text.
QString displayNameText(const QString &pattern, const QString &legend, const Labels &labels);

} // namespace onex
