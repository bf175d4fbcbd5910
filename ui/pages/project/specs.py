"""What the tables and forms of the project page are built from: per list, its columns and its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evaluator.blueprint.paths import Path, field_names, item_at, judged_by
from evaluator.catalogue.embedders import EMBEDDERS
from evaluator.catalogue.knowledge import KNOWLEDGE_SOURCES
from evaluator.catalogue.providers import PROVIDERS
from evaluator.catalogue.tools import SEARCH_TOOLS
from evaluator.i18n import Marked, Translator
from ui.pages.project import cells
from ui.pages.project.project_view import ProjectView
from ui.widgets.cells import Cell
from ui.widgets.chip_field import Choice
from ui.widgets.form_fields import Kind

Choices = Callable[[ProjectView, Path, Translator], list[Choice]]
CellOf = Callable[[ProjectView, Path, Translator], Cell]


_NO_WORDS = Marked("")


def _always(item: Any) -> bool:
    return True


@dataclass(frozen=True)
class FieldSpec:
    """A field of a form: the item's field (`part`: what of it), its caption and kind, and when it is there.

    `width` is its share of the row. `least`, `most` and `nothing` are for numbers.
    """

    name: str
    words: Marked
    kind: Kind
    width: int = 1
    choices: Choices | None = None
    applies: Callable[[Any], bool] = _always
    part: str = ""
    hint: Marked = _NO_WORDS
    least: int = 0
    most: int = 0
    nothing: Marked = _NO_WORDS


@dataclass(frozen=True)
class ColumnSpec:
    """A column of a table: its heading, its width (0: what is left), and what stands in it."""

    words: Marked
    width: int
    cell: CellOf


@dataclass(frozen=True)
class ListSpec:
    """A list of items: its heading, its table and the form of its selected row."""

    name: str
    title: Marked
    hint: Marked
    add: Marked
    remove: Marked
    columns: tuple[ColumnSpec, ...]
    form: tuple[tuple[FieldSpec, ...], ...]
    inside: tuple[str, ...] = ()
    """The lists in the selected item that its form shows, too."""
    shows_inside: Callable[[Any], bool] = _always
    nests: str = ""
    """The list of the items of the same kind that stand indented below an item."""
    under: str = ""
    """The list whose items head the groups, and which an item's field of that name without s names."""
    has_head: bool = True


# Choices


