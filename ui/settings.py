"""What is remembered between starts, in Qt's settings; never in a document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

ORGANISATION = "crewai-evaluator"
_RECENT = 8


def _settings() -> QSettings:
    return QSettings(ORGANISATION, ORGANISATION)


def theme() -> str:
    """The chosen theme, `system` at first."""
    return str(_settings().value("theme", "system"))


def set_theme(choice: str) -> None:
    """Remember the theme."""
    _settings().setValue("theme", choice)


def is_still() -> bool:
    """Whether the person wants no motion."""
    return str(_settings().value("still", "false")) == "true"


def set_still(is_still: bool) -> None:
    """Remember whether the person wants no motion."""
    _settings().setValue("still", "true" if is_still else "false")


def geometry() -> QByteArray | None:
    """The window's last place and size, or None."""
    value = _settings().value("geometry")
    return value if isinstance(value, QByteArray) else None


def set_geometry(value: QByteArray) -> None:
    """Remember the window's place and size."""
    _settings().setValue("geometry", value)


def recent() -> list[Path]:
    """The files opened last, the newest first."""
    value = _settings().value("recent", [])
    names = [value] if isinstance(value, str) else list(value or [])
    return [Path(str(name)) for name in names]


def remember(path: Path) -> None:
    """Put a file first among the recent ones."""
    first = path.absolute()
    _set_recent([first, *(item for item in recent() if item != first)])


def forget(path: Path) -> None:
    """Take a file from the recent ones."""
    _set_recent([item for item in recent() if item != path])


def clear_recent() -> None:
    """Take every file from the recent ones."""
    _set_recent([])


def _set_recent(paths: list[Path]) -> None:
    _settings().setValue("recent", [str(path) for path in paths[:_RECENT]])


def last_folder() -> Path:
    """Where dialogs begin: the folder of the last file, else the home folder."""
    return next((path.parent for path in recent() if path.parent.is_dir()), Path.home())
