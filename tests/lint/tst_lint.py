#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint programs find what they are there for."""
import pathlib
import unittest

import conventions
import layers


def complaint(path, include):
    path = pathlib.Path(path)
    return layers.complaint(path, layers.room_of(path), include[0], include[1:-1])


class Layers(unittest.TestCase):
    def test_allowed(self):
        for path, include in (
                ("views/shell/a.cpp", '"models/query/b.h"'), ("views/shell/a.cpp", "<QLabel>"),
                ("views/panels/a.cpp", "<QChart>"), ("models/query/a.cpp", '"datasource/core/b.h"'),
                ("models/dashboard/a.cpp", '"datasource/files/b.h"'),
                ("models/panels/a.cpp", "<QImage>"), ("datasource/http/a.cpp", "<QNetworkReply>"),
                ("datasource/promql/a.cpp", '"datasource/core/b.h"'), ("app/cli/a.cpp", '"views/b/c.h"'),
                ("tests/core/tst_a.cpp", '"tst_a.moc"'), ("models/a/b.cpp", "<nlohmann/json.hpp>"),
                ("models/a/b.h", "<nlohmann/json_fwd.hpp>"), ("models/a/b.cpp", "<QtConcurrentRun>")):
            self.assertIsNone(complaint(path, include), (path, include))

    def test_refused(self):
        for path, include in (
                ("models/query/a.cpp", '"views/shell/b.h"'), ("models/query/a.cpp", "<QLabel>"),
                ("models/query/a.cpp", "<QtWidgets/QLabel>"), ("models/query/a.cpp", "<QTcpSocket>"),
                ("models/query/a.cpp", '"datasource/http/httpclient.h"'),
                ("models/query/a.cpp", '"datasource/files/b.h"'),
                ("views/shell/a.cpp", "<QNetworkReply>"), ("views/shell/a.cpp", '"app/config/b.h"'),
                ("datasource/core/a.h", "<QString>"), ("datasource/core/a.h", "<QtCore>"),
                ("datasource/core/a.h", "<QCoroTask>"), ("datasource/promql/a.h", '"datasource/http/b.h"'),
                ("datasource/http/a.cpp", "<QColor>"), ("datasource/http/a.cpp", '"models/query/b.h"'),
                ("models/a/b.h", "<nlohmann/json.hpp>"), ("models/a/b.h", "<simdjson.h>"),
                ("models/a/b.h", "<yaml-cpp/yaml.h>")):
            self.assertIsNotNone(complaint(path, include), (path, include))


class Conventions(unittest.TestCase):
    def test_temporaries_in_co_await(self):
        for code in ("co_await f({1});", "co_await f([] {});", "co_await\n    f(A{1});"):
            self.assertEqual(len(list(conventions.await_findings(code))), 1, code)
        for code in ("co_await task;", "if (co_await f(a)) {\n}", "co_await f(); // [sic]"):
            self.assertEqual(list(conventions.await_findings(code)), [], code)

    def test_lines(self):
        found = [what for _, what in conventions.line_findings("\ta\n" + "x" * 121 + "\nb \nc\n")]
        self.assertEqual(found, ["a tab", "121 characters; 120 at most", "blanks at its end"])


if __name__ == "__main__":
    unittest.main()
