"""The packages that a generated project needs, as lines of its `pyproject.toml`."""

from __future__ import annotations

from evaluator.blueprint.model import Blueprint
from evaluator.catalogue.embedders import embedder_of
from evaluator.catalogue.knowledge import KNOWLEDGE_SOURCE
from evaluator.catalogue.providers import extra
from evaluator.catalogue.tools import search_tool_of
from evaluator.scaffold.knowledge_view import embedder_view

CREWAI = ">=1.15.30,<2.0.0"
_ALWAYS = ("pydantic>=2.11.9,<3", "pyyaml>=6.0.2,<7")


def dependencies(blueprint: Blueprint) -> tuple[str, ...]:
    """The requirements of the project, sorted: CrewAI with the extras that the blueprint needs, and the rest."""
    searches = [search for tool in blueprint.tools if (search := search_tool_of(tool))]
    extras = {
        extra(blueprint.project),
        *(needed for item in blueprint.knowledge for needed in KNOWLEDGE_SOURCE[item.kind].extras),
        "tools" if searches else "",
    } - {""}
    brackets = f"[{','.join(sorted(extras))}]" if extras else ""
    further = {requirement for search in searches for requirement in search.requirements}
    if embedder_view(blueprint) and (package := embedder_of(blueprint.embedder).package):
        further.add(package)
    return tuple(sorted({f"crewai{brackets}{CREWAI}", *_ALWAYS, *further}))
