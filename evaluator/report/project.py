"""The outline of the project, next steps, and how to read the report."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import blueprint_of
from evaluator.blueprint.model import Step
from evaluator.i18n import Marked, Translator, counted
from evaluator.matrix import ARCHITECTURE, ArchitectureId
from evaluator.report.blocks import Banner, Block, Cell, Paragraph, Section, Table


def architecture_shown(assessment: Assessment) -> ArchitectureId | None:
    """The architecture whose project is outlined: that of the decision, else the recommended one."""
    placement = assessment.placement
    if placement is None:
        return None
    if assessment.decision and assessment.decision_status in ("accepted", "overridden"):
        return assessment.decision.architecture
    return placement.architecture.id


def project(assessment: Assessment, t: Translator) -> Section:
    """Package, steps and agents of the starter repository."""
    title = t(Marked("Outline of the project"))
    architecture = architecture_shown(assessment)
    if architecture is None:
        text = t(Marked("The project is outlined once all ratings are given."))
        return Section("project", title, (Paragraph(text, tone="muted"),), new_page=True)
    blueprint = blueprint_of(assessment, architecture, t)
    intro = t(
        Marked("{architecture}. Package {package}, {agents}, {steps}, tests included."),
        architecture=ARCHITECTURE[architecture].name,
        package=blueprint.project.package,
        agents=counted(Marked("{count} agent"), Marked("{count} agents"), len(blueprint.agents)),
        steps=counted(Marked("{count} step"), Marked("{count} steps"), len(blueprint.steps)),
    )
    rows = tuple(
        (
            Cell(step.name, style="code"),
            Cell(_who(step, t), style="muted"),
            Cell(step.description.partition("\n")[0].rstrip(":")),
        )
        for step in blueprint.steps
    )
    heads = (t(Marked("Step")), t(Marked("Who")), t(Marked("What it does")))
    blocks: list[Block] = [Table(rows, (0.2, 0.2, 0.6), heads)]
    if blueprint.agents:
        agents = tuple(
            (
                Cell(agent.name, style="code"),
                Cell(", ".join(agent.tools) or "–", style="muted"),
                Cell(agent.goal, agent.reason),
            )
            for agent in blueprint.agents
        )
        heads = (t(Marked("Agent")), t(Marked("Tools")), t(Marked("Goal")))
        blocks.append(Table(agents, (0.2, 0.2, 0.6), heads))
    if blueprint.outputs:
        fields = tuple(
            (
                Cell(field.name, style="code"),
                Cell(" | ".join(field.allowed) or field.type, style="muted"),
                Cell(field.description),
            )
            for field in blueprint.outputs
        )
        heads = (t(Marked("Field of the result")), t(Marked("Type")), t(Marked("What it holds")))
        blocks.append(Table(fields, (0.2, 0.2, 0.6), heads))
    return Section("project", title, tuple(blocks), intro, new_page=True)


def _who(step: Step, t: Translator) -> str:
    return step.agent or t(Marked("LLM call"))


def next_steps(assessment: Assessment, t: Translator) -> Section:
    """What is to be done, by whom, until when."""
    title = t(Marked("Next steps"))
    if not assessment.next_steps:
        text = t(Marked("None are on record."))
        return Section("next_steps", title, (Paragraph(text, tone="muted"),))
    rows = tuple(
        (
            Cell(str(number), style="strong"),
            Cell(step.what),
            Cell(step.who, style="muted"),
            Cell(t.date(step.by)),
        )
        for number, step in enumerate(assessment.next_steps, start=1)
    )
    heads = ("", t(Marked("What")), t(Marked("Who")), t(Marked("By")))
    return Section("next_steps", title, (Table(rows, (0.05, 0.57, 0.2, 0.18), heads),))


def reading(t: Translator) -> Section:
    """How the figures were made, and where the rules come from."""
    text = t(
        Marked(
            "Scores are plain means of four ratings, kept exact. 4.5 or more is high; strictly between "
            "4 and 5 is borderline. The odds count every combination of ratings that are off by up to "
            "their own ±, clipped to 1–10. Matrix and architectures follow CrewAI's guide Evaluating "
            "Use Cases."
        )
    )
    banner = Banner(t(Marked("How to read this report")), text, "muted")
    return Section("reading", "", (banner,))
