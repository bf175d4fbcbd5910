import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest
from markdown_it import MarkdownIt

from evaluator.assessment import Assessment
from evaluator.document import load, parse
from evaluator.errors import EvaluatorError
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.report import FORMATS, report_bytes, write_report
from evaluator.report import pdf as pdf_module
from evaluator.report.pdf import pdf_bytes
from tests.strategies import assessment, even

CASES = Path(__file__).parents[2] / "cases"
ALL = sorted(CASES.glob("*.assessment.json"))
INVOICE = load(CASES / "supplier-invoice-approval.assessment.json")


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read(pdf).pages))


@pytest.fixture(autouse=True)
def only_bundled_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same result on every machine: system fonts would serve what the bundled ones lack."""
    monkeypatch.setattr(pdf_module, "uncovered_characters", lambda assessment: set())


def long_document() -> Assessment:
    text = "Ten thousand characters, 一万个字符。 " * 320
    return assessment(
        even(6, 7),
        use_case={"title": "Long", "description": text},
        ratings={factor.id: {"score": 6, "note": text} for factor in FACTORS},
        needs={"cost": {"answer": "tight", "note": text}},
        considerations={"maintenance": {"leans": "flow", "note": text}},
        next_steps=[{"what": text, "who": "W", "by": "2026-12-01"}],
        decision={
            "architecture": "simple_crew",
            "recommended": "flow_orchestrating_crews",
            "reason": text,
        },
    )


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_case_prints_tagged_with_outline_and_attachment(path: Path, paper: str) -> None:
    document = load(path)
    pdf = pdf_bytes(document, ENGLISH, paper)  # type: ignore[arg-type]
    reader = read(pdf)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert len(reader.outline) >= 8
    assert round(reader.pages[0].mediabox.width) == (595 if paper == "a4" else 612)
    name, content = next(iter(reader.attachments.items()))
    assert name == "assessment.assessment.json"
    assert parse(content[0]) == document


def test_the_figures_of_the_target_picture_are_printed() -> None:
    text = text_of(pdf_bytes(INVOICE, ENGLISH))
    for part in (
        "Supplier invoice approval",
        "Flow orchestrating Crews",
        "4.75",
        "8.25",
        "81.5%",
        "18.5%",
        "6 → 4",
        "− 2 points",
        "Receive, read, extract, match to the order, decide, post",
        "10 means errors hurt badly",
        "Recommendation accepted",
        "31 March 2027",
        "Collect 50 invoices with their orders as test data",
        "4 of 5 Flow signs agree",
    ):
        assert part in text, part
    pages = read(pdf_bytes(INVOICE, ENGLISH)).pages
    # Its twelve steps, four agents and nine fields run on to a fifth page.
    assert ["Outline of the project" in page.extract_text() for page in pages[:4]] == [
        False,
        False,
        False,
        True,
    ]
    assert len(pages) <= 5


def test_metadata_is_that_of_the_document() -> None:
    metadata = read(pdf_bytes(INVOICE, ENGLISH)).metadata
    assert metadata is not None
    assert metadata.title == "Supplier invoice approval"
    assert metadata.author == "Maya Lindqvist"
    assert metadata.creation_date is not None
    assert metadata.creation_date.date().isoformat() == "2026-11-24"


def test_the_same_document_gives_the_same_bytes() -> None:
    for ending in FORMATS:
        assert report_bytes(INVOICE, ending, ENGLISH) == report_bytes(INVOICE, ending, ENGLISH)


def test_ten_thousand_characters_in_every_field_flow_over_the_pages() -> None:
    document = long_document()
    pdf = pdf_bytes(document, ENGLISH)
    assert len(read(pdf).pages) > 15
    assert text_of(pdf).count("Ten thousand characters") > 12 * 300


def test_an_empty_title_is_printed_as_untitled() -> None:
    document = assessment(even(2, 2), use_case={"title": ""})
    assert "Untitled assessment" in text_of(pdf_bytes(document, ENGLISH))


def test_characters_that_no_font_has_are_printed_by_their_code_and_said() -> None:
    document = assessment(even(2, 2), use_case={"title": "Sign \U0001f9ff and \u202e turn"})
    text = text_of(pdf_bytes(document, ENGLISH))
    if "[U+1F9FF]" not in text:
        assert "\U0001f9ff" in text
    assert "[U+202E]" in text
    assert "without a printed form" in text


def test_a_draft_names_what_is_missing() -> None:
    draft = load(CASES / "draft-incomplete.assessment.json")
    text = text_of(pdf_bytes(draft, ENGLISH))
    assert "3 ratings are missing" in text
    for name in ("Domain knowledge", "Accuracy needs", "Reproducibility"):
        assert name in text
    assert "%" not in text


def test_a_decision_to_review_says_so() -> None:
    decided = {"architecture": "simple_crew", "recommended": "simple_crew", "reason": "R"}
    document = assessment(even(8, 8), decision=decided)
    for ending in (".md", ".html"):
        text = report_bytes(document, ending, ENGLISH).decode()
        assert "To review" in text
        assert "the ratings now recommend Flow orchestrating Crews" in text


def test_only_the_wanted_sections_are_printed() -> None:
    document = assessment(even(2, 2), report={"sections": ["decision"]})
    text = report_bytes(document, ".md", ENGLISH).decode()
    assert "## Decision and reason" in text
    assert "## Ratings" not in text and "## Next steps" not in text


class Script(HTMLParser):
    """The JSON block, the heading, and every element that is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags:
            self.data[self.tags[-1]] = self.data.get(self.tags[-1], "") + data


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_html_holds_the_document_and_runs_nothing_of_it(path: Path) -> None:
    document = load(path)
    text = report_bytes(document, ".html", ENGLISH).decode()
    parsed = Script()
    parsed.feed(text)
    assert parse(parsed.data["script"]) == document
    assert parsed.data["h1"].strip() == document.use_case.title.strip()
    assert parsed.tags.count("script") == 1
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", text)


