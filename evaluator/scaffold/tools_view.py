"""What the modules of `tools/` are rendered from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evaluator.blueprint.model import Argument, Blueprint, Tool
from evaluator.catalogue.tools import SearchTool, search_tool_of
from evaluator.scaffold.layout import call

_TYPES: dict[str, str] = {"text": "str", "integer": "int", "number": "float", "boolean": "bool"}
_EXAMPLES: dict[str, str] = {
    "text": '"example"',
    "integer": "1",
    "number": "1.5",
    "boolean": "True",
}

_TAKEN = frozenset({"asyncio", "embed", "embedder_settings", "os"})
"""What else `search_tools.py` calls by a name that a tool could have."""
_NO_EXAMPLE = "There is no example of a result yet."


@dataclass(frozen=True)
class ToolArgument:
    """An argument of a custom tool; `annotation` and `example` are Python."""

    name: str
    annotation: str
    description: str
    example: str


@dataclass(frozen=True)
class CustomTool:
    """A tool whose body its owner writes: the module `tools/name.py` with the class `class_name`."""

    id: str
    name: str
    class_name: str
    purpose: str
    arguments: tuple[ToolArgument, ...]
    example: str

    @property
    def signature(self) -> str:
        """The head of its body."""
        parameters = ["self", *(f"{item.name}: {item.annotation}" for item in self.arguments)]
        return call("def _run(", parameters, ") -> str:", indent=4)

    @property
    def arguments_name(self) -> str:
        """The class of its arguments."""
        return f"{self.class_name.removesuffix('Tool')}Arguments"

    @property
    def is_described(self) -> bool:
        """Whether an argument says what it is."""
        return any(argument.description for argument in self.arguments)

    @property
    def call(self) -> str:
        """The arguments of an example call."""
        return ", ".join(self._given)

    @property
    def long_call(self) -> str:
        """The statement of an example call that is too long to stand in an `assert`, else empty."""
        said = call("said = tool.run(", self._given, ")", indent=4)
        return said if "\n" in said else ""

    @property
    def _given(self) -> list[str]:
        return [f"{item.name}={item.example}" for item in self.arguments]


@dataclass(frozen=True)
class BuiltSearch:
    """A search tool of CrewAI: the function of `search_tools.py` that makes it, and what it searches."""

    id: str
    name: str
    function: str
    description: str
    source: str
    what: SearchTool

    @property
    def noun(self) -> str:
        """What it searches, in the words of a generated docstring."""
        return self.what.noun

    @property
    def is_path(self) -> bool:
        """Whether the source is a file or folder of the project."""
        return self.what.source in ("file", "folder")


@dataclass(frozen=True)
class ToolsView:
    """The tools of a project."""

    custom: tuple[CustomTool, ...] = ()
    search: tuple[BuiltSearch, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.custom or self.search)

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables without which a search fails."""
        return tuple(dict.fromkeys(name for tool in self.search for name in tool.what.variables))

    @property
    def settings(self) -> tuple[str, ...]:
        """Those, and the ones that a search can do without."""
        optional = (name for tool in self.search for name in tool.what.optional)
        return tuple(dict.fromkeys((*self.variables, *optional)))

    @property
    def has_path(self) -> bool:
        """Whether one searches a file or folder of the project."""
        return any(tool.is_path for tool in self.search)

    @property
    def has_sql(self) -> bool:
        """Whether one takes SQL."""
        return any(tool.what.query == "sql_query" for tool in self.search)

    @property
    def has_variable(self) -> bool:
        """Whether one reads an environment variable."""
        return bool(self.settings)

    @property
    def embedder_imports(self) -> tuple[str, ...]:
        """What the search tools need of `embedder.py`."""
        kinds = {tool.what.kind for tool in self.search if tool.what.embeds}
        names = (
            "embed" if "qdrant" in kinds else "",
            "embedder_settings" if kinds - {"qdrant"} else "",
        )
        return tuple(name for name in names if name)

    def build(self, tool_id: str) -> str:
        """The Python expression that gives an agent the tool; `imports` names what it needs."""
        for custom in self.custom:
            if custom.id == tool_id:
                return f"{custom.class_name}()"
        found = next(search for search in self.search if search.id == tool_id)
        return f"search_tools.{found.function}()"

    def imports(self, package: str, tool_ids: Iterable[str]) -> tuple[str, ...]:
        """The import lines that `build` of these tools needs, in the order of linters."""
        wanted = frozenset(tool_ids)
        searches = any(tool.id in wanted for tool in self.search)
        classes = {tool.name: tool.class_name for tool in self.custom if tool.id in wanted}
        return (
            *((f"from {package} import search_tools",) if searches else ()),
            *(f"from {package}.tools.{name} import {classes[name]}" for name in sorted(classes)),
        )


def tools_view(blueprint: Blueprint) -> ToolsView:
    """The tools of a blueprint."""
    custom, search = [], []
    for tool in blueprint.tools:
        what = search_tool_of(tool)
        if what is None:
            custom.append(_custom(tool))
        else:
            search.append(_search(tool, what))
    return ToolsView(tuple(custom), tuple(search))


def _purpose(tool: Tool) -> str:
    """What a model is told about the tool; it needs some words."""
    if tool.purpose.strip():
        return tool.purpose.strip()
    return tool.name.replace("_", " ").strip().capitalize() or tool.name


def _search(tool: Tool, what: SearchTool) -> BuiltSearch:
    function = f"{tool.name}_" if tool.name in _TAKEN else tool.name
    return BuiltSearch(tool.id, tool.name, function, _purpose(tool), tool.source.strip(), what)


def _custom(tool: Tool) -> CustomTool:
    return CustomTool(
        tool.id,
        tool.name,
        _class_name(tool.name),
        _purpose(tool),
        tuple(_argument(argument) for argument in tool.arguments),
        tool.example or _NO_EXAMPLE,
    )


def _class_name(name: str) -> str:
    """`look_up_stock` as `LookUpStockTool`, and never CrewAI's own `BaseTool`."""
    stem = "".join(part[:1].upper() + part[1:] for part in name.split("_"))
    return f"{stem}Tool" if stem != "Base" else "BasicTool"


def _argument(argument: Argument) -> ToolArgument:
    return ToolArgument(
        argument.name,
        _TYPES[argument.type],
        argument.description.strip(),
        _EXAMPLES[argument.type],
    )
