"""How the assessment's own words reach a project: the use case, and the notes on its ratings."""

from __future__ import annotations

from collections.abc import Iterable

from evaluator.assessment import Assessment
from evaluator.i18n import Marked, Translator
from evaluator.words import title_of


def case_title(assessment: Assessment, t: Translator) -> str:
    """The title, as a line."""
    return t(Marked("Use case: {title}"), title=title_of(assessment, t))


def use_case(assessment: Assessment, t: Translator) -> str:
    """Title and description, as a paragraph."""
    said = case_title(assessment, t)
    description = assessment.use_case.description.strip()
    return f"{said}\n{description}" if description else said


def kept_in_mind(assessment: Assessment, factors: Iterable[str], t: Translator) -> str:
    """The notes on some ratings, one a line under a heading, or empty."""
    notes = [note for factor in factors if (note := assessment.rating(factor).note.strip())]
    lines = "\n".join(f"- {note}" for note in dict.fromkeys(notes))
    return f"{t(Marked('Keep in mind:'))}\n{lines}" if lines else ""


def paragraphs(*parts: str) -> str:
    """Texts with an empty line between, without the empty ones."""
    return "\n\n".join(part for part in parts if part)
