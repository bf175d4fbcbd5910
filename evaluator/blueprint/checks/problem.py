"""`Problem`: what keeps a blueprint from being built, at the field where it occurs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from evaluator.i18n import Marked, Message, message


@dataclass(frozen=True)
class Fix:
    """A value that mends a problem, and what the link to it says."""

    words: Message
    group: str
    item: str
    field: str
    value: Any


@dataclass(frozen=True)
class Problem:
    """One problem: its kind, where it is, the sentence, and a way to mend it where there is one.

    `group` is a part of the blueprint (`steps`), `item` the id in it or empty, `field` the field of
    the item; `others` are ids that the problem is about too, as the steps of a cycle.
    """

    id: str
    group: str
    item: str
    field: str
    message: Message
    fix: Fix | None = None
    others: tuple[str, ...] = ()

    @property
    def sentence(self) -> Message:
        """The sentence with its place in the file, for who edits that."""
        place = ".".join(part for part in ("blueprint", self.group, self.item, self.field) if part)
        return message(Marked("{place}: {problem}"), place=place, problem=self.message)
