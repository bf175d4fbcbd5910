"""The parts of a generated project that are about models, knowledge and tools, rendered alone.

Each combination becomes a small project that ruff, mypy and pytest judge as they would a whole one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evaluator import escape
from evaluator.blueprint.model import (
    Agent,
    Argument,
    Blueprint,
    Embedder,
    Knowledge,
    Options,
    Project,
    Step,
    Tool,
)
from evaluator.catalogue.embedders import EMBEDDERS
from evaluator.catalogue.providers import PROVIDERS
from evaluator.catalogue.tools import SEARCH_TOOLS
from evaluator.resources import templates
from evaluator.scaffold.knowledge_view import embedder_view, knowledge_files, knowledge_view
from evaluator.scaffold.literals import literal
from evaluator.scaffold.llm_view import llm_view
from evaluator.scaffold.tools_view import tools_view

pytestmark = pytest.mark.slow

PARTS = [
    "src/__package__/llm.py.jinja",
    "src/__package__/embedder.py.jinja",
    "src/__package__/knowledge.py.jinja",
    "src/__package__/memory.py.jinja",
    "src/__package__/sample_data.py.jinja",
    "src/__package__/search_tools.py.jinja",
    "src/__package__/tools/__init__.py.jinja",
    "tests/offline_knowledge.py.jinja",
    "tests/test_llm.py.jinja",
    "tests/test_tools.py.jinja",
]
TOOL = "common/src/__package__/tools/__tool__.py.jinja"
PYPROJECT = """
[project]
name = "parts"
version = "0"

[tool.pytest.ini_options]
pythonpath = ["src", "tests"]
filterwarnings = ["ignore::DeprecationWarning"]

[tool.ruff]
line-length = 120
src = ["src", "tests"]

[tool.ruff.lint]
select = ["E", "F", "I", "UP", "B"]

[tool.ruff.lint.isort]
known-first-party = ["parts"]
known-local-folder = ["offline_knowledge", "scripted_llm"]

[tool.mypy]
mypy_path = ["src", "tests"]
explicit_package_bases = true
check_untyped_defs = true
warn_unused_ignores = true

[[tool.mypy.overrides]]
module = "crewai_tools.*"
ignore_missing_imports = true
"""
CONFTEST = """\
import os

