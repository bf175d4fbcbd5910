"""Hypothesis strategies for the domain."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import assume
from hypothesis import strategies as st

from evaluator.assessment import Assessment
from evaluator.blueprint.checks import problems
from evaluator.blueprint.model import (
    Agent,
    Argument,
    Blueprint,
    Condition,
    Crew,
    Input,
    Knowledge,
    Options,
    Output,
    OutputField,
    Project,
    Route,
    Step,
    Tool,
)
from evaluator.blueprint.names import problem_of_project_name
from evaluator.factors import FACTORS
from evaluator.matrix import ARCHITECTURE, ARCHITECTURES, ArchitectureId
from evaluator.values import as_line

scores = st.integers(1, 10)
all_scores = st.fixed_dictionaries({factor.id: scores for factor in FACTORS})
rated = st.fixed_dictionaries(
    {factor.id: st.tuples(scores, st.integers(0, 2)) for factor in FACTORS}
)
typed_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"'\\{}%#:<>&`$|*_[]()")
)


def assessment(scores: dict[str, int], **parts: object) -> Assessment:
    """A complete assessment with these scores."""
    return Assessment.model_validate(
        {
            "schema_version": 1,
            "use_case": {"title": "Case"},
            "ratings": {factor_id: {"score": score} for factor_id, score in scores.items()},
            **parts,
        }
    )


def even(complexity: int, precision: int) -> dict[str, int]:
    """The same score for every factor of an axis."""
    return {
        factor.id: complexity if factor.axis == "complexity" else precision for factor in FACTORS
    }


hostile_text = typed_text | st.sampled_from(
    ["{request}", "{unknown}", "{{x}}", "null", "yes", "- a", "#", "'''", '"""', "%s", "\\", "é"]
)
line = hostile_text.map(as_line)


@st.composite
def blueprints(draw: st.DrawFn) -> tuple[Blueprint, ArchitectureId]:
    """A blueprint whose every text is hostile and that an architecture can build."""
    architecture = draw(st.sampled_from([item.id for item in ARCHITECTURES]))
    in_crews = ARCHITECTURE[architecture].kind == "crew"
    outputs = tuple(_output(draw, place) for place in range(draw(st.integers(0, 2))))
    tools = tuple(_tool(draw, place) for place in range(draw(st.integers(0, 2))))
    knowledge = tuple(
        Knowledge(id=f"source_{place}", name=f"source_{place}", text=_said(draw))
        for place in range(draw(st.integers(0, 1)))
    )
    agents = tuple(
        Agent(
            id=f"agent_{place}",
            name=f"agent_{place}",
            role=f"{place} {draw(hostile_text)}",
            goal=draw(hostile_text),
            backstory=draw(hostile_text),
            crew="team" if draw(st.booleans()) else "",
            tools=tuple(tool.id for tool in tools if draw(st.booleans())),
            knowledge=tuple(source.id for source in knowledge if draw(st.booleans())),
        )
        for place in range(draw(st.integers(1, 3)))
    )
    steps = _tasks(draw, agents, outputs, in_crews=in_crews)
    steps += _ends(draw, steps, {output.id: output for output in outputs})
    blueprint = Blueprint(
        project=Project(name=draw(line.filter(is_title)), package="hostile"),
        inputs=tuple(
            Input(
                id=name,
                name=name,
                description=draw(hostile_text),
                example=draw(hostile_text),
            )
            for name in ("request", "context_of_it")[: draw(st.integers(1, 2))]
        ),
        agents=agents,
        crews=(Crew(id="team", name="team"),),
        steps=steps,
        outputs=outputs,
        tools=tools,
        knowledge=knowledge,
        options=Options(
            review=draw(st.sampled_from(["never", "before_release", "each_step"])),
            audit=draw(st.booleans()),
            parallel=draw(st.booleans()),
            rework=draw(st.integers(0, 2)),
        ),
    )
    assume(not problems(blueprint, architecture))
    return blueprint, architecture


