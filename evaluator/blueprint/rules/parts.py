"""Items that several architectures share."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Agent, Input, Options, OutputField
from evaluator.blueprint.rules.words import because, use_case
from evaluator.factors import FACTOR
from evaluator.i18n import Marked, Translator

REQUEST = "request"


def request_input(assessment: Assessment, t: Translator) -> Input:
    """The one input of a project: what this run is about."""
    return Input(
        id=REQUEST,
        name=REQUEST,
        description=t(Marked("What this run is about: the text or the question to work on")),
        example=assessment.use_case.description.strip()
        or t(Marked("A first example to try the project with.")),
        reason=t(Marked("every run needs something to work on")),
    )


def agent(
    name: str, role: Marked, goal: Marked, assessment: Assessment, t: Translator, reason: str = ""
) -> Agent:
    """An agent whose backstory is the use case."""
    return Agent(
        id=name,
        name=name,
        role=t(role),
        goal=t(goal, title=assessment.use_case.title.strip() or t(Marked("this use case"))),
        backstory=t(
            Marked("You work on one use case and know it well.\n{use_case}"),
            use_case=use_case(assessment, t),
        ),
        reason=reason,
    )


def result_fields(assessment: Assessment, t: Translator) -> tuple[OutputField, ...]:
    """The fields of a structured result; the good outcome comes first."""
    reason = because(assessment, ("output_structure", "accuracy"), t)
    return (
        OutputField(
            id="outcome",
            name="outcome",
            description=t(
                Marked("complete when the request is answered, incomplete when it is not")
            ),
            allowed=("complete", "incomplete"),
            reason=reason,
        ),
        OutputField(
            id="summary",
            name="summary",
            description=t(Marked("The answer in short")),
            reason=reason,
        ),
        OutputField(
            id="details",
            name="details",
            type="list",
            description=t(Marked("The single findings, one an entry")),
            reason=reason,
        ),
        OutputField(
            id="open_points",
            name="open_points",
            type="list",
            description=t(Marked("What could not be settled, one an entry")),
            reason=reason,
        ),
    )


def options(assessment: Assessment) -> Options:
    """What ratings and needs switch on."""
    high_reproducibility = (
        FACTOR["reproducibility"].band(assessment.rating("reproducibility").score or 1).id == "high"
    )
    placement = assessment.placement
    precise = placement is not None and placement.level("precision") == "high"
    return Options(
        human_review=assessment.needs.answer("oversight") in ("before_release", "each_step"),
        temperature=0.0 if precise or high_reproducibility else None,
    )
