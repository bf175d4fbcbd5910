import json
import urllib.request
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.project.stand_in import ANSWER, DIMENSIONS, StandIn, value_for


def ask(server: StandIn, path: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        f"{server.base_url}/{path}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        content = response.read().decode()
    return content if body.get("stream") else json.loads(content)


@pytest.fixture
def server():  # type: ignore[no-untyped-def]
    with StandIn() as running:
        yield running


TOOL = {
    "type": "function",
    "function": {
        "name": "measure",
        "parameters": {"type": "object", "properties": {"text": {"type": "string"}}},
    },
}


def test_a_text_answer_is_some_text(server: StandIn) -> None:
    done = ask(server, "chat/completions", {"messages": [{"role": "user", "content": "x"}]})
    assert done["choices"][0]["message"]["content"] == ANSWER
    assert server.requests[0][0] == "/v1/chat/completions"


def test_a_text_answer_repeats_the_headings_of_the_prompt(server: StandIn) -> None:
    prompt = "Write:\n## Summary\n\n  ### Next steps\nNo #heading, and ## none here"
    parts = [{"type": "text", "text": "## Last"}]
    messages = [{"role": "user", "content": prompt}, {"role": "user", "content": parts}]
    done = ask(server, "chat/completions", {"messages": messages})
    said = done["choices"][0]["message"]["content"].split("\n\n")
    assert said == [ANSWER, "## Summary", "### Next steps", "## Last"]
    for asked in (prompt, messages[:1]):
        text = ask(server, "responses", {"input": asked})["output"][0]["content"][0]["text"]
        assert text.split("\n\n") == [ANSWER, "## Summary", "### Next steps"]


def test_each_tool_is_called_once(server: StandIn) -> None:
    messages: list[dict[str, Any]] = [{"role": "user", "content": "x"}]
    first = ask(server, "chat/completions", {"messages": messages, "tools": [TOOL]})
    message = first["choices"][0]["message"]
    assert message["tool_calls"][0]["function"]["name"] == "measure"
    assert json.loads(message["tool_calls"][0]["function"]["arguments"]) == {"text": "text"}
    messages += [message, {"role": "tool", "content": "2 words"}]
    second = ask(server, "chat/completions", {"messages": messages, "tools": [TOOL]})
    assert second["choices"][0]["message"]["content"] == ANSWER


def test_a_schema_is_answered_by_both_apis(server: StandIn) -> None:
    schema = {"type": "object", "properties": {"outcome": {"enum": ["complete", "incomplete"]}}}
    form = {"type": "json_schema", "json_schema": {"name": "r", "schema": schema}}
    chat = ask(server, "chat/completions", {"messages": [], "response_format": form})
    assert json.loads(chat["choices"][0]["message"]["content"]) == {"outcome": "complete"}
    text = {"format": {"type": "json_schema", "name": "r", "schema": schema}}
    response = ask(server, "responses", {"input": "x", "text": text})
    assert json.loads(response["output"][0]["content"][0]["text"]) == {"outcome": "complete"}


def test_a_stream_ends(server: StandIn) -> None:
    text = ask(server, "chat/completions", {"messages": [], "stream": True})
    assert ANSWER in text and text.endswith("data: [DONE]\n\n")


@pytest.mark.parametrize("form", ["float", "base64"])
def test_embeddings_are_the_same_for_the_same_text(server: StandIn, form: str) -> None:
    body = {"input": ["a", "b", "a"], "encoding_format": form}
    rows = [row["embedding"] for row in ask(server, "embeddings", body)["data"]]
    assert rows[0] == rows[2] != rows[1]
    assert form == "base64" or len(rows[0]) == DIMENSIONS


leaves = st.sampled_from(
    [
        {"type": "string", "minLength": 3, "maxLength": 6},
        {"type": "integer", "minimum": 3},
        {"type": "integer", "exclusiveMinimum": 3},
        {"type": "number", "minimum": 0.5},
        {"type": "boolean"},
        {"type": "null"},
        {"enum": ["good", "bad"]},
        {"const": 7},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"$ref": "#/$defs/part"},
    ]
)
schemas = st.recursive(
    leaves,
    lambda inner: (
        st.builds(
            lambda parts: {"type": "object", "properties": parts, "required": list(parts)},
            st.dictionaries(st.sampled_from("abc"), inner),
        )
        | st.builds(
            lambda item, n: {"type": "array", "items": item, "minItems": n},
            inner,
            st.integers(0, 2),
        )
    ),
    max_leaves=8,
)


@given(schemas)
def test_the_value_fits_its_schema(schema: dict[str, Any]) -> None:
    whole = {
        "type": "object",
        "properties": {"value": schema},
        "$defs": {"part": {"type": "object", "properties": {"x": {"type": "boolean"}}}},
    }
    jsonschema.validate(value_for(whole), whole)
