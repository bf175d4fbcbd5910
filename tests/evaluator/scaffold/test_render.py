"""Every generated file parses, and the text that comes out of it is the text that went in."""

from __future__ import annotations

import ast
import json
import sys
import xml.etree.ElementTree as ET

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import derive
from evaluator.document import parse
from evaluator.errors import EvaluatorError
from evaluator.escape import without_placeholders
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from evaluator.scaffold.render import render
from evaluator.scaffold.tree import Tree
from tests.strategies import assessment, even, typed_text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ALL = [item.id for item in ARCHITECTURES]
HOSTILE = (
    "\"double\" 'single' `tick` {topic} {{ jinja }} {% raw %} 100 % # hash: - dash\\back\\n\n"
    "second\t& <b>bold</b> $HOME 🚀 👩‍🔬 שלום 报表 \u202eabc\u202c é"
)


def document(text: str) -> Assessment:
    """An assessment with the same text in every field."""
    return assessment(
        even(6, 7),
        use_case={"title": text, "description": text, "author": text, "organisation": text},
        ratings={factor.id: {"score": 6, "note": text} for factor in FACTORS},
        decision={
            "architecture": "simple_crew",
            "recommended": "flow_orchestrating_crews",
            "reason": text,
            "by": text,
        },
    )


def check_parses(tree: Tree) -> None:
    for path, content in tree.files.items():
        text = content.decode("utf-8")
        assert "\r" not in text
        if path.endswith(".py"):
            ast.parse(text)
            assert all(line.isprintable() for line in text.split("\n"))
        elif path.endswith((".yaml", ".yml")):
            yaml.safe_load(text)
        elif path.endswith(".toml"):
            tomllib.loads(text)
        elif path.endswith(".svg"):
            ET.fromstring(text)
        elif path.endswith(".json"):
            json.loads(text)


def check_round_trip(tree: Tree, original: Assessment, architecture: ArchitectureId) -> None:
    blueprint = derive(original, architecture, ENGLISH)
    package = blueprint.project.package
    placeholders = ["request", "case_file", "feedback"] if blueprint.crews else ["request"]
    assert parse(tree.files[f"{package}.assessment.json"]) == original
    described = tomllib.loads(tree.files["pyproject.toml"].decode())["project"]["description"]
    assert described == blueprint.project.name
    texts = {}
    for path, content in tree.files.items():
        if path.endswith(("agents.yaml", "tasks.yaml", "prompts.yaml")):
            texts.update(yaml.safe_load(content))
    for step in blueprint.steps:
        loaded = texts[step.name]
        said = loaded if isinstance(loaded, str) else loaded["description"]
        assert said == without_placeholders(step.description, placeholders)
    for agent in blueprint.agents:
        for part in ("role", "goal", "backstory"):
            expected = without_placeholders(getattr(agent, part), placeholders)
            assert texts[agent.name][part] == expected
    inputs = yaml.safe_load(tree.files[f"src/{package}/config/inputs.yaml"])
    assert inputs == {"request": blueprint.inputs[0].example}


@pytest.mark.parametrize("architecture", ALL)
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=typed_text)
def test_any_text_survives(architecture: ArchitectureId, text: str) -> None:
    original = document(text)
    tree = render(original, architecture, ENGLISH)
    check_parses(tree)
    check_round_trip(tree, original, architecture)


@pytest.mark.parametrize("architecture", ALL)
@pytest.mark.parametrize(
    "text", [HOSTILE, HOSTILE * 60, "", "{request}", "null", "- yes", "\u2028"]
)
def test_hostile_text_survives(architecture: ArchitectureId, text: str) -> None:
    original = document(text)
    tree = render(original, architecture, ENGLISH)
    check_parses(tree)
    check_round_trip(tree, original, architecture)


@pytest.mark.parametrize("architecture", ALL)
def test_a_project_says_what_it_was_made_from(architecture: ArchitectureId) -> None:
    original = document("Plain")
    tree = render(original, architecture, ENGLISH)
    table = tomllib.loads(tree.files["pyproject.toml"].decode())["tool"]["crewai-evaluator"]
    assert table["architecture"] == architecture
    assert table["digest"] == original.digest
    assert {"README.md", "AGENTS.md", ".gitignore", ".env.example", "docs/decision.md"} <= set(
        tree.files
    )
    assert {"docs/matrix.svg", "tests/scenarios.yaml", ".github/workflows/ci.yml"} <= set(
        tree.files
    )
    assert not any(b"{{" in content for path, content in tree.files.items() if path.endswith(".py"))


@pytest.mark.parametrize("architecture", ALL)
def test_the_same_document_gives_the_same_bytes(architecture: ArchitectureId) -> None:
    first, second = (render(document(HOSTILE), architecture, ENGLISH) for _ in range(2))
    assert first == second


def test_a_draft_is_no_project() -> None:
    with pytest.raises(EvaluatorError, match="draft"):
        render(assessment({"steps": 3}), "simple_crew", ENGLISH)


@given(st.sampled_from(ALL), st.sampled_from(["before_release", "each_step", "none"]))
def test_oversight_asks_a_person_before_release(architecture: ArchitectureId, answer: str) -> None:
    original = assessment(even(8, 8), needs={"oversight": {"answer": answer}})
    tree = render(original, architecture, ENGLISH)
    has_review = any(path.endswith("/review.py") for path in tree.files)
    asked = answer != "none" and architecture == "flow_orchestrating_crews"
    assert has_review is asked