def is_title(text: str) -> bool:
    """Whether a text may be a project's name."""
    return problem_of_project_name(text) is None


def _said(draw: st.DrawFn) -> str:
    return draw(hostile_text.filter(str.strip))


def _tasks(
    draw: st.DrawFn, agents: tuple[Agent, ...], outputs: tuple[Output, ...], *, in_crews: bool
) -> tuple[Step, ...]:
    found: list[Step] = []
    for place in range(draw(st.integers(1, 5))):
        done = [step.id for step in found]
        doers = [agent.id for agent in agents] + ([] if in_crews else [""])
        found.append(
            Step(
                id=f"step_{place}",
                name=f"step_{place}",
                description=_said(draw) + ("" if place else "\n{request}"),
                expected_output=draw(hostile_text),
                agent=draw(st.sampled_from(doers)),
                after=tuple(step for step in done if draw(st.booleans())),
                output=draw(st.sampled_from(["", *(output.id for output in outputs)])),
            )
        )
    return tuple(found)


def _ends(
    draw: st.DrawFn, tasks: tuple[Step, ...], outputs: Mapping[str, Output]
) -> tuple[Step, ...]:
    """A plain end, or a router over the last task's answer with an end for each route."""
    built_on = {before for step in tasks for before in step.after}
    left = tuple(step.id for step in tasks if step.id not in built_on)
    judged = tasks[-1]
    field = outputs[judged.output].fields[0] if judged.output else None
    if field is None or len(left) > 1 or not draw(st.booleans()):
        return (
            Step(id="done", name="done", kind="end", after=left, description=draw(hostile_text)),
        )
    back = draw(st.sampled_from([None, *tasks]))
    routes = [
        Route(
            id="good",
            label="good",
            to="done",
            condition=Condition(field=field.name, value=field.allowed[0]),
        )
    ]
    if back is not None and len(field.allowed) > 1:
        again = Condition(field=field.name, value=field.allowed[1])
        routes.append(Route(id="again", label="again", to=back.id, limit=1, condition=again))
    routes.append(Route(id="bad", label="bad", to="stop"))
    return (
        Step(
            id="decide",
            name="decide",
            kind="router",
            after=(judged.id,),
            description=draw(hostile_text),
            routes=tuple(routes),
        ),
        Step(id="done", name="done", kind="end", acts=draw(st.booleans())),
        Step(id="stop", name="stop", kind="end", fails=draw(st.booleans())),
    )


def _output(draw: st.DrawFn, place: int) -> Output:
    """A result that begins with a `one_of`, and has a field of every type."""
    allowed = draw(st.lists(line.filter(bool), min_size=1, max_size=3, unique=True))
    types = ("text", "integer", "number", "boolean", "date")
    fields = [
        OutputField(
            id="verdict",
            name="verdict",
            type="one_of",
            description=draw(hostile_text),
            allowed=tuple(allowed),
        ),
        *(
            OutputField(
                id=kind,
                name=f"{kind}_of_it",
                type=kind,
                description=draw(hostile_text),
                required=draw(st.booleans()),
                many=draw(st.booleans()),
            )
            for kind in types
            if draw(st.booleans())
        ),
    ]
    inner = OutputField(id="inner", name="inner", description=draw(hostile_text))
    if draw(st.booleans()):
        fields.append(
            OutputField(id="part", name="part", type="object", many=True, fields=(inner,))
        )
    return Output(
        id=f"output_{place}",
        name=f"Result{place}",
        description=draw(hostile_text),
        fields=tuple(fields),
    )


def _tool(draw: st.DrawFn, place: int) -> Tool:
    return Tool(
        id=f"tool_{place}",
        name=f"tool_{place}",
        purpose=draw(hostile_text),
        example=draw(hostile_text),
        arguments=tuple(
            Argument(name=f"argument_{number}", description=draw(hostile_text))
            for number in range(draw(st.integers(0, 2)))
        ),
    )
