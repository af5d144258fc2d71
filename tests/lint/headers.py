#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""headers.py BUILD: every header compiles alone, with the flags of a source beside it in BUILD."""
import json
import os
import pathlib
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from sources import ROOT, cpp_files, finish


def flags_by_folder(build):
    """Compiler and flags of the source with the most of them, a folder; no output, nothing precompiled."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    flags = {}
    for command in commands:
        source = pathlib.Path(command["file"])
        if not source.is_relative_to(ROOT) or source.is_relative_to(build):
            continue
        words = [word for word in shlex.split(command["command"]) if not word.endswith("/ccache")]
        kept = [word for word in words if word.startswith(("-I", "-D", "-W", "-std", "-f"))]
        system = [part for i, word in enumerate(words) if word == "-isystem" for part in words[i:i + 2]]
        folder = source.relative_to(ROOT).parent
        flags[folder] = max(flags.get(folder, []), [words[0]] + kept + system, key=len)
    return flags


def complaint(header, flags):
    """The compiler's first error about a header that is included alone, or None."""
    source = f'#include "{header}"\n'
    check = [*flags, "-fsyntax-only", "-Winvalid-pch", "-x", "c++", "-"]
    done = subprocess.run(check, input=source, capture_output=True, text=True, cwd=ROOT, check=False)
    errors = [line for line in done.stderr.splitlines() if "error:" in line]
    return f"{header}: {errors[0] if errors else done.stderr}" if done.returncode else None


def main():
    flags = flags_by_folder(pathlib.Path(sys.argv[1]).resolve())
    headers = [path for path in cpp_files() if path.suffix == ".h" and path.parent in flags]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda header: complaint(header, flags[header.parent]), headers)
    finish([finding for finding in found if finding])


if __name__ == "__main__":
    main()
