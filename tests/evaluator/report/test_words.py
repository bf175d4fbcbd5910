"""No word of ours reaches a report untranslated."""

from pathlib import Path
from typing import Any

import pytest

from evaluator.blueprint.names import package_name
from evaluator.document import load
from evaluator.report.build import build
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


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*.assessment.json")), ids=lambda path: path.stem
)
def test_every_word_of_ours_is_translated(path: Path) -> None:
    assessment = load(path)
    tree = as_values(build(assessment, PSEUDO))
    allowed = {"drafter", "reviewer", "measure_text", "researcher", "analyst", "critic", "editor"}
    allowed |= {
        "reader",
        "preparer",
        "assessor",
        "text",
        "list",
        "measure",
        "complete",
        "incomplete",
    }
    dump = assessment.model_dump_json() + package_name(assessment.use_case.title)
    for text in texts(tree):
        for word in untranslated(text):
            assert word in allowed or word in dump, text
