"""What a project can include beyond its steps: a table, with the architectures that build each option and why it is on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from evaluator.assessment import Assessment
from evaluator.factors import FACTOR
from evaluator.i18n import Marked, Message, message
from evaluator.matrix import ARCHITECTURES, ArchitectureId

OptionGroup = Literal["safety", "consistency", "crew"]
GROUP_NAMES: dict[OptionGroup, Marked] = {
    "safety": Marked("Safety"),
    "consistency": Marked("Consistency"),
    "crew": Marked("Crew"),
}
_EVERY: tuple[ArchitectureId, ...] = tuple(item.id for item in ARCHITECTURES)


@dataclass(frozen=True)
class Option:
    """One option: `id` is its field of `Options`, `values` what it can be (two for a switch), `reason` why the rules set it."""

    id: str
    group: OptionGroup
    name: Marked
    hint: Marked
    values: tuple[object, ...]
    architectures: tuple[ArchitectureId, ...]
    reason: Callable[[Assessment], Message | None]

    @property
    def is_switch(self) -> bool:
        """Whether it is off or on, rather than a count."""
        return len(self.values) == 2

    def is_on(self, value: object) -> bool:
        """Whether a value of it puts something into the project; a count always does."""
        return value is not None and value is not False


def _unasked(assessment: Assessment) -> Message | None:
    return None


def _oversight(assessment: Assessment) -> Message | None:
    if assessment.needs.answer("oversight") not in ("before_release", "each_step"):
        return None
    return message(Marked("human oversight is asked for"))


def _rated(assessment: Assessment, factor_id: str) -> Message | None:
    score = assessment.rating(factor_id).score
    return (
        message(Marked("{name} {score}"), name=FACTOR[factor_id].name, score=score)
        if score
        else None
    )


def _accuracy(assessment: Assessment) -> Message | None:
    return _rated(assessment, "accuracy")


def _exactness(assessment: Assessment) -> Message | None:
    score = assessment.rating("reproducibility").score
    if score and FACTOR["reproducibility"].band(score).id == "high":
        return _rated(assessment, "reproducibility")
    placement = assessment.placement
    if placement is not None and placement.level("precision") == "high":
        return message(Marked("precision is high"))
    return None


OPTIONS: tuple[Option, ...] = (
    Option(
        "human_review",
        "safety",
        Marked("Human review before release"),
        Marked("A person confirms the result; tests run it unattended."),
        (False, True),
        ("flow_orchestrating_crews",),
        _oversight,
    ),
    Option(
        "rework",
        "safety",
        Marked("Rework at most"),
        Marked("How often work that a check refuses goes back before the run fails."),
        tuple(range(10)),
        ("flow_llm_calls", "complex_crew", "flow_orchestrating_crews"),
        _accuracy,
    ),
    Option(
        "temperature",
        "consistency",
        Marked("Temperature 0"),
        Marked("The model takes its likeliest answer each time."),
        (None, 0.0),
        _EVERY,
        _exactness,
    ),
    Option(
        "hierarchical",
        "crew",
        Marked("Hierarchical process"),
        Marked("A manager hands out the tasks and reads the results."),
        (False, True),
        ("complex_crew",),
        _unasked,
    ),
    Option(
        "knowledge",
        "crew",
        Marked("Knowledge source"),
        Marked("A text file that the first agent looks things up in."),
        (False, True),
        ("complex_crew",),
        _unasked,
    ),
    Option(
        "memory",
        "crew",
        Marked("Memory"),
        Marked("The crew remembers earlier runs."),
        (False, True),
        ("complex_crew",),
        _unasked,
    ),
)
OPTION: dict[str, Option] = {item.id: item for item in OPTIONS}


def option_reason(option: Option, assessment: Assessment, derived: object) -> Message:
    """Why the rules leave an option at `derived`: the rating or need that set it, or that nothing asks for it."""
    is_set = option.is_on(derived)
    reason = option.reason(assessment) if is_set else None
    return reason or message(Marked("the default") if is_set else Marked("not asked for"))
