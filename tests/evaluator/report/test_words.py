"""No word of ours reaches a report untranslated."""

from pathlib import Path
from typing import Any

import pytest

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import blueprint_of
from evaluator.blueprint.names import package_name
from evaluator.document import load
from evaluator.report.build import build
from evaluator.report.project import architecture_shown
from evaluator.report.tree import as_values
from tests.pseudo import PSEUDO, untranslated

CASES = Path(__file__).parents[2] / "cases"
# What is the same in every language: identifiers, and keys of the tree that are no text.
NOT_WORDS = {
    "kind",
    "shape",
    "fill",
    "stroke",
    "anchor",
    "id",
    "language",
    "paper",
    "mark",
    "tone",
    "style",
    "keywords",
}
USER = {"title", "description", "author", "organisation"}


def texts(node: Any, key: str = "") -> list[str]:
    if isinstance(node, str):
        return [] if key in NOT_WORDS else [node]
    if isinstance(node, list):
        return [text for item in node for text in texts(item, key)]
    if isinstance(node, dict):
        if node.get("style") == "code":
            return []
        return [text for name, item in node.items() for text in texts(item, name)]
    return []


def names_of(assessment: Assessment) -> str:
    """The identifiers of the project: they are code, and the graph shows them as what they are."""
    architecture = architecture_shown(assessment)
    if architecture is None:
        return ""
    blueprint = blueprint_of(assessment, architecture, PSEUDO)
    items = (*blueprint.agents, *blueprint.crews, *blueprint.steps, *blueprint.outputs)
    labels = [route.label for step in blueprint.steps for route in step.routes]
    fields = [field for output in blueprint.outputs for field in output.fields]
    values = [value for field in fields for value in field.allowed]
    return " ".join([*(item.name for item in (*items, *fields)), *labels, *values])


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*.assessment.json")), ids=lambda path: path.stem
)
def test_every_word_of_ours_is_translated(path: Path) -> None:
    assessment = load(path)
    tree = as_values(build(assessment, PSEUDO))
    dump = assessment.model_dump_json() + package_name(assessment.use_case.title)
    dump += f"{names_of(assessment)} page pages"  # The report fills `{page}` in when it prints.
    for text in texts(tree):
        for word in untranslated(text):
            assert word in dump or word.lower() in dump, text
