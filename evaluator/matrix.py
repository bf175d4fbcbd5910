"""The Complexity-vs-Precision matrix of CrewAI's guide "Evaluating Use Cases": scores, levels, quadrants, architectures.

An axis score is the plain mean of its four ratings, so always a multiple of 0.25. The guide calls
1–4 low and 5–10 high; read as whole numbers, rounded half up, a score of 4.5 or more is high, and
anything strictly between 4 and 5 is borderline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from evaluator.factors import AXES, HIGHEST, LOWEST, Axis
from evaluator.i18n import Marked

Level = Literal["low", "high"]
ArchitectureId = Literal[
    "simple_crew", "flow_llm_calls", "complex_crew", "flow_orchestrating_crews"
]
Kind = Literal["crew", "flow"]

RATINGS_PER_AXIS = 4
HIGH_FROM_SUM = 18
"""The least sum of four ratings whose mean, 4.5, is high."""
THRESHOLD = HIGH_FROM_SUM / RATINGS_PER_AXIS

LEVEL_NAMES: dict[Level, Marked] = {"low": Marked("low"), "high": Marked("high")}


@dataclass(frozen=True)
class Architecture:
    """One quadrant of the matrix with what the guide says of it, and our "when to avoid"."""

    id: ArchitectureId
    quadrant: int
    complexity: Level
    precision: Level
    kind: Kind
    name: Marked
    summary: Marked
    characteristics: tuple[Marked, ...]
    uses: tuple[Marked, Marked, Marked, Marked]
    approach: Marked
    avoid: Marked
    second_choice: tuple[ArchitectureId, Marked] | None = None


ARCHITECTURES: tuple[Architecture, ...] = (
    Architecture(
        id="simple_crew",
        quadrant=1,
        complexity="low",
        precision="low",
        kind="crew",
        name=Marked("Simple Crew"),
        summary=Marked("One or two agents take the tasks in sequence."),
        characteristics=(
            Marked("Straightforward tasks"),
            Marked("Some variation in the result is welcome"),
            Marked("Few steps"),
            Marked("Creative or exploratory work"),
        ),
        uses=(
            Marked("basic content"),
            Marked("brainstorming"),
            Marked("simple summaries"),
            Marked("help with creative writing"),
        ),
        approach=Marked("A simple Crew with as few agents as possible"),
        avoid=Marked("the output must fit a schema or be the same each time"),
    ),
    Architecture(
        id="flow_llm_calls",
        quadrant=2,
        complexity="low",
        precision="high",
        kind="flow",
        name=Marked("Flow with direct LLM calls"),
        summary=Marked("A Flow runs a few typed LLM calls and checks every answer."),
        characteristics=(
            Marked("Plain work whose output must be exact and structured"),
            Marked("The same input must give the same result"),
            Marked("Few steps, each of which has to be right"),
            Marked("Often data is processed or converted"),
        ),
        uses=(
            Marked("data extraction and conversion"),
            Marked("filling in and checking forms"),
            Marked("structured content (JSON, XML)"),
            Marked("simple classification"),
        ),
        approach=Marked("A Flow that calls the LLM directly"),
        avoid=Marked("steps need several skills that check each other"),
        second_choice=("simple_crew", Marked("A simple Crew with structured outputs")),
    ),
    Architecture(
        id="complex_crew",
        quadrant=3,
        complexity="high",
        precision="low",
        kind="crew",
        name=Marked("Complex Crew"),
        summary=Marked("Several specialists build on each other's results."),
        characteristics=(
            Marked("Many steps in several stages"),
            Marked("Creative or exploratory results"),
            Marked("The parts influence each other in many ways"),
            Marked("The final result may vary"),
        ),
        uses=(
            Marked("research and analysis"),
            Marked("content pipelines"),
            Marked("exploring data"),
            Marked("creative problem solving"),
        ),
        approach=Marked("A complex Crew of several specialised agents"),
        avoid=Marked("the order of steps has to be on record"),
    ),
    Architecture(
        id="flow_orchestrating_crews",
        quadrant=4,
        complexity="high",
        precision="high",
        kind="flow",
        name=Marked("Flow orchestrating Crews"),
        summary=Marked("A Flow holds the state and checks each hand-over; Crews do the work."),
        characteristics=(
            Marked("Complex work whose output must be structured"),
            Marked("Many dependent steps, each of which has to be right"),
            Marked("Both depth and exactness are needed"),
            Marked("Often the business depends on it"),
        ),
        uses=(
            Marked("enterprise decision support"),
            Marked("complex data processing"),
            Marked("multi-stage documents"),
            Marked("regulated work"),
        ),
        approach=Marked("A Flow that runs several Crews and validates between them"),
        avoid=Marked("one agent could do the work in one pass"),
    ),
)

ARCHITECTURE: dict[str, Architecture] = {item.id: item for item in ARCHITECTURES}


def level(total: int) -> Level:
    """The level of an axis whose four ratings sum to `total` (4–40)."""
    return "high" if total >= HIGH_FROM_SUM else "low"


def architecture_at(complexity: Level, precision: Level) -> Architecture:
    """The architecture of a pair of levels."""
    return ARCHITECTURES[(complexity == "high") * 2 + (precision == "high")]


@dataclass(frozen=True)
class Placement:
    """Where a complete set of ratings lies: the two sums of four ratings (4–40) and all that follows from them."""

    complexity_total: int
    precision_total: int

    def total(self, axis: Axis) -> int:
        """The sum of the axis's four ratings."""
        return self.complexity_total if axis == "complexity" else self.precision_total

    def score(self, axis: Axis) -> float:
        """The axis score, 1.0–10.0, a multiple of 0.25."""
        return self.total(axis) / RATINGS_PER_AXIS

    def level(self, axis: Axis) -> Level:
        """The axis's level."""
        return level(self.total(axis))

    def is_borderline(self, axis: Axis) -> bool:
        """Whether the axis score lies strictly between 4 and 5."""
        return 16 < self.total(axis) < 20

    @property
    def complexity(self) -> float:
        """The complexity score."""
        return self.score("complexity")

    @property
    def precision(self) -> float:
        """The precision score."""
        return self.score("precision")

    @property
    def borderline_axes(self) -> tuple[Axis, ...]:
        """The axes that are borderline, complexity first."""
        return tuple(axis for axis in AXES if self.is_borderline(axis))

    @property
    def borderline(self) -> bool:
        """Whether either axis is borderline."""
        return self.is_borderline("complexity") or self.is_borderline("precision")

    @cached_property
    def architecture(self) -> Architecture:
        """The recommended architecture."""
        return architecture_at(level(self.complexity_total), level(self.precision_total))

    @property
    def quadrant(self) -> int:
        """The quadrant's number, 1–4."""
        return self.architecture.quadrant


