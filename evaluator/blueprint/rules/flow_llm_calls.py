"""A Flow with direct LLM calls: typed state, a typed answer, checks, bounded retries."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint, Project, Step
from evaluator.blueprint.rules.parts import options, request_input, result_fields
from evaluator.blueprint.rules.words import because, with_notes
from evaluator.i18n import Marked, Translator


def derive(assessment: Assessment, t: Translator, project: Project) -> Blueprint:
    """Two calls: collect the facts, answer from them; the answer is checked and asked for again."""
    return Blueprint(
        project=project,
        inputs=(request_input(assessment, t),),
        steps=(
            Step(
                id="collect",
                name="collect",
                description=with_notes(
                    t(
                        Marked(
                            "List the facts in this request that the answer depends on, and nothing "
                            "else:\n{{request}}"
                        )
                    ),
                    assessment,
                    "complexity",
                    t,
                ),
                expected_output=t(Marked("A list of facts.")),
                reason=because(assessment, ("steps",), t),
            ),
            Step(
                id="answer",
                name="answer",
                description=with_notes(
                    t(Marked("Answer this request from the facts below:\n{{request}}")),
                    assessment,
                    "precision",
                    t,
                ),
                expected_output=t(Marked("One object with the fields of the result.")),
                after=("collect",),
                structured=True,
                reason=because(assessment, ("output_structure",), t),
            ),
        ),
        outputs=result_fields(assessment, t),
        options=options(assessment),
    )
