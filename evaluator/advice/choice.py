"""Which architecture is built: that of the decision, else the recommended one."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.document import draft_problem
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURE, ArchitectureId


def architecture_to_build(
    assessment: Assessment, wanted: ArchitectureId | None = None
) -> ArchitectureId:
    """The architecture of the project to write: `wanted`, else the decided, else the recommended one.

    Raises EvaluatorError for a draft, and for a decision to review unless one is wanted.
    """
    placement = assessment.placement
    if placement is None:
        raise EvaluatorError(
            Marked(
                "No project is written, because the assessment {problem}. Rate what is missing."
            ),
            problem=draft_problem(assessment.missing),
        )
    if wanted is not None:
        return wanted
    decision = assessment.decision
    if decision is None:
        return placement.architecture.id
    if assessment.decision_status == "to_review":
        raise EvaluatorError(
            Marked(
                "The decision is to review: it chose {chosen} ({chosen_id}) when {then} was recommended, "
                "and the ratings now recommend {now} ({now_id}). Review the decision, or name what to "
                "build with --architecture ID."
            ),
            chosen=ARCHITECTURE[decision.architecture].name,
            chosen_id=decision.architecture,
            then=ARCHITECTURE[decision.recommended].name,
            now=placement.architecture.name,
            now_id=placement.architecture.id,
        )
    return decision.architecture
