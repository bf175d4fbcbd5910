"""The assessment report: one tree of blocks, a thin writer for each format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from evaluator.assessment import Assessment
from evaluator.errors import EvaluatorError
from evaluator.files import write_atomically
from evaluator.i18n import Marked, Translator


def _pdf(assessment: Assessment, t: Translator) -> bytes:
    from evaluator.report.pdf import pdf_bytes

    return pdf_bytes(assessment, t)


def _html(assessment: Assessment, t: Translator) -> bytes:
    from evaluator.report.html import html_text

    return html_text(assessment, t).encode()


def _markdown(assessment: Assessment, t: Translator) -> bytes:
    from evaluator.report.markdown import markdown_text

    return markdown_text(assessment, t).encode()


def _json(assessment: Assessment, t: Translator) -> bytes:
    from evaluator.document import to_json
    from evaluator.report.build import build
    from evaluator.report.tree import as_values

    content = {
        "report": as_values(build(assessment, t)),
        "decision_status": assessment.decision_status,
        "digest": assessment.digest,
        "assessment": json.loads(to_json(assessment)),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


FORMATS: dict[str, Callable[[Assessment, Translator], bytes]] = {
    ".pdf": _pdf,
    ".html": _html,
    ".md": _markdown,
    ".json": _json,
}
"""Each format by the ending of its file."""


def report_bytes(assessment: Assessment, ending: str, t: Translator) -> bytes:
    """The report in the format of an ending; raises EvaluatorError for one that is not there."""
    if ending.lower() not in FORMATS:
        raise EvaluatorError(
            Marked("A report ends in {endings}, not in “{ending}”."),
            endings=tuple(FORMATS),
            ending=ending,
        )
    return FORMATS[ending.lower()](assessment, t)


def write_report(assessment: Assessment, path: Path, t: Translator) -> None:
    """Write the report in the format of the path's ending, all or nothing; raises EvaluatorError."""
    write_atomically(path, report_bytes(assessment, path.suffix, t))
