"""A project page over a blueprint made by hand, with files that tell what stands in it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from evaluator.assessment import Assessment
from evaluator.i18n import Translator
from evaluator.matrix import ArchitectureId
from evaluator.scaffold.tree import Tree, tree_of
from tests.blueprints import invoice_approval
from tests.strategies import assessment, even


def render(
    case: Assessment, architecture: ArchitectureId, t: Translator, folder: Path | None = None
) -> Tree:
    """A few files that say what stands in the blueprint."""
    blueprint = case.blueprint or invoice_approval()
    package = f"src/{blueprint.project.package}"
    agents = "\n".join(
        f"{one.name}:\n  role: {one.role}\n  goal: >-\n    {one.goal}\n  backstory: >-\n    {one.backstory}\n"
        for one in blueprint.agents
    )
    steps = "\n".join(
        f"def {one.name}(self):\n    {one.description!r}\n" for one in blueprint.steps
    )
    models = "\n".join(
        f"class {one.name}(BaseModel):\n" + "".join(f"    {f.name}: {f.type}  # {f.allowed}\n" for f in one.fields)
        for one in blueprint.outputs
    )  # fmt: skip
    limits = "\n".join(f"{r.label} = {r.limit}" for s in blueprint.steps for r in s.routes)
    files = {
        f"{package}/config/agents.yaml": agents,
        f"{package}/flow.py": f"from crewai import Flow\n\n{steps}\n{limits}\n",
        f"{package}/models.py": models,
        "README.md": f"# {blueprint.project.name}\n",
        "pyproject.toml": f"[project]\nname = '{blueprint.project.package}'\n",
    }
    if blueprint.options.audit:
        files[f"{package}/audit.py"] = "def note(decision): ...\n"
    return tree_of({path: text.encode() for path, text in files.items()})


def install(patch: pytest.MonkeyPatch) -> None:
    """Put the handmade parts in the place of the real ones."""
    rendering = ModuleType("evaluator.scaffold.render")
    rendering.render = render  # type: ignore[attr-defined]  # made here
    patch.setitem(sys.modules, rendering.__name__, rendering)
    for module in ("ui.pages.project.project_view", "evaluator.blueprint.derive"):
        patch.setattr(f"{module}.derive", lambda *_: invoice_approval())


def case(**parts: object) -> Assessment:
    """An assessment that calls for a Flow orchestrating Crews."""
    return assessment(even(7, 8), use_case={"title": "Supplier invoice approval"}, **parts)
