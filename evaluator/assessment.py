"""`Assessment`, the one root of a document: use case, ratings, context, decision, report settings, blueprint.

Frozen. A `null` is the same as an absent entry. Text is kept as typed, except that CR LF becomes
LF and that in titles and names a line break becomes a space; other control characters are refused.
"""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from evaluator.blueprint.model import Blueprint
from evaluator.context import SIGNS, Leaning, SignGroup
from evaluator.factors import FACTORS
from evaluator.matrix import ArchitectureId, Placement, place
from evaluator.sensitivity import Rated
from evaluator.values import Day, Line, Part, Prose

SCHEMA_VERSION = 1

Confidence = Literal["sure", "likely", "guess"]
SPREAD: dict[Confidence, int] = {"sure": 0, "likely": 1, "guess": 2}
"""The ± of a rating by the confidence in it."""

Paper = Literal["a4", "letter"]
Section = Literal["summary", "ratings", "context", "tensions", "decision", "project", "next_steps"]
SECTIONS: tuple[Section, ...] = get_args(Section)
"""The sections of a report, in the order in which they are printed."""

DecisionStatus = Literal["none", "accepted", "overridden", "to_review"]


_AnyPart = TypeVar("_AnyPart", bound=Part)


def _unset(kind: type[_AnyPart]) -> _AnyPart:
    """A part with nothing in it, made without building its validator, which the start would wait for."""
    return kind.model_construct()


class UseCase(Part):
    """What is assessed, by whom, when."""

    title: Line
    description: Prose = ""
    author: Line = ""
    organisation: Line = ""
    date: Day = ""


class Rating(Part):
    """One factor's score of 1–10 (None while unrated), why, and how sure the rater is."""

    score: Annotated[int, Field(ge=1, le=10)] | None = None
    note: Prose = ""
    confidence: Confidence = "likely"

    @property
    def spread(self) -> int:
        """The ± of this rating, in points."""
        return SPREAD[self.confidence]


class Ratings(Part):
    """The eight factors' ratings."""

    steps: Rating = _unset(Rating)
    interdependencies: Rating = _unset(Rating)
    conditional_logic: Rating = _unset(Rating)
    domain_knowledge: Rating = _unset(Rating)
    output_structure: Rating = _unset(Rating)
    accuracy: Rating = _unset(Rating)
    reproducibility: Rating = _unset(Rating)
    error_tolerance: Rating = _unset(Rating)


class ConsiderationAnswer(Part):
    """Where a practical matter leans, and why; None is not answered."""

    leans: Leaning | None = None
    note: Prose = ""


class Considerations(Part):
    """The guide's five considerations."""

    development_time: ConsiderationAnswer = _unset(ConsiderationAnswer)
    maintenance: ConsiderationAnswer = _unset(ConsiderationAnswer)
    team_expertise: ConsiderationAnswer = _unset(ConsiderationAnswer)
    scalability: ConsiderationAnswer = _unset(ConsiderationAnswer)
    integration: ConsiderationAnswer = _unset(ConsiderationAnswer)


def _in_table_order(group: SignGroup) -> AfterValidator:
    def ordered(ticked: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sign for sign in SIGNS[group] if sign in ticked)

    return AfterValidator(ordered)


CrewSign = Literal[
    "collaborative_intelligence",
    "emergent_thinking",
    "creative_or_analytical",
    "adaptability",
    "flexible_output",
]
FlowSign = Literal[
    "precise_control",
    "complex_state",
    "structured_output",
    "conditional_logic",
    "procedural_code",
]
BothSign = Literal["multi_stage", "creativity_and_structure", "enterprise_grade"]


class Signs(Part):
    """The signs that were ticked, kept in the order of the table and each once."""

    crew: Annotated[tuple[CrewSign, ...], Field(strict=False), _in_table_order("crew")] = ()
    flow: Annotated[tuple[FlowSign, ...], Field(strict=False), _in_table_order("flow")] = ()
    both: Annotated[tuple[BothSign, ...], Field(strict=False), _in_table_order("both")] = ()

    def ticked(self, group: SignGroup) -> tuple[str, ...]:
        """The ticked signs of a group."""
        ticked: tuple[str, ...] = getattr(self, group)
        return ticked


class _NeedAnswer(Part):
    note: Prose = ""


class ResponseTime(_NeedAnswer):
    """How soon an answer must be there."""

    answer: Literal["interactive", "minutes", "batch"] | None = None


class Cost(_NeedAnswer):
    """How much one run may cost."""

    answer: Literal["tight", "moderate", "open"] | None = None


class Volume(_NeedAnswer):
    """How many runs there are a day."""

    answer: Literal["few", "hundreds", "thousands"] | None = None


class Oversight(_NeedAnswer):
    """When a person looks."""

    answer: Literal["none", "before_release", "each_step"] | None = None


