"""Words that the commands, the reports, the projects and the window all say."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.factors import Axis
from evaluator.i18n import Marked, Translator
from evaluator.matrix import LEVEL_NAMES, Placement

_UNTITLED = Marked("Untitled assessment")


def title_of(assessment: Assessment, t: Translator) -> str:
    """The title, or words for there being none."""
    return assessment.use_case.title.strip() or t(_UNTITLED)


def level_words(placement: Placement, axis: Axis, t: Translator) -> str:
    """`high`, or `high, borderline`."""
    level = LEVEL_NAMES[placement.level(axis)]
    if placement.is_borderline(axis):
        return t(Marked("{level}, borderline"), level=level)
    return t(level)
