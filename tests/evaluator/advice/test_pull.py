from evaluator.advice.pull import SET_BY_NEEDS, answered, pull, set_by_need
from evaluator.blueprint.derive import derive
from evaluator.context import NEED
from evaluator.i18n import ENGLISH
from tests.strategies import assessment, even


def test_the_pull_counts_ticks_and_leanings() -> None:
    case = assessment(
        even(5, 8),
        signs={"crew": ["adaptability"], "flow": ["precise_control", "complex_state"], "both": []},
        considerations={"maintenance": {"leans": "flow"}, "integration": {"leans": "neutral"}},
    )
    found = pull(case)
    assert found.signs == {"crew": (1, 5), "flow": (2, 5), "both": (0, 3)}
    assert ENGLISH(found.words) == "Considerations: 1 for a Flow, 0 for a Crew, 1 neutral, 3 open."
    assert answered(case) == (2, 0)


def test_what_an_answer_is_said_to_set_is_really_set() -> None:
    plain = derive(assessment(even(8, 8)), "flow_orchestrating_crews", ENGLISH)
    for row in SET_BY_NEEDS:
        for answer in NEED[row.need].answers:
            case = assessment(even(8, 8), needs={row.need: {"answer": answer}})
            derived = derive(case, "flow_orchestrating_crews", ENGLISH)
            changed = derived.options != plain.options or derived.project != plain.project
            assert (set_by_need(case, row.need) is not None) is changed, (row.need, answer)


def test_what_another_architecture_builds_is_not_claimed() -> None:
    case = assessment(even(2, 2), needs={"oversight": {"answer": "before_release"}})
    assert set_by_need(case, "oversight") is None
