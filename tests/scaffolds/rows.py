"""Assessments to generate projects from: rows of choices over architecture, options, provider, text, ratings, tools, knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from covertable import make as covering_rows
from covertable import sorters

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import derive
from evaluator.blueprint.model import Argument, Blueprint, Knowledge, Options, Tool
from evaluator.blueprint.options import OPTIONS
from evaluator.catalogue.providers import PROVIDERS
from evaluator.catalogue.tools import SEARCH_TOOLS
from evaluator.document import load
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from tests.scaffolds.conftest import CASES

Row = Mapping[str, Any]
_LANGUAGES = {
    "english": "supplier-invoice-approval",
    "chinese": "report-query-zh",
    "hostile": "hostile-text",
}
_SCORES = {
    "low": (1, 2, 3, 1, 2, 3, 1, 2),
    "medium": (4, 5, 6, 7, 4, 5, 6, 7),
    "high": (8, 9, 10, 8, 9, 10, 8, 9),
    "mixed": (9, 2, 8, 5, 3, 9, 6, 10),
}
_OPTION_VALUES: dict[str, tuple[object, ...]] = {
    "rework": (0, 2),
    "seed": (None, 7),
    "rate_limit": (None, 60),
    "max_iterations": (None, 12),
}
FACTORS_OF_ROWS: dict[str, list[object]] = {
    "architecture": [item.id for item in ARCHITECTURES],
    "provider": [item.id for item in PROVIDERS],
    "language": list(_LANGUAGES),
    "ratings": list(_SCORES),
    "tools": ["none", "custom", "search"],
    "knowledge": ["none", "every", "agent"],
    **{item.id: list(_OPTION_VALUES.get(item.id, item.values)) for item in OPTIONS},
}
assert set(FACTORS_OF_ROWS) >= set(Options.model_fields) - {"edited"}

_CUSTOM = Tool(
    id="look_up_terms",
    name="look_up_terms",
    purpose='The terms that were agreed with a partner; "quoted", 条款.',
    arguments=(
        Argument(name="partner", description="Its name"),
        Argument(name="year", type="integer"),
    ),
    example='{"days": 30}',
)
_SEARCH = next(row for row in SEARCH_TOOLS if row.kind == "website")
_SEARCHES = Tool(
    id="site",
    name="site",
    kind=_SEARCH.kind,
    purpose="What the site says",
    source=_SEARCH.example,
)
_TERMS = Knowledge(id="terms", name="terms", text="Payment is due in thirty days. 三十天内付款。")


def pairwise() -> list[Row]:
    """Rows that have every pair of two choices, the same ones each time."""
    # By hash the rows do not depend on the order of a set, nor on a clock.
    return list(covering_rows(FACTORS_OF_ROWS, sorter=sorters.hash))


def varied(number: int) -> Row:
    """A row of its own choices, the same for the same number."""
    random = Random(number)
    row = {name: random.choice(values) for name, values in FACTORS_OF_ROWS.items()}
    # Memory adds no edge, and seconds to each run.
    row["memory"] = False
    row["architecture"] = FACTORS_OF_ROWS["architecture"][number % 4]
    row["scores"] = [random.randint(1, 10) for _ in FACTORS]
    return row


def assessment_of(row: Row) -> tuple[Assessment, ArchitectureId]:
    """The assessment with its blueprint stored, and the architecture."""
    architecture: ArchitectureId = row["architecture"]
    document = load(CASES / f"{_LANGUAGES[row['language']]}.assessment.json")
    scores = row.get("scores") or _SCORES[row["ratings"]]
    written = document.model_dump(mode="json", exclude={"decision", "blueprint"})
    for factor, score in zip(FACTORS, scores, strict=True):
        written["ratings"][factor.id]["score"] = score
    document = Assessment.model_validate(written)
    blueprint = _with(derive(document, architecture, ENGLISH), row)
    return document.model_copy(update={"blueprint": blueprint}), architecture


def _with(blueprint: Blueprint, row: Row) -> Blueprint:
    provider = next(item for item in PROVIDERS if item.id == row["provider"])
    tools = {"none": (), "custom": (_CUSTOM,), "search": (_SEARCHES,)}[row["tools"]]
    known = () if row["knowledge"] == "none" else (*blueprint.knowledge, _TERMS)
    agents = [
        agent.model_copy(update={} if known else {"knowledge": ()}) for agent in blueprint.agents
    ]
    if agents:
        more = ("terms",) if row["knowledge"] == "agent" else ()
        first = {
            "tools": tuple(tool.id for tool in tools),
            "knowledge": (*agents[0].knowledge, *more),
        }
        agents[0] = agents[0].model_copy(update=first)
    return blueprint.model_copy(
        update={
            "project": blueprint.project.model_copy(
                update={
                    "provider": provider.id,
                    "model": provider.default or "qwen3",
                    "base_url": "http://models.example:8000/v1" if provider.needs_url else "",
                }
            ),
            "options": blueprint.options.model_copy(
                update={item.id: row[item.id] for item in OPTIONS}
            ),
            "agents": tuple(agents),
            "tools": tools,
            "knowledge": known,
        }
    )
