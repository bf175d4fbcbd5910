"""`python -m ui.screenshots OUT [FILE]`: a picture of every page and state."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from evaluator.assessment import Assessment
    from ui.main_window import MainWindow
    from ui.operations import Operation

_PATIENCE = 30_000
_REST = 250


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m ui.screenshots", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write the pictures to")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="an assessment to show")
    parser.add_argument("--theme", choices=["light", "dark", "high-contrast"], default="light")
    parser.add_argument("--language", choices=["en"], default="en")
    parser.add_argument("--size", default="1280x800", help="the window's size, as 1280x800")
    parser.add_argument("--scale", default="1", help="pixels a point, as 1.5")
    return parser


def main() -> int:
    """Write one PNG a page and state."""
    given = arguments().parse_args()
    width, _, height = given.size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        print("--size is WIDTHxHEIGHT, as 1280x800", file=sys.stderr)
        return 2
    os.environ["QT_SCALE_FACTOR"] = given.scale
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        for name in _pictures(given, int(width), int(height), Path(folder)):
            print(given.out / f"{name}.png")
    return 0


def _pictures(given: argparse.Namespace, width: int, height: int, folder: Path) -> Iterator[str]:
    from evaluator.document import load
    from evaluator.examples import example_ids, example_path
    from evaluator.i18n import translator
    from ui.app import application
    from ui.main_window import MainWindow
    from ui.theme import Theme

    application()
    theme = Theme(given.theme)
    theme.is_still = True
    theme.choose(given.theme)
    window = MainWindow(theme, translator(given.language), folder / "state")
    window.resize(width, height)
    window.show()
    _rest()
    case = load(given.file or example_path(example_ids()[-1]))
    for name, show in _states(case, folder):
        show(window)
        _settle(window)
        _picture(window).save(str(given.out / f"{name}.png"))
        yield name
    window.document.stack.setClean()
    window.close()


def _picture(window: MainWindow) -> QPixmap:
    """The window, and over it the explanation of what is pointed at, which is a window of its own."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication

    shown = window.grab()
    painter = QPainter(shown)
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other.inherits("QTipLabel"):
            painter.drawPixmap(window.mapFromGlobal(other.pos()), other.grab())
    painter.end()
    return shown


