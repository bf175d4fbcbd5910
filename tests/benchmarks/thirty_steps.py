"""A case with thirty steps, and how long a key takes there until the new files are shown."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import derive
from evaluator.blueprint.edit import with_blueprint
from evaluator.i18n import ENGLISH
from evaluator.matrix import ArchitectureId
from tests.strategies import assessment, even

ARCHITECTURE: ArchitectureId = "flow_orchestrating_crews"
_KEYS = 25


def thirty_steps(stem: str = "look") -> Assessment:
    """The derived Flow of a use case with a longer way after its first step; `stem` begins the names of its steps."""
    case = assessment(even(7, 8), use_case={"title": "Claims"})
    blueprint = derive(case, ARCHITECTURE, ENGLISH)
    steps = list(blueprint.steps)
    first = next(step for step in steps if step.kind == "task")
    follower = next(step for step in steps if step.after == (first.id,))
    before, more = first.id, []
    for number in range(1, 31 - len(steps)):
        name = f"{stem}_{number}"
        words = {"id": name, "name": name, "after": (before,), "output": None}
        more.append(first.model_copy(update={**words, "description": f"Look at part {number}."}))
        before = name
    place = steps.index(follower)
    steps[place : place + 1] = [*more, follower.model_copy(update={"after": (before,)})]
    return with_blueprint(case, blueprint.model_copy(update={"steps": tuple(steps)}))


def keys(state: Path) -> tuple[float, float]:
    """Milliseconds from a key to the new files, and those of them in which the window cannot answer."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtTest import QTest

    from ui.app import application
    from ui.main_window import MainWindow
    from ui.operations import wait_for_all
    from ui.pages.project import ProjectPage
    from ui.theme import Theme

    app = application()
    theme = Theme("light")
    theme.choose("light")
    window = MainWindow(theme, ENGLISH, state)
    window.show()
    window.document.show(thirty_steps())
    window.go_to("project")
    page = window.page
    assert isinstance(page, ProjectPage)
    page.open_tab("steps")
    page.pane.show_pane(1)

    def settle() -> None:
        while not (page.is_settled and window.wizard.is_prepared):
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)

    settle()
    page.editor.select(("steps", "look_3"))
    field = page.steps.lists[0].form.field("description")
    assert field is not None
    field.setFocus()
    whole, busy = [], []
    for _ in range(_KEYS):
        loop = QEventLoop()
        page.rendered.connect(loop.quit)
        began = time.perf_counter()
        QTest.keyClicks(field, "a")
        busy.append((time.perf_counter() - began) * 1000)
        loop.exec()
        whole.append((time.perf_counter() - began) * 1000)
        page.rendered.disconnect(loop.quit)
        settle()
    window.document.stack.setClean()
    wait_for_all()
    window.close()
    return statistics.median(whole), statistics.median(busy)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(*(f"{number:.1f}" for number in keys(Path(folder))), file=sys.stdout)
