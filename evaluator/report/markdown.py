"""The report as Markdown (CommonMark with tables)."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.i18n import Translator
from evaluator.report.build import build
from evaluator.report.templates import template


def markdown_text(assessment: Assessment, t: Translator) -> str:
    """The report as Markdown text."""
    return template("report.md.jinja").render(report=build(assessment, t))
