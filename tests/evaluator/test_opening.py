"""What can be opened: a file, a report, a generated project; and the sentence for everything else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from evaluator.assessment import Assessment
from evaluator.document import DocumentError, save
from evaluator.i18n import ENGLISH
from evaluator.opening import open_any
from evaluator.report import write_report
from evaluator.scaffold.render import render
from evaluator.scaffold.write import write
from tests.strategies import assessment, even, typed_text


@pytest.fixture
def case() -> Assessment:
    return assessment(even(5, 8), use_case={"title": "Fälle </script> & 中文"})


@pytest.mark.parametrize("ending", [".pdf", ".html", ".htm"])
def test_a_report_gives_its_assessment_back(case: Assessment, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"r{ending}"
    if ending == ".htm":
        write_report(case, tmp_path / "r.html", ENGLISH)
        (tmp_path / "r.html").rename(path)
    else:
        write_report(case, path, ENGLISH)
    opened = open_any(path)
    assert opened.assessment == case and opened.file is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed_text)
def test_any_text_comes_back_from_an_html_report(tmp_path: Path, text: str) -> None:
    case = assessment(even(2, 2), use_case={"title": "T", "description": text})
    write_report(case, tmp_path / "r.html", ENGLISH)
    assert open_any(tmp_path / "r.html").assessment == case


def test_a_generated_project_gives_its_assessment_back(case: Assessment, tmp_path: Path) -> None:
    write(render(case, "simple_crew", ENGLISH), tmp_path / "project")
    opened = open_any(tmp_path / "project")
    assert open_any(tmp_path / "project" / "pyproject.toml") == opened
    assert opened.assessment == case and opened.file is None


def test_a_file_is_saved_where_it_came_from(case: Assessment, tmp_path: Path) -> None:
    path = tmp_path / "a.assessment.json"
    save(case, path)
    assert open_any(path).file == path


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "cannot be read as a PDF"),
        ("b.pdf", b"%PDF-1.7 nothing", "cannot be read as a PDF"),
        ("c.html", b"<p>hello</p>", "without an assessment"),
        ("d.html", b'<script id="assessment">{</script>', "is not JSON"),
        ("e.json", b"[]", "must be an object"),
    ],
)
def test_what_holds_no_assessment_is_said(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError, match=said):
        open_any(tmp_path / name)


def test_a_pdf_of_somebody_else_is_said(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "blank.pdf")
    with pytest.raises(DocumentError, match="without an assessment"):
        open_any(tmp_path / "blank.pdf")


def test_other_folders_are_said(tmp_path: Path, case: Assessment) -> None:
    with pytest.raises(DocumentError, match="folder without an assessment"):
        open_any(tmp_path)
    for name in "ab":
        save(case, tmp_path / f"{name}.assessment.json")
    with pytest.raises(DocumentError, match="several"):
        open_any(tmp_path)
    with pytest.raises(DocumentError, match="does not exist"):
        open_any(tmp_path / "absent.pdf")
