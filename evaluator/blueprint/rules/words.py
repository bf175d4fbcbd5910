"""How the assessment's own words reach a project: the use case, and the notes on its ratings."""

from __future__ import annotations

from collections.abc import Iterable

from evaluator.assessment import Assessment
from evaluator.factors import AXES, FACTOR, Axis
from evaluator.i18n import Marked, Translator
from evaluator.words import title_of


def use_case(assessment: Assessment, t: Translator) -> str:
    """Title and description, as a paragraph to put before an instruction."""
    said = t(Marked("Use case: {title}"), title=title_of(assessment, t))
    description = assessment.use_case.description.strip()
    return f"{said}\n{description}" if description else said


def notes(assessment: Assessment, axis: Axis, t: Translator) -> str:
    """The notes on an axis's ratings, one a line, or empty."""
    return "\n".join(
        f"- {t(factor.name)}: {note}"
        for factor in AXES[axis]
        if (note := assessment.rating(factor.id).note.strip())
    )


def with_notes(instruction: str, assessment: Assessment, axis: Axis, t: Translator) -> str:
    """An instruction, the use case, and what the assessment notes on an axis."""
    parts = [instruction, use_case(assessment, t)]
    found = notes(assessment, axis, t)
    if found:
        parts.append(f"{t(Marked('What the assessment notes:'))}\n{found}")
    return "\n\n".join(parts)


def because(assessment: Assessment, factor_ids: Iterable[str], t: Translator) -> str:
    """A reason from ratings: `accuracy needs 8, reproducibility 7`."""
    said = [
        f"{t(FACTOR[factor_id].name)} {score}"
        for factor_id in factor_ids
        if (score := assessment.rating(factor_id).score) is not None
    ]
    return ", ".join(said)
