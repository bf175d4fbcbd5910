"""A server on loopback that speaks OpenAI's API and knows nothing of who asks.

A text answer is non-empty and repeats the Markdown headings of the prompt; an answer by schema takes
the first value of an enum, true, the minimum and the fewest items; each offered tool is called once.
`python -m evaluator.project.stand_in` runs it and prints its address.
"""

from __future__ import annotations

import base64
import json
import re
import struct
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

ANSWER = "A stand-in answered this; it is no model."
DIMENSIONS = 1536
_HEADING = re.compile(r"^[^\S\n]*(#{2,3} .*\S)", re.MULTILINE)
_USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
_RESPONSES_USAGE = {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2}


def value_for(schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> Any:
    """The first and smallest value that a JSON Schema allows."""
    root = schema if root is None else root
    if "$ref" in schema:
        found: Any = root
        for part in str(schema["$ref"]).removeprefix("#/").split("/"):
            found = found[part]
        return value_for(found, root)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return value_for(schema[choice][0], root)
    if "allOf" in schema:
        merged: dict[str, Any] = {}
        for part in schema["allOf"]:
            resolved = value_for(part, root)
            if not isinstance(resolved, dict):
                return resolved
            merged.update(resolved)
        return merged
    kind = schema.get("type", "object" if "properties" in schema else "string")
    kind = kind[0] if isinstance(kind, list) else kind
    return _OF_TYPE[kind](schema, root)


def _object(schema: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value_for(part, root) for name, part in schema.get("properties", {}).items()}


def _array(schema: Mapping[str, Any], root: Mapping[str, Any]) -> list[Any]:
    return [value_for(schema.get("items", {}), root) for _ in range(schema.get("minItems", 0))]


def _text(schema: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    text = "text".ljust(schema.get("minLength", 0), ".")
    return text[: schema.get("maxLength", len(text))]


def _integer(schema: Mapping[str, Any], root: Mapping[str, Any]) -> int:
    if "exclusiveMinimum" in schema:
        return int(schema["exclusiveMinimum"]) + 1
    return int(schema.get("minimum", 0))


def _number(schema: Mapping[str, Any], root: Mapping[str, Any]) -> float:
    return float(
        _integer(schema, root) if "exclusiveMinimum" in schema else schema.get("minimum", 0)
    )


_OF_TYPE: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Any]] = {
    "object": _object,
    "array": _array,
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": lambda schema, root: True,
    "null": lambda schema, root: None,
}


def vector_for(text: str) -> list[float]:
    """An embedding that is the same for the same text, each of its numbers between −1 and 1."""
    block = sha256(text.encode()).digest()
    return [(block[place % len(block)] - 127.5) / 127.5 for place in range(DIMENSIONS)]


@dataclass(frozen=True)
class Question:
    """What a request asks for, whichever of the two APIs it came by."""

    tools: tuple[Mapping[str, Any], ...]
    called: frozenset[str]
    schema: Mapping[str, Any] | None
    texts: tuple[str, ...] = ()

    @property
    def next_tool(self) -> Mapping[str, Any] | None:
        """The first offered tool that was not called yet, as its name and parameters."""
        return next((tool for tool in self.tools if tool["name"] not in self.called), None)

    @property
    def answer(self) -> str:
        """The text of the answer."""
        if self.schema is None:
            headings = dict.fromkeys(_HEADING.findall("\n".join(self.texts)))
            return "\n\n".join([ANSWER, *headings])
        return json.dumps(value_for(self.schema))


def chat_question(body: Mapping[str, Any]) -> Question:
    """What a chat completion asks for."""
    called = {
        call["function"]["name"]
        for message in body.get("messages", ())
        for call in message.get("tool_calls") or ()
    }
    form = body.get("response_format") or {}
    schema = (
        form.get("json_schema", {}).get("schema") if form.get("type") == "json_schema" else None
    )
    if schema is None and form.get("type") == "json_object":
        schema = {"type": "object"}
    return Question(
        tuple(tool["function"] for tool in body.get("tools") or () if "function" in tool),
        frozenset(called),
        schema,
        _texts(body.get("messages", ())),
    )


def responses_question(body: Mapping[str, Any]) -> Question:
    """What a call of the responses API asks for."""
    given = body.get("input")
    items = given if isinstance(given, list) else []
    called = {item["name"] for item in items if item.get("type") == "function_call"}
    form = (body.get("text") or {}).get("format") or {}
    return Question(
        tuple(tool for tool in body.get("tools") or () if tool.get("type") == "function"),
        frozenset(called),
        form.get("schema") if form.get("type") == "json_schema" else None,
        (given,) if isinstance(given, str) else _texts(items),
    )


