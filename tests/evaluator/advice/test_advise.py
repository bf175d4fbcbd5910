import pytest

from evaluator.advice import advise
from evaluator.advice.choice import architecture_to_build
from evaluator.advice.trade_offs import TRADE_OFFS
from evaluator.assessment import new_assessment
from evaluator.errors import EvaluatorError
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES
from tests.strategies import assessment, even


def test_a_draft_has_no_advice() -> None:
    assert advise(new_assessment()) is None


def test_every_pair_of_architectures_has_gains_and_pains() -> None:
    pairs = {(a.id, b.id) for a in ARCHITECTURES for b in ARCHITECTURES if a is not b}
    assert set(TRADE_OFFS) == pairs
    assert all(item.gains and item.pains for item in TRADE_OFFS.values())


@pytest.mark.parametrize(
    ("scores", "level_zero"),
    [
        (even(2, 2), "one_llm_call"),
        (even(2, 8), "plain_code"),
        ({**even(2, 8), "domain_knowledge": 3}, "one_llm_call"),
        ({**even(2, 8), "reproducibility": 7}, "one_llm_call"),
        ({**even(2, 8), "steps": 3}, None),
        ({**even(2, 2), "conditional_logic": 3}, None),
        ({**even(1, 1), "domain_knowledge": 10}, "one_llm_call"),
    ],
)
def test_level_zero_is_said_when_less_may_do(
    scores: dict[str, int], level_zero: str | None
) -> None:
    advice = advise(assessment(scores))
    assert advice is not None
    assert (advice.level_zero and advice.level_zero.id) == level_zero


def test_borderline_names_the_axis_and_what_would_tip_it() -> None:
    advice = advise(assessment({**even(5, 8), "domain_knowledge": 4}))
    assert advice is not None and advice.borderline is not None
    assert ENGLISH(advice.borderline) == (
        "Complexity is 4.75, between 4 and 5. "
        "One complexity rating lower by 2 would make it a Flow with direct LLM calls."
    )


def test_both_axes_can_be_borderline() -> None:
    scores = {**even(5, 5), "domain_knowledge": 3, "accuracy": 2}
    advice = advise(assessment(scores))
    assert advice is not None and advice.borderline is not None
    said = ENGLISH(advice.borderline)
    assert "Complexity (4.50) and precision (4.25) both lie between 4 and 5." in said
    assert "lower by 1" in said and "higher by 1" in said


def test_a_firm_placement_is_not_borderline() -> None:
    advice = advise(assessment(even(8, 8)))
    assert advice is not None and advice.borderline is None


@pytest.mark.parametrize(
    ("confidence", "says"),
    [
        ({}, "off by at most one"),
        (dict.fromkeys([f.id for f in FACTORS], "sure"), "taken as sure"),
        (dict.fromkeys([f.id for f in FACTORS], "guess"), "at most two"),
        ({"steps": "guess"}, "its own ±"),
    ],
)
def test_the_label_says_the_spread_that_was_used(confidence: dict[str, str], says: str) -> None:
    ratings = {
        factor.id: {"score": 5, "confidence": confidence.get(factor.id, "likely")}
        for factor in FACTORS
    }
    advice = advise(assessment(even(5, 5), ratings=ratings))
    assert advice is not None
    assert says in ENGLISH(advice.spread)


def test_the_guides_second_choice_stands_beside_quadrant_two_alone() -> None:
    for complexity, precision, second in ((2, 2, None), (2, 8, "simple_crew"), (8, 8, None)):
        advice = advise(assessment(even(complexity, precision)))
        assert advice is not None
        choice = advice.second_choice
        assert (choice and choice.architecture.id) == second


def test_the_project_is_that_of_the_decision_else_the_recommended() -> None:
    decided = {"architecture": "simple_crew", "recommended": "flow_llm_calls"}
    assert architecture_to_build(assessment(even(2, 8))) == "flow_llm_calls"
    assert architecture_to_build(assessment(even(2, 8), decision=decided)) == "simple_crew"
    assert architecture_to_build(assessment(even(2, 8)), "complex_crew") == "complex_crew"


def test_a_decision_to_review_builds_nothing_unless_told_what() -> None:
    decided = {"architecture": "simple_crew", "recommended": "flow_llm_calls"}
    document = assessment(even(8, 8), decision=decided)
    with pytest.raises(EvaluatorError) as caught:
        architecture_to_build(document)
    for part in ("simple_crew", "flow_orchestrating_crews", "--architecture"):
        assert part in str(caught.value)
    assert architecture_to_build(document, "complex_crew") == "complex_crew"


@pytest.mark.parametrize("wanted", [None, "simple_crew"])
def test_a_draft_builds_nothing(wanted: str | None) -> None:
    with pytest.raises(EvaluatorError, match="draft"):
        architecture_to_build(assessment({"steps": 3}), wanted)  # type: ignore[arg-type]
