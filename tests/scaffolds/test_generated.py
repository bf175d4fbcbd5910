"""Generated projects, tested by running them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluator.blueprint.derive import derive
from evaluator.document import load
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from tests.scaffolds.conftest import CASES, Make, run, run_its_tests

pytestmark = pytest.mark.slow
ALL = [item.id for item in ARCHITECTURES]


@pytest.mark.bar("generated project: own tests, ruff, mypy")
@pytest.mark.parametrize("case", ["own", "hostile-text", "report-query-zh"])
@pytest.mark.parametrize("architecture", ALL)
def test_a_project_passes_its_own_tests_and_linters(
    architecture: ArchitectureId, case: str, make: Make, mypy_cache: Path, tmp_path: Path
) -> None:
    assessment = None if case == "own" else load(CASES / f"{case}.assessment.json")
    check(make(architecture, assessment), mypy_cache, tmp_path / "offline")


def check(project: Path, mypy_cache: Path, offline: Path) -> None:
    """The project's own tests pass offline, and its linters find nothing."""
    tested = run_its_tests(project, offline)
    assert tested.returncode == 0, tested.stdout[-3000:] + tested.stderr[-2000:]
    for command in (
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--check", "--no-cache", "."),
        ("mypy", "--cache-dir", str(mypy_cache), "src", "tests"),
    ):
        checked = run(project, "-m", *command)
        assert checked.returncode == 0, checked.stdout[-3000:]


@pytest.mark.bar("generated project: own tests, ruff, mypy")
@pytest.mark.parametrize(
    ("architecture", "options"),
    [
        ("complex_crew", ("knowledge",)),
        ("complex_crew", ("memory",)),
        ("complex_crew", ("hierarchical",)),
        ("complex_crew", ("knowledge", "memory", "hierarchical")),
        ("flow_orchestrating_crews", ("human_review",)),
    ],
    ids=str,
)
def test_every_option_passes_too(
    architecture: ArchitectureId,
    options: tuple[str, ...],
    make: Make,
    mypy_cache: Path,
    tmp_path: Path,
) -> None:
    document = load(CASES / "multimodal-assistant.assessment.json")
    blueprint = derive(document, architecture, ENGLISH)
    chosen = blueprint.options.model_copy(update=dict.fromkeys(options, True))
    stored = blueprint.model_copy(update={"options": chosen})
    project = make(architecture, document.model_copy(update={"blueprint": stored}))
    check(project, mypy_cache, tmp_path / "offline")


def cut(project: Path, pattern: str, replacement: str, files: str) -> None:
    """Replace the first match in the one file that has it; fails when there is none."""
    for path in sorted(project.glob(files)):
        text = path.read_text(encoding="utf-8")
        changed, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
        if count:
            path.write_text(changed, encoding="utf-8")
            return
    raise AssertionError(f"nothing to cut: {pattern}")


FLOW, TASKS = "src/*/flow.py", "src/**/tasks.yaml"
CUTS: list[tuple[ArchitectureId, str, str, str, str]] = [
    ("simple_crew", "context", r"^  context:\n  - draft\n", "", TASKS),
    ("simple_crew", "tool", r"^            tools=\[MeasureText\(\)\],\n", "", "src/*/crew.py"),
    ("simple_crew", "request", r"\{request\}", "", TASKS),
    ("flow_llm_calls", "listener", r'or_\("collect", "retry"\)', '"collect"', FLOW),
    ("flow_llm_calls", "label ok", r'return "ok"', 'return "okay"', FLOW),
    ("flow_llm_calls", "label retry", r'return "retry"', 'return "again"', FLOW),
    ("flow_llm_calls", "label failed", r'return "failed"', 'return "lost"', FLOW),
    ("flow_llm_calls", "facts", r"\\n\\nFacts:\\n\{self.state.facts\}", "", FLOW),
    ("flow_llm_calls", "router", r"^    @router\(answer\)\n", "", FLOW),
    ("complex_crew", "context gather", r"^  context:\n  - gather\n", "", TASKS),
    ("complex_crew", "join", r"^  - analyse\n  - challenge\n", "  - analyse\n", TASKS),
    ("complex_crew", "context combine", r"^  context:\n  - combine\n", "", TASKS),
    ("complex_crew", "guardrail", r"^ +guardrail=answers_something,\n", "", "src/*/crew.py"),
    ("complex_crew", "typed result", r"^ +output_pydantic=Result,\n", "", "src/*/crew.py"),
    ("complex_crew", "side by side", r"^  async_execution: true\n", "", TASKS),
    ("flow_orchestrating_crews", "context read", r"^  context:\n  - read\n", "", TASKS),
    ("flow_orchestrating_crews", "context assess", r"^  context:\n  - assess\n", "", TASKS),
    ("flow_orchestrating_crews", "listener", r'or_\("receive", "prepare_again"\)', '"receive"', FLOW),
    ("flow_orchestrating_crews", "listener 2", r'or_\("prepared", "decide_again"\)', '"prepared"', FLOW),
    ("flow_orchestrating_crews", "label prepared", r'return "prepared"', 'return "ready"', FLOW),
    ("flow_orchestrating_crews", "label not_prepared", r'"not_prepared"$', '"lost"', FLOW),
    ("flow_orchestrating_crews", "label decided", r'return "decided"', 'return "done"', FLOW),
    ("flow_orchestrating_crews", "label not_decided", r'"not_decided"$', '"lost"', FLOW),
    ("flow_orchestrating_crews", "persistence", r"^@persist\(\)\n", "", FLOW),
    ("flow_orchestrating_crews", "feedback", r"as_value\(self.state.feedback or \"none\"\)", '"none"', FLOW),
]  # fmt: skip
SAMPLE = {"context", "label retry", "join", "label decided", "context read"}


@pytest.mark.bar("cut one edge: a test goes red")
@pytest.mark.parametrize(
    ("architecture", "name", "pattern", "replacement", "files"),
    CUTS,
    ids=[f"{architecture}-{name}" for architecture, name, *_ in CUTS],
)
def test_a_cut_edge_turns_a_test_red(
    architecture: ArchitectureId,
    name: str,
    pattern: str,
    replacement: str,
    files: str,
    make: Make,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    if name not in SAMPLE and not request.config.getoption("--bars"):
        pytest.skip("in the full set: --bars")
    project = make(architecture)
    cut(project, pattern, replacement, files)
    tested = run_its_tests(project, tmp_path / "offline")
    assert tested.returncode == 1, tested.stdout[-3000:]
