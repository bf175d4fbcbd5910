import ast
import json
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from evaluator import escape
from tests.strategies import typed_text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

braces = st.text(st.sampled_from("{}abc _-"))


@given(typed_text)
def test_python_text_comes_back_and_shows_no_hidden_character(text: str) -> None:
    literal = escape.python(text)
    assert ast.literal_eval(literal) == text
    assert literal.isprintable()


@given(typed_text)
def test_toml_text_comes_back(text: str) -> None:
    assert tomllib.loads(f"text = {escape.toml(text)}")["text"] == text


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), typed_text))
def test_yaml_text_comes_back(texts: dict[str, str]) -> None:
    assert yaml.safe_load(escape.yaml_document({"texts": texts})) == {"texts": texts}


_values = st.recursive(
    typed_text
    | st.sampled_from(["yes", "null", "1.0", "~", "- a", "2026-01-01", "=", ""])
    | st.integers()
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(typed_text, inner),
    max_leaves=12,
)


@given(st.dictionaries(typed_text, _values))
def test_yaml_values_come_back_with_their_types(values: dict[str, object]) -> None:
    found = yaml.safe_load(escape.yaml_document(values))
    # As JSON 1, 1.0 and true are three things.
    assert json.dumps(found) == json.dumps(values)


def shown(tokens: list[Token] | None) -> str:
    """The text that a reader sees; a `<br>` is a line break."""
    parts = []
    for token in tokens or []:
        if token.type == "inline":
            parts.append(shown(token.children))
        elif token.type == "html_inline":
            assert token.content == "<br>"
            parts.append("\n")
        elif token.type in ("text", "text_special"):
            parts.append(token.content)
        else:
            assert token.type in ("paragraph_open", "paragraph_close"), token.type
    return "".join(parts)


@given(typed_text)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable("table").parse(escape.markdown(text))
    assert shown(rendered) == text


@given(braces)
def test_only_declared_placeholders_are_left(text: str) -> None:
    filtered = escape.without_placeholders(text, ["abc"])
    assert {found[1] for found in escape.PLACEHOLDER.finditer(filtered)} <= {"abc"}
    assert filtered.replace(" ", "") == text.replace(" ", "")


def test_a_placeholder_that_is_no_input_is_spaced() -> None:
    assert escape.without_placeholders("{a} {b} {{a}}", ["b"]) == "{ a } {b} {{ a }}"


@pytest.mark.parametrize("text", ["plain", "an emoji \U0001f600"])
def test_yaml_says_what_occurs_twice_both_times(text: str) -> None:
    shared = {"texts": [text]}
    written = escape.yaml_document({"first": shared, "second": shared})
    assert written.count("texts:") == 2 and "&" not in written and "*" not in written
    assert yaml.safe_load(written) == {"first": shared, "second": shared}


def test_long_words_of_yaml_stand_in_a_block_and_entries_apart() -> None:
    backstory = "You read closely, and guess nothing. What you do here: " + "read the message; " * 4
    made = {
        name: {"role": "Reader", "backstory": backstory.strip()} for name in ("first", "second")
    }
    written = escape.yaml_document(made)
    assert written.count("  backstory: >-\n    You read") == 2
    assert "\n\nsecond:\n" in written
    assert yaml.safe_load(written) == made


@pytest.mark.parametrize(
    "text", ["kept\n\n", "one\n", " - a\n:b\n#c", "x  y " * 40, "é" * 200, "a " * 90 + "b"]
)
def test_a_text_before_another_entry_comes_back(text: str) -> None:
    made = {"first": text, "second": {"inner": text}, "third": text}
    assert yaml.safe_load(escape.yaml_document(made)) == made
