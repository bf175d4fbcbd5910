"""What a matrix shows of an assessment, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.assessment import Assessment
from evaluator.i18n import Marked, Message, message
from evaluator.matrix import (
    ARCHITECTURES,
    RATINGS_PER_AXIS,
    Architecture,
    Placement,
    Possible,
    possible,
)
from evaluator.sensitivity import cloud


@dataclass(frozen=True)
class MatrixValues:
    """What a matrix shows: a placement with its cloud, or what is still open; and the choice if it is another."""

    placement: Placement | None
    possible: Possible | None
    cloud: tuple[tuple[float, float, float], ...] = ()
    """Complexity, precision and probability of each reachable pair of scores."""
    spread: Message | None = None
    chosen: Architecture | None = None


def matrix_values(assessment: Assessment) -> MatrixValues:
    """What the matrix of an assessment shows."""
    placement = assessment.placement
    if placement is None:
        return MatrixValues(None, possible(assessment.scores))
    decision = assessment.decision
    chosen = None
    if decision and assessment.decision_status == "overridden":
        chosen = next(item for item in ARCHITECTURES if item.id == decision.architecture)
    dots = tuple(
        (c / RATINGS_PER_AXIS, p / RATINGS_PER_AXIS, float(share))
        for (c, p), share in cloud(assessment.rated).items()
    )
    spreads = {spread for _, spread in assessment.rated.values()}
    label = (
        message(Marked("every rating ± {spread}"), spread=spreads.pop())
        if len(spreads) == 1
        else message(Marked("each rating by its own ±"))
    )
    return MatrixValues(placement, None, dots if len(dots) > 1 else (), label, chosen)
