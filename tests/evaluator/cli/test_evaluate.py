import io
import json
import sys
from pathlib import Path

import pytest

from evaluator.cli import main
from evaluator.document import to_json
from tests.strategies import assessment, even

CASES = Path(__file__).parents[2] / "cases"
INVOICE = CASES / "supplier-invoice-approval.assessment.json"
DRAFT = CASES / "draft-incomplete.assessment.json"


def one_line(**use_case: str) -> str:
    return json.dumps(
        {
            **json.loads(to_json(assessment(even(2, 8)))),
            "use_case": {"title": "Line", **use_case},
        }
    )


def test_json_holds_what_the_contract_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(INVOICE), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {
        "title": "Supplier invoice approval",
        "complexity": 4.75,
        "precision": 8.25,
        "complexity_level": "high",
        "precision_level": "high",
        "quadrant": 4,
        "architecture": "flow_orchestrating_crews",
        "borderline": True,
        "runner_up": "flow_llm_calls",
        "decision_status": "accepted",
    }.items() <= printed.items()
    assert printed["stability"] == {"1": 0.0, "2": 5 / 27, "3": 0.0, "4": 22 / 27}


def test_one_object_an_assessment_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text(f"{one_line()}\n\nnonsense\n{one_line(title='Last')}\n", encoding="utf-8")
    assert main(["evaluate", str(lines), str(INVOICE), "--json"]) == 1
    out, err = capsys.readouterr()
    printed = [json.loads(line) for line in out.splitlines()]
    assert [item.get("title") for item in printed] == [
        "Line",
        None,
        "Last",
        "Supplier invoice approval",
    ]
    assert printed[1]["file"] == str(lines) and printed[1]["line"] == 3
    assert "is not JSON" in printed[1]["error"]
    assert err.count("\n") == 1 and "line 3" in err


def test_a_draft_names_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(DRAFT), "--json"]) == 1
    out, err = capsys.readouterr()
    printed = json.loads(out)
    assert printed["missing"] == ["domain_knowledge", "accuracy", "reproducibility"]
    assert printed["line"] is None and printed["title"] == "Claims triage (draft)"
    assert "Domain knowledge, Accuracy needs and Reproducibility" in err


def test_standard_input_holds_one_assessment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(INVOICE.read_bytes())))
    assert main(["evaluate", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["quadrant"] == 4


def test_an_absent_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "absent.json", "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "file": "absent.json",
        "line": None,
        "error": "cannot be read: it does not exist",
    }
    assert err == "absent.json: cannot be read: it does not exist.\n"


def test_an_absent_lines_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "absent.jsonl"]) == 1
    assert capsys.readouterr().err == "absent.jsonl: cannot be read: it does not exist.\n"


def test_the_text_says_score_quadrant_advice_and_sensitivity(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["evaluate", str(INVOICE)]) == 0
    out = capsys.readouterr().out
    for part in (
        "Supplier invoice approval",
        "Complexity: 4.75 (high, borderline)",
        "Recommendation: Flow orchestrating Crews (quadrant 4)",
        "Borderline. Complexity is 4.75",
        "2 Flow with direct LLM calls: 18.5%",
        "Number of steps 6 → 4",
        "Complexity, in total −2 points",
        "Domain knowledge is rated only 3.",
        "Decision: recommendation accepted",
    ):
        assert part in out


@pytest.mark.parametrize("arguments", [[], ["--json"], ["x", "--language", "zh"], ["x", "--nope"]])
def test_wrong_usage_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", *arguments]) == 2
    assert "usage:" in capsys.readouterr().err
