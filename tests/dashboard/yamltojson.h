// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string>

// A YAML document as JSON with the same types; none where it is no YAML.
std::optional<std::string> yamlToJson(const QByteArray &yaml);
