"""What can be said while ratings are missing: which of them decide, and which architectures are ruled out already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaluator.factors import AXES, AXIS_NAMES, FACTOR, Axis, Factor
from evaluator.i18n import Marked, Message, message
from evaluator.matrix import (
    ARCHITECTURES,
    LEVEL_NAMES,
    Architecture,
    Level,
    Outcome,
    Possible,
    level,
    outcomes,
    possible,
)

Scores = Mapping[str, int | None]


_AXES_WITHIN: dict[Axis, Marked] = {
    "complexity": Marked("complexity"),
    "precision": Marked("precision"),
}
"""The axes' names within a sentence."""


@dataclass(frozen=True)
class MissingRating:
    """An unrated factor and what its answers leave possible."""

    factor: Factor
    outcomes: tuple[Outcome, ...]
    fixed: Level | None
    """The level that its axis has whatever is answered, or None."""
    lowest_high: int | None
    """The least answer that makes its axis high, where the factor alone decides that."""

    @property
    def decides(self) -> bool:
        """Whether some answers leave other architectures possible than others do."""
        return len(self.outcomes) > 1

    @property
    def words(self) -> Message:
        """What its answers lead to, in a sentence."""
        if self.decides:
            return message(
                Marked("{outcomes}."), outcomes=tuple(_outcome(item) for item in self.outcomes)
            )
        if self.fixed is not None:
            return message(
                Marked(
                    "{axis} stays {level} whatever you answer; it still sets defaults of the project."
                ),
                axis=AXIS_NAMES[self.factor.axis],
                level=LEVEL_NAMES[self.fixed],
            )
        return message(Marked("By itself it rules nothing out while other ratings are missing."))

    @property
    def threshold(self) -> Message | None:
        """From which answer on the axis is high, where this factor alone decides that."""
        if self.lowest_high is None:
            return None
        last_low = self.lowest_high - 1
        answers = (
            message(Marked("{score}"), score=last_low)
            if last_low == 1
            else message(Marked("{first} to {last}"), first=1, last=last_low)
        )
        return message(
            Marked("Rate it {answers} and {axis} is low; from {score} on it is high."),
            answers=answers,
            axis=_AXES_WITHIN[self.factor.axis],
            score=self.lowest_high,
        )


def _outcome(item: Outcome) -> Message:
    answers = (
        message(Marked("{score}"), score=item.first)
        if item.first == item.last
        else message(Marked("{first} to {last}"), first=item.first, last=item.last)
    )
    return message(
        Marked("{answers} → {architectures}"),
        answers=answers,
        architectures=tuple(architecture.name for architecture in item.architectures),
    )


def missing_ratings(scores: Scores) -> tuple[MissingRating, ...]:
    """The unrated factors in the guide's order."""
    return tuple(
        _missing(scores, FACTOR[factor_id]) for factor_id, score in scores.items() if score is None
    )


def _missing(scores: Scores, factor: Factor) -> MissingRating:
    levels = axis_levels(scores, factor.axis)
    fixed = levels[0] if len(levels) == 1 else None
    given = [scores[other.id] for other in AXES[factor.axis] if other.id != factor.id]
    known = [score for score in given if score is not None]
    lowest_high = None
    if len(known) == len(given) and fixed is None:
        lowest_high = next(score for score in range(1, 11) if level(sum(known) + score) == "high")
    return MissingRating(factor, outcomes(scores, factor.id), fixed, lowest_high)


def axis_levels(scores: Scores, axis: Axis) -> tuple[Level, ...]:
    """The levels that an axis can still have."""
    reachable = {getattr(item, axis) for item in possible(scores).architectures}
    both: tuple[Level, ...] = ("low", "high")
    return tuple(item for item in both if item in reachable)


def standing(architecture: Architecture, left: Possible, missing: tuple[MissingRating, ...]) -> Message:  # fmt: skip
    """How an architecture stands while ratings are missing: ruled out by which axis, or on what it hangs."""
    if architecture not in left.architectures:
        return message(
            Marked("ruled out: {axis} is {level}"),
            axis=AXIS_NAMES[_ruling_axis(architecture, left)],
            level=LEVEL_NAMES[_other(getattr(architecture, _ruling_axis(architecture, left)))],
        )
    deciding = [item for item in missing if item.decides]
    if len(deciding) == 1:
        for outcome in deciding[0].outcomes:
            if outcome.architectures == (architecture,):
                return message(
                    Marked("if {factor} is {answers}"),
                    factor=deciding[0].factor.name,
                    answers=str(outcome.first)
                    if outcome.first == outcome.last
                    else message(
                        Marked("{first} to {last}"), first=outcome.first, last=outcome.last
                    ),
                )
    if len(left.architectures) == 1:
        return message(Marked("in every case"))
    return message(Marked("still possible"))


def _ruling_axis(architecture: Architecture, left: Possible) -> Axis:
    return next(
        axis
        for axis in AXES
        if getattr(architecture, axis) not in {getattr(item, axis) for item in left.architectures}
    )


def _other(which: Level) -> Level:
    return "low" if which == "high" else "high"


def ordered(left: Possible) -> tuple[Architecture, ...]:
    """The four architectures, those that are still possible first."""
    ruled_out = tuple(item for item in ARCHITECTURES if item not in left.architectures)
    return (*left.architectures, *ruled_out)
