"""Hypothesis profiles, and the table of the heavy sets."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import settings

# Without a display Qt would abort the process; whoever wants a real window sets the platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("sample", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("bars", max_examples=2000, deadline=None)

SEED = 20261124
_RESULTS: Counter[tuple[str, str]] = Counter()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bars", action="store_true", help="run every heavy set in full")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "bar(name): counts in the table of the heavy sets")
    settings.load_profile("bars" if config.getoption("--bars") else "sample")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" or report.failed:
        for name in [value for key, value in report.user_properties if key == "bar"]:
            _RESULTS[str(name), report.outcome] += 1


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("bar"):
        item.user_properties.append(("bar", mark.args[0]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _RESULTS:
        return
    terminalreporter.section("bars")
    for name in sorted({name for name, _ in _RESULTS}):
        passed, failed = _RESULTS[name, "passed"], _RESULTS[name, "failed"]
        terminalreporter.write_line(f"{name:<60} {passed:>4} passed {failed:>4} failed")
