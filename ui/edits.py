"""Edits of a document: each is a value that turns an assessment into the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from evaluator.assessment import Assessment, Confidence, Rating


class Edit(Protocol):
    """One change a person makes. `page` is where it happens, `field` what it changes; edits of one field merge."""

    @property
    def page(self) -> str:
        """The page where it happens."""
        ...

    @property
    def field(self) -> str:
        """What it changes on that page."""
        ...

    def apply(self, assessment: Assessment) -> Assessment:
        """The document after the edit."""
        ...


@dataclass(frozen=True)
class SetUseCase:
    """A text of the use case."""

    field: str
    text: str
    page: str = "use_case"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the text."""
        use_case = assessment.use_case.model_copy(update={self.field: self.text})
        return assessment.model_copy(update={"use_case": use_case})


def _with_rating(assessment: Assessment, factor_id: str, rating: Rating) -> Assessment:
    ratings = assessment.ratings.model_copy(update={factor_id: rating})
    return assessment.model_copy(update={"ratings": ratings})


@dataclass(frozen=True)
class SetScore:
    """A factor's score, 1–10; None clears it and the confidence, and keeps the note."""

    page: str
    factor_id: str
    score: int | None

    @property
    def field(self) -> str:
        """Each score is an edit of its own field."""
        return f"{self.factor_id}.score"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the score."""
        old = assessment.rating(self.factor_id)
        if self.score is None:
            return _with_rating(assessment, self.factor_id, Rating(note=old.note))
        changed = old.model_copy(update={"score": self.score})
        return _with_rating(assessment, self.factor_id, changed)


@dataclass(frozen=True)
class SetConfidence:
    """How sure the rater is of a factor's score."""

    page: str
    factor_id: str
    confidence: Confidence

    @property
    def field(self) -> str:
        """Its field."""
        return f"{self.factor_id}.confidence"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the confidence."""
        old = assessment.rating(self.factor_id)
        changed = old.model_copy(update={"confidence": self.confidence})
        return _with_rating(assessment, self.factor_id, changed)


@dataclass(frozen=True)
class SetNote:
    """Why a factor is rated as it is."""

    page: str
    factor_id: str
    note: str

    @property
    def field(self) -> str:
        """Its field."""
        return f"{self.factor_id}.note"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the note."""
        old = assessment.rating(self.factor_id)
        return _with_rating(assessment, self.factor_id, old.model_copy(update={"note": self.note}))
