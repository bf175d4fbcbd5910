"""Steps: who does them, what they build on, where routes lead."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.blueprint.checks.problem import Fix, Problem
from evaluator.blueprint.checks.results import problem_of_condition
from evaluator.blueprint.input_values import example_of
from evaluator.blueprint.model import Output, Route, Step
from evaluator.blueprint.plan import Plan
from evaluator.escape import PLACEHOLDER
from evaluator.i18n import Marked, Message, message


def references(plan: Plan) -> Iterator[Problem]:
    """Everything that an item names has to be there."""
    blueprint = plan.blueprint
    steps = plan.structure.steps
    crews = {crew.id for crew in blueprint.crews}
    tools = {tool.id for tool in blueprint.tools}
    sources = {source.id for source in blueprint.knowledge}
    for agent in blueprint.agents:
        named = (
            ("crew", (agent.crew,) if agent.crew else (), crews if plan.has_crews else None),
            ("tools", agent.tools, tools),
            ("knowledge", agent.knowledge, sources),
        )
        for field, ids, there in named:
            for found in ids:
                if there is not None and found not in there:
                    yield Problem("missing", "agents", agent.id, field, _missing(found))
    for step in blueprint.steps:
        for before in step.after:
            if before not in steps:
                yield Problem("missing", "steps", step.id, "after", _missing(before))
        if step.agent and blueprint.agent(step.agent) is None:
            yield Problem("missing", "steps", step.id, "agent", _missing(step.agent))
        if step.output and blueprint.output(step.output) is None:
            yield Problem("missing", "steps", step.id, "output", _missing(step.output))
        for place, route in enumerate(step.routes):
            if route.to and route.to not in steps:
                yield Problem("missing", "steps", step.id, f"routes.{place}.to", _missing(route.to))


def _missing(name: str) -> Message:
    return message(Marked("“{name}” does not exist; choose another or remove it."), name=name)


def tasks(plan: Plan) -> Iterator[Problem]:
    """Who does a task, and what it builds on."""
    for step in plan.blueprint.steps:
        if step.kind == "task" and not plan.is_flow and not step.agent:
            words = message(Marked("No agent does this step; choose one, or add an agent."))
            yield Problem("no_agent", "steps", step.id, "agent", words, _first_agent(plan, step))
        if step.kind == "task" and not step.description.strip():
            words = message(Marked("The step does not say what is to be done; describe it."))
            yield Problem("no_description", "steps", step.id, "description", words)
        if step.kind != "router" and step.after:
            yield from _after(plan, step)
        if step.kind == "end" and step.fails and step.acts:
            words = message(
                Marked("An end without a result has nothing to act on; let it not act.")
            )
            fix = Fix(message(Marked("Let it not act")), "steps", step.id, "acts", False)
            yield Problem("acts_on_nothing", "steps", step.id, "acts", words, fix)


def _first_agent(plan: Plan, step: Step) -> Fix | None:
    agents = plan.blueprint.agents
    if not agents:
        return None
    words = message(Marked("Let {name} do it"), name=agents[0].name)
    return Fix(words, "steps", step.id, "agent", agents[0].id)


def _after(plan: Plan, step: Step) -> Iterator[Problem]:
    for before in step.after:
        found = plan.structure.steps.get(before)
        if found is not None and found.kind != "task":
            words = message(
                Marked("{name} gives no result to build on; let a route of it lead here instead.")
                if found.kind == "router"
                else Marked("{name} ends the run; nothing comes after it."),
                name=found.name,
            )
            yield Problem("after", "steps", step.id, "after", words)


def routers(plan: Plan) -> Iterator[Problem]:
    """What a router judges, and its routes."""
    for step in plan.blueprint.steps:
        if step.kind == "router":
            yield from _router(plan, step)


def _router(plan: Plan, step: Step) -> Iterator[Problem]:
    judged = plan.structure.judged_by(step) if len(step.after) == 1 else None
    output = plan.output_of(judged) if judged is not None else None
    if judged is None:
        words = message(Marked("A router decides on the result of one task; choose it."))
        yield Problem("judges_nothing", "steps", step.id, "after", words)
    elif output is None:
        words = message(
            Marked("{name} gives free text, and a router decides on fields; give it a result."),
            name=judged.name,
        )
        yield Problem("judges_text", "steps", step.id, "after", words)
    if not step.routes:
        words = message(Marked("The router has no route; add one that takes whatever is left."))
        yield Problem("no_route", "steps", step.id, "routes", words)
    for place, route in enumerate(step.routes):
        yield from _route(step, route, place, output)


def _route(step: Step, route: Route, place: int, output: Output | None) -> Iterator[Problem]:
    where = f"routes.{place}"
    is_last = place + 1 == len(step.routes)
    if not route.to:
        words = message(Marked("The route leads nowhere, and the run would end without a word."))
        yield Problem("leads_nowhere", "steps", step.id, f"{where}.to", words)
    if is_last and (route.condition is not None or route.limit is not None):
        words = message(Marked("The last route takes whatever is left: no condition, no limit."))
        yield Problem("no_default", "steps", step.id, f"{where}.condition", words)
    if not is_last and route.condition is None and route.limit is None:
        words = message(Marked("This route takes everything, so that those below are never taken."))
        yield Problem("hides_others", "steps", step.id, f"{where}.condition", words)
    if route.condition is not None and output is not None:
        found = problem_of_condition(output, route.condition)
        if found is not None:
            yield Problem("condition", "steps", step.id, f"{where}.condition", found)


def inputs(plan: Plan) -> Iterator[Problem]:
    """A run has to be given something, and a step has to be told of it."""
    blueprint = plan.blueprint
    if not blueprint.inputs:
        words = message(Marked("A run is given nothing to work on; add an input."))
        yield Problem("no_input", "inputs", "", "", words)
        return
    for item in blueprint.inputs:
        try:
            example_of(item)
        except ValueError:
            words = message(
                Marked("The example “{example}” is not {type}; change it, or leave it empty."),
                example=item.example.strip(),
                type=_TYPES[item.type],
            )
            yield Problem("example", "inputs", item.id, "example", words)
    names = {item.name for item in blueprint.inputs}
    told = {name for step in blueprint.steps for name in PLACEHOLDER.findall(step.description)}
    if blueprint.steps and not names & told:
        words = message(
            Marked("No step is told of an input; write {placeholder} where the work needs it."),
            placeholder=f"{{{blueprint.inputs[0].name}}}",
        )
        yield Problem("untold", "inputs", blueprint.inputs[0].id, "name", words)


_TYPES: dict[str, Marked] = {
    "integer": Marked("a whole number"),
    "number": Marked("a number"),
    "boolean": Marked("true or false"),
}
