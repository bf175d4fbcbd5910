"""Where templates and assets lie: in the wheel under `evaluator/_data`, in a checkout beside `evaluator/`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent


def templates(*parts: str) -> Path:
    """The path of a template or template folder."""
    return _ROOT.joinpath("templates", *parts)


def assets(*parts: str) -> Path:
    """The path of an asset or asset folder."""
    return _ROOT.joinpath("assets", *parts)
