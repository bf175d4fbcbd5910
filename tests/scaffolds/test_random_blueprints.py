"""Random blueprints of hostile text, in full: every file parses, text comes back, and a sample of them builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from evaluator.blueprint.model import Blueprint
from evaluator.matrix import ArchitectureId
from evaluator.scaffold.tree import Tree
from evaluator.scaffold.write import write
from tests.evaluator.scaffold.test_render import check_blueprint
from tests.scaffolds.fork_runner import ForkRunner
from tests.strategies import blueprints

pytestmark = pytest.mark.slow
BUILDER = Path(__file__).parent / "build_objects.py"
QUICK, FULL = 6, 60
"""How many of the random projects are built."""


@pytest.mark.bar("2,000 random blueprints parse and come back")
def test_every_random_blueprint_survives(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--bars"):
        pytest.skip("the fast tests try a hundred; in the full set: --bars")

    @settings(suppress_health_check=list(HealthCheck), max_examples=2000, deadline=None)
    @given(made=blueprints())
    def survives(made: tuple[Blueprint, ArchitectureId]) -> None:
        check_blueprint(made)

    survives()


@pytest.mark.bar("random blueprints: the crew or flow object builds")
def test_random_projects_build_their_crew_or_flow(
    runner: ForkRunner, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    count = FULL if request.config.getoption("--bars") else QUICK
    trees: list[Tree] = []

    @settings(
        suppress_health_check=list(HealthCheck),
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
    )
    @given(made=blueprints())
    def collect(made: tuple[Blueprint, ArchitectureId]) -> None:
        trees.append(check_blueprint(made))

    collect()
    for place, tree in enumerate(trees):
        project = tmp_path / str(place)
        write(tree, project)
        built = runner.ask(project, str(BUILDER))
        assert built.status == 0, built.output[-3000:]
