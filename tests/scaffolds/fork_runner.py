"""Runs pytest in many projects with one import of crewai, which costs four seconds: a server that forks.

`python -m tests.scaffolds.fork_runner` reads a JSON line for each run (`project`, `arguments`,
`seconds`) and answers with one (`status`, `output`). A child has no network, and nothing of what it
imports or sets is left for the next.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

_CHECKOUT = Path(__file__).parents[2]
_TOO_LONG = 124
_ENVIRONMENT = {
    "CREWAI_DISABLE_TELEMETRY": "true",
    "CREWAI_DISABLE_VERSION_CHECK": "true",
    "CREWAI_TESTING": "true",
    "CREWAI_TRACING_ENABLED": "false",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True)
class Run:
    """How a run of pytest ended, and what it printed."""

    status: int
    output: str


class ForkRunner:
    """The server as a context: `tests` runs a project's own tests."""

    def __init__(self, python: str = sys.executable) -> None:
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.endswith(("_API_KEY", "_BASE_URL", "_HOST")) and name != "MODEL"
        }
        self._server = subprocess.Popen(
            [python, "-m", "tests.scaffolds.fork_runner"],
            cwd=_CHECKOUT,
            env={**inherited, **_ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def tests(self, project: Path, *arguments: str, seconds: float = 60) -> Run:
        """Run pytest in a project; a run of more than `seconds` ends with status 124."""
        return self.ask(project, "pytest", *arguments, seconds=seconds)

    def ask(self, project: Path, *arguments: str, seconds: float = 60) -> Run:
        """Run `pytest` with its arguments, or a file of Python with its own, in a project."""
        request = {"project": str(project), "arguments": arguments, "seconds": seconds}
        assert self._server.stdin is not None and self._server.stdout is not None
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        answer = self._server.stdout.readline()
        if not answer:
            raise RuntimeError("the server that runs the projects' tests ended")
        return Run(**json.loads(answer))

    def __enter__(self) -> ForkRunner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._server.stdin is not None and self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(timeout=20)
        self._server.stdout.close()


def _refuse(*_: object, **__: object) -> None:
    raise OSError("the tests of a generated project need no network")


def _run_here(project: str, arguments: list[str]) -> int:
    """What a child does: pytest in the project, or a file of Python."""
    import runpy
    import socket

    import pytest

    socket.socket.connect = _refuse  # type: ignore[method-assign, assignment]
    socket.create_connection = _refuse  # type: ignore[assignment]
    os.chdir(project)
    # As `python -m` would: the folder itself, not that of the checkout.
    sys.path[0] = project
    kind, *rest = arguments
    if kind == "pytest":
        return int(pytest.main(["-p", "no:cacheprovider", "-q", *rest]))
    sys.argv = [kind, *rest]
    runpy.run_path(kind, run_name="__main__")
    return 0


def _child(project: str, arguments: list[str], output: int) -> None:
    status = 1
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        status = _run_here(project, arguments)
    except SystemExit as stopped:
        status = stopped.code if isinstance(stopped.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # Neither the server's exit handlers nor threads that hang have a say.
        os._exit(status)


def _ended(child: int, seconds: float) -> int:
    """The status of a child, which is ended when it takes too long."""
    handle = os.pidfd_open(child)
    try:
        ready, _, _ = select.select([handle], [], [], seconds)
        if not ready:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(handle)
    return os.waitstatus_to_exitcode(status) if ready else _TOO_LONG


def serve() -> None:
    """Import once, then fork for each line of standard input."""
    # What a project's tests import, or its first Flow: by far most of their time.
    import crewai.flow.visualization
    import crewai.knowledge.storage.knowledge_storage
    import crewai.memory.storage.lancedb_storage  # noqa: F401
    import pytest  # noqa: F401
    import yaml  # noqa: F401

    # Its threads are made anew in the child.
    warnings.filterwarnings("ignore", message="lancedb fork support")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        request = json.loads(line)
        with tempfile.TemporaryFile() as output:
            child = os.fork()
            if child == 0:
                _child(request["project"], request["arguments"], output.fileno())
            status = _ended(child, request["seconds"])
            output.seek(0)
            said = output.read().decode("utf-8", "replace")
        answers.write(json.dumps({"status": status, "output": said}) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