def test_a_title_cannot_end_the_script_element() -> None:
    document = assessment(even(2, 2), use_case={"title": "</script><script>alert(1)</script>"})
    text = report_bytes(document, ".html", ENGLISH).decode()
    assert text.count("</script>") == 1


def test_markdown_shows_the_hostile_text_whole() -> None:
    document = load(CASES / "hostile-text.assessment.json")
    text = report_bytes(document, ".md", ENGLISH).decode()
    html = MarkdownIt("commonmark").enable("table").render(text)
    shown = re.sub(r"<[^>]*>", "", html).replace("&quot;", '"')
    for part in ("{brace} {{x}} # : \\ 报表 🚀", "&lt;b&gt;bold&lt;/b&gt; $HOME", "`tick` {topic}"):
        assert part in shown


def test_json_holds_tree_and_document() -> None:
    content = json.loads(report_bytes(INVOICE, ".json", ENGLISH))
    assert content["report"]["title"] == "Supplier invoice approval"
    assert content["decision_status"] == "accepted"
    assert content["digest"] == INVOICE.digest
    assert parse(json.dumps(content["assessment"])) == INVOICE


def test_an_unknown_ending_names_the_known() -> None:
    with pytest.raises(EvaluatorError, match=r"\.pdf, \.html, \.md and \.json"):
        report_bytes(INVOICE, ".docx", ENGLISH)


def test_a_report_is_written_whole(tmp_path: Path) -> None:
    write_report(INVOICE, tmp_path / "R.PDF", ENGLISH)
    assert (tmp_path / "R.PDF").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["R.PDF"]


def test_a_short_report_counts_in_the_singular_and_keeps_to_four_pages() -> None:
    document = load(CASES / "brainstorm.assessment.json")
    pdf = pdf_bytes(document, ENGLISH)
    assert "1 agent and 2 steps" in text_of(pdf)
    assert len(read(pdf).pages) == 4


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_ten_changes_still_leave_the_summary_on_one_page(paper: str) -> None:
    document = load(CASES / "home-inspection-work-orders.assessment.json")
    pages = read(pdf_bytes(document, ENGLISH, paper)).pages  # type: ignore[arg-type]
    assert "What would tip it" in pages[0].extract_text()
    assert len(pages) == 4
