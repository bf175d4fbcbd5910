import pytest
from hypothesis import given

from evaluator.advice.case import Case
from evaluator.advice.tensions import ROWS, tensions
from evaluator.assessment import Assessment
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import Placement
from tests.strategies import all_scores, assessment, even


def found(document: Assessment) -> set[str]:
    placement = document.placement
    assert placement is not None
    return {tension.id for tension in tensions(Case(document, placement))}


def needs(**answers: str) -> dict[str, object]:
    return {"needs": {need: {"answer": answer} for need, answer in answers.items()}}


@given(all_scores)
def test_a_factor_is_a_tension_exactly_when_its_band_opposes_its_axis(
    scores: dict[str, int],
) -> None:
    document = assessment(scores)
    placement = document.placement
    assert isinstance(placement, Placement)
    opposing = {
        f"{factor.id}_opposes"
        for factor in FACTORS
        if factor.band(scores[factor.id]).id
        == ("high" if placement.level(factor.axis) == "low" else "low")
    }
    assert {id for id in found(document) if id.endswith("_opposes")} == opposing


@pytest.mark.parametrize(
    ("scores", "signs", "expected"),
    [
        (even(2, 2), {"flow": ["precise_control"]}, "signs_flow_over_crew"),
        (even(8, 2), {"flow": ["precise_control"]}, "signs_flow_over_crew"),
        (even(2, 8), {"crew": ["adaptability"]}, "signs_crew_over_llm_calls"),
        (even(8, 8), {"crew": ["adaptability"]}, "signs_crew_over_orchestration"),
        (even(8, 8), {"crew": ["adaptability"], "both": ["multi_stage"]}, None),
        (even(2, 2), {"flow": ["precise_control"], "crew": ["adaptability"]}, None),
        (even(2, 8), {"both": ["multi_stage"]}, None),
    ],
)
def test_signs_against_the_placement(
    scores: dict[str, int], signs: dict[str, list[str]], expected: str | None
) -> None:
    about_signs = {id for id in found(assessment(scores, signs=signs)) if id.startswith("signs")}
    assert about_signs == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("scores", "leans", "raised"),
    [
        (even(2, 2), "flow", True),
        (even(2, 2), "crew", False),
        (even(8, 2), "flow", True),
        (even(2, 8), "crew", True),
        (even(8, 8), "crew", True),
        (even(8, 8), "flow", False),
        (even(8, 8), "neutral", False),
    ],
)
def test_a_consideration_pulls_when_it_leans_to_the_other_kind(
    scores: dict[str, int], leans: str, raised: bool
) -> None:
    document = assessment(scores, considerations={"maintenance": {"leans": leans}})
    assert ("maintenance_leans_away" in found(document)) is raised


@pytest.mark.parametrize(
    ("answers", "scores", "expected"),
    [
        ({"effects": "irreversible"}, even(2, 8), "irreversible_without_oversight"),
        (
            {"effects": "irreversible", "oversight": "none"},
            even(2, 8),
            "irreversible_without_oversight",
        ),
        ({"effects": "irreversible"}, even(2, 2), "irreversible_but_varying"),
        (
            {"response_time": "interactive", "oversight": "each_step"},
            even(2, 8),
            "interactive_with_each_step_review",
        ),
        ({"response_time": "interactive"}, even(8, 8), "interactive_with_agents"),
        (
            {"response_time": "interactive", "models": "this_machine"},
            even(2, 8),
            "interactive_on_this_machine",
        ),
        ({"cost": "tight"}, even(8, 2), "tight_cost_with_agents"),
        (
            {"cost": "tight", "oversight": "each_step"},
            even(2, 8),
            "tight_cost_with_each_step_review",
        ),
        (
            {"volume": "thousands", "oversight": "before_release"},
            even(2, 8),
            "thousands_with_review",
        ),
        ({"volume": "thousands"}, even(8, 8), "thousands_with_agents"),
        ({"volume": "hundreds", "models": "this_machine"}, even(2, 8), "volume_on_this_machine"),
        ({"models": "this_machine"}, even(9, 8), "expertise_on_this_machine"),
        ({"data": "personal", "models": "any"}, even(2, 8), "personal_to_any_provider"),
        ({"data": "personal", "audit": "required"}, even(2, 8), "personal_in_the_audit_trail"),
        ({"audit": "required"}, even(2, 2), "audit_of_a_crew"),
        ({"audit": "required"}, even(8, 2), "audit_but_varying"),
    ],
)
def test_needs_raise_their_tension(
    answers: dict[str, str], scores: dict[str, int], expected: str
) -> None:
    assert expected in found(assessment(scores, **needs(**answers)))
    assert expected not in found(assessment(scores))


def test_oversight_settles_irreversible_effects() -> None:
    document = assessment(even(2, 8), **needs(effects="irreversible", oversight="before_release"))
    assert "irreversible_without_oversight" not in found(document)


@pytest.mark.parametrize(("precision", "raised"), [(2, True), (8, False)])
def test_flow_first_is_said_where_a_crew_is_recommended(precision: int, raised: bool) -> None:
    assert ("flow_first" in found(assessment(even(5, precision)))) is raised


def test_the_average_says_simple_crew_yet_conditional_logic_is_nine() -> None:
    document = assessment({**even(2, 2), "conditional_logic": 9})
    placement = document.placement
    assert placement is not None
    tension = next(
        item
        for item in tensions(Case(document, placement))
        if item.id == "conditional_logic_opposes"
    )
    assert ENGLISH(tension.title) == "Conditional logic is rated 9."
    assert "router" in ENGLISH(tension.remedy)


def test_the_table_has_the_rows_of_the_design() -> None:
    groups = [(row.group, row.id) for row in ROWS]
    count = {group: len({id for g, id in groups if g == group}) for group, _ in groups}
    assert count == {"factor": 8, "signs": 3, "consideration": 5, "needs": 15, "flow_first": 1}
