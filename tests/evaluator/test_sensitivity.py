from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings

from evaluator.factors import FACTORS
from evaluator.matrix import ARCHITECTURES, Placement, place
from evaluator.sensitivity import cloud, distance, odds, runner_up, shifts, smallest_shift, tips
from tests.strategies import all_scores, rated


def clip(score: int) -> int:
    return min(max(score, 1), 10)


def by_enumeration(ratings: dict[str, tuple[int, int]]) -> dict[int, Fraction]:
    """Every combination of shifts, one by one: slow, and written apart from the code under test."""
    ways = [
        [clip(score + shift) for shift in range(-spread, spread + 1)]
        for score, spread in ratings.values()
    ]
    counts = Counter(
        place(dict(zip(ratings, combination, strict=True))).quadrant
        for combination in product(*ways)
    )
    everything = sum(counts.values())
    return {quadrant: Fraction(counts[quadrant], everything) for quadrant in (1, 2, 3, 4)}


def few_uncertain(ratings: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    kept = list(ratings)[::2]
    return {id: (score, spread if id in kept else 0) for id, (score, spread) in ratings.items()}


@settings(max_examples=40, deadline=None)
@given(rated)
def test_odds_are_those_of_every_combination(ratings: dict[str, tuple[int, int]]) -> None:
    ratings = few_uncertain(ratings)
    assert odds(ratings) == by_enumeration(ratings)


@given(rated)
def test_odds_add_up_to_exactly_one(ratings: dict[str, tuple[int, int]]) -> None:
    assert sum(odds(ratings).values()) == 1


@given(rated)
def test_the_cloud_adds_up_to_the_odds(ratings: dict[str, tuple[int, int]]) -> None:
    summed: Counter[int] = Counter()
    for (complexity, precision), share in cloud(ratings).items():
        summed[Placement(complexity, precision).quadrant] += share  # type: ignore[assignment]
    assert {q: summed[q] for q in (1, 2, 3, 4)} == odds(ratings)


def test_a_likely_ten_is_clipped_after_the_shift() -> None:
    # 10 ± 1 is 9 with 1/3 and 10 with 2/3.
    ratings = {factor.id: (10, 1 if factor.id == "steps" else 0) for factor in FACTORS}
    shares = Counter()
    for (complexity, _), share in cloud(ratings).items():
        shares[complexity] += share
    assert shares == {39: Fraction(1, 3), 40: Fraction(2, 3)}


def test_sure_ratings_leave_no_doubt() -> None:
    ratings = {factor.id: (4, 0) for factor in FACTORS}
    assert odds(ratings) == {1: 1, 2: 0, 3: 0, 4: 0}


@given(all_scores)
def test_a_tip_is_the_smallest_change_of_one_rating_that_moves_the_quadrant(
    scores: dict[str, int],
) -> None:
    here = place(scores).quadrant
    for factor_id, tip in tips(scores).items():
        moving = [
            value for value in range(1, 11) if place({**scores, factor_id: value}).quadrant != here
        ]
        if not moving:
            assert tip is None
        else:
            assert tip is not None
            nearest = min(moving, key=lambda value: abs(value - scores[factor_id]))
            assert tip.needed == nearest
            assert place({**scores, factor_id: nearest}).architecture is tip.architecture


@given(all_scores)
def test_the_smallest_shift_is_just_enough(scores: dict[str, int]) -> None:
    placement = place(scores)
    shift = smallest_shift(placement)
    step = 1 if shift.points > 0 else -1

    def moved(points: int) -> Placement:
        if shift.axis == "complexity":
            return Placement(placement.complexity_total + points, placement.precision_total)
        return Placement(placement.complexity_total, placement.precision_total + points)

    assert moved(shift.points).architecture is shift.architecture
    assert moved(shift.points - step).architecture is placement.architecture
    assert all(abs(shift.points) <= abs(other.points) for other in shifts(placement))


def test_the_invoice_case_tips_as_on_the_target_picture() -> None:
    scores = dict(zip([f.id for f in FACTORS], (6, 5, 5, 3, 9, 8, 7, 9), strict=True))
    assert {id: tip and tip.needed for id, tip in tips(scores).items()} == {
        "steps": 4,
        "interdependencies": 3,
        "conditional_logic": 3,
        "domain_knowledge": 1,
        "output_structure": None,
        "accuracy": None,
        "reproducibility": None,
        "error_tolerance": None,
    }
    assert [shift.points for shift in shifts(place(scores))] == [-2, -16]


@given(rated)
def test_the_runner_up_is_the_likeliest_other_or_else_the_nearest(
    ratings: dict[str, tuple[int, int]],
) -> None:
    placement = place({id: score for id, (score, _) in ratings.items()})
    shares = odds(ratings)
    chosen = runner_up(placement, shares)
    others = [item for item in ARCHITECTURES if item is not placement.architecture]
    assert chosen in others
    best = max(shares[item.quadrant] for item in others)
    assert shares[chosen.quadrant] == best
    if best == 0:
        nearest = min(distance(placement, item) for item in others)
        assert distance(placement, chosen) == nearest
        ties = [item for item in others if distance(placement, item) == nearest]
    else:
        ties = [item for item in others if shares[item.quadrant] == best]
    assert chosen.quadrant == min(item.quadrant for item in ties)


@pytest.mark.parametrize(
    ("totals", "expected"), [((16, 16), 2), ((18, 18), 2), ((19, 16), 1), ((16, 19), 1)]
)
def test_ties_of_distance_go_to_the_lower_number(totals: tuple[int, int], expected: int) -> None:
    placement = Placement(*totals)
    certain = dict.fromkeys((1, 2, 3, 4), Fraction(0)) | {placement.quadrant: Fraction(1)}
    assert runner_up(placement, certain).quadrant == expected
