"""What differs between two trees of files, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    # What is the same at both ends need not be searched, and after a key that is nearly all.
    first = alike(old, new)
    last = alike(old[first:][::-1], new[first:][::-1])
    lines, marks = new[:first], list[Mark]([""] * first)
    old, new, tail = (
        old[first : len(old) - last],
        new[first : len(new) - last],
        new[len(new) - last :],
    )
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            lines += new[new_from:new_to]
            marks += [""] * (new_to - new_from)
            continue
        lines += [*old[old_from:old_to], *new[new_from:new_to]]
        marks += ["-"] * (old_to - old_from)
        marks += ["+"] * (new_to - new_from)
    unmarked: list[Mark] = [""] * last
    return FileChange(kind, (*lines, *tail), (*marks, *unmarked))


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