@lru_cache(maxsize=2048)
def placement_of(complexity_total: int, precision_total: int) -> Placement:
    """The placement of two sums; there are only 37 × 37 of them."""
    return Placement(complexity_total, precision_total)


def place(scores: Mapping[str, int]) -> Placement:
    """The placement of eight ratings; raises KeyError when one is missing."""
    complexity, precision = (
        sum(scores[factor.id] for factor in factors) for factors in AXES.values()
    )
    return placement_of(complexity, precision)


@dataclass(frozen=True)
class Possible:
    """Where an incomplete set of ratings can still land: the least and the greatest score on each axis."""

    complexity: tuple[float, float]
    precision: tuple[float, float]
    architectures: tuple[Architecture, ...]

    def range(self, axis: Axis) -> tuple[float, float]:
        """The least and the greatest score still possible on the axis."""
        return self.complexity if axis == "complexity" else self.precision


def possible(scores: Mapping[str, int | None]) -> Possible:
    """What the ratings given so far leave open."""
    bounds: dict[Axis, tuple[int, int]] = {}
    for axis, factors in AXES.items():
        given = [score for factor in factors if (score := scores.get(factor.id)) is not None]
        open_count = RATINGS_PER_AXIS - len(given)
        bounds[axis] = sum(given) + LOWEST * open_count, sum(given) + HIGHEST * open_count
    complexity, precision = bounds["complexity"], bounds["precision"]
    reachable = {
        architecture_at(level(c), level(p)).quadrant for c in complexity for p in precision
    }
    return Possible(
        (complexity[0] / RATINGS_PER_AXIS, complexity[1] / RATINGS_PER_AXIS),
        (precision[0] / RATINGS_PER_AXIS, precision[1] / RATINGS_PER_AXIS),
        tuple(item for item in ARCHITECTURES if item.quadrant in reachable),
    )


@dataclass(frozen=True)
class Outcome:
    """The answers `first`–`last` to a missing rating, and the architectures that they leave possible."""

    first: int
    last: int
    architectures: tuple[Architecture, ...]


def outcomes(scores: Mapping[str, int | None], factor_id: str) -> tuple[Outcome, ...]:
    """What each answer to one factor would leave possible, neighbouring answers of the same effect joined.

    A single outcome means that the factor cannot change which quadrants are open.
    """
    joined: list[Outcome] = []
    for score in range(LOWEST, HIGHEST + 1):
        left = possible({**scores, factor_id: score}).architectures
        if joined and joined[-1].architectures == left:
            joined[-1] = Outcome(joined[-1].first, score, left)
        else:
            joined.append(Outcome(score, score, left))
    return tuple(joined)
