#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which room may include what: views, models, datasource, promql, core, in this direction only."""
import pathlib
import re
from functools import lru_cache

from sources import cpp_files, finish, text_of

EVERYTHING = ("app/", "views/", "models/", "datasource/")
DATA_TYPES = ("datasource/core/", "datasource/promql/", "datasource/source/")

# Room, the project's headers it may include beside its own, and Qt's modules. The longest match counts.
ROOMS = {
    "datasource/core/": ((), ()),
    "datasource/promql/": (("datasource/core/",), ()),
    "datasource/tsdb/": (("datasource/core/", "datasource/promql/"), ()),
    "datasource/alertmanager/": (("datasource/http/",) + DATA_TYPES, ("Core", "Concurrent")),
    "datasource/desktop/": (DATA_TYPES, ("Core", "DBus")),
    "datasource/host/": (("datasource/core/",), ()),
    "datasource/rules/": (DATA_TYPES, ()),
    "datasource/sqlite/": (("datasource/core/",), ("Core", "Sql")),
    "datasource/state/": (("datasource/sqlite/",) + DATA_TYPES, ("Core", "Sql")),
    "datasource/": (("datasource/",), ("Core", "Network", "Concurrent", "Sql")),
    "models/dashboard/": (("models/", "datasource/files/") + DATA_TYPES, ("Core",)),
    "models/": (("models/",) + DATA_TYPES, ("Core", "Gui", "Concurrent")),
    "views/": (("views/", "models/") + DATA_TYPES,
               ("Core", "Gui", "Concurrent", "Widgets", "Charts", "Svg", "SvgWidgets", "PrintSupport")),
    "app/simulator/": (("datasource/core/",), ("Core", "Network")),
    "app/": (EVERYTHING, ("Core", "Gui", "Concurrent", "Widgets", "Network", "Sql", "Svg")),
    "tests/": (EVERYTHING + ("tests/",), None),
}

# Heavy to compile; behind one .cpp file each.
NOT_IN_HEADERS = re.compile(r"(nlohmann/(?!json_fwd)|simdjson|yaml-cpp/)")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


@lru_cache(maxsize=None)
def qt_folder():
    for candidate in sorted(pathlib.Path("/usr/include").glob("**/qt6/QtCore")):
        return candidate.parent
    return None


@lru_cache(maxsize=None)
def qt_module(header):
    """"Widgets" of <QLabel> and of <QtWidgets/QLabel>; None for what is not Qt's."""
    named = re.match(r"Qt([A-Z]\w*)(?:/|$)", header)
    if named and not header.startswith("QtConcurrentRun"):
        return named.group(1)
    if not re.match(r"Q[A-Za-z]", header) or header.startswith("QCoro"):
        return None
    for found in sorted(qt_folder().glob(f"Qt*/{header}")):
        return found.parent.name.removeprefix("Qt")
    return None


def room_of(path):
    rooms = [room for room in ROOMS if path.as_posix().startswith(room)]
    return max(rooms, key=len) if rooms else None


def complaint(path, room, bracket, header):
    own, modules = ROOMS[room]
    if path.suffix == ".h" and NOT_IN_HEADERS.match(header):
        return f"{header} belongs in a .cpp file"
    if bracket == '"':
        is_generated = header == path.stem + ".moc"
        return None if is_generated or header.startswith((room,) + own) else f"{room} must not include {header}"
    if header.startswith("QCoro") and not modules and modules is not None:
        return f"{room} is without Qt, but includes {header}"
    module = qt_module(header)
    if module is None or modules is None or module in modules:
        return None
    return f"{room} must not use Qt {module} ({header})"


def findings():
    for path in cpp_files():
        room = room_of(path)
        if room is None:
            yield f"{path}: is in no room; tests/lint/layers.py lists them"
            continue
        text = text_of(path)
        for match in INCLUDE.finditer(text):
            found = complaint(path, room, *match.groups())
            if found:
                yield f"{path}:{text.count(chr(10), 0, match.start(2)) + 1}: {found}"


if __name__ == "__main__":
    finish(list(findings()))
