"""The blueprint of an assessment: the stored one, checked, or else the one its rules derive."""

from __future__ import annotations

from evaluator.advice.choice import architecture_to_build
from evaluator.assessment import Assessment
from evaluator.blueprint.checks import problems
from evaluator.blueprint.edit import follow, with_blueprint
from evaluator.blueprint.model import (
    Blueprint,
    Embedder,
    EmbedderId,
    Input,
    Options,
    Project,
    ProviderId,
)
from evaluator.blueprint.names import package_name
from evaluator.blueprint.rules.agents import team
from evaluator.blueprint.rules.asked import Asked, ask
from evaluator.blueprint.rules.knowledge import knowledge
from evaluator.blueprint.rules.outline import outline
from evaluator.blueprint.rules.results import outputs
from evaluator.blueprint.rules.steps import steps
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ArchitectureId
from evaluator.words import title_of

MODELS: dict[ProviderId, str] = {
    "openai": "gpt-4.1-mini",
    "ollama": "llama3.1",
    "compatible": "llama3.1",
}
"""The model that a project starts with, per provider that the rules choose."""
_EMBEDDERS: dict[EmbedderId, str] = {
    "openai": "text-embedding-3-small",
    "ollama": "nomic-embed-text",
    "compatible": "nomic-embed-text",
}
OWN_ENDPOINT = "http://localhost:8000/v1"
"""The address of an endpoint of one's own until it is named: where OpenAI-compatible servers listen by default."""


def derive(assessment: Assessment, architecture: ArchitectureId, t: Translator) -> Blueprint:
    """What the rules give for an assessment and an architecture."""
    asked = ask(assessment, architecture, t)
    plan = outline(asked)
    taken = set(plan.taken)
    members = team(asked, plan, taken)
    return Blueprint(
        project=_project(asked),
        embedder=_embedder(asked),
        inputs=(_request(asked),),
        agents=members.agents,
        crews=members.crews,
        steps=steps(asked, plan, members.doer, taken),
        outputs=outputs(asked, plan),
        knowledge=knowledge(asked, plan),
        options=Options(**asked.part("options")),
    )


def _project(asked: Asked) -> Project:
    values = asked.part("project")
    provider: ProviderId = values.pop("provider", "openai")
    return Project(
        name=title_of(asked.assessment, asked.t),
        package=package_name(asked.assessment.use_case.title),
        provider=provider,
        model=MODELS[provider],
        base_url=OWN_ENDPOINT if provider == "compatible" else "",
        **values,
    )


def _embedder(asked: Asked) -> Embedder:
    provider: EmbedderId = asked.part("embedder").get("provider", "openai")
    return Embedder(
        provider=provider,
        model=_EMBEDDERS[provider],
        base_url=OWN_ENDPOINT if provider == "compatible" else "",
    )


def _request(asked: Asked) -> Input:
    t = asked.t
    return Input(
        id="request",
        name="request",
        description=t(Marked("What this run is about: the text or the question to work on")),
        example=t(
            Marked("Put a real case of “{title}” here."), title=title_of(asked.assessment, t)
        ),
        reason=t(Marked("every run needs something to work on")),
    )


def blueprint_of(assessment: Assessment, architecture: ArchitectureId, t: Translator) -> Blueprint:
    """The blueprint to build: the stored one, else the derived one.

    Raises EvaluatorError that names the place when the stored one cannot be built.
    """
    stored = assessment.blueprint
    if stored is None:
        return derive(assessment, architecture, t)
    found = problems(stored, architecture)
    if found:
        raise EvaluatorError(found[0].sentence)
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
