"""`schema`: the JSON Schema of an assessment file."""

from __future__ import annotations

import argparse
import json
from typing import Any

from evaluator.assessment import Assessment
from evaluator.values import deferred_parts


def parser(prog: str) -> argparse.ArgumentParser:
    """The arguments of `schema`: none."""
    return argparse.ArgumentParser(
        prog=prog, description="Print the JSON Schema of an assessment file."
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an assessment file; whatever may be absent may be null too."""
    for part in deferred_parts():
        part.model_rebuild()
    generated = Assessment.model_json_schema()
    for kind in (generated, *generated.get("$defs", {}).values()):
        required = kind.get("required", ())
        for name, definition in kind.get("properties", {}).items():
            if name not in required:
                _allow_null(definition)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CrewAI Evaluator assessment",
        **{key: value for key, value in generated.items() if key != "title"},
    }


def _allow_null(definition: dict[str, Any]) -> None:
    kept: dict[str, Any] = {
        key: definition.pop(key) for key in ("title", "default") if key in definition
    }
    choices = definition.pop("anyOf", None) or [dict(definition)]
    definition.clear()
    if {"type": "null"} not in choices:
        choices = [*choices, {"type": "null"}]
    definition.update(kept, anyOf=choices)
