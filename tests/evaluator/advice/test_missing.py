"""What is said while ratings are missing, against the outcomes that it is about."""

from hypothesis import given
from hypothesis import strategies as st

from evaluator.advice.missing import axis_levels, missing_ratings, ordered, standing
from evaluator.factors import AXES, FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, place, possible
from tests.pseudo import PSEUDO, untranslated

drafts = st.fixed_dictionaries({factor.id: st.none() | st.integers(1, 10) for factor in FACTORS})

INVOICE = dict(zip((factor.id for factor in FACTORS), (6, 5, 5, None, 9, 8, None, 9), strict=True))


def test_the_deciding_rating_says_what_each_answer_leads_to() -> None:
    knowledge, reproducibility = missing_ratings(INVOICE)
    assert knowledge.decides and not reproducibility.decides
    assert ENGLISH(knowledge.words) == (
        "1 → Flow with direct LLM calls and 2 to 10 → Flow orchestrating Crews."
    )
    assert knowledge.threshold is not None
    assert ENGLISH(knowledge.threshold) == "Rate it 1 and complexity is low; from 2 on it is high."
    assert ENGLISH(reproducibility.words).startswith("Precision stays high whatever you answer")


def test_each_architecture_says_how_it_stands() -> None:
    left, missing = possible(INVOICE), missing_ratings(INVOICE)
    said = [ENGLISH(standing(item, left, missing)) for item in ordered(left)]
    assert said == [
        "if Domain knowledge is 1",
        "if Domain knowledge is 2 to 10",
        "ruled out: Precision is high",
        "ruled out: Precision is high",
    ]


@given(drafts)
def test_the_threshold_is_where_the_axis_turns_high(scores: dict[str, int | None]) -> None:
    for missing in missing_ratings(scores):
        if missing.lowest_high is None:
            continue
        axis = missing.factor.axis
        filled = {factor.id: scores[factor.id] or 1 for factor in FACTORS}
        for score in range(1, 11):
            level = place({**filled, missing.factor.id: score}).level(axis)
            assert (level == "high") is (score >= missing.lowest_high)


@given(drafts)
def test_what_is_said_is_whole_and_translated(scores: dict[str, int | None]) -> None:
    left, missing = possible(scores), missing_ratings(scores)
    assert {item.factor.id for item in missing} == {
        id for id, score in scores.items() if score is None
    }
    assert set(ordered(left)) == set(ARCHITECTURES)
    for item in missing:
        assert not untranslated(PSEUDO(item.words))
    for item in ARCHITECTURES:
        words = standing(item, left, missing)
        assert ("ruled out" in str(words)) is (item not in left.architectures)
        assert not untranslated(PSEUDO(words))
    for axis in AXES:
        assert axis_levels(scores, axis)
