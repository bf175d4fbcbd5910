import json
from typing import Any, get_args

import pytest

from evaluator.blueprint.model import Tool, ToolKind
from evaluator.catalogue.tools import SEARCH_TOOL, SEARCH_TOOLS, SearchTool, problem_of_source
from tests.evaluator.catalogue.record_crewai_tools import GONE, RECORD

RECORDED: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
ROWS = pytest.mark.parametrize("row", SEARCH_TOOLS, ids=lambda row: row.kind)


def test_every_kind_of_the_blueprint_has_a_row() -> None:
    assert {"custom", *SEARCH_TOOL} == set(get_args(ToolKind))


@ROWS
def test_the_class_takes_what_the_table_says(row: SearchTool) -> None:
    recorded = RECORDED["classes"][row.class_name]
    assert row.argument in recorded["takes"]
    assert row.query in recorded["called_with"]


@ROWS
def test_a_class_that_indexes_takes_an_embedder_and_a_collection(row: SearchTool) -> None:
    recorded = RECORDED["classes"][row.class_name]
    if row.kind == "qdrant":
        assert "custom_embedding_fn" in recorded["takes"]
    else:
        assert ({"config", "collection_name"} <= set(recorded["takes"])) is row.embeds


def test_qdrant_takes_a_config_of_its_own() -> None:
    assert {"qdrant_url", "qdrant_api_key", "collection_name"} <= set(RECORDED["qdrant_config"])


def test_the_old_tool_for_postgresql_is_gone() -> None:
    assert RECORDED["gone"] == GONE


def tool(row: SearchTool, source: str) -> Tool:
    return Tool(id="t", name="t", kind=row.kind, source=source)


@ROWS
def test_its_example_can_be_searched(row: SearchTool) -> None:
    assert problem_of_source(tool(row, row.example)) is None


@ROWS
def test_a_missing_source_is_explained_with_an_example(row: SearchTool) -> None:
    problem = problem_of_source(tool(row, " "))
    assert (problem is not None) is row.source_is_needed
    assert problem is None or row.example in str(problem)


@pytest.mark.parametrize(
    "source", ["../a.csv", "/a.csv", "~/a.csv", "C:\\a.csv", "a\\..\\..\\b.csv"]
)
def test_a_file_outside_the_project_is_refused(source: str) -> None:
    assert "outside the project" in str(problem_of_source(tool(SEARCH_TOOL["csv"], source)))


def test_another_ending_is_refused() -> None:
    assert "ends in .csv" in str(problem_of_source(tool(SEARCH_TOOL["csv"], "data/a.pdf")))


def test_a_custom_tool_has_no_source() -> None:
    assert problem_of_source(Tool(id="t", name="t")) is None
