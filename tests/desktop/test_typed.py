"""Somebody who only types goes the whole way: from nothing to a project whose tests pass, and a printed PDF."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from evaluator.document import load
from tests.desktop.display import LACKING, Typist, screen
from tests.scaffolds.conftest import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(LACKING), reason=f"not installed: {LACKING}"),
]


def test_typing_alone_leads_from_nothing_to_a_project_and_a_printed_report(tmp_path: Path) -> None:
    file = tmp_path / "typed.assessment.json"
    with screen() as environment:
        typist = Typist(environment, tmp_path)
        typist.window("CrewAI Evaluator")
        typist.keys("ctrl+n")
        typist.write("Supplier invoices")
        typist.keys("Tab")
        typist.write("Read invoices, match them to orders, post what fits.")
        typist.keys("ctrl+2")
        typist.write("6553")
        typist.keys("alt+Right")
        typist.write("9879")
        typist.keys("Return", "Right", "ctrl+Tab", "Right", "alt+Right", "space")
        typist.keys("ctrl+s")
        typist.window("Save as")
        typist.write(str(file))
        typist.keys("Return")
        typist.until("the saved file", file.exists)
        typist.window("Supplier invoices")
        case = load(file)
        assert [case.scores[factor] for factor in case.scores] == [6, 5, 5, 3, 9, 8, 7, 9]
        assert case.considerations.development_time.leans == "crew"
        assert case.needs.answer("response_time") == "interactive"
        assert case.decision_status == "accepted"
        typist.keys("ctrl+g")
        project = tmp_path / "supplier-invoices"
        typist.until("the project", project.exists)
        typist.keys("ctrl+e")
        typist.window("Export report")
        typist.keys("ctrl+a")
        typist.write(str(tmp_path / "report.pdf"))
        typist.keys("Return")
        typist.until("the report", (tmp_path / "report.pdf").exists)
        typist.window("Supplier invoices")
        typist.keys("ctrl+p")
        typist.window("Print")
        typist.keys("Return")
        typist.until("the print", (tmp_path / "print.pdf").exists)
        typist.window("Supplier invoices")
        typist.keys("ctrl+q")
        assert typist.end() == (0, "")
    exported = pypdf.PdfReader(tmp_path / "report.pdf").pages
    assert len(pypdf.PdfReader(tmp_path / "print.pdf").pages) == len(exported) >= 4
    passed = run(project, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider")
    assert passed.returncode == 0, passed.stdout + passed.stderr
