import pytest

from evaluator.blueprint.set_by_needs import set_by_need
from evaluator.context import NEEDS
from evaluator.i18n import ENGLISH
from tests.strategies import assessment, even


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.id)
def test_some_answer_to_each_need_sets_something(need) -> None:
    cases = [assessment(even(8, 8), needs={need.id: {"answer": answer}}) for answer in need.answers]
    assert any(set_by_need(case, need.id) for case in cases)


def test_an_answer_says_what_it_sets() -> None:
    case = assessment(even(8, 8), needs={"oversight": {"answer": "each_step"}})
    said = set_by_need(case, "oversight")
    assert said is not None and ENGLISH(said) == "sets a gate at each step"


def test_what_another_architecture_builds_is_not_claimed() -> None:
    batch = {"response_time": {"answer": "batch"}}
    in_flow = set_by_need(assessment(even(8, 8), needs=batch), "response_time")
    in_crew = set_by_need(assessment(even(8, 2), needs=batch), "response_time")
    assert in_flow is not None and "persisted state" in ENGLISH(in_flow)
    assert in_crew is not None and "checkpoints" in ENGLISH(in_crew)


def test_nothing_is_claimed_of_a_draft_or_an_open_need() -> None:
    assert (
        set_by_need(assessment({"steps": 3}, needs={"audit": {"answer": "required"}}), "audit")
        is None
    )
    assert set_by_need(assessment(even(8, 8)), "audit") is None
