"""The steps of the wizard: their order, names, keys and pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evaluator.factors import AXIS_NAMES
from evaluator.i18n import Marked
from ui.pages.page import Page, Surroundings


@dataclass(frozen=True)
class Step:
    """A step: `number` is its key with Ctrl, `shows_side` says whether the matrix stands beside it."""

    id: str
    number: int
    name: Marked
    group: Marked
    make: Callable[[Surroundings], Page]
    shows_side: bool = True


def _use_case(around: Surroundings) -> Page:
    from ui.pages.use_case import UseCasePage

    return UseCasePage(around)


def _complexity(around: Surroundings) -> Page:
    from ui.pages.rating import RatingPage

    return RatingPage(around, "complexity", "precision")


def _precision(around: Surroundings) -> Page:
    from ui.pages.rating import RatingPage

    return RatingPage(around, "precision", "result")


def _result(around: Surroundings) -> Page:
    from ui.pages.result import ResultPage

    return ResultPage(around)


def _project(around: Surroundings) -> Page:
    from ui.pages.project import ProjectPage

    return ProjectPage(around)


_ASSESS, _DECIDE, _DELIVER = Marked("Assess"), Marked("Decide"), Marked("Deliver")
STEPS: tuple[Step, ...] = (
    Step("use_case", 1, Marked("Use case"), _ASSESS, _use_case),
    Step("complexity", 2, AXIS_NAMES["complexity"], _ASSESS, _complexity),
    Step("precision", 3, AXIS_NAMES["precision"], _ASSESS, _precision),
    Step("result", 5, Marked("Result"), _DECIDE, _result, shows_side=False),
    Step("project", 6, Marked("Project"), _DELIVER, _project, shows_side=False),
)
