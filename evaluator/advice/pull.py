"""Where the context pulls: ticked signs and leaning considerations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaluator.assessment import Assessment
from evaluator.context import CONSIDERATIONS, NEEDS, SIGNS, Leaning, SignGroup
from evaluator.i18n import Marked, Message, message


@dataclass(frozen=True)
class Pull:
    """Per group of signs how many are ticked of how many; per leaning how many considerations; how many are open."""

    signs: Mapping[SignGroup, tuple[int, int]]
    leanings: Mapping[Leaning, int]
    open: int

    @property
    def words(self) -> Message:
        """The considerations in a sentence."""
        return message(
            Marked("Considerations: {flow} for a Flow, {crew} for a Crew, {neutral} neutral, {open} open."),
            flow=self.leanings["flow"],
            crew=self.leanings["crew"],
            neutral=self.leanings["neutral"],
            open=self.open,
        )  # fmt: skip


def pull(assessment: Assessment) -> Pull:
    """How the context of an assessment leans."""
    leans = [getattr(assessment.considerations, item.id).leans for item in CONSIDERATIONS]
    kinds: tuple[Leaning, ...] = ("crew", "neutral", "flow")
    return Pull(
        {
            group: (len(assessment.signs.ticked(group)), len(signs))
            for group, signs in SIGNS.items()
        },
        {kind: leans.count(kind) for kind in kinds},
        leans.count(None),
    )


def answered(assessment: Assessment) -> tuple[int, int]:
    """How many considerations lean, and how many needs are answered."""
    considerations = len(CONSIDERATIONS) - pull(assessment).open
    return considerations, sum(assessment.needs.answer(need.id) is not None for need in NEEDS)