def _rest(milliseconds: int = _REST) -> None:
    """Let the window work; a loop of its own, so that other threads get their turn."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _settle(window: MainWindow) -> None:
    """Wait until what is computed off the GUI thread is shown."""
    _rest()
    for _ in range(_PATIENCE // _REST):
        page = None if window.is_at_start else window.page
        if getattr(page, "is_settled", True):
            break
        _rest()
    _rest()


State = tuple[str, "Callable[[MainWindow], object]"]


def _states(case: Assessment, folder: Path) -> Iterator[State]:
    """Every page and state, in the order of the steps; each builds on the window, not on the one before."""
    from evaluator.assessment import Decision, new_assessment
    from evaluator.examples import example_ids, example_path
    from evaluator.matrix import ARCHITECTURES

    draft = _without(case, "domain_knowledge", "reproducibility")
    open_draft = _half_rated(case)
    placed = case.placement
    recommended = placed.architecture.id if placed else ARCHITECTURES[0].id
    other = next(item.id for item in ARCHITECTURES if item.id != recommended)
    overridden = case.model_copy(
        update={
            "decision": Decision(
                architecture=other, recommended=recommended, reason="Less to maintain", by="Maya"
            )
        }
    )
    outdated = case.model_copy(
        update={"decision": Decision(architecture=other, recommended=other, date="2026-10-01")}
    )

    def show(document: Assessment, step: str, tab: int = 0) -> Callable[[MainWindow], object]:
        def do(window: MainWindow) -> None:
            window.document.show(document)
            window.go_to(step)
            if window.page.tabs is not None:
                window.page.tabs.setCurrentIndex(tab)
                window.page.enter()

        return do

    yield "01-start", lambda window: window.show_start()
    yield "01-start-recent", _with_recent_files
    yield "02-use-case-new", show(new_assessment(), "use_case")
    yield "02-use-case", show(case, "use_case")
    yield "03-complexity-new", show(new_assessment(), "complexity")
    yield "03-complexity-draft", show(draft, "complexity")
    yield "03-complexity", show(case, "complexity")
    yield "03-complexity-matrix", _with_a_quadrant_explained
    yield "03-complexity-decides", show(open_draft, "complexity")
    yield "03-complexity-hovered", _with_the_pointer_over_a_segment
    yield "04-precision", show(case, "precision")
    yield "05-context", show(case, "context")
    yield "05-context-needs", show(case, "context", 1)
    yield "06-result", show(case, "result")
    yield "06-result-decision", _with_another_choice_than_the_accepted
    yield "06-result-incomplete", show(draft, "result")
    yield "06-result-overridden", show(overridden, "result")
    yield "06-result-to-review", show(outdated, "result")
    yield (
        "06-result-simpler",
        lambda window: window.files.open_example(example_path(example_ids()[0])),
    )
    yield "07-project", show(case, "project")
    yield "07-project-steps", show(case, "project", 1)
    yield "07-project-agents", lambda window: _with_an_edit(window, "agents")
    yield "07-project-data", lambda window: _with_an_edit(window, "data")
    yield "07-project-tools", show(case, "project", 4)
    yield "07-project-options", _with_an_option_under_the_pointer
    yield "07-project-problem", _with_two_steps_of_one_name
    yield "07-project-error", _with_a_package_that_python_keeps
    hold = _Hold()
    yield "07-project-generating", lambda window: _generate(window, case, folder, hold)
    yield "07-project-generated", hold.let_go
    yield "07-project-incomplete", show(draft, "project")
    yield "09-report", show(case, "report")
    yield "09-report-draft", show(draft, "report")
    yield "11-notice", lambda window: _fail_to_open(window, folder)
    yield "11-toast", lambda window: window.page.toasted.emit("Commands copied")


def _without(case: Assessment, *factors: str) -> Assessment:
    from evaluator.assessment import Rating

    ratings = case.ratings.model_copy(update={factor: Rating() for factor in factors})
    return case.model_copy(update={"ratings": ratings, "decision": None})


def _half_rated(case: Assessment) -> Assessment:
    """Three ratings of complexity that leave the fourth to decide, and none of precision."""
    from evaluator.assessment import Rating

    scores = {"steps": 6, "interdependencies": 5, "conditional_logic": 5}
    ratings = {
        factor: case.rating(factor).model_copy(update={"score": scores[factor]})
        if factor in scores
        else Rating()
        for factor in type(case.ratings).model_fields
    }
    update = {"ratings": case.ratings.model_copy(update=ratings), "decision": None}
    return case.model_copy(update=update)


def _with_recent_files(window: MainWindow) -> None:
    from evaluator.examples import example_ids, example_path
    from ui import settings

    for example_id in example_ids():
        settings.remember(example_path(example_id))
    window.show_start()
    _rest()
    settings.clear_recent()


def _with_the_pointer_over_a_segment(window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    from ui.pages.rating import RatingPage

    page = window.page
    assert isinstance(page, RatingPage)
    segments = page.rows["domain_knowledge"].segments
    QTest.mouseMove(segments, segments.cell(9).center().toPoint())


def _with_a_quadrant_explained(window: MainWindow) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    matrix = window.wizard.side.matrix
    matrix.setFocus()
    QTest.keyClick(matrix, Qt.Key.Key_Down)


def _with_another_choice_than_the_accepted(window: MainWindow) -> None:
    from ui.pages.result import ResultPage

    page = window.page
    assert isinstance(page, ResultPage)
    page.decision.accept.click()
    _settle(window)
    page.decision.another.click()


def _with_an_edit(window: MainWindow, tab: str) -> None:
    """The first agent's goal, or the first result's first field, edited, with the file beside it."""
    from ui.pages.project import ProjectPage

    page = window.page
    assert isinstance(page, ProjectPage) and page.editor.view is not None
    blueprint = page.editor.view.blueprint
    page.open_tab(tab)
    page.pane.show_pane(1)
    if tab == "agents" and blueprint.agents:
        agent = blueprint.agents[0]
        page.bring_item(("agents", agent.id), "goal")
        page.editor.set(("agents", agent.id), "goal", f"{agent.goal} Leave nothing out.")
    elif tab == "data" and blueprint.outputs:
        path = ("outputs", blueprint.outputs[0].id, "fields", blueprint.outputs[0].fields[0].id)
        page.bring_item(path)
        page.editor.set(path, "description", "As printed")
    page.editor.end_typing()


def _with_an_option_under_the_pointer(window: MainWindow) -> None:
    from ui.pages.project import ProjectPage

    page = window.page
    assert isinstance(page, ProjectPage)
    page.open_tab("options")
    page.options.rows["audit"].field.setFocus()
    _rest(400)
    _settle(window)


def _with_two_steps_of_one_name(window: MainWindow) -> None:
    from ui.pages.project import ProjectPage

    page = window.page
    assert isinstance(page, ProjectPage) and page.editor.view is not None
    page.open_tab("steps")
    page.pane.show_pane(0)
    path = page.editor.add(("steps",))
    page.editor.set(path, "name", page.editor.view.blueprint.steps[0].name)
    page.editor.end_typing()


def _with_a_package_that_python_keeps(window: MainWindow) -> None:
    from ui.pages.project import ProjectPage

    page = window.page
    assert isinstance(page, ProjectPage) and page.tabs is not None
    page.tabs.setCurrentIndex(0)
    page.overview.fields["package"].setFocus()
    page.overview.fields["package"].edited.emit("class")


def _generate(window: MainWindow, case: Assessment, folder: Path, hold: _Hold) -> None:
    from ui.pages.project import ProjectPage

    window.document.show(case)
    window.go_to("project")
    page = window.page
    assert isinstance(page, ProjectPage)
    page.overview.folder.setText(str(folder / "claims"))
    page.overview.folder.textEdited.emit(page.overview.folder.text())
    _settle(window)
    page.start()
    assert page.generation.writing.operation is not None
    hold.take(page.generation.writing.operation)


class _Hold:
    """Stops the writing of a project half-way for its picture, and lets it go on for the next one."""

    def __init__(self) -> None:
        self._is_reached = threading.Event()
        self._may_go_on = threading.Event()

    def take(self, writing: Operation) -> None:
        """Wait until the writing is half-way; it waits there."""
        from PySide6.QtCore import Qt

        # Called in the writing's own thread, which is what shall wait.
        writing.progressed.connect(self._wait, Qt.ConnectionType.DirectConnection)
        while not self._is_reached.is_set():
            _rest()

    def _wait(self, _: str, number: int, count: int) -> None:
        if number >= count / 2 and not self._is_reached.is_set():
            self._is_reached.set()
            self._may_go_on.wait()

    def let_go(self, window: MainWindow) -> None:
        """Let the writing end, and wait until it has."""
        from ui.pages.project import ProjectPage

        page = window.page
        assert isinstance(page, ProjectPage)
        self._may_go_on.set()
        while page.generation.writing.is_running:
            _rest()


def _fail_to_open(window: MainWindow, folder: Path) -> None:
    broken = folder / "broken.assessment.json"
    broken.write_text('{"schema_version": 1, "use_case": {"title": 5}}', encoding="utf-8")
    window.document.stack.setClean()
    window.files.open_path(broken)


if __name__ == "__main__":
    sys.exit(main())
