"""`Row`, a row of the table of tensions, and `Tension`, a row that holds in a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from evaluator.advice.case import Case
from evaluator.i18n import Marked, Message, message

Severity = Literal["warning", "note"]
Group = Literal["factor", "signs", "consideration", "needs", "flow_first"]


@dataclass(frozen=True)
class Row:
    """A row of the table: when it holds, and what it then says: what it is, why it matters, a remedy."""

    id: str
    group: Group
    holds: Callable[[Case], bool]
    title: Callable[[Case], Message]
    why: Callable[[Case], Message]
    remedy: Callable[[Case], Message]
    severity: Severity = "warning"


@dataclass(frozen=True)
class Tension:
    """A row that holds in a case: one thing that pulls the other way."""

    row: Row
    case: Case

    @property
    def id(self) -> str:
        """The row's id."""
        return self.row.id

    @property
    def group(self) -> Group:
        """What kind of answer pulls."""
        return self.row.group

    @property
    def severity(self) -> Severity:
        """Whether it warns or only notes."""
        return self.row.severity

    @property
    def title(self) -> Message:
        """What it is."""
        return self.row.title(self.case)

    @property
    def why(self) -> Message:
        """Why it matters."""
        return self.row.why(self.case)

    @property
    def remedy(self) -> Message:
        """What to do about it."""
        return self.row.remedy(self.case)


def fixed(sentence: Marked) -> Callable[[Case], Message]:
    """Words that are the same in every case."""
    return lambda case: message(sentence)
