"""How firm a placement is: what would tip it, and the exact odds of each quadrant.

Every rating is uncertain by its own ± (0, 1 or 2): it is shifted by a whole number drawn uniformly
from −± to +±, independently of the others, and then clipped to 1–10. Distributions are convolved
exactly; nothing is sampled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from evaluator.factors import AXES, HIGHEST, LOWEST, Axis
from evaluator.matrix import (
    ARCHITECTURES,
    HIGH_FROM_SUM,
    Architecture,
    Placement,
    architecture_at,
    level,
    place,
)

Rated = tuple[int, int]
"""A score (1–10) and its ± (0–2)."""


@lru_cache(maxsize=65536)
def axis_odds(ratings: tuple[Rated, ...]) -> dict[int, Fraction]:
    """The exact probability of each sum of the ratings; the order of `ratings` does not matter."""
    sums: Counter[int] = Counter({0: 1})
    for score, spread in ratings:
        shifted = Counter(
            min(max(score + shift, LOWEST), HIGHEST) for shift in range(-spread, spread + 1)
        )
        grown: Counter[int] = Counter()
        for total, ways in sums.items():
            for value, count in shifted.items():
                grown[total + value] += ways * count
        sums = grown
    everything = sum(sums.values())
    return {total: Fraction(ways, everything) for total, ways in sorted(sums.items())}


@lru_cache(maxsize=65536)
def _odds_of_high(ratings: tuple[Rated, ...]) -> Fraction:
    distribution = axis_odds(ratings)
    return sum(
        (share for total, share in distribution.items() if total >= HIGH_FROM_SUM), Fraction(0)
    )


@lru_cache(maxsize=4096)
def _quadrant_odds(complexity_high: Fraction, precision_high: Fraction) -> dict[int, Fraction]:
    low, left = 1 - complexity_high, 1 - precision_high
    return {
        1: low * left,
        2: low * precision_high,
        3: complexity_high * left,
        4: complexity_high * precision_high,
    }


def _axis_ratings(ratings: Mapping[str, Rated], axis: Axis) -> tuple[Rated, ...]:
    return tuple(sorted(ratings[factor.id] for factor in AXES[axis]))


def odds(ratings: Mapping[str, Rated]) -> dict[int, Fraction]:
    """The exact probability of each quadrant, 1–4, given eight ratings with their ±."""
    return _quadrant_odds(
        _odds_of_high(_axis_ratings(ratings, "complexity")),
        _odds_of_high(_axis_ratings(ratings, "precision")),
    )


def cloud(ratings: Mapping[str, Rated]) -> dict[tuple[int, int], Fraction]:
    """The exact probability of each reachable pair of sums (complexity, precision), each 4–40."""
    complexity = axis_odds(_axis_ratings(ratings, "complexity"))
    precision = axis_odds(_axis_ratings(ratings, "precision"))
    return {(c, p): a * b for c, a in complexity.items() for p, b in precision.items()}


@dataclass(frozen=True)
class Tip:
    """The smallest change of one rating that moves the quadrant."""

    factor_id: str
    score: int
    needed: int
    architecture: Architecture


@dataclass(frozen=True)
class Shift:
    """The smallest change of an axis's total, in points, that moves the quadrant; negative is downwards."""

    axis: Axis
    points: int
    architecture: Architecture


def _points_to_flip(total: int) -> int:
    return HIGH_FROM_SUM - 1 - total if total >= HIGH_FROM_SUM else HIGH_FROM_SUM - total


def _across(placement: Placement, axis: Axis) -> Architecture:
    levels = {each: placement.level(each) for each in AXES}
    levels[axis] = "low" if levels[axis] == "high" else "high"
    return architecture_at(levels["complexity"], levels["precision"])


@lru_cache(maxsize=2048)
def shifts(placement: Placement) -> tuple[Shift, Shift]:
    """Per axis, the smallest total change that moves the quadrant; complexity first."""
    complexity, precision = (
        Shift(axis, _points_to_flip(placement.total(axis)), _across(placement, axis))
        for axis in AXES
    )
    return complexity, precision


def tips(scores: Mapping[str, int]) -> dict[str, Tip | None]:
    """Per factor, the change of that rating alone that moves the quadrant; None when no change within 1–10 does."""
    result: dict[str, Tip | None] = {}
    for shift in shifts(place(scores)):
        for factor in AXES[shift.axis]:
            score = scores[factor.id]
            needed = score + shift.points
            within = LOWEST <= needed <= HIGHEST
            result[factor.id] = (
                Tip(factor.id, score, needed, shift.architecture) if within else None
            )
    return result


@lru_cache(maxsize=2048)
def smallest_shift(placement: Placement) -> Shift:
    """The smallest total change that moves the quadrant; equal ones go to the lower quadrant."""
    return min(
        shifts(placement), key=lambda shift: (abs(shift.points), shift.architecture.quadrant)
    )


def distance(placement: Placement, architecture: Architecture) -> int:
    """The fewest rating points, over all factors, that move the placement into `architecture`."""
    wanted: dict[Axis, str] = {
        "complexity": architecture.complexity,
        "precision": architecture.precision,
    }
    return sum(
        abs(_points_to_flip(placement.total(axis)))
        for axis in AXES
        if level(placement.total(axis)) != wanted[axis]
    )


def runner_up(placement: Placement, quadrant_odds: Mapping[int, Fraction]) -> Architecture:
    """The likeliest other architecture; if none can be reached within the ±, the nearest. Ties go to the lower number."""
    others = [item for item in ARCHITECTURES if item is not placement.architecture]
    return min(
        others,
        key=lambda item: (
            -quadrant_odds[item.quadrant],
            distance(placement, item) if quadrant_odds[item.quadrant] == 0 else 0,
            item.quadrant,
        ),
    )
