import io
import json
from pathlib import Path

import pytest
from hypothesis import given

from evaluator.assessment import Assessment
from evaluator.document import MAX_FILE, MAX_LINE, DocumentError, lines, load, parse, save, to_json
from tests.strategies import typed_text

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.assessment.json"))


def complaint(content: str | bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        parse(content)
    return str(caught.value)


def document(**parts: object) -> str:
    return json.dumps({"schema_version": 1, "use_case": {"title": "Case"}, **parts})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("\ufeff \n", "is empty"),
        ("{", "is not JSON: EOF while parsing an object (line 1, column 1)"),
        (b"\xff\xfe", "is not UTF-8 text: byte 1 cannot be read"),
        ("[]", "the document must be an object in braces, not a list"),
        ('{"schema_version": 1}', "use_case is missing"),
        (
            '{"schema_version": 7, "nonsense": 1}',
            "has schema_version 7, and this program knows up to 1; "
            "update CrewAI Evaluator to read it",
        ),
        (document(extra=1), "extra is not a key that an assessment has"),
        (
            document(ratings={"steps": {"score": 12}}),
            "ratings.steps.score is 12; the greatest is 10",
        ),
        (document(ratings={"steps": {"score": 0}}), "ratings.steps.score is 0; the least is 1"),
        (
            document(ratings={"steps": {"score": 3.5}}),
            "ratings.steps.score must be a whole number, not 3.5",
        ),
        (document(ratings={"step": {}}), "ratings.step is not a key that an assessment has"),
        (document(use_case={"title": 3}), "use_case.title must be text, not 3"),
        (
            document(use_case={"title": "a\u0007"}),
            "use_case.title contains the control character U+0007 at position 2",
        ),
        (
            document(next_steps=[{"by": ""}, {"by": "soon"}]),
            'next_steps[1].by is "soon"; a date is written YYYY-MM-DD',
        ),
        (document(needs={"cost": {"answer": "low"}}), 'needs.cost.answer is "low"; it can be'),
        (document(signs={"crew": "all"}), 'signs.crew must be a list, not "all"'),
        ('{"schema_version":1,"use_case":{"title":"\\ud800"}}', "(line 1, column 48)"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fault_is_one_sentence_that_names_the_place(content: str | bytes, says: str) -> None:
    assert says in complaint(content)


def test_several_faults_are_listed_and_no_more_than_five() -> None:
    wrong = {factor: {"score": 99} for factor in ("steps", "accuracy", "reproducibility")}
    said = complaint(document(ratings=wrong, **{f"k{number}": 1 for number in range(5)}))
    assert said.count(";") >= 4
    assert said.endswith("and 3 more")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_saving_and_loading_gives_the_same_document(path: Path, tmp_path: Path) -> None:
    original = load(path)
    save(original, tmp_path / "copy.assessment.json")
    assert load(tmp_path / "copy.assessment.json") == original


@given(typed_text, typed_text)
def test_every_text_survives_the_file(title: str, note: str) -> None:
    original = Assessment.model_validate(
        {
            "schema_version": 1,
            "use_case": {"title": title},
            "ratings": {"steps": {"note": note}},
        }
    )
    assert parse(to_json(original)) == original


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "bom.assessment.json"
    path.write_bytes(b"\xef\xbb\xbf" + document().encode())
    assert load(path).use_case.title == "Case"


@pytest.mark.parametrize("kind", ["absent", "folder"])
def test_what_cannot_be_read_is_named(kind: str, tmp_path: Path) -> None:
    path = tmp_path if kind == "folder" else tmp_path / "absent.json"
    with pytest.raises(DocumentError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: cannot be read: ")


def test_a_path_that_no_system_accepts_is_refused() -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        load(Path("a\0b"))


def test_a_file_over_ten_mebibytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.assessment.json"
    path.write_bytes(b" " * (MAX_FILE + 1))
    with pytest.raises(DocumentError, match="larger than 10 MiB"):
        load(path)


def test_lines_are_numbered_and_over_long_ones_are_none() -> None:
    file = io.BytesIO(b"one\n\n" + b"x" * (MAX_LINE + 5) + b"\nfour\r\n" + b"y" * MAX_LINE)
    found = [(number, line and len(line)) for number, line in lines(file)]
    assert found == [(1, 4), (3, None), (4, 6), (5, MAX_LINE)]


def test_a_key_that_is_given_twice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "twice.assessment.json"
    file.write_text('{"schema_version": 1, "use_case": {"title": "a", "title": "b"}}')
    with pytest.raises(DocumentError, match="has the key “title” twice in one object"):
        load(file)
