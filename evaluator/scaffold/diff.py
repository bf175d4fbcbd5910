"""What differs between two trees of files, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["", "+", "-"]


@dataclass(frozen=True)
class FileChange:
    """How a file differs: its lines with those that were taken out among them, and a mark for each."""

    kind: Literal["new", "changed", "gone"]
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def added(self) -> int:
        """How many lines came."""
        return self.marks.count("+")

    @property
    def removed(self) -> int:
        """How many lines went."""
        return self.marks.count("-")


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, FileChange]:
    """The files that differ between two trees, by path."""
    found = {}
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old != new:
            kind: Literal["new", "changed", "gone"] = (
                "new" if old is None else "gone" if new is None else "changed"
            )
            found[path] = _change(kind, _lines(old), _lines(new))
    return found


def _lines(content: bytes | None) -> list[str]:
    # Split at line feeds alone, as an editor shows them.
    return content.decode("utf-8").split("\n") if content is not None else []


def _change(kind: Literal["new", "changed", "gone"], old: list[str], new: list[str]) -> FileChange:
    lines: list[str] = []
    marks: list[Mark] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            lines += new[new_from:new_to]
            marks += [""] * (new_to - new_from)
            continue
        lines += [*old[old_from:old_to], *new[new_from:new_to]]
        marks += ["-"] * (old_to - old_from)
        marks += ["+"] * (new_to - new_from)
    return FileChange(kind, tuple(lines), tuple(marks))
