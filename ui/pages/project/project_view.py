"""What the project page shows of a document: the blueprint, what was derived, and why it cannot be built."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.advice.choice import architecture_to_build
from evaluator.assessment import Assessment
from evaluator.blueprint.derive import derive
from evaluator.blueprint.model import Blueprint
from evaluator.i18n import Translator
from evaluator.matrix import ARCHITECTURE, Architecture


@dataclass(frozen=True)
class ProjectView:
    """The blueprint that is built (stored or derived), beside the one that the rules derive."""

    assessment: Assessment
    architecture: Architecture
    blueprint: Blueprint
    derived: Blueprint

    @property
    def is_edited(self) -> bool:
        """Whether the person set anything."""
        return self.assessment.blueprint is not None


def project_view(assessment: Assessment, t: Translator) -> ProjectView | None:
    """The view of a document that can be built; None for a draft and for a decision to review."""
    if assessment.missing or assessment.decision_status == "to_review":
        return None
    architecture = ARCHITECTURE[architecture_to_build(assessment)]
    derived = derive(assessment, architecture.id, t)
    return ProjectView(assessment, architecture, assessment.blueprint or derived, derived)
