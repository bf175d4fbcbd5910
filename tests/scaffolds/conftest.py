"""Generated projects, and how they are run: in a child process, without key or network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evaluator.assessment import Assessment
from evaluator.document import load
from evaluator.i18n import ENGLISH
from evaluator.matrix import ArchitectureId
from evaluator.scaffold.render import render
from evaluator.scaffold.write import write
from tests.scaffolds.fork_runner import ForkRunner

CASES = Path(__file__).parents[1] / "cases"
CASE_OF: dict[ArchitectureId, str] = {
    "simple_crew": "brainstorm",
    "flow_llm_calls": "form-check",
    "complex_crew": "multimodal-assistant",
    "flow_orchestrating_crews": "supplier-invoice-approval",
}


def run(
    project: Path, *arguments: str, python: str = sys.executable, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Python in the project, with no key and none of this process's settings for models."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.endswith(("_API_KEY", "_BASE_URL", "_HOST")) and name != "MODEL"
    }
    return subprocess.run(
        [python, *arguments],
        cwd=project,
        env={**inherited, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=280,
    )


Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes the project of an architecture, for a case of tests/cases or a given assessment."""

    def made(architecture: ArchitectureId, assessment: Assessment | None = None) -> Path:
        document = assessment or load(CASES / f"{CASE_OF[architecture]}.assessment.json")
        destination = tmp_path / "project"
        write(render(document, architecture, ENGLISH), destination)
        return destination

    return made


@pytest.fixture(scope="session")
def runner() -> Iterator[ForkRunner]:
    """Runs projects' tests with crewai imported once."""
    with ForkRunner() as server:
        yield server


@pytest.fixture(scope="session")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all projects: the first run costs ten seconds, the others one."""
    return tmp_path_factory.mktemp("mypy")
