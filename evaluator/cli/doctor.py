"""`doctor`: what this machine lacks for the window, the report and the scaffold's tests, and what mends it."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from evaluator.resources import assets

_WINDOW_TIMEOUT = 60
"""Seconds after which a Qt that neither starts nor fails counts as broken."""


@dataclass(frozen=True)
class Check:
    """One thing this program needs: what it is for, and a test that gives what to do, or None when all is well."""

    purpose: str
    lacks: Callable[[], str | None]


def _window() -> str | None:
    # Qt aborts a process that has no display, so it is tried in a child.
    try:
        child = subprocess.run(
            [sys.executable, "-m", "ui.display"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_WINDOW_TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        return (
            f"Qt did not answer within {_WINDOW_TIMEOUT} s; check the display that DISPLAY names."
        )
    if child.returncode == 0:
        return None
    said = (child.stdout.strip() or child.stderr.strip()).splitlines()
    return said[-1] if said else f"Qt ended with status {child.returncode}."


def _installed(module: str, mend: str) -> Callable[[], str | None]:
    return lambda: None if importlib.util.find_spec(module) else mend


def _fonts() -> str | None:
    if list(assets("fonts").glob("Inter-*.ttf")):
        return None
    return "the bundled fonts are missing: install crewai-evaluator again."


def _uv() -> str | None:
    if shutil.which("uv"):
        return None
    return "uv is not on PATH: pip install uv"


def _python() -> str | None:
    if (3, 10) <= sys.version_info[:2] <= (3, 13):
        return None
    return "crewai runs on Python 3.10 to 3.13: uv python install 3.13"


CHECKS: tuple[Check, ...] = (
    Check("Python", _python),
    Check("window", _window),
    Check("report as PDF", _installed("typst", "Typst is missing: pip install 'typst>=0.15,<0.16'")),
    Check("fonts of the report", _fonts),
    Check("scaffold", _installed("jinja2", "Jinja is missing: pip install jinja2")),
    Check("scaffold's tests: crewai", _installed("crewai", "CrewAI is missing: pip install crewai")),
    Check("scaffold's tests: uv", _uv),
)  # fmt: skip


def parser(prog: str) -> argparse.ArgumentParser:
    """The arguments of `doctor`: none."""
    return argparse.ArgumentParser(prog=prog, description="Say what this machine lacks.")


def run(arguments: argparse.Namespace) -> int:
    """Print one line a check; 1 when something is lacking."""
    status = 0
    for check in CHECKS:
        lacking = check.lacks()
        print(
            f"{'lacks' if lacking else 'ok':<6} {check.purpose}{f': {lacking}' if lacking else ''}"
        )
        status = 1 if lacking else status
    return status
