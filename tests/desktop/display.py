"""A screen of its own with a window manager, and a person who only types."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLS = ("Xvfb", "openbox", "xdotool")
LACKING = [tool for tool in TOOLS if shutil.which(tool) is None]
_PATIENCE = 60.0


@contextmanager
def screen(size: str = "1280x800x24") -> Iterator[dict[str, str]]:
    """A virtual screen with openbox; gives the environment that reaches it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-noreset", "-screen", "0", size],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    number = b""
    while not number.endswith(b"\n"):
        number += os.read(read, 16)
    os.close(read)
    environment = {**os.environ, "DISPLAY": f":{number.decode().strip()}"}
    environment.pop("QT_QPA_PLATFORM", None)
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield environment
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


class Typist:
    """Starts the program and types into its windows; waits for what must come."""

    def __init__(self, environment: dict[str, str], home: Path) -> None:
        self.environment = {
            **environment,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
        }
        self.program = subprocess.Popen(
            [sys.executable, "-m", "ui"], cwd=ROOT, env=self.environment, stderr=subprocess.PIPE
        )

    def _tool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True
        )
        return done.stdout.strip()

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait until something holds; raises AssertionError that says what did not."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain: {what}"
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the program ended with {self.program.wait(0.05)}")

    def focused(self) -> str:
        """The title of the window that has the focus."""
        return self._tool("getactivewindow", "getwindowname")

    def window(self, title: str) -> None:
        """Wait for a window with these words in its title, and for its focus."""
        self.until(f"the window “{title}”", lambda: title in self.focused())

    def keys(self, *keys: str) -> None:
        """Press keys, as ctrl+n."""
        self._tool("key", "--delay", "40", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._tool("type", "--delay", "20", text)

    def end(self) -> tuple[int, str]:
        """Wait for the program's end; gives its status and what it said on stderr."""
        _, said = self.program.communicate(timeout=_PATIENCE)
        return self.program.returncode, said.decode()
