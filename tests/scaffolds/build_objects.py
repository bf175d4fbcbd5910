"""Builds what a project runs, without a call: its flow, and each crew. Run by the server of `fork_runner`."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

from crewai.flow import Flow


def build(project: Path) -> None:
    """Import the project's entry points and make an object of each flow and crew that they bring along."""
    source = project / "src"
    sys.path.insert(0, str(source))
    (package,) = (path.name for path in source.iterdir() if (path / "main.py").is_file())
    importlib.import_module(f"{package}.main")
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == package]
    classes: dict[str, Any] = {
        name: thing
        for module in modules
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__.split(".")[0] == package
    }
    flows = [made for made in classes.values() if issubclass(made, Flow)]
    crews = [made for made in classes.values() if getattr(made, "is_crew_class", False)]
    assert flows or crews, "the project has neither a flow nor a crew"
    for flow in flows:
        flow()
    for crew in crews:
        assert crew().crew().tasks


if __name__ == "__main__":
    os.environ["OPENAI_API_KEY"] = "not-a-key"
    build(Path.cwd())
