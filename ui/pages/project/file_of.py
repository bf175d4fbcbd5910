"""In which file of the project an item is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evaluator.blueprint.paths import Path
from ui.pages.project.project_view import ProjectView
from ui.pages.project.words import name_of

_WHERE: Mapping[str, tuple[str, ...]] = {
    "agents": ("agents.yaml", "crew.py"),
    "crews": ("crew.py", "flow.py"),
    "steps": ("tasks.yaml", "flow.py", "crew.py", "main.py"),
    "inputs": ("state.py", "main.py"),
    "outputs": ("models.py",),
    "tools": (".py",),
    "knowledge": ("knowledge.py", "crew.py"),
}
"""The ends of the paths where the items of a list are looked for, best first."""


def file_of(view: ProjectView, path: Path, files: Mapping[str, bytes]) -> str:
    """The path of the first file of the project's source that names an item; empty for none."""
    if len(path) < 2 or view.item(path[:2]) is None:
        return ""
    name = re.compile(rb"\b" + re.escape(name_of(view, path[:2]).encode()) + rb"\b")
    for end in _WHERE.get(path[0], ()):
        for file, content in files.items():
            if file.startswith("src/") and file.endswith(end) and name.search(content):
                return file
    return ""
