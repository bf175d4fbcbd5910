"""Words that several sections of the report share."""

from __future__ import annotations

from evaluator.assessment import Assessment, Confidence
from evaluator.factors import AXES, AXIS_NAMES, Axis
from evaluator.i18n import Marked, Translator, message
from evaluator.matrix import RATINGS_PER_AXIS, possible
from evaluator.words import level_words

CONFIDENCE: dict[Confidence, Marked] = {
    "sure": Marked("sure"),
    "likely": Marked("likely"),
    "guess": Marked("a guess"),
}
STATUS: dict[str, Marked] = {
    "none": Marked("No decision yet"),
    "accepted": Marked("Recommendation accepted"),
    "overridden": Marked("Another architecture chosen"),
    "to_review": Marked("To review"),
}


def axis_words(assessment: Assessment, axis: Axis, t: Translator) -> tuple[str, str]:
    """An axis's score and level; for a draft the range still possible and how many are missing."""
    placement = assessment.placement
    if placement is not None:
        return t.score(placement.score(axis)), level_words(placement, axis, t)
    low, high = possible(assessment.scores).range(axis)
    given = sum(factor.id in assessment.rated for factor in AXES[axis])
    open_count = RATINGS_PER_AXIS - given
    if low == high:
        return t.score(low), ""
    spread = message(Marked("{low} – {high}"), low=t.score(low), high=t.score(high))
    return t(spread), t(Marked("{count} of 4 ratings missing"), count=open_count)


def axis_name(axis: Axis, t: Translator) -> str:
    """The axis's name."""
    return t(AXIS_NAMES[axis])
