"""`Case`: the facts of a complete assessment that conditions of the advice are written against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from evaluator.assessment import Assessment
from evaluator.factors import FACTOR, BandId
from evaluator.matrix import Architecture, Placement
from evaluator.sensitivity import Rated


@dataclass(frozen=True)
class Case:
    """A complete assessment and its placement."""

    assessment: Assessment
    placement: Placement

    @cached_property
    def rated(self) -> dict[str, Rated]:
        """The score and ± of every factor."""
        return self.assessment.rated

    @property
    def architecture(self) -> Architecture:
        """The recommended architecture."""
        return self.placement.architecture

    @cached_property
    def scores(self) -> dict[str, int]:
        """The score of every factor."""
        return {factor_id: score for factor_id, (score, _) in self.rated.items()}

    @cached_property
    def _bands(self) -> dict[str, BandId]:
        return {id: FACTOR[id].band(score).id for id, score in self.scores.items()}

    def score(self, factor_id: str) -> int:
        """The score of a factor, 1–10."""
        return self.scores[factor_id]

    def band(self, factor_id: str) -> BandId:
        """The band of a factor's score."""
        return self._bands[factor_id]

    def need(self, need_id: str) -> str | None:
        """The answer to an operational need, or None."""
        return self.assessment.needs.answer(need_id)

    def leans(self, consideration_id: str) -> str | None:
        """Where a consideration leans, or None."""
        leans: str | None = getattr(self.assessment.considerations, consideration_id).leans
        return leans

    @property
    def crew_signs(self) -> int:
        """How many signs for a Crew are ticked."""
        return len(self.assessment.signs.crew)

    @property
    def flow_signs(self) -> int:
        """How many signs for a Flow are ticked."""
        return len(self.assessment.signs.flow)

    @property
    def both_signs(self) -> int:
        """How many signs for combining are ticked."""
        return len(self.assessment.signs.both)
