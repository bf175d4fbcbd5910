"""`advise`: everything that is said about a complete assessment, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from evaluator.advice.case import Case
from evaluator.advice.simpler import LevelZero, level_zero
from evaluator.advice.tension import Tension
from evaluator.advice.tensions import FLOW_FIRST, tensions
from evaluator.advice.trade_offs import TRADE_OFFS
from evaluator.assessment import Assessment
from evaluator.factors import AXIS_NAMES, FACTORS
from evaluator.i18n import Marked, Message, counted, message
from evaluator.matrix import ARCHITECTURE, LEVEL_NAMES, Architecture, Placement
from evaluator.sensitivity import (
    Shift,
    Tip,
    distance,
    odds,
    runner_up,
    shifts,
    smallest_shift,
    tips,
)


@dataclass(frozen=True)
class RunnerUp:
    """The next best `architecture` after `recommended`, its odds, and how many rating points away it lies."""

    recommended: Architecture
    architecture: Architecture
    odds: Fraction
    points: int

    @property
    def gains(self) -> tuple[Marked, ...]:
        """What one gains by taking it instead."""
        return TRADE_OFFS[self.recommended.id, self.architecture.id].gains

    @property
    def pains(self) -> tuple[Marked, ...]:
        """What one pays for taking it instead."""
        return TRADE_OFFS[self.recommended.id, self.architecture.id].pains

    @property
    def note(self) -> Message:
        """Why it is this one."""
        if self.odds:
            return message(Marked("next by odds"))
        return counted(
            Marked("nearest, {count} point away"),
            Marked("nearest, {count} points away"),
            self.points,
        )


@dataclass(frozen=True)
class SecondChoice:
    """The guide's own second choice for a quadrant."""

    architecture: Architecture
    words: Marked


@dataclass(frozen=True)
class Advice:
    """What a complete assessment comes to; each part is computed when it is first asked for."""

    case: Case

    @property
    def placement(self) -> Placement:
        """Where the ratings lie."""
        return self.case.placement

    @property
    def architecture(self) -> Architecture:
        """The recommended architecture."""
        return self.case.placement.architecture

    @cached_property
    def odds(self) -> Mapping[int, Fraction]:
        """The exact probability of each quadrant, 1–4, when each rating is off by its own ±."""
        return odds(self.case.rated)

    @cached_property
    def tips(self) -> Mapping[str, Tip | None]:
        """Per factor, the smallest change that moves the quadrant, or None."""
        return tips(self.case.scores)

    @property
    def shifts(self) -> tuple[Shift, Shift]:
        """Per axis, the smallest total change that moves the quadrant."""
        return shifts(self.placement)

    @property
    def smallest_shift(self) -> Shift:
        """The smallest total change that moves the quadrant."""
        return smallest_shift(self.placement)

    @cached_property
    def runner_up(self) -> RunnerUp:
        """The next best architecture."""
        other = runner_up(self.placement, self.odds)
        return RunnerUp(
            self.architecture, other, self.odds[other.quadrant], distance(self.placement, other)
        )

    @property
    def second_choice(self) -> SecondChoice | None:
        """The guide's own second choice for this quadrant, or None."""
        if self.architecture.second_choice is None:
            return None
        other, words = self.architecture.second_choice
        return SecondChoice(ARCHITECTURE[other], words)

    @property
    def level_zero(self) -> LevelZero | None:
        """What less than the four architectures may do, or None."""
        return level_zero(self.case)

    @property
    def flow_first(self) -> bool:
        """Whether CrewAI's advice to start production with a Flow has to be said."""
        return FLOW_FIRST.holds(self.case)

    @cached_property
    def tensions(self) -> tuple[Tension, ...]:
        """What pulls against the placement or against other answers."""
        return tensions(self.case)

    @property
    def agreements(self) -> tuple[Message, ...]:
        """What speaks for the placement."""
        return _agreements(self.case)

    @property
    def reason(self) -> Message:
        """Why this architecture."""
        return _reason(self.placement)

    @property
    def levels(self) -> Message:
        """How complex and how precise the case is."""
        return _levels(self.placement)

    @property
    def borderline(self) -> Message | None:
        """Which axes lie between 4 and 5 and what would tip them, or None."""
        return _borderline(self.placement, self.tips)

    @property
    def spread(self) -> Message:
        """The ± that the odds were computed with."""
        return spread_label(self.case.assessment)


_REASON = Marked("{levels} {summary}")
_LEVELS = Marked("{level_c} complexity ({complexity}) and {level_p} precision ({precision}).")
_LEVELS_AT_START = {"low": Marked("Low"), "high": Marked("High")}