import pytest


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.endswith("_API_KEY") or name in ("MODEL", "OPENAI_BASE_URL", "OLLAMA_HOST"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("OPENAI_API_KEY", "scripted")
    monkeypatch.setenv("CREWAI_STORAGE_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
"""
KNOWLEDGE_FIXTURE = """

@pytest.fixture
def script():
    from crewai.knowledge.storage.factory import set_knowledge_storage_factory

    from offline_knowledge import KnowledgeInMemory

    set_knowledge_storage_factory(lambda embedder, collection: KnowledgeInMemory())
"""
FAILURE = '"""Failures."""\n\n\nclass RunFailed(Exception):\n    """The run failed."""\n'
HOSTILE = 'It\'s "quoted" \\ {name} – 数据 \u202e' + " words" * 40


@dataclass(frozen=True)
class PartsView:
    """What the templates of these parts read."""

    blueprint: Blueprint
    direct_calls: bool

    package = "parts"

    def __getattr__(self, name: str) -> Any:
        made = {
            "options": lambda: self.blueprint.options,
            "has_memory": lambda: self.blueprint.options.memory,
            "llm": lambda: llm_view(self.blueprint, direct_calls=self.direct_calls),
            "knowledge": lambda: knowledge_view(self.blueprint, direct_calls=self.direct_calls),
            "embedder": lambda: embedder_view(self.blueprint),
            "tools": lambda: tools_view(self.blueprint),
        }
        if name not in made:
            raise AttributeError(name)
        return made[name]()


def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(templates("scaffold")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(python=escape.python, literal=literal)
    return made


def parts(blueprint: Blueprint, assessment_folder: Path, *, direct_calls: bool) -> dict[str, str]:
    """The rendered files by path."""
    view = PartsView(blueprint, direct_calls)
    jinja = environment()
    files = {
        source.replace("__package__", "parts").removesuffix(".jinja"): jinja.get_template(
            f"common/{source}"
        ).render(view=view)
        for source in PARTS
    }
    for tool in view.tools.custom:
        files[f"src/parts/tools/{tool.name}.py"] = jinja.get_template(TOOL).render(
            view=view, tool=tool
        )
    return {path: text for path, text in files.items() if text.strip()}


def write_project(blueprint: Blueprint, folder: Path, *, direct_calls: bool = False) -> Path:
    files = parts(blueprint, folder, direct_calls=direct_calls)
    files |= {
        "pyproject.toml": PYPROJECT,
        "tests/conftest.py": CONFTEST + (KNOWLEDGE_FIXTURE if blueprint.knowledge else ""),
        "src/parts/__init__.py": "",
        "src/parts/failure.py": FAILURE,
    }
    project = folder / "project"
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    for path, content in knowledge_files(blueprint, folder).items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    return project


def blueprint(provider: str = "openai", **parts: Any) -> Blueprint:
    row = next(item for item in PROVIDERS if item.id == provider)
    url = "http://models.example:8000/v1" if row.id == "compatible" else ""
    project = Project(
        name="Parts", package="parts", provider=row.id, model=row.default or "qwen3", base_url=url
    )
    # Only who does a step remembers.
    steps = (Step(id="work", name="work", agent="analyst"),)
    return Blueprint(project=project, steps=steps, **parts)


def agent(name: str = "analyst", **parts: Any) -> Agent:
    return Agent(id=name, name=name, role=name, goal="Work", backstory="Old", **parts)


TEXT = Knowledge(id="terms", name="terms", text="Payment is due in thirty days.")
FILE = Knowledge(id="prices", name="prices", kind="csv", file="preise/Preisliste 中.csv")
JSON = Knowledge(id="look_up", name="look_up", kind="json", file="orders.json", chunk_size=300)
CUSTOM = (
    Tool(
        id="stock",
        name="look_up_stock",
        purpose="Say how many pieces of a part are in stock.",
        example="12",
        arguments=(
            Argument(name="part", description="The part's number"),
            Argument(name="count", type="integer"),
            Argument(name="exact", type="boolean", description=HOSTILE),
        ),
    ),
    Tool(id="base", name="base", purpose=HOSTILE, example=HOSTILE),
    Tool(
        id="chinese", name="query_db", purpose="查询数据库中的所有订单。" * 12, example="中文" * 60
    ),
)
SEARCHES = tuple(
    Tool(id=f"s_{row.kind}", name=f"search_{row.kind}", kind=row.kind, source=row.example)
    for row in SEARCH_TOOLS
)
ALL_OPTIONS = Options(memory=True, temperature=0.0, seed=7, rate_limit=30)
COMBINATIONS: dict[str, tuple[Blueprint, bool]] = {
    "plain": (blueprint(), False),
    "direct calls": (blueprint(), True),
    **{
        f"provider {row.id}": (
            blueprint(row.id, options=ALL_OPTIONS, agents=(agent(model=row.small),)),
            True,
        )
        for row in PROVIDERS
    },
    **{
        f"embedder {row.id}": (
            blueprint(
                embedder=Embedder(
                    provider=row.id,
                    model=row.default or "bge-m3",
                    base_url="http://vectors.example/v1" if row.id == "compatible" else "",
                ),
                knowledge=(TEXT,),
            ),
            False,
        )
        for row in EMBEDDERS
    },
    "knowledge": (
        blueprint(knowledge=(TEXT, FILE, JSON), agents=(agent(knowledge=("terms",)),)),
        True,
    ),
    "one general source": (blueprint(knowledge=(TEXT,)), True),
    "custom tools": (blueprint(tools=CUSTOM), False),
    "search tools": (blueprint(tools=SEARCHES), False),
    **{f"tool {tool.kind}": (blueprint(tools=(tool,)), False) for tool in SEARCHES},
    "everything": (
        blueprint(
            "ollama",
            options=ALL_OPTIONS,
            knowledge=(TEXT, FILE, JSON),
            tools=(*CUSTOM, *SEARCHES),
            agents=(agent(model="qwen3:4b"), agent("editor", model="7b-of/ours")),
            embedder=Embedder(provider="ollama", model="nomic-embed-text"),
        ),
        True,
    ),
}


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module of this Python, run in the project."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CREWAI_DISABLE_TELEMETRY": "true"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=280,
    )


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all projects: the first run costs ten seconds, the others one."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An assessment's folder with the files that the combinations name."""
    (tmp_path / "preise").mkdir()
    (tmp_path / "preise" / "Preisliste 中.csv").write_text("part,price\nA,1\n", encoding="utf-8")
    (tmp_path / "orders.json").write_text(json.dumps([{"id": 1}] * 200), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", COMBINATIONS)
def test_linters_find_nothing(name: str, folder: Path) -> None:
    made, direct_calls = COMBINATIONS[name]
    project = write_project(made, folder, direct_calls=direct_calls)
    for command in (
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--check", "--diff", "--no-cache", "."),
    ):
        checked = run(project, *command)
        assert checked.returncode == 0, checked.stdout[-4000:] + checked.stderr[-2000:]


FEW = ["plain", "provider azure", "provider compatible", "knowledge", "custom tools", "search tools", "everything"]  # fmt: skip


@pytest.mark.parametrize("name", FEW)
def test_types_hold_and_its_own_tests_pass(name: str, folder: Path, mypy_cache: Path) -> None:
    made, direct_calls = COMBINATIONS[name]
    project = write_project(made, folder, direct_calls=direct_calls)
    typed = run(project, "mypy", "--cache-dir", str(mypy_cache), "src", "tests")
    assert typed.returncode == 0, typed.stdout[-4000:]
    tested = run(project, "pytest", "-q", "-p", "no:cacheprovider")
    assert tested.returncode == 0, tested.stdout[-4000:]