def _texts(messages: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What messages say; a content is a text or a list of parts."""
    contents = [message.get("content") or "" for message in messages]
    parts = ([{"text": content}] if isinstance(content, str) else content for content in contents)
    return tuple(part["text"] for content in parts for part in content if part.get("text"))


def chat_message(question: Question, number: int) -> tuple[dict[str, Any], str]:
    """The message of a chat completion and why it ends."""
    tool = question.next_tool
    if tool is None:
        return {"role": "assistant", "content": question.answer}, "stop"
    arguments = json.dumps(value_for(tool.get("parameters") or {"type": "object"}))
    call = {
        "id": f"call_{number}",
        "type": "function",
        "function": {"name": tool["name"], "arguments": arguments},
    }
    return {"role": "assistant", "content": None, "tool_calls": [call]}, "tool_calls"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        if self.path.endswith("/models"):
            self._send({"object": "list", "data": [{"id": "stand-in", "object": "model"}]})
        else:
            self._send({"error": {"message": f"there is no {self.path}"}}, status=404)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or b"{}")
        number = self.server.remember(self.path, body)
        if self.path.endswith("/chat/completions"):
            self._chat(body, number)
        elif self.path.endswith("/responses"):
            self._send(_response(body, number))
        elif self.path.endswith("/embeddings"):
            self._send(_embeddings(body))
        else:
            self._send({"error": {"message": f"there is no {self.path}"}}, status=404)

    def _chat(self, body: Mapping[str, Any], number: int) -> None:
        message, ends = chat_message(chat_question(body), number)
        head = {"id": f"chatcmpl-{number}", "created": 0, "model": body.get("model", "")}
        if body.get("stream"):
            self._stream(head, message, ends)
            return
        choice = {"index": 0, "message": message, "finish_reason": ends}
        self._send({**head, "object": "chat.completion", "choices": [choice], "usage": _USAGE})

    def _stream(self, head: Mapping[str, Any], message: Mapping[str, Any], ends: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        delta = dict(message)
        if "tool_calls" in delta:
            delta["tool_calls"] = [{"index": 0, **call} for call in delta["tool_calls"]]
        for part, finish in ((delta, None), ({}, ends)):
            choice = {"index": 0, "delta": part, "finish_reason": finish}
            chunk = {**head, "object": "chat.completion.chunk", "choices": [choice]}
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _send(self, body: Mapping[str, Any], status: int = 200) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet: whoever started the server reads its record."""


def _response(body: Mapping[str, Any], number: int) -> dict[str, Any]:
    question = responses_question(body)
    tool = question.next_tool
    if tool is None:
        text = {"type": "output_text", "text": question.answer, "annotations": []}
        output: dict[str, Any] = {
            "type": "message", "id": f"msg_{number}", "status": "completed",
            "role": "assistant", "content": [text],
        }  # fmt: skip
    else:
        arguments = json.dumps(value_for(tool.get("parameters") or {"type": "object"}))
        output = {
            "type": "function_call", "id": f"fc_{number}", "call_id": f"call_{number}",
            "status": "completed", "name": tool["name"], "arguments": arguments,
        }  # fmt: skip
    return {
        "id": f"resp_{number}", "object": "response", "created_at": 0, "status": "completed",
        "model": body.get("model", ""), "output": [output], "usage": _RESPONSES_USAGE,
        "parallel_tool_calls": False, "tool_choice": "auto", "tools": [],
    }  # fmt: skip


def _embeddings(body: Mapping[str, Any]) -> dict[str, Any]:
    given = body.get("input", "")
    texts = [given] if isinstance(given, str) else given
    vectors: Iterator[Any] = (vector_for(str(text)) for text in texts)
    if body.get("encoding_format") == "base64":
        vectors = (
            base64.b64encode(struct.pack(f"<{DIMENSIONS}f", *vector)).decode() for vector in vectors
        )
    rows = [
        {"object": "embedding", "index": index, "embedding": vector}
        for index, vector in enumerate(vectors)
    ]
    return {"object": "list", "data": rows, "model": body.get("model", ""), "usage": _USAGE}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, requests: list[tuple[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._lock = threading.Lock()
        self._requests = requests

    def remember(self, path: str, body: Any) -> int:
        """Keep a request; gives its number from 1."""
        with self._lock:
            self._requests.append((path, body))
            return len(self._requests)


@dataclass
class StandIn:
    """The running server, as a context manager; `requests` holds path and body of what was asked."""

    requests: list[tuple[str, Any]] = field(default_factory=list)

    def __enter__(self) -> StandIn:
        self._server = _Server(self.requests)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        """What OPENAI_BASE_URL is set to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"


if __name__ == "__main__":
    with StandIn() as server:
        print(server.base_url, flush=True)
        threading.Event().wait()
