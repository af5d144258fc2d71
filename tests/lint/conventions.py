#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What no compiler says: licence lines, tabs, long lines, and what GCC 12 compiles wrongly."""
import re

from sources import finish, text_of, tracked_files

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
LONGEST_LINE = 120
CODE = (".h", ".cpp", ".py", ".cmake", ".yml")


def is_ours(path, text):
    """Code and configuration that people write here; not dashboards, data or generated pictures."""
    if path.parts[0] == "dashboards" or path.parts[:2] in (("tests", "data"), ("tests", "fuzz")):
        return path.suffix in (".h", ".cpp")
    return path.suffix in CODE or path.name == "CMakeLists.txt" or text.startswith("#!")


def awaited(text, start):
    """The expression after co_await: up to its semicolon or the parenthesis it stands in."""
    depth = 0
    for end in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        if text[end] == ";" or depth < 0:
            return text[start:end]
    return text[start:]


def line_at(text, position):
    return text.count("\n", 0, position) + 1


def await_findings(text):
    code = re.sub(r"//[^\n]*", lambda comment: " " * len(comment.group()), text)
    for match in re.finditer(r"\bco_await\b", code):
        if re.search(r"[\[{]", awaited(code, match.end())):
            yield line_at(code, match.start()), "name this temporary before co_await: GCC 12 destroys it twice"


def line_findings(text):
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield number, "a tab"
        if len(line) > LONGEST_LINE:
            yield number, f"{len(line)} characters; {LONGEST_LINE} at most"
        if line != line.rstrip():
            yield number, "blanks at its end"


def findings():
    for path in tracked_files():
        text = text_of(path)
        if not is_ours(path, text):
            continue
        if SPDX not in "\n".join(text.split("\n")[:2]):
            yield f"{path}:1: no line {SPDX}"
        if path.suffix == ".h" and "#pragma once" not in text:
            yield f"{path}:1: no #pragma once"
        found = list(line_findings(text))
        if path.suffix in (".h", ".cpp"):
            found += await_findings(text)
        yield from (f"{path}:{number}: {what}" for number, what in found)


if __name__ == "__main__":
    finish(list(findings()))
