import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.factors import FACTORS
from evaluator.matrix import ARCHITECTURES, Placement, outcomes, place, possible
from tests.strategies import all_scores, even


@pytest.mark.parametrize(
    ("total", "level", "borderline"),
    [
        (4, "low", False),
        (16, "low", False),
        (17, "low", True),
        (18, "high", True),
        (19, "high", True),
        (20, "high", False),
        (40, "high", False),
    ],
)
def test_a_score_of_four_and_a_half_or_more_is_high(
    total: int, level: str, borderline: bool
) -> None:
    placement = Placement(total, 40)
    assert placement.level("complexity") == level
    assert placement.is_borderline("complexity") is borderline
    assert placement.borderline is borderline


@pytest.mark.parametrize(
    ("complexity", "precision", "quadrant", "architecture"),
    [
        (1, 1, 1, "simple_crew"),
        (4, 5, 2, "flow_llm_calls"),
        (5, 4, 3, "complex_crew"),
        (10, 10, 4, "flow_orchestrating_crews"),
    ],
)
def test_the_two_levels_choose_the_quadrant(
    complexity: int, precision: int, quadrant: int, architecture: str
) -> None:
    placement = place(even(complexity, precision))
    assert placement.quadrant == quadrant
    assert placement.architecture.id == architecture


@given(all_scores)
def test_an_axis_score_is_the_exact_mean(scores: dict[str, int]) -> None:
    placement = place(scores)
    for axis in ("complexity", "precision"):
        own = [scores[factor.id] for factor in FACTORS if factor.axis == axis]
        assert placement.score(axis) * 4 == sum(own)


def test_every_architecture_has_the_words_of_its_quadrant() -> None:
    assert [item.quadrant for item in ARCHITECTURES] == [1, 2, 3, 4]
    for item in ARCHITECTURES:
        assert len(item.uses) == 4
        assert item.characteristics and item.approach and item.avoid
    assert [item.id for item in ARCHITECTURES if item.second_choice] == ["flow_llm_calls"]


@given(all_scores, st.sets(st.sampled_from([factor.id for factor in FACTORS])))
def test_what_is_possible_contains_what_then_happens(
    scores: dict[str, int], open_: set[str]
) -> None:
    left = possible({**scores, **dict.fromkeys(open_)})
    placement = place(scores)
    assert placement.architecture in left.architectures
    for axis in ("complexity", "precision"):
        low, high = left.range(axis)
        assert low <= placement.score(axis) <= high


def test_one_missing_rating_tells_which_answers_decide() -> None:
    scores = {**even(5, 8), "steps": 6, "domain_knowledge": None}
    found = [
        (item.first, item.last, [a.quadrant for a in item.architectures])
        for item in outcomes(scores, "domain_knowledge")
    ]
    assert found == [(1, 1, [2]), (2, 10, [4])]


def test_a_rating_that_cannot_change_the_quadrant_has_one_outcome() -> None:
    scores = {**even(9, 9), "accuracy": None}
    assert len(outcomes(scores, "accuracy")) == 1
