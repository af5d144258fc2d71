# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint programs look at: the project's own files, and how a finding is reported."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def tracked_files():
    """Every file of the project below its root, without what was built."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return sorted(pathlib.Path(name) for name in listed.stdout.splitlines()
                      if (ROOT / name).is_file())
    found = []
    for folder, names, files in os.walk(ROOT):
        names[:] = [name for name in names if name not in ("build", ".git")]
        found += [pathlib.Path(folder, name).relative_to(ROOT) for name in files]
    return sorted(found)


def cpp_files():
    return [path for path in tracked_files() if path.suffix in (".h", ".cpp")]


def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def finish(findings):
    """Prints what was found, one a line, and ends the program: 0 when nothing was."""
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