def _named(group: str, nothing: Marked | None = None) -> Choices:
    def choices(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
        first: list[Choice] = [("", t(nothing))] if nothing is not None else []
        items = getattr(view.blueprint, group)
        return first + [(item.id, item.name) for item in items if (group, item.id) != path]

    return choices


def _after(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
    found = view.blueprint.steps
    return [(step.id, step.name) for step in found if step.id != path[1] and step.kind == "task"]


def _from(words: dict[str, Marked]) -> Choices:
    def choices(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
        return [(value, t(text)) for value, text in words.items()]

    return choices


def _targets(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
    steps = [step for step in view.blueprint.steps if step.id != path[1]]
    return [("", t(Marked("choose a step"))), *((step.id, step.name) for step in steps)]


def _judged_fields(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
    router = view.blueprint.step(path[1])
    names = field_names(judged_by(view.blueprint, router)) if router is not None else ()
    return [("", t(Marked("whatever is left"))), *((name, name) for name in names)]


def _own_fields(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
    names = field_names(item_at(view.blueprint, path[:2]))
    return [("", t(Marked("choose a field"))), *((name, name) for name in names)]


STEP_KINDS = {
    "task": Marked("Task"),
    "router": Marked("Router"),
    "end": Marked("End"),
}
JOINS = {"all": Marked("all of them are done"), "any": Marked("one of them is done")}
INPUT_TYPES = {
    "text": Marked("text"),
    "integer": Marked("whole number"),
    "number": Marked("number"),
    "boolean": Marked("yes or no"),
    "file": Marked("file"),
}
FIELD_TYPES = {
    "text": Marked("text"),
    "integer": Marked("whole number"),
    "number": Marked("number"),
    "boolean": Marked("yes or no"),
    "date": Marked("date"),
    "one_of": Marked("one of"),
    "object": Marked("object"),
}
OPERATORS = {
    "is": Marked("is"),
    "is_not": Marked("is not"),
    "at_least": Marked("is at least"),
    "at_most": Marked("is at most"),
    "contains": Marked("contains"),
    "is_empty": Marked("is empty"),
    "is_filled": Marked("is filled"),
}
RULE_KINDS = {
    "filled": Marked("is filled"),
    "at_least": Marked("is at least"),
    "at_most": Marked("is at most"),
    "pattern": Marked("has the form"),
    "sum_of": Marked("is the sum of"),
}
KNOWLEDGE_KINDS = {source.kind: source.name for source in KNOWLEDGE_SOURCES}
TOOL_KINDS = {
    "custom": Marked("Custom, to be written"),
    **{tool.kind: tool.name for tool in SEARCH_TOOLS},
}


def _providers(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
    return [(provider.id, t(provider.name)) for provider in PROVIDERS]


def _embedders(view: ProjectView, path: Path, t: Translator) -> list[Choice]:
    return [(kind.id, t(kind.name)) for kind in EMBEDDERS]


def _is(kind: str) -> Callable[[Any], bool]:
    return lambda item: item.kind == kind


def _is_not(kind: str) -> Callable[[Any], bool]:
    return lambda item: item.kind != kind


def _has_condition(item: Any) -> bool:
    return item.condition is not None


def _has_condition_value(item: Any) -> bool:
    return item.condition is not None and item.condition.operator not in ("is_empty", "is_filled")


_NAME = FieldSpec("name", Marked("Name"), "code")

LISTS: dict[str, ListSpec] = {
    spec.name: spec
    for spec in (
        ListSpec(
            "steps",
            Marked("Steps"),
            Marked("as they run; drag, or Alt ↑ ↓"),
            Marked("Step"),
            Marked("Remove the step"),
            (
                ColumnSpec(Marked("Name"), 128, cells.named),
                ColumnSpec(Marked("Done by"), 158, cells.done_by),
                ColumnSpec(Marked("After"), 0, cells.after),
                ColumnSpec(_NO_WORDS, 30, cells.nothing),
            ),
            (
                (
                    FieldSpec("name", Marked("Name"), "code", 2),
                    FieldSpec("kind", Marked("Kind"), "choice", 2, _from(STEP_KINDS)),
                    FieldSpec("description", Marked("What it does"), "line", 5, applies=_is_not("task")),
                    FieldSpec("agent", Marked("Done by"), "choice", 2,
                              _named("agents", Marked("LLM call")), _is("task")),
                    FieldSpec("output", Marked("Result"), "choice", 2,
                              _named("outputs", Marked("free text")), _is("task")),
                ),
                (
                    FieldSpec("after", Marked("After"), "several", 3, _after),
                    FieldSpec("join", Marked("Begins when"), "choice", 2, _from(JOINS),
                              lambda step: len(step.after) > 1),
                ),
                (
                    FieldSpec("description", Marked("What it does"), "prose", applies=_is("task")),
                    FieldSpec("expected_output", Marked("What it gives"), "prose", applies=_is("task")),
                ),
                (
                    FieldSpec("acts", Marked("Changes something outside the project"), "switch",
                              applies=_is("end")),
                    FieldSpec("fails", Marked("Ends without a result"), "switch", applies=_is("end")),
                ),
            ),
            ("routes",),
            _is("router"),
        ),
        ListSpec(
            "routes",
            Marked("Routes"),
            Marked("the last one takes whatever is left"),
            Marked("Route"),
            Marked("Remove the route"),
            (
                ColumnSpec(Marked("Route"), 128, cells.labelled),
                ColumnSpec(Marked("To"), 128, cells.target),
                ColumnSpec(Marked("When"), 0, cells.when),
                ColumnSpec(_NO_WORDS, 30, cells.nothing),
            ),
            (
                (
                    FieldSpec("label", Marked("Route"), "code", 3),
                    FieldSpec("to", Marked("To"), "choice", 3, _targets),
                    FieldSpec("limit", Marked("At most"), "number", 2, least=1, most=9,
                              nothing=Marked("no limit")),
                ),
                (
                    FieldSpec("condition", Marked("When"), "choice", 3, _judged_fields, part="field"),
                    FieldSpec("condition", Marked("Is"), "choice", 2, _from(OPERATORS), _has_condition,
                              "operator"),
                    FieldSpec("condition", Marked("Value"), "code", 3, None, _has_condition_value, "value"),
                ),
            ),
            has_head=False,
        ),
        ListSpec(
            "agents",
            Marked("Agents"),
            Marked("by crew; drag, or Alt ↑ ↓"),
            Marked("Agent"),
            Marked("Remove the agent"),
            (
                ColumnSpec(Marked("Name"), 108, cells.named),
                ColumnSpec(Marked("Role"), 0, cells.role),
                ColumnSpec(Marked("Model"), 124, cells.model),
                ColumnSpec(Marked("Tools"), 152, cells.tools),
            ),
            (
                (
                    FieldSpec("name", Marked("Name"), "code"),
                    FieldSpec("role", Marked("Role"), "line"),
                ),
                (
                    FieldSpec("model", Marked("Model"), "code", hint=Marked("Project’s model")),
                    FieldSpec("crew", Marked("Crew"), "choice", 1, _named("crews", Marked("none"))),
                ),
                (
                    FieldSpec("goal", Marked("Goal"), "prose"),
                    FieldSpec("backstory", Marked("Backstory"), "prose"),
                ),
                (
                    FieldSpec("tools", Marked("Tools"), "several", 1, _named("tools")),
                    FieldSpec("knowledge", Marked("Knowledge"), "several", 1, _named("knowledge")),
                ),
            ),
            under="crews",
        ),
        ListSpec(
            "crews", Marked("Crews"), _NO_WORDS, Marked("Crew"), Marked("Remove the crew"), (), ((_NAME,),)
        ),
        ListSpec(
            "inputs",
            Marked("Inputs"),
            Marked("what a run is given"),
            Marked("Input"),
            Marked("Remove the input"),
            (
                ColumnSpec(Marked("Name"), 138, cells.named),
                ColumnSpec(Marked("Type"), 114, cells.worded("type", INPUT_TYPES)),
                ColumnSpec(Marked("Example"), 0, cells.example),
                ColumnSpec(_NO_WORDS, 30, cells.nothing),
            ),
            (
                (
                    FieldSpec("name", Marked("Name"), "code", 3),
                    FieldSpec("type", Marked("Type"), "choice", 2, _from(INPUT_TYPES)),
                    FieldSpec("example", Marked("Example"), "code", 4),
                ),
                (FieldSpec("description", Marked("Description"), "line"),),
            ),
            has_head=False,
        ),
        ListSpec(
            "outputs",
            Marked("Result"),
            Marked("what a step fills"),
            Marked("Result"),
            Marked("Remove the result"),
            (),
            (
                (
                    FieldSpec("name", Marked("Name"), "code", 2),
                    FieldSpec("description", Marked("Description"), "line", 5),
                ),
            ),
        ),
        ListSpec(
            "fields",
            Marked("Fields"),
            _NO_WORDS,
            Marked("Field"),
            Marked("Remove the field"),
            (
                ColumnSpec(Marked("Field"), 150, cells.named),
                ColumnSpec(Marked("Type"), 132, cells.field_type(FIELD_TYPES)),
                ColumnSpec(Marked("Required"), 72, cells.required),
                ColumnSpec(Marked("Description or allowed values"), 0, cells.meaning),
                ColumnSpec(_NO_WORDS, 30, cells.nothing),
            ),
            (
                (
                    FieldSpec("name", Marked("Field"), "code", 3),
                    FieldSpec("type", Marked("Type"), "choice", 3, _from(FIELD_TYPES)),
                    FieldSpec("required", Marked("Required"), "switch", 2),
                    FieldSpec("many", Marked("A list"), "switch", 2),
                ),
                (
                    FieldSpec("description", Marked("Description"), "line"),
                    FieldSpec("allowed", Marked("Allowed values"), "words",
                              applies=lambda item: item.type == "one_of"),
                ),
            ),
            nests="fields",
        ),
        ListSpec(
            "rules",
            Marked("Rules"),
            Marked("checked before the result leaves its step"),
            Marked("Rule"),
            Marked("Remove the rule"),
            (ColumnSpec(Marked("Rule"), 0, cells.rule(RULE_KINDS)), ColumnSpec(_NO_WORDS, 170, cells.reason)),
            (
                (
                    FieldSpec("field", Marked("Field"), "choice", 3, _own_fields),
                    FieldSpec("kind", Marked("Must"), "choice", 2, _from(RULE_KINDS)),
                    FieldSpec("value", Marked("Value"), "code", 3, None, _is_not("filled")),
                ),
            ),
            has_head=False,
        ),
        ListSpec(
            "tools",
            Marked("Tools"),
            Marked("what agents can call"),
            Marked("Tool"),
            Marked("Remove the tool"),
            (
                ColumnSpec(Marked("Name"), 138, cells.named),
                ColumnSpec(Marked("Kind"), 158, cells.worded("kind", TOOL_KINDS)),
                ColumnSpec(Marked("Purpose"), 0, cells.purpose),
                ColumnSpec(_NO_WORDS, 30, cells.nothing),
            ),
            (
                (
                    FieldSpec("name", Marked("Name"), "code", 2),
                    FieldSpec("kind", Marked("Kind"), "choice", 2, _from(TOOL_KINDS)),
                    FieldSpec("source", Marked("Searches"), "code", 3, applies=_is_not("custom"),
                              hint=Marked("a file, a folder or an address")),
                ),
                (
                    FieldSpec("purpose", Marked("Purpose"), "prose"),
                    FieldSpec("example", Marked("Example result"), "prose", applies=_is("custom")),
                ),
                (FieldSpec("arguments", Marked("Arguments"), "arguments", applies=_is("custom")),),
            ),
        ),
        ListSpec(
            "knowledge",
            Marked("Knowledge"),
            Marked("what agents look things up in"),
            Marked("Source"),
            Marked("Remove the source"),
            (
                ColumnSpec(Marked("Name"), 138, cells.named),
                ColumnSpec(Marked("Kind"), 158, cells.worded("kind", KNOWLEDGE_KINDS)),
                ColumnSpec(Marked("Content"), 0, cells.content),
                ColumnSpec(_NO_WORDS, 30, cells.nothing),
            ),
            (
                (
                    FieldSpec("name", Marked("Name"), "code", 2),
                    FieldSpec("kind", Marked("Kind"), "choice", 2, _from(KNOWLEDGE_KINDS)),
                    FieldSpec("file", Marked("File, beside the assessment"), "file", 3,
                              applies=_is_not("text"), hint=Marked("handbook.pdf")),
                ),
                (FieldSpec("text", Marked("Text"), "prose", applies=_is("text")),),
                (
                    FieldSpec("chunk_size", Marked("Characters a chunk"), "number", least=200, most=20_000),
                    FieldSpec("chunk_overlap", Marked("of them shared with the next"), "number", most=5000),
                ),
            ),
        ),
    )
}  # fmt: skip
FIELD_WORDS: dict[tuple[str, str], Marked] = {
    (spec.name, one.name): one.words
    for spec in LISTS.values()
    for line in spec.form
    for one in line
}
"""What a field of a list's items is called."""
EMBEDDER_FORM: tuple[tuple[FieldSpec, ...], ...] = (
    (
        FieldSpec("provider", Marked("Provider"), "choice", 1, _embedders),
        FieldSpec("model", Marked("Model"), "code"),
    ),
    (FieldSpec("base_url", Marked("Address"), "code", hint=Marked("the provider’s own")),),
)
MODEL_FORM: tuple[tuple[FieldSpec, ...], ...] = (
    (FieldSpec("provider", Marked("Provider"), "choice", 1, _providers),),
    (FieldSpec("model", Marked("Model"), "code"),),
    (
        FieldSpec("timeout", Marked("Timeout, seconds"), "number", least=1, most=3600),
        FieldSpec("retries", Marked("Retries"), "number", most=10),
    ),
    (FieldSpec("base_url", Marked("Address"), "code", hint=Marked("the provider’s own")),),
)