class Effects(_NeedAnswer):
    """Whether what it does can be undone."""

    answer: Literal["none", "reversible", "irreversible"] | None = None


class DataClass(_NeedAnswer):
    """Whose data passes through."""

    answer: Literal["public", "internal", "personal"] | None = None


class Audit(_NeedAnswer):
    """Whether each decision must be on record."""

    answer: Literal["no", "useful", "required"] | None = None


class Models(_NeedAnswer):
    """Where models may run."""

    answer: Literal["any", "own_endpoint", "this_machine"] | None = None


class Needs(Part):
    """The eight operational needs."""

    response_time: ResponseTime = _unset(ResponseTime)
    cost: Cost = _unset(Cost)
    volume: Volume = _unset(Volume)
    oversight: Oversight = _unset(Oversight)
    effects: Effects = _unset(Effects)
    data: DataClass = _unset(DataClass)
    audit: Audit = _unset(Audit)
    models: Models = _unset(Models)

    def answer(self, need_id: str) -> str | None:
        """The answer to one need, or None."""
        answer: str | None = getattr(self, need_id).answer
        return answer

    def note(self, need_id: str) -> str:
        """The note on one need."""
        note: str = getattr(self, need_id).note
        return note


class Decision(Part):
    """What was decided, and what was recommended on that day."""

    architecture: ArchitectureId
    recommended: ArchitectureId
    reason: Prose = ""
    by: Line = ""
    date: Day = ""
    review: Day = ""


class NextStep(Part):
    """One row of the table of next steps."""

    what: Prose = ""
    who: Line = ""
    by: Day = ""


def _printed_order(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return tuple(section for section in SECTIONS if section in sections)


class ReportSettings(Part):
    """How the report is printed."""

    paper: Paper = "a4"
    language: Literal["en", "zh"] = "en"
    sections: Annotated[
        tuple[Section, ...], Field(strict=False), AfterValidator(_printed_order)
    ] = SECTIONS


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


class Assessment(Part):
    """One use case with its ratings, context and decision: a document."""

    schema_version: Annotated[int, Field(ge=1)]
    use_case: UseCase
    ratings: Ratings = _unset(Ratings)
    considerations: Considerations = _unset(Considerations)
    signs: Signs = _unset(Signs)
    needs: Needs = _unset(Needs)
    decision: Decision | None = None
    next_steps: Annotated[tuple[NextStep, ...], Field(strict=False)] = ()
    report: ReportSettings = _unset(ReportSettings)
    blueprint: Blueprint | None = None

    @model_validator(mode="before")
    @classmethod
    def _absent_is_null(cls, document: Any) -> Any:
        if not isinstance(document, dict):
            return document
        version = document.get("schema_version")
        if type(version) is int and version > SCHEMA_VERSION:
            raise PydanticCustomError(
                "newer_version", "was written by a newer version", {"version": version}
            )
        return _without_nulls(document)

    @property
    def scores(self) -> dict[str, int | None]:
        """The score of every factor, None where it is unrated, in the guide's order."""
        ratings = self.ratings
        return {factor.id: getattr(ratings, factor.id).score for factor in FACTORS}

    @property
    def rated(self) -> dict[str, Rated]:
        """The score and ± of every rated factor, in the guide's order."""
        ratings = self.ratings
        return {
            factor.id: (rating.score, SPREAD[rating.confidence])
            for factor in FACTORS
            if (rating := getattr(ratings, factor.id)).score is not None
        }

    def rating(self, factor_id: str) -> Rating:
        """The rating of one factor."""
        rating: Rating = getattr(self.ratings, factor_id)
        return rating

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of the unrated factors, in the guide's order; a draft has some."""
        rated = self.rated
        return tuple(factor.id for factor in FACTORS if factor.id not in rated)

    @property
    def placement(self) -> Placement | None:
        """Where the ratings lie, or None for a draft."""
        rated = self.rated
        if len(rated) < len(FACTORS):
            return None
        return place({factor_id: score for factor_id, (score, _) in rated.items()})

    @property
    def decision_status(self) -> DecisionStatus:
        """Whether a decision stands; one whose `recommended` is not computed now is to review."""
        if self.decision is None:
            return "none"
        placement = self.placement
        if placement is None or placement.architecture.id != self.decision.recommended:
            return "to_review"
        if self.decision.architecture != self.decision.recommended:
            return "overridden"
        return "accepted"

    @property
    def digest(self) -> str:
        """SHA-256 of the document's JSON with sorted keys, without defaults, without report settings."""
        content = self.model_dump(mode="json", exclude_defaults=True, exclude={"report"})
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def new_assessment() -> Assessment:
    """An empty document."""
    return Assessment.model_construct(
        schema_version=SCHEMA_VERSION, use_case=UseCase.model_construct(title="")
    )
