"""Names: each valid, each used once."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.blueprint.checks.problem import Fix, Problem
from evaluator.blueprint.code_names import model_names
from evaluator.blueprint.model import Blueprint, OutputField, Tool
from evaluator.blueprint.names import (
    NameKind,
    identifier,
    problem_of_class_name,
    problem_of_identifier,
    problem_of_package,
    problem_of_project_name,
    unique,
)
from evaluator.blueprint.paths import GROUPS
from evaluator.blueprint.plan import Plan
from evaluator.i18n import Marked, Message, message

_TAKEN = Marked("“{name}” is the name of {what} already.")
_ITEMS: dict[str, Marked] = {
    "inputs": Marked("an input"),
    "agents": Marked("an agent"),
    "steps": Marked("a step"),
    "crews": Marked("a crew"),
}


def ids(plan: Plan) -> Iterator[Problem]:
    """The ids by which items name each other."""
    for group in GROUPS:
        seen: set[str] = set()
        for item in getattr(plan.blueprint, group):
            if item.id in seen:
                words = message(
                    Marked("Two items have the id “{id}”; give one of them another."), id=item.id
                )
                yield Problem("id_twice", group, item.id, "id", words)
            seen.add(item.id)


def project_names(plan: Plan) -> Iterator[Problem]:
    """The project's own names."""
    project = plan.blueprint.project
    for field, found in (
        ("name", problem_of_project_name(project.name)),
        ("package", problem_of_package(project.package)),
    ):
        if found is not None:
            yield Problem(f"project_{field}", "project", "", field, found)


def item_names(plan: Plan) -> Iterator[Problem]:
    """Inputs, agents, crews, steps and routes share one namespace: that of the project's functions."""
    blueprint = plan.blueprint
    groups = ["inputs", "agents", *(["crews"] if plan.has_crews else []), "steps"]
    taken: dict[str, Marked] = {}
    for group in groups:
        for item in getattr(blueprint, group):
            yield from _name(group, item.id, item.name, taken, _ITEMS[group])
    for step in blueprint.steps:
        for place, route in enumerate(step.routes):
            field = f"routes.{place}.label"
            yield from _name("steps", step.id, route.label, taken, Marked("a route"), field)


def _name(
    group: str, item: str, name: str, taken: dict[str, Marked], what: Marked, field: str = "name"
) -> Iterator[Problem]:
    found = problem_of_identifier(name)
    if found is not None:
        fix = identifier(name, what.rsplit(" ", 1)[-1])
        yield Problem("name", group, item, field, found, _use(fix, group, item, field))
    elif name in taken:
        found = message(_TAKEN, name=name, what=taken[name])
        fix = unique(name, set(taken))
        yield Problem("name", group, item, field, found, _use(fix, group, item, field))
    taken.setdefault(name, what)


def _use(name: str, group: str, item: str, field: str) -> Fix:
    return Fix(message(Marked("Use {name}"), name=name), group, item, field, name)


def result_names(plan: Plan) -> Iterator[Problem]:
    """The classes of results and their fields."""
    taken: set[str] = set()
    for output in plan.blueprint.outputs:
        found = problem_of_class_name(output.name)
        names = model_names(output)
        again = (name for place, name in enumerate(names) if name in taken or name in names[:place])
        if found is None and (twice := next(again, None)):
            found = message(_TAKEN, name=twice, what=Marked("a result"))
        if found is not None:
            yield Problem("name", "outputs", output.id, "name", found)
        taken |= set(names)
        yield from _fields(output.id, output.fields, "fields")


def _fields(output: str, fields: tuple[OutputField, ...], path: str) -> Iterator[Problem]:
    taken: set[str] = set()
    for place, field in enumerate(fields):
        where = f"{path}.{place}"
        found = problem_of_identifier(field.name, "field")
        if found is None and field.name in taken:
            found = message(_TAKEN, name=field.name, what=Marked("a field"))
        if found is not None:
            yield Problem("name", "outputs", output, f"{where}.name", found)
        taken.add(field.name)
        yield from _fields(output, field.fields, f"{where}.fields")


def tool_names(plan: Plan) -> Iterator[Problem]:
    """Tools, their arguments, and knowledge sources."""
    blueprint = plan.blueprint
    for group in ("tools", "knowledge"):
        taken: dict[str, Marked] = {}
        what = Marked("a tool") if group == "tools" else Marked("a source")
        for item in getattr(blueprint, group):
            yield from _name(group, item.id, item.name, taken, what)
    for tool in blueprint.tools:
        yield from _arguments(tool)


def _arguments(tool: Tool) -> Iterator[Problem]:
    taken: set[str] = set()
    for place, argument in enumerate(tool.arguments):
        found = _argument(argument.name, taken, "field")
        if found is not None:
            yield Problem("name", "tools", tool.id, f"arguments.{place}.name", found)
        taken.add(argument.name)


def _argument(name: str, taken: set[str], kind: NameKind) -> Message | None:
    found = problem_of_identifier(name, kind)
    if found is None and name in taken:
        return message(_TAKEN, name=name, what=Marked("an argument"))
    return found


def roles(plan: Plan) -> Iterator[Problem]:
    """Agents' roles: CrewAI keeps one agent of a role and drops the others."""
    blueprint: Blueprint = plan.blueprint
    seen: dict[str, str] = {}
    for agent in blueprint.agents:
        role = agent.role.strip()
        if not role:
            words = message(Marked("The agent has no role; say what it is."))
            yield Problem("no_role", "agents", agent.id, "role", words)
        elif role in seen:
            words = message(
                Marked("{name} has this role too, and CrewAI drops the second; change one."),
                name=seen[role],
            )
            yield Problem("role_twice", "agents", agent.id, "role", words)
        seen.setdefault(role, agent.name)
