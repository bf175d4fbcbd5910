"""The wheel alone, in an empty environment and from another folder, evaluates, scaffolds and reports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CASE = ROOT / "tests" / "cases" / "supplier-invoice-approval.assessment.json"


@pytest.mark.slow
def test_the_wheel_does_the_whole_job(tmp_path: Path) -> None:
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}

    def call(*command: str | Path, cwd: Path = tmp_path) -> str:
        done = subprocess.run(
            list(map(str, command)),
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    call(uv, "build", "--wheel", "-q", "-o", tmp_path / "dist", cwd=ROOT)
    wheel = next((tmp_path / "dist").glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if name.startswith(("tests/", "templates/", "assets/"))]
    call(uv, "venv", "-q", "--python", sys.executable, tmp_path / "venv")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    call(uv, "pip", "install", "-q", "--python", scripts / "python", wheel)
    shutil.copy(CASE, tmp_path / "case.assessment.json")
    program = scripts / "crewai-evaluator"
    printed = json.loads(call(program, "evaluate", "case.assessment.json", "--json"))
    assert printed["architecture"] == "flow_orchestrating_crews"
    call(program, "scaffold", "case.assessment.json", "project")
    assert (tmp_path / "project" / "pyproject.toml").exists()
    for name in ("report.pdf", "report.html", "report.md", "report.json"):
        call(program, "report", "case.assessment.json", "-o", name)
        assert (tmp_path / name).stat().st_size > 5_000
    assert "invoice-fields" in call(program, "examples")
