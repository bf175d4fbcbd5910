"""What the project page calls the things that a person edits."""

from __future__ import annotations

from evaluator.blueprint.edit import Edited
from evaluator.blueprint.options import OPTION
from evaluator.blueprint.paths import Path
from evaluator.i18n import Marked, Message, message
from ui.pages.project.project_view import ProjectView
from ui.pages.project.specs import EMBEDDER_FORM, FIELD_WORDS, MODEL_FORM

_THINGS: dict[str, Marked] = {
    "inputs": Marked("input {name}"),
    "agents": Marked("agent {name}"),
    "crews": Marked("crew {name}"),
    "steps": Marked("step {name}"),
    "routes": Marked("route {name}"),
    "outputs": Marked("result {name}"),
    "fields": Marked("field {name}"),
    "rules": Marked("rule on {name}"),
    "tools": Marked("tool {name}"),
    "knowledge": Marked("source {name}"),
}
_PARTS: dict[tuple[str, str], Marked] = {
    ("project", "name"): Marked("Name"),
    ("project", "package"): Marked("Package"),
    **{("project", one.name): one.words for line in MODEL_FORM for one in line},
    **{("embedder", one.name): one.words for line in EMBEDDER_FORM for one in line},
}
TAB_NAMES: dict[str, Marked] = {
    "overview": Marked("Overview"),
    "steps": Marked("Steps"),
    "agents": Marked("Agents"),
    "data": Marked("Data"),
    "tools": Marked("Tools"),
    "options": Marked("Options"),
}
"""The tabs, in their order."""
TABS: dict[str, str] = {
    "project": "overview",
    "embedder": "tools",
    "options": "options",
    "inputs": "data",
    "outputs": "data",
    "agents": "agents",
    "crews": "agents",
    "steps": "steps",
    "tools": "tools",
    "knowledge": "tools",
}
"""The tab that shows a list or a part."""


def name_of(view: ProjectView, path: Path) -> str:
    """The name of an item, also of one that was taken out."""
    item = view.item(path) or view.rule(path)
    names = (getattr(item, one, "") for one in ("name", "label", "field"))
    return next((name for name in names if name), path[-1])


def thing_words(view: ProjectView, path: Path) -> Message:
    """An item in words: `agent reader`."""
    return message(_THINGS[path[-2]], name=name_of(view, path))


def field_words(path: Path, field: str) -> Marked | None:
    """What a field of an item or of a part is called."""
    if len(path) == 1:
        if path[0] == "options":
            return OPTION[field].name if field in OPTION else None
        return _PARTS.get((path[0], field))
    return FIELD_WORDS.get((path[-2], field))


def edit_words(view: ProjectView, path: Path, field: str) -> Message:
    """An edit in words: `Goal of agent reader`, `agent reader`, `Rework at most`."""
    words = field_words(path, field)
    if len(path) == 1:
        return message(Marked("{what}"), what=words or field)
    thing = thing_words(view, path)
    if words is None:
        return thing
    return message(Marked("{field} of {thing}"), field=words, thing=thing)


def edited_words(view: ProjectView, edited: Edited) -> Message:
    """An entry of the list of edits."""
    if edited.kind == "value":
        return edit_words(view, edited.path, edited.field)
    thing = thing_words(view, edited.path)
    if edited.kind == "removed":
        return message(Marked("{thing}, taken out"), thing=thing)
    if view.rule(edited.path) is None:
        return message(Marked("{thing}, added"), thing=thing)
    return thing
