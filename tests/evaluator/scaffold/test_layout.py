"""Python laid out as a formatter would: what fits stands on one line, what does not on one line each."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.scaffold.layout import call, imports
from evaluator.scaffold.literals import WIDTH

_names = st.from_regex(r"[a-z][a-z_]{0,30}", fullmatch=True).filter(
    lambda name: name not in {"as", "if", "in", "is", "or", "and", "not", "for", "def", "del"}
)


def test_imports_stand_in_sections_each_sorted() -> None:
    wanted = [
        ("claims.results", "Invoice"),
        ("pydantic", "BaseModel"),
        ("json", ""),
        ("scripted_llm", "Script"),
        ("claims.results", "LIMIT"),
        ("claims.results", "as_text"),
        ("pathlib", "Path"),
        ("json", ""),
    ]
    assert imports(wanted, first_party="claims", local=("scripted_llm",)) == (
        "import json\n"
        "from pathlib import Path\n"
        "\n"
        "from pydantic import BaseModel\n"
        "\n"
        "from claims.results import LIMIT, Invoice, as_text\n"
        "\n"
        "from scripted_llm import Script"
    )


def test_a_call_that_fits_stands_on_one_line() -> None:
    assert call("run(", ["first", "second"], ")", indent=4) == "run(first, second)"


@pytest.mark.parametrize(("head", "tail"), [("run(", ")"), ("names: [", "]")])
def test_a_call_that_does_not_fit_has_a_line_for_each_argument(head: str, tail: str) -> None:
    first, second = "a" * 70, "b" * 70
    assert call(head, [first, second], tail, indent=4) == (
        f"{head}\n        {first},\n        {second},\n    {tail}"
    )


def test_one_thing_in_square_brackets_does_not_become_a_tuple() -> None:
    assert call("first[", ["a" * 130], "]") == f"first[\n    {'a' * 130}\n]"


def test_brackets_that_are_only_there_when_broken() -> None:
    head, names = "from claims.results import ", ["A" * 60, "B" * 60]
    assert call(head, ["A"], "", brackets=("(", ")")) == f"{head}A"
    assert call(head, names, "", brackets=("(", ")")).startswith(f"{head}(\n    AAA")


def test_a_note_does_not_count_into_the_width() -> None:
    line = call("run(", ["a" * (WIDTH - 5)], ")", note="# noqa: S101")
    assert line.endswith(")  # noqa: S101") and "\n" not in line


@given(st.lists(_names, min_size=1, max_size=12), st.integers(0, 3))
def test_a_call_of_any_width_parses_and_keeps_its_arguments(names: list[str], depth: int) -> None:
    text = call("run(", names, ")", indent=depth * 4)
    parsed = ast.parse(text.strip(), mode="eval").body
    assert isinstance(parsed, ast.Call)
    assert [ast.unparse(one) for one in parsed.args] == names
    assert all(len(line) <= WIDTH for line in text.splitlines())


@given(st.lists(st.tuples(st.sampled_from(["claims.a", "claims.b", "json", "yaml"]), _names)))
def test_every_import_that_was_wanted_is_there_once(wanted: list[tuple[str, str]]) -> None:
    block = imports(wanted, first_party="claims")
    found = [
        (node.module, alias.name)
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sorted(found) == sorted({*wanted})  # type: ignore[type-var]  # no relative imports