def _score(value: float) -> str:
    return f"{value:.2f}"


def _reason(placement: Placement) -> Message:
    return message(_REASON, levels=_levels(placement), summary=placement.architecture.summary)


def _levels(placement: Placement) -> Message:
    return message(
        _LEVELS,
        level_c=_LEVELS_AT_START[placement.level("complexity")],
        complexity=_score(placement.complexity),
        level_p=LEVEL_NAMES[placement.level("precision")],
        precision=_score(placement.precision),
    )


def _borderline(placement: Placement, tipping: Mapping[str, Tip | None]) -> Message | None:
    """Which axes lie between 4 and 5, and what would tip them."""
    axes = placement.borderline_axes
    if not axes:
        return None
    if len(axes) == 2:
        return message(
            Marked(
                "Complexity ({complexity}) and precision ({precision}) both lie between 4 and 5. "
                "{complexity_tip} {precision_tip}"
            ),
            complexity=_score(placement.complexity),
            precision=_score(placement.precision),
            complexity_tip=_tip_sentence(placement, "complexity", tipping),
            precision_tip=_tip_sentence(placement, "precision", tipping),
        )
    axis = axes[0]
    return message(
        Marked("{axis} is {score}, between 4 and 5. {tip}"),
        axis=AXIS_NAMES[axis],
        score=_score(placement.score(axis)),
        tip=_tip_sentence(placement, axis, tipping),
    )


def _tip_sentence(placement: Placement, axis: str, tipping: Mapping[str, Tip | None]) -> Message:
    shift = next(shift for shift in shifts(placement) if shift.axis == axis)
    by_one = [factor for factor in FACTORS if factor.axis == axis and tipping[factor.id]]
    points = abs(shift.points)
    if not by_one:
        return counted(
            Marked("{count} point in total, over several ratings, would make it a {architecture}."),
            Marked(
                "{count} points in total, over several ratings, would make it a {architecture}."
            ),
            points,
            architecture=shift.architecture.name,
        )
    if shift.points < 0:
        return counted(
            Marked("One {axis} rating lower by {count} would make it a {architecture}."),
            Marked("One {axis} rating lower by {count} would make it a {architecture}."),
            points,
            axis=_AXIS_INSIDE[shift.axis],
            architecture=shift.architecture.name,
        )
    return counted(
        Marked("One {axis} rating higher by {count} would make it a {architecture}."),
        Marked("One {axis} rating higher by {count} would make it a {architecture}."),
        points,
        axis=_AXIS_INSIDE[shift.axis],
        architecture=shift.architecture.name,
    )


_AXIS_INSIDE = {"complexity": Marked("complexity"), "precision": Marked("precision")}


def spread_label(assessment: Assessment) -> Message:
    """The ± that the odds were computed with, in words."""
    spreads = {spread for _, spread in assessment.rated.values()}
    if len(spreads) > 1:
        return message(Marked("each rating off by at most its own ± (0, 1 or 2)"))
    return message(
        {
            0: Marked("every rating taken as sure"),
            1: Marked("if every rating is off by at most one"),
            2: Marked("if every rating is off by at most two"),
        }[spreads.pop()]
    )


def _agreements(case: Case) -> tuple[Message, ...]:
    """What speaks for the placement: ratings in line with their axis, and signs of its kind."""
    found: list[Message] = []
    opposing = [
        factor
        for factor in FACTORS
        if case.band(factor.id) in ("low", "high")
        and case.band(factor.id) != case.placement.level(factor.axis)
    ]
    if not opposing:
        found.append(message(Marked("No rating opposes its axis.")))
    kind = case.architecture.kind
    ticked = case.crew_signs if kind == "crew" else case.flow_signs
    against = case.flow_signs if kind == "crew" else case.crew_signs
    if ticked > against:
        found.append(
            counted(
                Marked("{count} of 5 Crew signs agrees with the placement.")
                if kind == "crew"
                else Marked("{count} of 5 Flow signs agrees with the placement."),
                Marked("{count} of 5 Crew signs agree.")
                if kind == "crew"
                else Marked("{count} of 5 Flow signs agree."),
                ticked,
            )
        )
    if case.placement.quadrant == 4 and case.both_signs:
        found.append(
            counted(
                Marked("{count} of 3 signs for combining agrees with the placement."),
                Marked("{count} of 3 signs for combining agree."),
                case.both_signs,
            )
        )
    return tuple(found)


def advise(assessment: Assessment) -> Advice | None:
    """The advice for an assessment, or None while ratings are missing."""
    placement = assessment.placement
    if placement is None:
        return None
    return Advice(Case(assessment, placement))
