"""The steps of the wizard: their order, names, keys, pages, and how far each is."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from evaluator.assessment import Assessment
from evaluator.context import CONSIDERATIONS, NEEDS
from evaluator.factors import AXES, AXIS_NAMES, Axis
from evaluator.i18n import Marked, Message, counted, message

if TYPE_CHECKING:
    from ui.pages.page import Page, Surroundings

State = Literal["done", "partial", "unbegun", "optional", "closed", "warning", "error"]


@dataclass(frozen=True)
class Progress:
    """How far a step is: its state, the share that is done (0–1), and a word about it."""

    state: State
    share: float = 0.0
    words: Message | Marked | None = None


@dataclass(frozen=True)
class Step:
    """A step: `number` is its key with Ctrl, `shows_side` says whether the matrix stands beside it."""

    id: str
    number: int
    name: Marked
    group: Marked
    make: Callable[[Surroundings], Page]
    progress: Callable[[Assessment], Progress]
    shows_side: bool = True


def _use_case(around: Surroundings) -> Page:
    from ui.pages.use_case import UseCasePage

    return UseCasePage(around)


def _complexity(around: Surroundings) -> Page:
    from ui.pages.rating import RatingPage

    return RatingPage(around, "complexity", "precision")


def _precision(around: Surroundings) -> Page:
    from ui.pages.rating import RatingPage

    return RatingPage(around, "precision", "context")


def _context(around: Surroundings) -> Page:
    from ui.pages.context import ContextPage

    return ContextPage(around)


def _result(around: Surroundings) -> Page:
    from ui.pages.result import ResultPage

    return ResultPage(around)


def _project(around: Surroundings) -> Page:
    from ui.pages.project import ProjectPage

    return ProjectPage(around)


def _report(around: Surroundings) -> Page:
    from ui.pages.report import ReportPage

    return ReportPage(around)


_COUNT = Marked("{count}/{all}")
_OPTIONAL = Marked("optional")


def _titled(assessment: Assessment) -> Progress:
    return Progress("done" if assessment.use_case.title.strip() else "partial", 0.5)


def _rated(axis: Axis) -> Callable[[Assessment], Progress]:
    def progress(assessment: Assessment) -> Progress:
        every = len(AXES[axis])
        count = every - sum(factor.id in assessment.missing for factor in AXES[axis])
        state: State = "done" if count == every else "partial" if count else "unbegun"
        return Progress(state, count / every, message(_COUNT, count=count, all=every))

    return progress


def _contextual(assessment: Assessment) -> Progress:
    from evaluator.advice.pull import answered

    count, every = sum(answered(assessment)), len(CONSIDERATIONS) + len(NEEDS)
    if not count:
        return Progress("optional", words=_OPTIONAL)
    state: State = "done" if count == every else "partial"
    return Progress(state, count / every, message(_COUNT, count=count, all=every))


def _decided(assessment: Assessment) -> Progress:
    if assessment.missing:
        return Progress("closed")
    status = assessment.decision_status
    if status == "to_review":
        return Progress("warning", words=Marked("to review"))
    return Progress("unbegun" if status == "none" else "done")


def _deliverable(assessment: Assessment) -> Progress:
    return Progress("closed" if assessment.missing else "unbegun")


def _projected(assessment: Assessment) -> Progress:
    if assessment.blueprint is not None and _deliverable(assessment).state != "closed":
        from evaluator.advice.choice import architecture_to_build
        from evaluator.blueprint.checks import problems

        found = problems(assessment.blueprint, architecture_to_build(assessment))
        if count := len(found):
            words = counted(Marked("{count} problem"), Marked("{count} problems"), count)
            return Progress("error", words=words)
    return _deliverable(assessment)


_ASSESS, _DECIDE, _DELIVER = Marked("Assess"), Marked("Decide"), Marked("Deliver")
STEPS: tuple[Step, ...] = (
    Step("use_case", 1, Marked("Use case"), _ASSESS, _use_case, _titled),
    Step("complexity", 2, AXIS_NAMES["complexity"], _ASSESS, _complexity, _rated("complexity")),
    Step("precision", 3, AXIS_NAMES["precision"], _ASSESS, _precision, _rated("precision")),
    Step("context", 4, Marked("Context"), _ASSESS, _context, _contextual),
    Step("result", 5, Marked("Result"), _DECIDE, _result, _decided, shows_side=False),
    Step("project", 6, Marked("Project"), _DELIVER, _project, _projected, shows_side=False),
    Step("report", 8, Marked("Report"), _DELIVER, _report, _deliverable, shows_side=False),
)
_MODULES = (
    "ui.pages.rating",
    "ui.pages.context",
    "ui.pages.result",
    "ui.pages.project",
    "pygments.lexers",
    "evaluator.scaffold.render",
    "ui.pages.report",
    "evaluator.report.pdf",
    "pypinyin",
)


def load_modules() -> None:
    """Import what the pages need before they need it; off the GUI thread.

    Modules stay as long as the program: the collector of garbage looks past them from then on.
    """
    for name in _MODULES:
        import_module(name)
    gc.freeze()


STEP: dict[str, Step] = {step.id: step for step in STEPS}
