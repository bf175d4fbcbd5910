"""The rules as data: which rating or need asks for what, after the two tables of the specification.

A row says what asks (a factor with its band, or a need with its answer), what it sets, and what that
gives in words. What is set is a feature of the steps (`check`, `links`, …) or a value of another part
of the blueprint, named as `options.temperature`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaluator.factors import BandId
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURES, ArchitectureId

Value = str | int | float | bool
_EVERY: tuple[ArchitectureId, ...] = tuple(item.id for item in ARCHITECTURES)
_IN_CREWS: tuple[ArchitectureId, ...] = ("simple_crew", "complex_crew")
_IN_FLOWS: tuple[ArchitectureId, ...] = ("flow_llm_calls", "flow_orchestrating_crews")
_WITH_CREWS: tuple[ArchitectureId, ...] = (*_IN_CREWS, "flow_orchestrating_crews")


@dataclass(frozen=True)
class Rated:
    """A factor whose score lies in a band."""

    factor: str
    band: BandId


@dataclass(frozen=True)
class Answered:
    """A need with an answer."""

    need: str
    answer: str


@dataclass(frozen=True)
class Rule:
    """A row: when `asked` holds, `sets` applies to these architectures."""

    id: str
    asked: Rated | Answered
    gives: Marked
    sets: Mapping[str, Value]
    architectures: tuple[ArchitectureId, ...] = _EVERY


def _rated(
    rule_id: str,
    factor: str,
    band: BandId,
    gives: str,
    sets: Mapping[str, Value],
    architectures: tuple[ArchitectureId, ...] = _EVERY,
) -> Rule:
    return Rule(rule_id, Rated(factor, band), Marked(gives), sets, architectures)


def _answered(
    rule_id: str,
    need: str,
    answer: str,
    gives: str,
    sets: Mapping[str, Value],
    architectures: tuple[ArchitectureId, ...] = _EVERY,
) -> Rule:
    return Rule(rule_id, Answered(need, answer), Marked(gives), sets, architectures)


RULES: tuple[Rule, ...] = (
    _rated("steps_low", "steps", "low", "one to three steps", {"steps": "few"}),
    _rated("steps_medium", "steps", "medium", "four to seven steps", {"steps": "some"}),
    _rated("steps_high", "steps", "high", "eight steps or more, in stages", {"steps": "staged"}),
    _rated(
        "interdependencies_low",
        "interdependencies",
        "low",
        "steps in sequence",
        {"links": "sequence"},
    ),
    _rated(
        "interdependencies_medium",
        "interdependencies",
        "medium",
        "a step that uses several results",
        {"links": "shared"},
    ),
    _rated(
        "interdependencies_high",
        "interdependencies",
        "high",
        "fan-out and join",
        {"links": "fan_out"},
    ),
    _rated(
        "conditional_logic_low",
        "conditional_logic",
        "low",
        "a straight line",
        {"branching": "none"},
    ),
    _rated(
        "conditional_logic_medium", "conditional_logic", "medium", "a router", {"branching": "one"}
    ),
    _rated(
        "conditional_logic_high",
        "conditional_logic",
        "high",
        "several routers with a default",
        {"branching": "several"},
    ),
    _rated(
        "domain_knowledge_low",
        "domain_knowledge",
        "low",
        "no knowledge source",
        {"expertise": "none"},
    ),
    _rated(
        "domain_knowledge_medium",
        "domain_knowledge",
        "medium",
        "a knowledge source",
        {"expertise": "source"},
    ),
    _rated(
        "domain_knowledge_high",
        "domain_knowledge",
        "high",
        "a specialist and a knowledge source per domain, and a reviewer",
        {"expertise": "specialists"},
    ),
    _rated("output_structure_low", "output_structure", "low", "Markdown text", {"shape": "text"}),
    _rated(
        "output_structure_medium",
        "output_structure",
        "medium",
        "sections that are checked",
        {"shape": "sections"},
    ),
    _rated(
        "output_structure_high",
        "output_structure",
        "high",
        "a typed result and a JSON file",
        {"shape": "record", "options.result_file": True},
    ),
    _rated("accuracy_low", "accuracy", "low", "no check", {"check": "none"}),
    _rated("accuracy_medium", "accuracy", "medium", "a self-check", {"check": "self"}),
    _rated(
        "accuracy_high",
        "accuracy",
        "high",
        "an independent check with bounded rework, and sources",
        {"check": "review", "sources": True},
    ),
    _rated("reproducibility_low", "reproducibility", "low", "the model's own defaults", {}),
    _rated(
        "reproducibility_medium",
        "reproducibility",
        "medium",
        "temperature 0",
        {"options.temperature": 0.0},
    ),
    _rated(
        "reproducibility_high",
        "reproducibility",
        "high",
        "temperature 0, a seed and golden tests",
        {"options.temperature": 0.0, "options.seed": 42, "options.golden_tests": True},
    ),
    _rated(
        "reproducibility_high_in_flows",
        "reproducibility",
        "high",
        "persisted state",
        {"options.persistence": True},
        _IN_FLOWS,
    ),
    _rated(
        "reproducibility_high_in_crews",
        "reproducibility",
        "high",
        "checkpoints",
        {"options.checkpoints": True},
        _IN_CREWS,
    ),
    _rated(
        "error_tolerance_low",
        "error_tolerance",
        "low",
        "errors are logged",
        {"failure": "logged", "options.rework": 1},
    ),
    _rated(
        "error_tolerance_medium",
        "error_tolerance",
        "medium",
        "retry, then a clear failure",
        {"failure": "clear", "options.rework": 2, "project.retries": 2},
    ),
    _rated(
        "error_tolerance_high",
        "error_tolerance",
        "high",
        "fails closed, with a review before release and an audit log",
        {
            "failure": "closed",
            "options.rework": 2,
            "project.retries": 2,
            "options.review": "before_release",
            "options.audit": True,
        },
    ),
    _answered(
        "response_time_interactive",
        "response_time",
        "interactive",
        "streaming, a short timeout and fewer reviewing steps",
        {"quick": True, "options.streaming": True, "options.rework": 1, "project.timeout": 30},
    ),
    _answered(
        "response_time_batch_in_crews",
        "response_time",
        "batch",
        "steps side by side, with checkpoints",
        {"options.parallel": True, "options.checkpoints": True},
        _IN_CREWS,
    ),
    _answered(
        "response_time_batch_in_flows",
        "response_time",
        "batch",
        "steps side by side, with persisted state",
        {"options.parallel": True, "options.persistence": True},
        _IN_FLOWS,
    ),
    _answered(
        "cost_tight",
        "cost",
        "tight",
        "a smaller model for drafting, limits, and token totals",
        {
            "drafting": "small",
            "options.rate_limit": 30,
            "options.token_totals": True,
        },
    ),
    _answered(
        "cost_tight_in_crews",
        "cost",
        "tight",
        "a cache and few iterations",
        {"options.cache": True, "options.max_iterations": 5},
        _WITH_CREWS,
    ),
    _answered(
        "volume_thousands",
        "volume",
        "thousands",
        "a kickoff_for_each entry point with resume, and idempotent outputs",
        {"options.batch": True, "options.result_file": True},
    ),
    _answered("oversight_none", "oversight", "none", "no gate", {"options.review": "never"}),
    _answered(
        "oversight_before_release",
        "oversight",
        "before_release",
        "one gate before release",
        {"options.review": "before_release"},
    ),
    _answered(
        "oversight_each_step",
        "oversight",
        "each_step",
        "a gate at each step",
        {"options.review": "each_step"},
    ),
    _answered("effects_reversible", "effects", "reversible", "an end that acts", {"acts": True}),
    _answered(
        "effects_irreversible",
        "effects",
        "irreversible",
        "an acting end behind a gate, a dry run and an audit log",
        {
            "acts": True,
            "options.review": "before_release",
            "options.dry_run": True,
            "options.audit": True,
        },
    ),
    _answered("data_personal", "data", "personal", "no prompts in the log", {"private": True}),
    _answered(
        "audit_required",
        "audit",
        "required",
        "every call and decision on record",
        {"options.audit": True},
    ),
    _answered(
        "models_this_machine",
        "models",
        "this_machine",
        "Ollama, no key",
        {"project.provider": "ollama", "embedder.provider": "ollama"},
    ),
    _answered(
        "models_own_endpoint",
        "models",
        "own_endpoint",
        "an OpenAI-compatible server of your own",
        {"project.provider": "compatible", "embedder.provider": "compatible"},
    ),
)

STRONGEST: Mapping[str, tuple[Value, ...]] = {
    "options.review": ("never", "before_release", "each_step"),
}
"""Where several rules set one thing: the later value of these wins; elsewhere the later rule does."""

RATED_WORDS: Mapping[str, Marked] = {
    "steps": Marked("steps {score}"),
    "interdependencies": Marked("interdependencies {score}"),
    "conditional_logic": Marked("conditional logic {score}"),
    "domain_knowledge": Marked("domain knowledge {score}"),
    "output_structure": Marked("output structure {score}"),
    "accuracy": Marked("accuracy {score}"),
    "reproducibility": Marked("reproducibility {score}"),
    "error_tolerance": Marked("error tolerance {score}"),
}
ANSWERED_WORDS: Mapping[tuple[str, str], Marked] = {
    ("response_time", "interactive"): Marked("interactive use"),
    ("response_time", "batch"): Marked("runs in batches"),
    ("cost", "tight"): Marked("cost per run tight"),
    ("volume", "thousands"): Marked("thousands of runs a day"),
    ("oversight", "none"): Marked("no human oversight"),
    ("oversight", "before_release"): Marked("oversight before release"),
    ("oversight", "each_step"): Marked("oversight at each step"),
    ("effects", "reversible"): Marked("effects reversible"),
    ("effects", "irreversible"): Marked("effects irreversible"),
    ("data", "personal"): Marked("personal data"),
    ("audit", "required"): Marked("audit trail required"),
    ("models", "this_machine"): Marked("models on this machine only"),
    ("models", "own_endpoint"): Marked("models on an endpoint of your own"),
}
