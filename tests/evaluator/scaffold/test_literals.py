import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.scaffold.literals import WIDTH, columns, literal
from tests.strategies import typed_text


@given(typed_text | st.text("中文 words\"'\\\u0301", max_size=400), st.integers(0, 60))
def test_the_text_comes_back_and_no_line_is_too_long(text: str, before: int) -> None:
    made = literal(text, before, 8, 1)
    assert ast.literal_eval(made) == text
    first, *others = made.split("\n")
    assert before + columns(first) + 1 <= WIDTH
    assert all(columns(line) <= WIDTH for line in others)


@pytest.mark.parametrize(("text", "wide"), [("ab", 2), ("中", 2), ("e\u0301", 1)])
def test_columns_are_counted_as_linters_do(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_a_long_text_breaks_behind_spaces() -> None:
    lines = literal("word " * 50, 0, 4).splitlines()
    assert lines[0] == "(" and lines[-1] == "    )"
    assert all(line.strip().endswith(' "') for line in lines[1:-1])
