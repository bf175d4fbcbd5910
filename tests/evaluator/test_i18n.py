import pytest

from evaluator.i18n import ENGLISH, Marked, counted, message, translator


def test_arguments_of_ours_are_translated_and_those_of_the_user_are_not() -> None:
    said = message(Marked("{factor} of {title}"), factor=Marked("Steps"), title="{factor} {x}")
    assert ENGLISH(said) == "Steps of {factor} {x}"


def test_a_tuple_becomes_an_enumeration() -> None:
    for names, said in (
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
    ):
        assert ENGLISH(Marked("{names}"), names=names) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 point"), (2, "2 points"), (0, "0 points")])
def test_the_count_chooses_the_form(count: int, said: str) -> None:
    assert ENGLISH(counted(Marked("{count} point"), Marked("{count} points"), count)) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"),
        (1, "100%"),
        (5 / 27, "18.5%"),
        (1e-9, "under 0.1%"),
        (1 - 1e-9, "over 99.9%"),
        (0.5, "50.0%"),
    ],
)
def test_only_certainty_reads_none_or_all(share: float, said: str) -> None:
    assert ENGLISH.percent(share) == said


def test_dates_and_scores() -> None:
    assert ENGLISH.date("2026-11-04") == "4 November 2026"
    assert ENGLISH.date("") == ""
    assert ENGLISH.score(4.5) == "4.50"


def test_there_is_english_and_nothing_else_yet() -> None:
    assert translator("en").language == "en"
    with pytest.raises(KeyError):
        translator("zh")
