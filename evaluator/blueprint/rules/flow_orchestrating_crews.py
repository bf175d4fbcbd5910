"""A Flow orchestrating Crews: two crews in turn, checks between them, bounded rework, a typed result."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint, Crew, Project, Step
from evaluator.blueprint.rules.parts import agent, options, request_input, result_fields
from evaluator.blueprint.rules.words import because, with_notes
from evaluator.i18n import Marked, Translator

PREPARATION, DECISION = "preparation", "decision"


def derive(assessment: Assessment, t: Translator, project: Project) -> Blueprint:
    """A crew that prepares the case, a crew that decides on it; the Flow checks what each hands over."""
    expertise = because(assessment, ("domain_knowledge",), t)
    accuracy = because(assessment, ("accuracy",), t)
    return Blueprint(
        project=project,
        inputs=(request_input(assessment, t),),
        crews=(
            Crew(id=PREPARATION, name=PREPARATION, reason=because(assessment, ("steps",), t)),
            Crew(id=DECISION, name=DECISION, reason=accuracy),
        ),
        agents=(
            agent(
                "reader",
                Marked("Reader"),
                Marked("Read the request closely for: {title}"),
                assessment,
                t,
            ),
            agent(
                "preparer",
                Marked("Preparer"),
                Marked("Put what was read into one orderly case file"),
                assessment,
                t,
            ),
            agent(
                "assessor",
                Marked("Assessor"),
                Marked("Decide the case by what the file holds"),
                assessment,
                t,
                expertise,
            ),
            agent(
                "reviewer",
                Marked("Reviewer"),
                Marked("Check a decision against its file, independently of who made it"),
                assessment,
                t,
                accuracy,
            ),
        ),
        steps=(
            Step(
                id="read",
                name="read",
                description=with_notes(
                    t(Marked("Read this request and note what matters in it:\n{{request}}")),
                    assessment,
                    "complexity",
                    t,
                ),
                expected_output=t(Marked("Notes, each with the passage it rests on.")),
                agent="reader",
                crew=PREPARATION,
            ),
            Step(
                id="prepare",
                name="prepare",
                description=t(
                    Marked(
                        "Put the notes into the fields of a case file for this request:\n{{request}}\n\n"
                        "What was wrong with the last file, if there was one: {{feedback}}"
                    )
                ),
                expected_output=t(Marked("One object with the fields of the case file.")),
                agent="preparer",
                crew=PREPARATION,
                after=("read",),
                structured=True,
            ),
            Step(
                id="assess",
                name="assess",
                description=with_notes(
                    t(
                        Marked(
                            "Decide this case:\n{{case_file}}\n\n"
                            "What was wrong with the last decision, if there was one: {{feedback}}"
                        )
                    ),
                    assessment,
                    "precision",
                    t,
                ),
                expected_output=t(Marked("A decision with its reasons.")),
                agent="assessor",
                crew=DECISION,
            ),
            Step(
                id="review",
                name="review",
                description=t(
                    Marked(
                        "Check the decision against the file and put it into the fields of the "
                        "result:\n{{case_file}}"
                    )
                ),
                expected_output=t(Marked("One object with the fields of the result.")),
                agent="reviewer",
                crew=DECISION,
                after=("assess",),
                structured=True,
                reason=accuracy,
            ),
        ),
        outputs=result_fields(assessment, t),
        options=options(assessment),
    )
