"""What stands in the cells of the project page's tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from evaluator.blueprint.model import Blueprint, Route, Step
from evaluator.blueprint.paths import Path, item_at
from evaluator.i18n import Marked, Translator
from ui.pages.project.project_view import ProjectView
from ui.widgets.cells import Cell, Chip

_OPERATORS: Mapping[str, Marked] = {
    "is": Marked("{field} is {value}"),
    "is_not": Marked("{field} is not {value}"),
    "at_least": Marked("{field} is at least {value}"),
    "at_most": Marked("{field} is at most {value}"),
    "contains": Marked("{field} contains {value}"),
    "is_empty": Marked("{field} is empty"),
    "is_filled": Marked("{field} is filled"),
}


def nothing(view: ProjectView, path: Path, t: Translator) -> Cell:
    """An empty cell, where the edited square stands."""
    return Cell()


def named(view: ProjectView, path: Path, t: Translator) -> Cell:
    """An item's name; a field inside another is indented."""
    indent = max(path.count("fields") - 1, 0)
    return Cell(view.item(path).name, look="code", indent=indent)  # type: ignore[union-attr]


def labelled(view: ProjectView, path: Path, t: Translator) -> Cell:
    """A route's label."""
    return Cell(view.item(path).label, look="code")  # type: ignore[union-attr]


def spoken_name(name: str) -> str:
    """An identifier as words: `extraction_crew` as `Extraction crew`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def done_by(view: ProjectView, path: Path, t: Translator) -> Cell:
    """Who does a step."""
    step, blueprint = view.item(path), view.blueprint
    assert isinstance(step, Step)
    if step.kind == "router":
        return Cell(t(Marked("Router")), "split")
    if step.kind == "end":
        if step.acts and blueprint.options.review != "never":
            return Cell(t(Marked("End, after review")), "user-check")
        return Cell(
            t(Marked("End, without a result") if step.fails else Marked("End")), "circle-stop"
        )
    crew = next((one for one in blueprint.crews if one.id == blueprint.crew_of(step)), None)
    if crew is not None:
        return Cell(spoken_name(crew.name), "users")
    agent = blueprint.agent(step.agent)
    if agent is not None:
        return Cell(agent.name, "user")
    return Cell(t(Marked("LLM call")), "message-square")


def routes_to(blueprint: Blueprint, step: Step) -> list[tuple[Path, Route, bool]]:
    """The routes that lead to a step, each with its path and whether it leads back."""
    places = {one.id: place for place, one in enumerate(blueprint.steps)}
    return [
        (("steps", router.id, "routes", route.id), route, places[router.id] >= places[step.id])
        for router in blueprint.steps
        for route in router.routes
        if route.to == step.id
    ]


def after(view: ProjectView, path: Path, t: Translator) -> Cell:
    """What a step begins after: steps, and routes with a diamond."""
    step = view.item(path)
    assert isinstance(step, Step)
    routes = routes_to(view.blueprint, step)
    is_routed = any(not is_back for _, _, is_back in routes)
    found = [view.blueprint.step(one) for one in step.after] if not is_routed else []
    chips = [Chip(one.name) for one in found if one is not None]
    chips += [
        Chip(route.label, True, bool(view.problems_at(place, "limit")))
        for place, route, _ in routes
    ]
    if not chips:
        return Cell(t(Marked("the input arrives")), look="quiet")
    return Cell(chips=tuple(chips))


def target(view: ProjectView, path: Path, t: Translator) -> Cell:
    """The step that a route leads to."""
    step = view.blueprint.step(view.item(path).to)  # type: ignore[union-attr]
    return Cell(
        step.name if step else t(Marked("no step")), "arrow-right", "code" if step else "quiet"
    )


def when(view: ProjectView, path: Path, t: Translator) -> Cell:
    """When a route is taken, and how often at most."""
    route = view.item(path)
    assert isinstance(route, Route)
    condition = route.condition
    if condition is None:
        words = t(Marked("otherwise"))
    else:
        words = t(_OPERATORS[condition.operator], field=condition.field, value=condition.value)
    if route.limit is not None:
        words = t(Marked("{words}, at most {limit} times"), words=words, limit=route.limit)
    return Cell(words)


def role(view: ProjectView, path: Path, t: Translator) -> Cell:
    """An agent's role."""
    return Cell(_one_line(view.item(path).role))  # type: ignore[union-attr]


