"""Whether a window can be opened here, found out before QApplication, which would abort the process.

`python -m ui.display` prints what is lacking and exits with 1, or exits with 0.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path

_SYSTEM_LIBRARIES = (
    "sudo apt install libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-xinerama0"
)
_X_PORT = 6000
_SECONDS = 5.0


def problem() -> str | None:
    """What keeps a window from being opened and what mends it, in one sentence; None when nothing does."""
    try:
        import PySide6.QtWidgets
    except ImportError as error:
        return f"Qt cannot be loaded ({error}). Install its system libraries: {_SYSTEM_LIBRARIES}"
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith("xcb"):
        return None
    if not platform and os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY", "")
    if not display:
        return (
            "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it from a desktop "
            "session, or use the headless commands: crewai-evaluator --help"
        )
    return _x_library_problem(Path(PySide6.QtWidgets.__file__).parent) or _x_server_problem(display)


def _x_library_problem(pyside: Path) -> str | None:
    plugin = pyside / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return f"a system library of Qt is missing ({error}). Install it: {_SYSTEM_LIBRARIES}"
    return None


def _x_server_problem(display: str) -> str | None:
    """Whether anybody answers at DISPLAY: a local socket, or a host's port."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    refused = f"nobody answers at the display {display!r}; check DISPLAY"
    if not number.isdigit():
        return refused
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        addresses: list[tuple[int, object]] = [
            (socket.AF_UNIX, path),
            (socket.AF_UNIX, f"\0{path}"),
        ]
    else:
        addresses = [(socket.AF_INET, (host, _X_PORT + int(number)))]
    for family, address in addresses:
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.settimeout(_SECONDS)
                probe.connect(address)  # type: ignore[arg-type]  # each family has its own form
            return None
        except OSError:
            continue
    return refused


if __name__ == "__main__":
    lacking = problem()
    if lacking is not None:
        sys.exit(lacking)
