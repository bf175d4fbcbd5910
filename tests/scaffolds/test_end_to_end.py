"""Generated projects run as their owner runs them, against a server that knows nothing of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from evaluator.blueprint.model import Embedder
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from evaluator.project.stand_in import ANSWER, StandIn
from tests.scaffolds.conftest import Make, run
from tests.scaffolds.rows import FACTORS_OF_ROWS, assessment_of

pytestmark = pytest.mark.slow
ALL = [item.id for item in ARCHITECTURES]


@pytest.fixture
def server() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


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
    return next(path.name for path in (project / "src").iterdir() if (path / "main.py").is_file())


def run_it(project: Path, server: StandIn, storage: Path, *arguments: str) -> CompletedProcess[str]:
    return run(
        project, "-m", f"{package(project)}.main", *arguments, **settings(server.base_url, storage)
    )


def made_of(make: Make, architecture: ArchitectureId, **choices: object) -> Path:
    """A project of a row: everything at its first value but these."""
    row = {name: values[0] for name, values in FACTORS_OF_ROWS.items()}
    row |= {"ratings": "medium", "rework": 2, "architecture": architecture, **choices}
    document, _ = assessment_of(row)
    assert document.blueprint is not None
    # The server speaks OpenAI's API alone; so does the embedder that a blueprint begins with.
    blueprint = document.blueprint.model_copy(update={"embedder": Embedder()})
    return make(architecture, document.model_copy(update={"blueprint": blueprint}))


def is_one_line(failed: CompletedProcess[str]) -> bool:
    return failed.stderr.startswith("The run failed: ") and failed.stderr.count("\n") == 1


@pytest.mark.bar("run against the stand-in")
@pytest.mark.parametrize("architecture", ALL)
def test_a_run_succeeds_with_a_server(
    architecture: ArchitectureId, make: Make, server: StandIn, tmp_path: Path
) -> None:
    done = run_it(make(architecture), server, tmp_path / "storage")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.bar("run without a server, without a key")
def test_a_run_whose_server_is_gone_says_so(make: Make, tmp_path: Path) -> None:
    with StandIn() as server:
        pass
    gone = run_it(make("simple_crew"), server, tmp_path / "storage")
    assert gone.returncode == 1
    assert is_one_line(gone), gone.stderr
    assert ANSWER not in gone.stdout


@pytest.mark.bar("run without a server, without a key")
def test_without_a_key_the_run_says_what_is_missing(make: Make, tmp_path: Path) -> None:
    project = made_of(make, "flow_llm_calls")
    failed = run(
        project,
        *("-m", f"{package(project)}.main"),
        PYTHONPATH="src",
        CREWAI_STORAGE_DIR=str(tmp_path / "storage"),
    )
    assert failed.returncode == 1
    assert "OPENAI_API_KEY" in failed.stderr and is_one_line(failed), failed.stderr


@pytest.mark.bar("sample data, batch, dry run, knowledge")
def test_sample_data_is_refused_when_strict(make: Make, server: StandIn, tmp_path: Path) -> None:
    project = made_of(make, "simple_crew", tools="custom")
    strict = run_it(project, server, tmp_path / "storage", "--strict")
    assert strict.returncode == 1
    assert "sample data from look_up_terms" in strict.stderr


@pytest.mark.bar("sample data, batch, dry run, knowledge")
@pytest.mark.parametrize("streaming", [False, True])
def test_a_run_that_is_taken_up_prints_its_result_alone(
    streaming: bool, make: Make, server: StandIn, tmp_path: Path
) -> None:
    project = made_of(make, "flow_llm_calls", persistence=True, streaming=streaming)
    first = run_it(project, server, tmp_path / "storage")
    assert first.returncode == 0, first.stderr
    name = next(line for line in first.stderr.splitlines() if line.startswith("run "))
    again = run_it(project, server, tmp_path / "storage", "--resume", name.removeprefix("run "))
    assert again.returncode == 0, again.stderr
    assert again.stdout == first.stdout
    assert "Loading flow state" in again.stderr


@pytest.mark.bar("sample data, batch, dry run, knowledge")
def test_a_batch_leaves_a_result_for_each_line(make: Make, server: StandIn, tmp_path: Path) -> None:
    project = made_of(make, "flow_llm_calls", batch=True)
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        "".join(json.dumps({"request": f"case {number}"}) + "\n" for number in range(2)),
        encoding="utf-8",
    )
    code = f"from {package(project)}.main import kickoff_for_each; kickoff_for_each()"
    environment = settings(server.base_url, tmp_path / "storage")
    done = run(project, "-c", code, str(lines), **environment)
    assert done.returncode == 0, done.stderr
    results = sorted((project / "output" / "batch").iterdir())
    assert len(results) == 2
    stamps = [place.stat().st_mtime_ns for place in results]
    assert run(project, "-c", code, str(lines), **environment).returncode == 0
    assert [place.stat().st_mtime_ns for place in results] == stamps


@pytest.mark.bar("sample data, batch, dry run, knowledge")
def test_a_dry_run_says_what_it_would_do_and_does_nothing(
    make: Make, server: StandIn, tmp_path: Path
) -> None:
    project = made_of(make, "flow_orchestrating_crews", dry_run=True)
    dry = run_it(project, server, tmp_path / "storage", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "dry run: post would hand over" in dry.stderr
    assert not (project / "output" / "outbox").exists()
    done = run_it(project, server, tmp_path / "storage")
    assert done.returncode == 0, done.stderr
    (place,) = (project / "output" / "outbox").iterdir()
    assert place.name.startswith("post-")


@pytest.mark.bar("sample data, batch, dry run, knowledge")
def test_knowledge_is_looked_up_with_the_embedder(
    make: Make, server: StandIn, tmp_path: Path
) -> None:
    project = made_of(make, "flow_llm_calls", knowledge="every")
    done = run_it(project, server, tmp_path / "storage")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert any(path.endswith("/embeddings") for path, _ in server.requests)