def model(view: ProjectView, path: Path, t: Translator) -> Cell:
    """An agent's model, or that it is the project's."""
    name = view.item(path).model  # type: ignore[union-attr]
    return Cell(name, look="code") if name else Cell(t(Marked("project’s model")), look="quiet")


def tools(view: ProjectView, path: Path, t: Translator) -> Cell:
    """An agent's tools."""
    found = [item_at(view.blueprint, ("tools", one)) for one in view.item(path).tools]  # type: ignore[union-attr]
    chips = tuple(Chip(one.name) for one in found if one is not None)
    return Cell(chips=chips) if chips else Cell(t(Marked("none")), look="quiet")


def worded(
    field: str, words: Mapping[str, Marked]
) -> Callable[[ProjectView, Path, Translator], Cell]:
    """A value by the words of a table."""
    return lambda view, path, t: Cell(t(words[getattr(view.item(path), field)]))


def example(view: ProjectView, path: Path, t: Translator) -> Cell:
    """An input's example."""
    text = view.item(path).example  # type: ignore[union-attr]
    return Cell(t(Marked("for example {text}"), text=_one_line(text)) if text else "", look="quiet")


def field_type(words: Mapping[str, Marked]) -> Callable[[ProjectView, Path, Translator], Cell]:
    """A field's type, and whether it is a list."""

    def cell(view: ProjectView, path: Path, t: Translator) -> Cell:
        item = view.item(path)
        assert item is not None
        text = t(words[item.type])
        return Cell(t(Marked("list of {type}"), type=text) if item.many else text)

    return cell


def required(view: ProjectView, path: Path, t: Translator) -> Cell:
    """Whether a field is required."""
    is_required = view.item(path).required  # type: ignore[union-attr]
    spoken = t(Marked("required") if is_required else Marked("optional"))
    return Cell(is_ticked=is_required, spoken=spoken)


def meaning(view: ProjectView, path: Path, t: Translator) -> Cell:
    """A field's allowed values, else its description."""
    item = view.item(path)
    assert item is not None
    if item.type == "one_of":
        return Cell(chips=tuple(Chip(value) for value in item.allowed))
    return Cell(_one_line(item.description), look="quiet")


def rule(words: Mapping[str, Marked]) -> Callable[[ProjectView, Path, Translator], Cell]:
    """A rule as a sentence."""

    def cell(view: ProjectView, path: Path, t: Translator) -> Cell:
        item: Any = view.item(path)
        kind = t(words[item.kind])
        said = t(Marked("{field} {kind} {value}"), field=item.field, kind=kind, value=item.value)
        return Cell(said.strip(), "check-check")

    return cell


def reason(view: ProjectView, path: Path, t: Translator) -> Cell:
    """Why an item is there."""
    text = view.item(path).reason  # type: ignore[union-attr]
    return Cell(_one_line(text), reason_icon(text) if text else "", "quiet")


_SCORE = re.compile(r"\b(10|[1-9])\b")


def reason_icon(text: str) -> str:
    """The icon of a reason: a slider for a rating, which has a figure, a clipboard for a need."""
    return "sliders-horizontal" if _SCORE.search(text) else "clipboard-list"


def purpose(view: ProjectView, path: Path, t: Translator) -> Cell:
    """What a tool is for."""
    return Cell(_one_line(view.item(path).purpose), look="quiet")  # type: ignore[union-attr]


def content(view: ProjectView, path: Path, t: Translator) -> Cell:
    """A knowledge source's file, or its text."""
    item: Any = view.item(path)
    return (
        Cell(item.file, look="code")
        if item.kind != "text"
        else Cell(_one_line(item.text), look="quiet")
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
