"""A simple Crew: one or two agents, tasks in sequence, one custom tool."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint, Project, Step, Tool
from evaluator.blueprint.rules.parts import agent, options, request_input
from evaluator.blueprint.rules.words import because, with_notes
from evaluator.i18n import Marked, Translator


def derive(assessment: Assessment, t: Translator, project: Project) -> Blueprint:
    """One agent where little has to be right, a second who reviews where accuracy is not low."""
    accuracy = assessment.rating("accuracy").score or 1
    drafter = agent(
        "drafter",
        Marked("Drafter"),
        Marked("Produce what is asked for: {title}"),
        assessment,
        t,
        because(assessment, ("steps",), t),
    )
    reviewer = agent(
        "reviewer",
        Marked("Reviewer"),
        Marked("Find what is missing, wrong or unclear in a draft and put it right"),
        assessment,
        t,
        because(assessment, ("accuracy",), t),
    )
    agents = (drafter, reviewer) if accuracy > 3 else (drafter,)
    finisher = agents[-1].model_copy(update={"tools": ("measure_text",)})
    agents = (*agents[:-1], finisher)
    return Blueprint(
        project=project,
        inputs=(request_input(assessment, t),),
        agents=agents,
        steps=(
            Step(
                id="draft",
                name="draft",
                description=with_notes(
                    t(Marked("Draft the result for this request:\n{{request}}")),
                    assessment,
                    "complexity",
                    t,
                ),
                expected_output=t(Marked("A complete draft.")),
                agent="drafter",
            ),
            Step(
                id="finish",
                name="finish",
                description=with_notes(
                    t(
                        Marked(
                            "Read the draft against the request below, measure its text with the "
                            "tool, improve what falls short, and give the final result.\n{{request}}"
                        )
                    ),
                    assessment,
                    "precision",
                    t,
                ),
                expected_output=t(Marked("The final result, ready to hand over.")),
                agent=finisher.name,
                after=("draft",),
            ),
        ),
        tools=(
            Tool(
                id="measure_text",
                name="measure_text",
                purpose=t(Marked("Count the words and sentences of a text.")),
                reason=t(Marked("an example of a tool of your own")),
            ),
        ),
        options=options(assessment),
    )
