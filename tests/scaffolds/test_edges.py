"""For varied assessments: with any one edge of the flow or crew cut, one of the project's own tests fails."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from evaluator.blueprint.plan import Plan
from evaluator.i18n import ENGLISH
from evaluator.scaffold.render import render
from evaluator.scaffold.write import write
from tests.conftest import SEED
from tests.scaffolds.edges import Cut, Files, cuts
from tests.scaffolds.fork_runner import ForkRunner
from tests.scaffolds.rows import assessment_of, varied

pytestmark = pytest.mark.slow
NUMBERS = range(30)
SAMPLE = {5: 8, 6: 8, 7: 8}
"""The assessments of the quick run, and how many of their edges are cut."""
TESTS = tuple(f"test_{name}.py" for name in ("run", "crew", "flow", "agents", "tools", "knowledge"))
"""The tests of a project, the likeliest to fail first."""


@pytest.mark.bar("30 varied assessments: every cut edge turns a test red")
@pytest.mark.parametrize("number", NUMBERS)
def test_a_cut_edge_turns_a_test_red(
    number: int, runner: ForkRunner, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_full = request.config.getoption("--bars")
    if number not in SAMPLE and not is_full:
        pytest.skip("in the full set: --bars")
    document, architecture = assessment_of(varied(number))
    tree = render(document, architecture, ENGLISH)
    project = tmp_path / "project"
    write(tree, project)
    tests = [f"tests/{name}" for name in TESTS if f"tests/{name}" in tree.files]
    whole = runner.tests(project, *tests, seconds=240)
    assert whole.status == 0, whole.output[-3000:]
    edges = cuts(tree.files, Plan(document.blueprint, architecture))
    if not is_full:
        edges = tuple(Random(SEED).sample(edges, SAMPLE[number]))
    unnoticed = [
        edge.name for edge in edges if is_unnoticed(edge, project, tree.files, runner, tests)
    ]
    assert not unnoticed, f"{len(unnoticed)} of {len(edges)} cuts"


def is_unnoticed(
    edge: Cut, project: Path, whole: Files, runner: ForkRunner, tests: list[str]
) -> bool:
    """Whether the tests pass although the edge is cut."""
    place = project / edge.path
    place.write_bytes(edge.content)
    try:
        return runner.tests(project, "-x", *tests, seconds=240).status == 0
    finally:
        place.write_bytes(whole[edge.path])
