"""Generated projects pass their own tests and linters: every pair of two choices together."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evaluator.i18n import ENGLISH
from evaluator.matrix import ArchitectureId
from evaluator.scaffold.render import render
from evaluator.scaffold.write import write
from tests.scaffolds.conftest import Make, run
from tests.scaffolds.fork_runner import ForkRunner
from tests.scaffolds.rows import FACTORS_OF_ROWS, assessment_of, pairwise

pytestmark = pytest.mark.slow
ROWS = pairwise()
NUMBERS = range(len(ROWS))
SAMPLE = {2, 13, 37}
"""The rows of the quick run: three architectures, hostile text."""
OTHER_PYTHONS = ("3.10", "3.13")
ON_OTHER_PYTHONS = (2, 13, 38, 8)
"""A row of each architecture."""


def in_full(number: int, request: pytest.FixtureRequest) -> None:
    if number not in SAMPLE and not request.config.getoption("--bars"):
        pytest.skip("in the full set: --bars")


def project_of(number: int, folder: Path) -> Path:
    """The project of a row, on disk."""
    document, architecture = assessment_of(ROWS[number])
    destination = folder / f"row{number:02}"
    write(render(document, architecture, ENGLISH), destination)
    return destination


def test_the_rows_hold_every_pair() -> None:
    names = list(FACTORS_OF_ROWS)
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            pairs = {(row[first], row[second]) for row in ROWS}
            expected = len(FACTORS_OF_ROWS[first]) * len(FACTORS_OF_ROWS[second])
            assert len(pairs) == expected, (first, second)


@pytest.mark.bar("pairwise: own tests, mypy")
@pytest.mark.parametrize("number", NUMBERS)
def test_a_project_passes_its_own_tests_and_its_types_hold(
    number: int,
    runner: ForkRunner,
    mypy_cache: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    in_full(number, request)
    project = project_of(number, tmp_path)
    tested = runner.tests(project, seconds=240)
    assert tested.status == 0, tested.output[-3000:]
    typed = run(project, "-m", "mypy", "--cache-dir", str(mypy_cache), "src", "tests")
    assert typed.returncode == 0, typed.stdout[-3000:]


@pytest.mark.bar("pairwise: ruff check and format of all rows")
@pytest.mark.parametrize("command", [("check",), ("format", "--check")], ids=" ".join)
def test_the_linter_finds_nothing_in_any_row(command: tuple[str, ...], tmp_path: Path) -> None:
    for number in NUMBERS:
        project_of(number, tmp_path)
    linted = run(tmp_path, "-m", "ruff", *command, "--no-cache", ".")
    assert linted.returncode == 0, linted.stdout[-3000:]


@pytest.fixture(scope="session")
def pythons(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Where the environments of the other Pythons are made."""
    if not request.config.getoption("--bars"):
        pytest.skip("in the full set: --bars")
    if shutil.which("uv") is None:
        pytest.skip("uv makes the environments, and is not installed")
    return tmp_path_factory.mktemp("pythons")


@pytest.mark.bar("own tests on the oldest and newest Python")
@pytest.mark.parametrize("version", OTHER_PYTHONS)
def test_a_project_passes_on_the_oldest_and_newest_python(
    version: str, pythons: Path, tmp_path: Path
) -> None:
    environment = pythons / version
    python = str(environment / "bin" / "python")
    projects = [project_of(number, tmp_path) for number in ON_OTHER_PYTHONS]
    for command in (
        ("uv", "venv", "--quiet", "--python", version, str(environment)),
        ("uv", "pip", "install", "--quiet", "--python", python, *requirements(projects)),
    ):
        subprocess.run(command, check=True, timeout=900)
    with ForkRunner(python) as server:
        for project in projects:
            tested = server.tests(project, seconds=240)
            assert tested.status == 0, tested.output[-3000:]


def requirements(projects: list[Path]) -> list[str]:
    """What the projects and their tests need."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    found = ["pytest>=8.3"]
    for project in projects:
        described = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
        found += described["project"]["dependencies"]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("architecture", FACTORS_OF_ROWS["architecture"])
def test_the_commands_of_a_case_give_the_same_project(
    architecture: ArchitectureId, make: Make, tmp_path: Path
) -> None:
    project = make(architecture)
    (case,) = project.glob("*.assessment.json")
    again = tmp_path / "again"
    written = run(
        Path(__file__).parents[2],
        *("-m", "evaluator", "scaffold", str(case), str(again)),
        *("--architecture", architecture, "--json"),
    )
    assert written.returncode == 0, written.stderr
    for item in json.loads(written.stdout)["files"]:
        assert (again / item["path"]).read_bytes() == (project / item["path"]).read_bytes()
