from evaluator.advice.pull import answered, pull
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
