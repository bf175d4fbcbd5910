"""How the program starts, or says why it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import display
from ui.__main__ import main

ROOT = Path(__file__).parents[2]


def start(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}], ids=str
)
def test_without_a_display_one_sentence_says_so(environment: dict[str, str]) -> None:
    started = start("ui", **environment)
    assert started.returncode == 1
    assert started.stderr.count("\n") == 1
    assert "display" in started.stderr or "library" in started.stderr
    assert start("ui.display", **environment).returncode == 1


def test_a_display_without_screen_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.problem() is None


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--version"], 0), (["examples"], 0), (["--nope"], 2), (["a", "b"], 2)],
)
def test_commands_are_handed_on(arguments: list[str], status: int) -> None:
    assert main(arguments) == status


def test_a_command_imports_no_qt_and_a_start_no_heavy_library() -> None:
    probe = (
        "import sys; from ui.__main__ import main; main(['examples']); "
        "print([m for m in sys.modules if m.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
    probe = (
        "import sys; from ui.app import application; from ui.theme import Theme; application(); "
        "from ui.main_window import MainWindow; from evaluator.i18n import ENGLISH; "
        "MainWindow(Theme('light'), ENGLISH).show(); "
        "heavy = ('crewai', 'jinja2', 'typst', 'yaml', 'fontTools', 'PySide6.QtPdf', 'PySide6.QtPrintSupport'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, env=environment
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
