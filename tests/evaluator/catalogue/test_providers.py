import json
import subprocess
import sys
from typing import Any, get_args

import pytest

from evaluator.blueprint.model import Project, ProviderId
from evaluator.catalogue.providers import (
    PROVIDER,
    PROVIDERS,
    Provider,
    key_variables,
    model_string,
    problems_of_model,
    settings_variables,
)

ROWS = pytest.mark.parametrize("row", PROVIDERS, ids=lambda row: row.id)


def project(provider: ProviderId, model: str = "", **parts: Any) -> Project:
    return Project(
        name="P", package="p", provider=provider, model=model or PROVIDER[provider].default, **parts
    )


def test_every_provider_of_the_blueprint_has_a_row() -> None:
    assert set(PROVIDER) == set(get_args(ProviderId))


@ROWS
def test_the_default_and_the_small_model_are_current(row: Provider) -> None:
    assert row.models[:1] == ((row.default,) if row.default else ())
    assert not row.models or row.small in row.models


@pytest.mark.parametrize(
    ("provider", "model", "said"),
    [
        ("openai", "gpt-4.1-mini", "gpt-4.1-mini"),
        ("openai", "openai/gpt-4.1", "openai/gpt-4.1"),
        ("openai", "org/tuned", "openai/org/tuned"),
        ("anthropic", "claude-sonnet-5", "anthropic/claude-sonnet-5"),
        ("anthropic", "anthropic/claude-sonnet-5", "anthropic/claude-sonnet-5"),
        ("openrouter", "openai/gpt-4.1-mini", "openrouter/openai/gpt-4.1-mini"),
        ("groq", "openai/gpt-oss-20b", "groq/openai/gpt-oss-20b"),
        ("ollama", "qwen3:8b", "ollama/qwen3:8b"),
        ("compatible", "Qwen/Qwen3-8B", "openai/Qwen/Qwen3-8B"),
        ("compatible", "openai/gpt-oss-20b", "openai/openai/gpt-oss-20b"),
    ],
)
def test_a_model_is_told_with_its_prefix_once(provider: ProviderId, model: str, said: str) -> None:
    assert model_string(project(provider, model)) == said
    assert model_string(project(provider), model) == said


def test_variables_name_the_key_and_the_address() -> None:
    assert key_variables(project("anthropic")) == ("ANTHROPIC_API_KEY",)
    assert key_variables(project("ollama")) == ()
    assert settings_variables(project("ollama")) == ("OLLAMA_HOST",)
    assert settings_variables(project("compatible")) == ("OPENAI_API_KEY", "OPENAI_BASE_URL")


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (project("openai", " "), "model"),
        (project("compatible", "qwen3"), "base_url"),
        (project("gemini", base_url="http://x"), "base_url"),
    ],
)
def test_what_cannot_be_called_is_explained_at_its_field(made: Project, field: str) -> None:
    assert [found for found, _ in problems_of_model(made)] == [field]


@ROWS
def test_a_provider_with_its_default_can_be_called(row: Provider) -> None:
    made = project(
        row.id, row.default or "m", base_url="http://x" if row.id == "compatible" else ""
    )
    assert problems_of_model(made) == ()


_ASK_CREWAI = """
import json
from crewai_cli.constants import ENV_VARS
print(json.dumps({name: [item.get("key_name") for item in items] for name, items in ENV_VARS.items()}))
"""
_ROUTES = """
import json, sys
from crewai.llm import LLM
for model, settings in json.load(sys.stdin):
    try:
        route = LLM._resolve_route(model, settings)
        print(json.dumps([route.provider, route.native_class is None]))
    except ImportError as missing:
        print(json.dumps(["", str(missing)]))
"""


def child(source: str, given: str = "") -> str:
    return subprocess.run(
        [sys.executable, "-c", source],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout


@pytest.mark.slow
def test_no_variable_contradicts_crewai() -> None:
    theirs: dict[str, list[str | None]] = json.loads(child(_ASK_CREWAI))
    print("not in our table:", ", ".join(sorted(set(theirs) - set(PROVIDER))))
    print("not in CrewAI's: ", ", ".join(sorted(set(PROVIDER) - set(theirs))))
    contradicted = {
        row.id: row.key
        for row in PROVIDERS
        if row.key and row.id in theirs and row.key not in theirs[row.id]
    }
    assert contradicted == {}


@pytest.mark.slow
def test_every_model_goes_where_the_table_says_and_needs_the_extra_it_names() -> None:
    asked = [
        (row, model_string(project(row.id, model)))
        for row in PROVIDERS
        for model in (row.models or ("qwen3", "Qwen/Qwen3-8B", "openai/gpt-oss-20b"))
    ]
    given = [(model, {"base_url": "http://x/v1"} if row.needs_url else {}) for row, model in asked]
    answers = [json.loads(line) for line in child(_ROUTES, json.dumps(given)).splitlines()]
    for (row, model), (provider, other) in zip(asked, answers, strict=True):
        if not provider:
            # CrewAI names the extra that is not installed here.
            assert f"crewai[{row.extra}]" in other, model
        else:
            assert provider == ("openai" if row.id == "compatible" else row.id), model
            assert other is (row.extra == "litellm"), model
