"""A complex Crew: specialists whose tasks build on each other, two of them side by side."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint, Project, Step
from evaluator.blueprint.rules.parts import agent, options, request_input, result_fields
from evaluator.blueprint.rules.words import because, with_notes
from evaluator.i18n import Marked, Translator


def derive(assessment: Assessment, t: Translator, project: Project) -> Blueprint:
    """Gather, look from two sides at once, combine, conclude."""
    expertise = because(assessment, ("domain_knowledge",), t)
    parts = because(assessment, ("interdependencies",), t)
    return Blueprint(
        project=project,
        inputs=(request_input(assessment, t),),
        agents=(
            agent(
                "researcher",
                Marked("Researcher"),
                Marked("Gather what is known for: {title}"),
                assessment,
                t,
                because(assessment, ("steps",), t),
            ),
            agent(
                "analyst",
                Marked("Analyst"),
                Marked("Work out what follows from the findings"),
                assessment,
                t,
                expertise,
            ),
            agent(
                "critic",
                Marked("Critic"),
                Marked("Find what the findings leave out and where they could be wrong"),
                assessment,
                t,
                expertise,
            ),
            agent(
                "editor",
                Marked("Editor"),
                Marked("Turn several views into one result that answers the request"),
                assessment,
                t,
                parts,
            ),
        ),
        steps=(
            Step(
                id="gather",
                name="gather",
                description=with_notes(
                    t(Marked("Gather what is needed for this request:\n{{request}}")),
                    assessment,
                    "complexity",
                    t,
                ),
                expected_output=t(Marked("Findings, each with where it comes from.")),
                agent="researcher",
            ),
            Step(
                id="analyse",
                name="analyse",
                description=t(
                    Marked("Say what follows from the findings for this request:\n{{request}}")
                ),
                expected_output=t(Marked("Conclusions, each with the findings it rests on.")),
                agent="analyst",
                after=("gather",),
                asynchronous=True,
                reason=parts,
            ),
            Step(
                id="challenge",
                name="challenge",
                description=t(
                    Marked(
                        "Say what the findings leave out and where they could be wrong, for this "
                        "request:\n{{request}}"
                    )
                ),
                expected_output=t(Marked("Doubts and gaps, the gravest first.")),
                agent="critic",
                after=("gather",),
                asynchronous=True,
                reason=parts,
            ),
            Step(
                id="combine",
                name="combine",
                description=with_notes(
                    t(
                        Marked(
                            "Combine conclusions and doubts into one text that answers this "
                            "request:\n{{request}}"
                        )
                    ),
                    assessment,
                    "precision",
                    t,
                ),
                expected_output=t(Marked("One text that answers the request.")),
                agent="editor",
                after=("analyse", "challenge"),
                guardrail=True,
                reason=because(assessment, ("accuracy",), t),
            ),
            Step(
                id="conclude",
                name="conclude",
                description=t(Marked("Put the combined text into the fields of the result.")),
                expected_output=t(Marked("One object with the fields of the result.")),
                agent="editor",
                after=("combine",),
                structured=True,
                reason=because(assessment, ("output_structure",), t),
            ),
        ),
        outputs=result_fields(assessment, t),
        options=options(assessment),
    )
