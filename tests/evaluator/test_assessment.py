import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from evaluator.assessment import Assessment, Rating, new_assessment
from tests.strategies import assessment, even, typed_text

MINIMAL = {"schema_version": 1, "use_case": {"title": "Case"}}


def read(**parts: object) -> Assessment:
    return Assessment.model_validate_json(json.dumps({**MINIMAL, **parts}))


def test_only_version_and_title_are_required() -> None:
    assert read() == Assessment.model_validate(MINIMAL)
    for incomplete in ({"schema_version": 1}, {"use_case": {"title": "Case"}}):
        with pytest.raises(ValidationError):
            Assessment.model_validate_json(json.dumps(incomplete))


@pytest.mark.parametrize(
    "parts",
    [
        {"ratings": None},
        {"ratings": {"steps": None}},
        {"ratings": {"steps": {"score": None, "note": None, "confidence": None}}},
        {"considerations": {"maintenance": None}, "signs": {"crew": None}},
        {"needs": {"cost": {"answer": None}}, "decision": None, "blueprint": None},
        {"report": {"sections": None, "paper": None}, "next_steps": None},
        {"use_case": {"title": "Case", "description": None, "date": None}},
    ],
    ids=str,
)
def test_null_is_the_same_as_absent(parts: dict[str, object]) -> None:
    assert read(**parts) == read()
    assert read(**parts).digest == read().digest


@pytest.mark.parametrize("score", [0, 11, -1, 3.0, 2.5, "3", True, [3]])
def test_a_score_is_a_whole_number_of_one_to_ten(score: object) -> None:
    with pytest.raises(ValidationError):
        read(ratings={"steps": {"score": score}})


@pytest.mark.parametrize(
    "date", ["2026-02-30", "20261124", "2026-W47-2", "24.11.2026", "2026-11-24T00:00", "today"]
)
def test_a_date_is_a_day_of_the_calendar(date: str) -> None:
    with pytest.raises(ValidationError):
        read(use_case={"title": "Case", "date": date})
    with pytest.raises(ValidationError):
        read(next_steps=[{"by": date}])


@given(typed_text)
def test_text_is_kept_as_typed(text: str) -> None:
    document = read(use_case={"title": "Case", "description": text})
    assert document.use_case.description == text


def test_line_breaks_are_kept_in_prose_and_become_spaces_in_names() -> None:
    document = read(use_case={"title": "a\r\nb\nc", "description": "a\r\nb", "author": "x\ny"})
    assert document.use_case.title == "a b c"
    assert document.use_case.description == "a\nb"
    assert document.use_case.author == "x y"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\r", "\x7f", "\x85"])
def test_other_control_characters_are_refused(character: str) -> None:
    with pytest.raises(ValidationError):
        read(use_case={"title": "Case", "description": f"a{character}b"})


def test_ticked_signs_are_kept_once_and_in_the_tables_order() -> None:
    document = read(signs={"flow": ["procedural_code", "precise_control", "procedural_code"]})
    assert document.signs.flow == ("precise_control", "procedural_code")


def test_report_sections_are_printed_in_their_own_order() -> None:
    document = read(report={"sections": ["decision", "summary"]})
    assert document.report.sections == ("summary", "decision")
    assert read(report={"sections": []}).report.sections == ()


def test_the_digest_does_not_see_defaults_or_report_settings() -> None:
    plain = read(ratings={"steps": {"score": 3}})
    assert read(ratings={"steps": {"score": 3, "confidence": "likely"}}).digest == plain.digest
    assert read(ratings={"steps": {"score": 3}}, report={"paper": "letter"}).digest == plain.digest
    assert read(ratings={"steps": {"score": 4}}).digest != plain.digest


def test_a_changed_copy_is_placed_anew() -> None:
    before = assessment(even(2, 2))
    assert before.placement is not None and not before.missing
    ratings = before.ratings.model_copy(update={"steps": Rating()})
    after = before.model_copy(update={"ratings": ratings})
    assert after.missing == ("steps",)
    assert after.placement is None
    assert "steps" not in after.rated


def test_a_document_is_frozen() -> None:
    with pytest.raises(ValidationError):
        new_assessment().use_case.title = "other"  # type: ignore[misc]


def test_an_unrated_document_is_a_draft() -> None:
    document = new_assessment()
    assert document.placement is None
    assert len(document.missing) == 8


@pytest.mark.parametrize(
    ("decision", "scores", "status"),
    [
        (None, even(2, 2), "none"),
        (("simple_crew", "simple_crew"), even(2, 2), "accepted"),
        (("flow_llm_calls", "simple_crew"), even(2, 2), "overridden"),
        (("simple_crew", "simple_crew"), even(9, 9), "to_review"),
        (("flow_llm_calls", "simple_crew"), even(9, 9), "to_review"),
        (("complex_crew", "complex_crew"), {"steps": 3}, "to_review"),
        (None, {"steps": 3}, "none"),
    ],
)
def test_a_decision_stands_only_while_its_recommendation_is_computed(
    decision: tuple[str, str] | None, scores: dict[str, int], status: str
) -> None:
    parts = {}
    if decision:
        parts["decision"] = {"architecture": decision[0], "recommended": decision[1]}
    assert assessment(scores, **parts).decision_status == status
