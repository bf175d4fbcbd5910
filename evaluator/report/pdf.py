"""The report as PDF, by Typst: always tagged (PDF/UA-1), the assessment attached."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from evaluator.assessment import Assessment, Paper
from evaluator.document import SUFFIX, to_json
from evaluator.drawing.palette import PALETTES
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator, counted
from evaluator.report.build import build
from evaluator.report.coverage import is_covered
from evaluator.report.tree import as_values
from evaluator.resources import assets, templates

_LONG_RUN = re.compile(r"[!-~]{28,}")
_BREAK_EVERY = 20
_ZERO_WIDTH_SPACE = "\u200b"


def pdf_bytes(assessment: Assessment, t: Translator, paper: Paper | None = None) -> bytes:
    """The report as a PDF file; the same document gives the same bytes."""
    try:
        import typst
    except ImportError as error:
        raise EvaluatorError(
            Marked(
                "PDF needs Typst, which is not installed or not made for this system; "
                "write .html or .md instead, or install it: pip install typst."
            )
        ) from error
    compiler = typst.Compiler(
        str(templates("report", "report.typ")),
        root=str(templates("report")),
        font_paths=_fonts(),
        sys_inputs={"report": typst_input(assessment, t, paper)},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        raise EvaluatorError(
            Marked("The PDF cannot be made: {reason}. Write .html or .md instead."),
            reason=str(error.message),
        ) from error
    assert isinstance(pdf, bytes)
    return pdf


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(assets("fonts"))]
    )


def typst_input(assessment: Assessment, t: Translator, paper: Paper | None = None) -> str:
    """What the Typst template reads: the tree, the colours, the date, the attachment, as JSON."""
    report = as_values(build(assessment, t, paper))
    replaced: set[str] = set()
    printable = _printable(report, replaced)
    if replaced:
        note = counted(
            Marked("{count} character without a printed form is shown by its code, as [U+0000]."),
            Marked("{count} characters without a printed form are shown by their codes, as [U+0000]."),
            len(replaced),
        )
        printable["notes"] = [t(note)]
    date = assessment.use_case.date
    return json.dumps(
        {
            "report": printable,
            "palette": dict(PALETTES["light"]),
            "date": [int(part) for part in date.split("-")] if date else None,
            "attachment": {
                "name": f"assessment{SUFFIX}",
                "content": to_json(assessment),
                "description": t(Marked("The assessment, to open again")),
            },
        },
        ensure_ascii=False,
    )


def _printable(node: Any, replaced: set[str]) -> Any:
    if isinstance(node, str):
        return _printable_text(node, replaced)
    if isinstance(node, list):
        return [_printable(item, replaced) for item in node]
    if isinstance(node, dict):
        return {key: _printable(value, replaced) for key, value in node.items()}
    return node


def _printable_text(text: str, replaced: set[str]) -> str:
    """Text whose every character a bundled font has, with places to break long runs of ASCII."""
    if not text.isascii():
        missing = {character for character in text if not is_covered(character)}
        replaced |= missing
        for character in missing:
            text = text.replace(character, f"[U+{ord(character):04X}]")
    return _LONG_RUN.sub(lambda run: _with_breaks(run[0]), text.replace("\t", "    "))


def _with_breaks(run: str) -> str:
    parts = (run[start : start + _BREAK_EVERY] for start in range(0, len(run), _BREAK_EVERY))
    return _ZERO_WIDTH_SPACE.join(parts)
