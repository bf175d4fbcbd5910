"""What `knowledge.py`, `embedder.py` and `memory.py` are rendered from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from evaluator.blueprint.model import Blueprint, Knowledge
from evaluator.catalogue.embedders import embedder_of
from evaluator.catalogue.knowledge import KNOWLEDGE_SOURCE, check_content, read_knowledge_file
from evaluator.catalogue.tools import search_tool_of
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked

_BASE = {"crewai.knowledge.source.base_knowledge_source": ("BaseKnowledgeSource",)}
_TAKEN = frozenset(
    {
        "asyncio",
        "embedder_settings",
        "hashlib",
        "look_up",
        "require_searches",
        "set_knowledge_storage_factory",
    }
)
"""What else `knowledge.py` calls by a name that a source could have."""


@dataclass(frozen=True)
class Source:
    """A knowledge source: the function of `knowledge.py` that makes it, its class, its file in `knowledge/`."""

    id: str
    function: str
    class_name: str
    module: str
    file: str
    chunk_size: int
    chunk_overlap: int


@dataclass(frozen=True)
class KnowledgeView:
    """The knowledge of a project; `general` names the sources that no agent names, which all have.

    `look_up`: a step without an agent looks things up too.
    """

    sources: tuple[Source, ...]
    general: tuple[Source, ...]
    look_up: bool = False
    by_agent: tuple[tuple[str, tuple[Source, ...]], ...] = ()

    @property
    def modules(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The modules of CrewAI to import the sources' classes from, in the order of linters."""
        found = {source.module: (source.class_name,) for source in self.sources}
        return tuple(sorted((found | _BASE).items()))

    def of(self, agent_id: str) -> tuple[Source, ...]:
        """The sources of an agent: its own, then those that all have."""
        own = dict(self.by_agent).get(agent_id, ())
        return (*own, *self.general)

    def __bool__(self) -> bool:
        return bool(self.sources)


@dataclass(frozen=True)
class EmbedderView:
    """The embedder of a project; `uses` says what for, in the words of a generated docstring.

    `embed`: a search tool needs a single text's vector.
    """

    name: str
    provider: str
    model: str
    key: str = ""
    key_is_needed: bool = False
    url_variable: str = ""
    url_setting: str = ""
    base_url: str = ""
    package: str = ""
    uses: tuple[str, ...] = ()
    embed: bool = False

    @property
    def purpose(self) -> str:
        """What it is for, as an English enumeration."""
        *first, last = self.uses
        return f"{', '.join(first)} and {last}" if first else last

    @property
    def settings(self) -> tuple[str, ...]:
        """Its environment variables."""
        return tuple(name for name in (self.key, self.url_variable) if name)


def knowledge_view(blueprint: Blueprint, *, direct_calls: bool) -> KnowledgeView:
    """The knowledge of a blueprint."""
    sources = {item.id: _source(item) for item in blueprint.knowledge}
    named = {wanted for agent in blueprint.agents for wanted in agent.knowledge}
    general = tuple(source for source in sources.values() if source.id not in named)
    return KnowledgeView(
        sources=tuple(sources.values()),
        general=general,
        look_up=direct_calls and bool(general),
        by_agent=tuple(
            (agent.id, tuple(sources[wanted] for wanted in agent.knowledge if wanted in sources))
            for agent in blueprint.agents
        ),
    )


def embedder_view(blueprint: Blueprint) -> EmbedderView | None:
    """The embedder of a blueprint, or None where nothing needs one."""
    tools = [search for tool in blueprint.tools if (search := search_tool_of(tool))]
    has_agents = any(step.agent for step in blueprint.steps)
    uses = (
        ("what the agents know",) if blueprint.knowledge else (),
        ("what they remember",) if blueprint.options.memory and has_agents else (),
        ("what they search",) if any(tool.embeds for tool in tools) else (),
    )
    if not any(uses):
        return None
    embedder = blueprint.embedder
    kind = embedder_of(embedder)
    return EmbedderView(
        name=kind.name,
        provider=kind.provider,
        model=embedder.model,
        key=kind.key,
        key_is_needed=kind.key_is_needed,
        url_variable=kind.url_variable,
        url_setting=kind.url_setting,
        base_url=embedder.base_url or kind.default_url,
        package=kind.package,
        uses=tuple(word for use in uses for word in use),
        embed=any(tool.kind == "qdrant" for tool in tools),
    )


def knowledge_files(blueprint: Blueprint, folder: Path | None) -> dict[str, bytes]:
    """The files of `knowledge/`, by their path in the project: texts of the blueprint, files of the folder.

    Raises EvaluatorError for a file that cannot be had; without a folder there is none to have.
    """
    found: dict[str, bytes] = {}
    for item in blueprint.knowledge:
        path = f"knowledge/{_file_name(item)}"
        if item.kind == "text":
            found[path] = item.text.rstrip("\n").encode() + b"\n"
        elif folder is not None:
            found[path] = _content(folder, item)
    return found


def _content(folder: Path, item: Knowledge) -> bytes:
    try:
        content = read_knowledge_file(folder, item.file)
        check_content(item.kind, item.file, content)
    except EvaluatorError as error:
        raise EvaluatorError(
            Marked("Knowledge {name}: {problem}"), name=item.name, problem=error.message
        ) from error
    return content


def _source(item: Knowledge) -> Source:
    kind = KNOWLEDGE_SOURCE[item.kind]
    return Source(
        item.id,
        f"{item.name}_" if item.name in _TAKEN else item.name,
        kind.class_name,
        kind.module,
        _file_name(item),
        item.chunk_size,
        item.chunk_overlap,
    )


def _file_name(item: Knowledge) -> str:
    """The file's name in the project: the item's name, which is unique and ASCII, with the file's ending."""
    ending = PureWindowsPath(item.file).suffix.lower() if item.kind != "text" else ".txt"
    return item.name + ending
