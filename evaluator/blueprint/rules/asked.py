"""What the rules ask of a project, for one assessment and architecture, and which rule asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from evaluator.assessment import Assessment
from evaluator.blueprint.rules.table import (
    ANSWERED_WORDS,
    RATED_WORDS,
    RULES,
    STRONGEST,
    Answered,
    Rated,
    Rule,
    Value,
)
from evaluator.factors import FACTOR
from evaluator.i18n import Marked, Message, Translator, message
from evaluator.matrix import ARCHITECTURE, ArchitectureId

_BECAUSE = Marked("{asked} → {gives}")


def holds(rule: Rule, assessment: Assessment) -> bool:
    """Whether the assessment asks for a rule; an unrated factor asks for what its lowest score does."""
    asked = rule.asked
    if isinstance(asked, Answered):
        return assessment.needs.answer(asked.need) == asked.answer
    score = assessment.rating(asked.factor).score or 1
    return FACTOR[asked.factor].band(score).id == asked.band


def asked_words(asked: Rated | Answered, assessment: Assessment) -> Message:
    """A rating or an answer in words: `accuracy 8`, `effects irreversible`."""
    if isinstance(asked, Answered):
        return message(ANSWERED_WORDS[asked.need, asked.answer])
    return message(RATED_WORDS[asked.factor], score=assessment.rating(asked.factor).score or 1)


def why_set(assessment: Assessment, name: str, value: object) -> Message | None:
    """The ratings and needs that set a value, or None when no rule sets it."""
    rules = [
        rule
        for rule in RULES
        if name in rule.sets and rule.sets[name] == value and holds(rule, assessment)
    ]
    return _listed(rules, assessment)


def why_asked(assessment: Assessment, name: str) -> Message | None:
    """The ratings and needs that set the value that wins, in any architecture, or None."""
    setting = [rule for rule in RULES if name in rule.sets and holds(rule, assessment)]
    values: dict[str, Value] = {}
    for rule in setting:
        _set(values, name, rule.sets[name])
    return why_set(assessment, name, values[name]) if values else None


def _set(values: dict[str, Value], name: str, value: Value) -> None:
    """Set a value unless a stronger one is there."""
    order = STRONGEST.get(name)
    if order and name in values and order.index(values[name]) > order.index(value):
        return
    values[name] = value


def _listed(rules: Iterable[Rule], assessment: Assessment) -> Message | None:
    asking = {rule.asked: asked_words(rule.asked, assessment) for rule in rules}
    return message(Marked("{asked}"), asked=tuple(asking.values())) if asking else None


@dataclass(frozen=True)
class Asked:
    """All that is asked of a project, as a value per name."""

    assessment: Assessment
    architecture: ArchitectureId
    t: Translator
    rules: tuple[Rule, ...]
    values: dict[str, Value]

    @property
    def is_crew(self) -> bool:
        """Whether a Crew, and no Flow, is built."""
        return ARCHITECTURE[self.architecture].kind == "crew"

    def get(self, name: str) -> Value | None:
        """What is set for a name, or None."""
        return self.values.get(name)

    def part(self, prefix: str) -> dict[str, Any]:
        """What is set of one part of the blueprint, as `options`."""
        start = f"{prefix}."
        return {
            name.removeprefix(start): value
            for name, value in self.values.items()
            if name.startswith(start)
        }

    def score(self, factor: str) -> int:
        """The score of a factor, 1 while it is unrated."""
        return self.assessment.rating(factor).score or 1

    def note(self, factor: str) -> str:
        """The note on a rating."""
        return self.assessment.rating(factor).note.strip()

    def reason(self, name: str, gives: Marked | Message | None = None) -> str:
        """Why a name is set, as `accuracy 8 → a self-check`; `gives` says more than the rule can."""
        rule = next(
            (
                rule
                for rule in self.rules
                if name in rule.sets and rule.sets[name] == self.values[name]
            ),
            None,
        )
        if rule is None:
            return ""
        asked = asked_words(rule.asked, self.assessment)
        return self.t(_BECAUSE, asked=asked, gives=gives or rule.gives)

    def why(self, name: str) -> Message | None:
        """The ratings and needs that set a name, without what it gives."""
        rules = [
            rule
            for rule in self.rules
            if name in rule.sets and rule.sets[name] == self.values[name]
        ]
        return _listed(rules, self.assessment)


def ask(assessment: Assessment, architecture: ArchitectureId, t: Translator) -> Asked:
    """What the rules ask for."""
    rules = tuple(
        rule for rule in RULES if architecture in rule.architectures and holds(rule, assessment)
    )
    values: dict[str, Value] = {}
    for rule in rules:
        for name, value in rule.sets.items():
            _set(values, name, value)
    return Asked(assessment, architecture, t, rules, values)
