"""`Tree`: a project in memory, path to bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Tree:
    """The files of a project by their path from its root, with `/` on every system, sorted."""

    files: Mapping[str, bytes]

    @property
    def total_bytes(self) -> int:
        """The size of all files."""
        return sum(map(len, self.files.values()))


def tree_of(files: Mapping[str, bytes]) -> Tree:
    """The tree of these files, sorted."""
    return Tree(dict(sorted(files.items())))
