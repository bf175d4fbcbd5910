"""The outline of the project, next steps, and how to read the report."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import blueprint_of
from evaluator.blueprint.model import (
    Blueprint,
    Step,
    StepKind,
)
from evaluator.drawing.graph import printed_graph
from evaluator.drawing.graph_values import crew_title
from evaluator.i18n import Marked, Translator, counted
from evaluator.matrix import ARCHITECTURE, ArchitectureId
from evaluator.report.blocks import Banner, Block, Cell, Paragraph, Picture, Section, Table


def architecture_shown(assessment: Assessment) -> ArchitectureId | None:
    """The architecture whose project is outlined: that of the decision, else the recommended one."""
    placement = assessment.placement
    if placement is None:
        return None
    if assessment.decision and assessment.decision_status in ("accepted", "overridden"):
        return assessment.decision.architecture
    return placement.architecture.id


def project(assessment: Assessment, t: Translator) -> Section:
    """The graph of the starter repository, and its steps."""
    title = t(Marked("Outline of the project"))
    architecture = architecture_shown(assessment)
    if architecture is None:
        text = t(Marked("The project is outlined once all ratings are given."))
        return Section("project", title, (Paragraph(text, tone="muted"),), new_page=True)
    blueprint = blueprint_of(assessment, architecture, t)
    intro, blocks = outline(blueprint, architecture, t)
    return Section("project", title, blocks, intro, new_page=True)


def outline(
    blueprint: Blueprint, architecture: ArchitectureId, t: Translator
) -> tuple[str, tuple[Block, ...]]:
    """What a blueprint holds, in a sentence; its graph; and its steps as a table."""
    counts = {kind: sum(step.kind == kind for step in blueprint.steps) for kind in _KINDS}
    has_crews = architecture == "flow_orchestrating_crews"
    parts = [
        counted(Marked("{count} router"), Marked("{count} routers"), counts["router"]),
        counted(Marked("{count} crew"), Marked("{count} crews"), len(blueprint.crews) * has_crews),
        counted(Marked("{count} agent"), Marked("{count} agents"), len(blueprint.agents)),
        counted(Marked("{count} step"), Marked("{count} steps"), len(blueprint.steps)),
    ]
    intro = t(
        Marked("{architecture}: {parts}. Package {package}, tests included."),
        architecture=ARCHITECTURE[architecture].name,
        parts=tuple(part for part in parts if part.count),
        package=blueprint.project.package,
    )
    blocks: list[Block] = []
    if blueprint.steps:
        drawing = printed_graph(blueprint, architecture, t)
        blocks.append(Picture(drawing.shapes, *drawing.size, drawing.words, grows=False))
    steps = _steps(blueprint, architecture, t)
    blocks += [steps] if steps.rows else []
    return intro, tuple(blocks)


def _steps(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> Table:
    rows = tuple(
        (
            Cell(step.name, style="code"),
            Cell(_who(blueprint, step, architecture, t), style="muted"),
            Cell(step.description.partition("\n")[0].rstrip(":")),
        )
        for step in blueprint.steps
    )
    return Table(
        rows, (0.2, 0.26, 0.54), (t(Marked("Step")), t(Marked("Who")), t(Marked("What it does")))
    )


_KINDS: dict[StepKind, Marked] = {
    "task": Marked("LLM call"),
    "router": Marked("Router"),
    "end": Marked("End"),
}


def _who(blueprint: Blueprint, step: Step, architecture: ArchitectureId, t: Translator) -> str:
    """Who does a step: its agent, with the crew where there are several; else what the step is."""
    agent = blueprint.agent(step.agent) if step.kind == "task" else None
    if agent is None:
        return t(Marked("End, without a result") if step.fails else _KINDS[step.kind])
    crew = next((crew for crew in blueprint.crews if crew.id == agent.crew), None)
    if crew is None or architecture != "flow_orchestrating_crews":
        return agent.name
    return t(Marked("{agent}, {crew}"), agent=agent.name, crew=crew_title(crew.name, t))


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
