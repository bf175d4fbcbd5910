"""The blueprint of an assessment: the stored one, checked, or else the one its rules derive."""

from __future__ import annotations

from collections.abc import Callable

from evaluator.advice.choice import architecture_to_build
from evaluator.assessment import Assessment
from evaluator.blueprint.checks import first_problem
from evaluator.blueprint.edit import follow, with_blueprint
from evaluator.blueprint.model import Blueprint, Project, ProviderId
from evaluator.blueprint.names import package_name
from evaluator.blueprint.rules import (
    complex_crew,
    flow_llm_calls,
    flow_orchestrating_crews,
    simple_crew,
)
from evaluator.errors import EvaluatorError
from evaluator.i18n import Translator
from evaluator.matrix import ArchitectureId
from evaluator.words import title_of

_RULES: dict[ArchitectureId, Callable[[Assessment, Translator, Project], Blueprint]] = {
    "simple_crew": simple_crew.derive,
    "flow_llm_calls": flow_llm_calls.derive,
    "complex_crew": complex_crew.derive,
    "flow_orchestrating_crews": flow_orchestrating_crews.derive,
}
MODELS: dict[ProviderId, str] = {"openai": "gpt-4.1-mini", "ollama": "llama3.1"}
"""The model that a project starts with, per provider."""


def derive(assessment: Assessment, architecture: ArchitectureId, t: Translator) -> Blueprint:
    """What the rules give for an assessment and an architecture."""
    provider: ProviderId = (
        "ollama" if assessment.needs.answer("models") == "this_machine" else "openai"
    )
    project = Project(
        name=title_of(assessment, t),
        package=package_name(assessment.use_case.title),
        provider=provider,
        model=MODELS[provider],
    )
    return _RULES[architecture](assessment, t, project)


def blueprint_of(assessment: Assessment, architecture: ArchitectureId, t: Translator) -> Blueprint:
    """The blueprint to build: the stored one, else the derived one.

    Raises EvaluatorError that names the place when the stored one cannot be built.
    """
    derived = derive(assessment, architecture, t)
    stored = assessment.blueprint
    if stored is None:
        return derived
    problem = first_problem(stored, derived)
    if problem is not None:
        raise EvaluatorError(problem)
    return stored


def followed(assessment: Assessment, t: Translator) -> Assessment:
    """The assessment whose stored blueprint follows its ratings and answers; what was edited stays.

    A draft, and one whose decision is to review, keeps its blueprint until it is complete again.
    """
    is_ready = not assessment.missing and assessment.decision_status != "to_review"
    if assessment.blueprint is None or not is_ready:
        return assessment
    derived = derive(assessment, architecture_to_build(assessment), t)
    return with_blueprint(assessment, follow(assessment.blueprint, derived))
