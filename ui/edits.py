"""Edits of a document: each is a value that turns an assessment into the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from evaluator.assessment import Assessment, Confidence, Decision, NextStep, Rating
from evaluator.blueprint.edit import (
    Group,
    settled,
    with_blueprint,
    with_derived_value,
    with_value,
)
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.paths import Path, written
from evaluator.context import SIGNS, SignGroup


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


def _with_part(assessment: Assessment, part: str, item: str, **update: object) -> Assessment:
    """The document with values of one entry of a part, as one consideration or one need."""
    group = getattr(assessment, part)
    changed = getattr(group, item).model_copy(update=update)
    return assessment.model_copy(update={part: group.model_copy(update={item: changed})})


@dataclass(frozen=True)
class SetContext:
    """A value of a consideration (`leans`, `note`) or a need (`answer`, `note`)."""

    part: Literal["considerations", "needs"]
    item: str
    name: Literal["leans", "answer", "note"]
    value: str | None
    page: str = "context"

    @property
    def field(self) -> str:
        """Its field."""
        return f"{self.part}.{self.item}.{self.name}"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the value."""
        return _with_part(assessment, self.part, self.item, **{self.name: self.value})


@dataclass(frozen=True)
class SetSign:
    """Whether a sign is ticked."""

    group: SignGroup
    sign: str
    is_ticked: bool
    page: str = "context"

    @property
    def field(self) -> str:
        """Its field."""
        return f"signs.{self.group}.{self.sign}"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the sign ticked or not, in the table's order."""
        ticked = {*assessment.signs.ticked(self.group)} - {self.sign}
        if self.is_ticked:
            ticked.add(self.sign)
        ordered = tuple(sign for sign in SIGNS[self.group] if sign in ticked)
        signs = assessment.signs.model_copy(update={self.group: ordered})
        return assessment.model_copy(update={"signs": signs})


@dataclass(frozen=True)
class Decide:
    """What was decided, or that nothing is; `field` says which of its fields was typed in."""

    decision: Decision | None
    field: str = "decision.architecture"
    page: str = "result"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the decision."""
        return assessment.model_copy(update={"decision": self.decision})


@dataclass(frozen=True)
class SetNextSteps:
    """The table of next steps after a change in it; `field` names the cell or row."""

    steps: tuple[NextStep, ...]
    field: str
    page: str = "report"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the table."""
        return assessment.model_copy(update={"next_steps": self.steps})


@dataclass(frozen=True)
class SetReport:
    """How the report is printed: `paper` or `sections`."""

    name: Literal["paper", "sections"]
    value: object
    page: str = "report"

    @property
    def field(self) -> str:
        """Its field."""
        return f"report.{self.name}"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the setting."""
        report = assessment.report.model_copy(update={self.name: self.value})
        return assessment.model_copy(update={"report": report})


@dataclass(frozen=True)
class SetBlueprint:
    """A value of the blueprint's project or options that the person set; `derived` is stored by the first edit.

    `also` holds values that come with it, as the provider's own model.
    """

    derived: Blueprint
    group: Group
    name: str
    value: object
    also: tuple[tuple[str, object], ...] = ()
    page: str = "project"

    @property
    def field(self) -> str:
        """Its field."""
        return f"{self.group}.{self.name}"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the value in its blueprint."""
        changed = assessment.blueprint or self.derived
        for name, value in ((self.name, self.value), *self.also):
            changed = with_value(changed, self.group, name, value)
        return with_blueprint(assessment, changed)


@dataclass(frozen=True)
class ResetBlueprint:
    """The derived value of the blueprint's project or options, taken back."""

    derived: Blueprint
    group: Group
    name: str
    page: str = "project"

    @property
    def field(self) -> str:
        """Its field."""
        return f"{self.group}.{self.name}"

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the derived value; without a blueprint when no edit is left."""
        if assessment.blueprint is None:
            return assessment
        left = with_derived_value(assessment.blueprint, self.derived, self.group, self.name)
        return with_blueprint(assessment, settled(left))


@dataclass(frozen=True)
class EditBlueprint:
    """A change of the blueprint; `derived` is what it changes while none is stored.

    `path` is the item, or the part, that it is about; `name` its field, or empty for the item as a
    whole.
    """

    derived: Blueprint
    path: Path
    name: str
    change: Callable[[Blueprint], Blueprint]
    page: str = "project"

    @property
    def field(self) -> str:
        """The item's path with the field: `steps.check.name`."""
        return written((*self.path, self.name))

    def apply(self, assessment: Assessment) -> Assessment:
        """The document with the changed blueprint; without one when no edit is left."""
        changed = self.change(assessment.blueprint or self.derived)
        return with_blueprint(assessment, settled(changed))
