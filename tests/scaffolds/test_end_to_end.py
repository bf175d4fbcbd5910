"""Generated projects run as their owner runs them, against a server that knows nothing of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluator.matrix import ARCHITECTURE, ARCHITECTURES, ArchitectureId
from evaluator.project.stand_in import ANSWER, StandIn
from tests.scaffolds.conftest import Make, run

pytestmark = pytest.mark.slow
ALL = [item.id for item in ARCHITECTURES]


def settings(url: str, storage: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": "src",
        "OPENAI_API_KEY": "not-a-key",
        "OPENAI_BASE_URL": url,
        "OLLAMA_HOST": url,
        "CREWAI_STORAGE_DIR": str(storage),
        "REVIEW": "release",
    }


def package(project: Path) -> str:
    return next(path.name for path in (project / "src").iterdir())


@pytest.mark.bar("run against the stand-in, then without it")
@pytest.mark.parametrize("architecture", ALL)
def test_a_run_succeeds_with_a_server_and_says_so_when_it_is_gone(
    architecture: ArchitectureId, make: Make, tmp_path: Path
) -> None:
    project = make(architecture)
    main = f"{package(project)}.main"
    with StandIn() as server:
        environment = settings(server.base_url, tmp_path / "storage")
        done = run(project, "-m", main, **environment)
    assert done.returncode == 0, done.stderr
    if architecture == "simple_crew":
        assert done.stdout.strip() == ANSWER
    else:
        assert json.loads(done.stdout)["outcome"] == "complete"
    if ARCHITECTURE[architecture].kind == "flow":
        written = (project / "output" / "result.json").read_text(encoding="utf-8")
        assert json.loads(written) == json.loads(done.stdout)
    gone = run(project, "-m", main, **environment)
    assert gone.returncode == 1
    assert gone.stderr.startswith("The run failed: ") and gone.stderr.count("\n") == 1
    assert "outcome" not in gone.stdout


@pytest.mark.parametrize("architecture", ["simple_crew", "flow_llm_calls", "complex_crew"])
def test_without_a_key_the_run_says_what_is_missing(
    architecture: ArchitectureId, make: Make, tmp_path: Path
) -> None:
    project = make(architecture)
    failed = run(
        project,
        "-m",
        f"{package(project)}.main",
        PYTHONPATH="src",
        CREWAI_STORAGE_DIR=str(tmp_path / "storage"),
    )
    assert failed.returncode == 1
    assert "OPENAI_API_KEY" in failed.stderr and failed.stderr.count("\n") == 1
