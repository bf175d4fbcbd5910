"""The report as PDF, by Typst: always tagged (PDF/UA-1), the assessment attached."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from evaluator.assessment import Assessment, Paper
from evaluator.document import SUFFIX, to_json
from evaluator.drawing.palette import PALETTES
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator, counted
from evaluator.report.build import build
from evaluator.report.coverage import uncovered
from evaluator.report.tree import as_values
from evaluator.resources import assets, templates

_LONG_RUN = re.compile(r"[!-~]{28,}")
_BREAK_EVERY = 20
_NEVER_PRINTED = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
"""Categories of characters that are shown by their code: controls, private and unassigned ones."""
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
    if uncovered_characters(assessment):
        try:
            return _compile(
                typst_input(assessment, t, paper, keep_uncovered=True), system_fonts=True
            )
        except typst.TypstError:
            # No system font has them either: their codes are printed instead.
            pass
    try:
        return _compile(typst_input(assessment, t, paper), system_fonts=False)
    except typst.TypstError as error:
        raise EvaluatorError(
            Marked("The PDF cannot be made: {reason}. Write .html or .md instead."),
            reason=str(error.message),
        ) from error


def _compile(tree: str, *, system_fonts: bool) -> bytes:
    import typst

    compiler = typst.Compiler(
        str(templates("report", "report.typ")),
        root=str(templates("report")),
        font_paths=_fonts(system_fonts),
        sys_inputs={"report": tree},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


@lru_cache(maxsize=2)
def _fonts(system_fonts: bool) -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=False,
        font_paths=[str(assets("fonts"))],
    )


def uncovered_characters(assessment: Assessment) -> set[str]:
    """The characters of the report that no bundled font has and that a system font might have."""
    return {
        character
        for character in uncovered(to_json(assessment))
        if unicodedata.category(character) not in _NEVER_PRINTED
    }


def typst_input(
    assessment: Assessment,
    t: Translator,
    paper: Paper | None = None,
    *,
    keep_uncovered: bool = False,
) -> str:
    """What the Typst template reads: the tree, the colours, the date, the attachment, as JSON.

    Characters that no bundled font has become their codes, `[U+05D0]`; with `keep_uncovered` only
    those that no font can show, as bidi controls.
    """
    report = as_values(build(assessment, t, paper))
    text = json.dumps(report, ensure_ascii=False)
    replaced = {
        character
        for character in uncovered(text)
        if not keep_uncovered or unicodedata.category(character) in _NEVER_PRINTED
    }
    if replaced:
        note = counted(
            Marked("{count} character without a printed form is shown by its code, as [U+0000]."),
            Marked(
                "{count} characters without a printed form are shown by their codes, as [U+0000]."
            ),
            len(replaced),
        )
        report["notes"] = [t(note)]
    codes = {ord(character): f"[U+{ord(character):04X}]" for character in replaced}
    date = assessment.use_case.date
    return json.dumps(
        {
            "report": _printable(report, codes),
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


def _printable(node: Any, codes: Mapping[int, str]) -> Any:
    if isinstance(node, str):
        text = node if node.isascii() else node.translate(codes)
        return _LONG_RUN.sub(lambda run: _with_breaks(run[0]), text.replace("\t", "    "))
    if isinstance(node, list):
        return [_printable(item, codes) for item in node]
    if isinstance(node, dict):
        return {key: _printable(value, codes) for key, value in node.items()}
    return node


def _with_breaks(run: str) -> str:
    parts = (run[start : start + _BREAK_EVERY] for start in range(0, len(run), _BREAK_EVERY))
    return _ZERO_WIDTH_SPACE.join(parts)
