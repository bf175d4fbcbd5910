"""What a project can include beyond its steps: a table with the architectures that build each option, and why not elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.rules.asked import why_asked, why_set
from evaluator.i18n import Marked, Message, message
from evaluator.matrix import ARCHITECTURES, ArchitectureId

OptionGroup = Literal["safety", "consistency", "speed", "crew", "repository"]
OptionKind = Literal["switch", "count", "choice"]
GROUP_NAMES: dict[OptionGroup, Marked] = {
    "safety": Marked("Safety"),
    "consistency": Marked("Consistency"),
    "speed": Marked("Speed and cost"),
    "crew": Marked("Crew"),
    "repository": Marked("Repository"),
}
_EVERY: tuple[ArchitectureId, ...] = tuple(item.id for item in ARCHITECTURES)
_CREWS: tuple[ArchitectureId, ...] = ("simple_crew", "complex_crew")
_FLOWS: tuple[ArchitectureId, ...] = ("flow_llm_calls", "flow_orchestrating_crews")
_WITH_CREWS: tuple[ArchitectureId, ...] = (*_CREWS, "flow_orchestrating_crews")

_NO_TEAM = Marked("Direct LLM calls have no crew that a manager could lead.")
_NO_AGENT = Marked("Direct LLM calls need no crew; it works once a step is done by an agent.")


@dataclass(frozen=True)
class Option:
    """One option: `id` is its field of `Options`.

    `values` are what it can be: off and on for a `switch`, the alternatives of a `choice`, and of a
    `count` its least and greatest number, with None first where it can be off. `names` are the words
    of a choice's alternatives, `elsewhere` why an architecture that is not listed does not build it;
    with `for_agents` it does as soon as one of the project's steps is done by an agent.
    """

    id: str
    group: OptionGroup
    kind: OptionKind
    name: Marked
    hint: Marked
    values: tuple[object, ...] = (False, True)
    architectures: tuple[ArchitectureId, ...] = _EVERY
    elsewhere: Marked | None = None
    names: Mapping[object, Marked] = field(default_factory=dict)
    for_agents: bool = False

    @property
    def is_switch(self) -> bool:
        """Whether it is off or on."""
        return self.kind == "switch"

    @property
    def may_be_off(self) -> bool:
        """Whether a count can be absent."""
        return self.values[0] is None

    def is_on(self, value: object) -> bool:
        """Whether a value of it puts something into the project."""
        return value is not None and value is not False and value != "never"

    def why_not(self, architecture: ArchitectureId, has_agents: bool = False) -> Message | None:
        """Why an architecture does not build it, or None when it does; `has_agents` is the blueprint's."""
        if architecture in self.architectures or self.elsewhere is None:
            return None
        if self.for_agents and has_agents:
            return None
        return message(self.elsewhere)

    def reason(self, assessment: Assessment) -> Message | None:
        """The ratings and needs that set it, as `error tolerance 9 and effects irreversible`, or None."""
        return why_asked(assessment, f"options.{self.id}")


OPTIONS: tuple[Option, ...] = (
    Option(
        "review",
        "safety",
        "choice",
        Marked("Human review"),
        Marked("A person confirms before it goes on; REVIEW=release runs unattended."),
        ("never", "before_release", "each_step"),
        names={
            "never": Marked("Never"),
            "before_release": Marked("Before release"),
            "each_step": Marked("At each step"),
        },
    ),
    Option(
        "rework",
        "safety",
        "count",
        Marked("Rework at most"),
        Marked("How often a check may refuse an answer before the run fails."),
        (0, 9),
    ),
    Option(
        "dry_run",
        "safety",
        "switch",
        Marked("Dry-run switch"),
        Marked("Acting steps only say what they would do."),
    ),
    Option(
        "audit",
        "safety",
        "switch",
        Marked("Audit log of each decision"),
        Marked("Calls, decisions and approvals, a line each in a file that only grows."),
    ),
    Option(
        "temperature",
        "consistency",
        "switch",
        Marked("Temperature 0"),
        Marked("The model takes its likeliest answer each time."),
        (None, 0.0),
    ),
    Option(
        "seed",
        "consistency",
        "count",
        Marked("Seed"),
        Marked("The same random choices each time, where the provider has a seed."),
        (None, 0, 2_147_483_647),
    ),
    Option(
        "golden_tests",
        "consistency",
        "switch",
        Marked("Golden tests"),
        Marked("Results are compared with results that a person accepted."),
    ),
    Option(
        "persistence",
        "consistency",
        "switch",
        Marked("Persisted state"),
        Marked("A run that stopped goes on from its last step."),
        architectures=_FLOWS,
        elsewhere=Marked("Only Flows persist their state; a Crew has checkpoints instead."),
    ),
    Option(
        "checkpoints",
        "consistency",
        "switch",
        Marked("Checkpoints"),
        Marked("A crew's run that stopped goes on from its last task."),
        architectures=_CREWS,
        elsewhere=Marked("Only Crews have checkpoints; a Flow persists its state instead."),
    ),
    Option(
        "streaming",
        "speed",
        "switch",
        Marked("Streaming"),
        Marked("The answer is shown while it is written."),
    ),
    Option(
        "parallel",
        "speed",
        "switch",
        Marked("Steps side by side"),
        Marked("Steps that do not need each other run at the same time."),
    ),
    Option(
        "batch",
        "speed",
        "switch",
        Marked("Batch entry point"),
        Marked(
            "kickoff_for_each takes many inputs from one file, with resume; done ones are not done again."
        ),
    ),
    Option(
        "token_totals",
        "speed",
        "switch",
        Marked("Token totals"),
        Marked("The result says how many tokens the run took."),
    ),
    Option(
        "rate_limit",
        "speed",
        "count",
        Marked("Requests a minute"),
        Marked("The run waits rather than ask the model more often."),
        (None, 1, 10_000),
    ),
    Option(
        "cache",
        "speed",
        "switch",
        Marked("Cache of tool results"),
        Marked("A tool that is asked the same again is not run again."),
        architectures=_WITH_CREWS,
        elsewhere=_NO_AGENT,
        for_agents=True,
    ),
    Option(
        "max_iterations",
        "crew",
        "count",
        Marked("Iterations of an agent"),
        Marked("How often an agent may think or use a tool before it must answer."),
        (None, 1, 100),
        _WITH_CREWS,
        _NO_AGENT,
        for_agents=True,
    ),
    Option(
        "hierarchical",
        "crew",
        "switch",
        Marked("Hierarchical process"),
        Marked("A manager hands out the tasks and reads the results."),
        architectures=_WITH_CREWS,
        elsewhere=_NO_TEAM,
    ),
    Option(
        "planning",
        "crew",
        "switch",
        Marked("Planning"),
        Marked("The crew plans its tasks first, with one more call a run."),
        architectures=_WITH_CREWS,
        elsewhere=_NO_AGENT,
        for_agents=True,
    ),
    Option(
        "memory",
        "crew",
        "switch",
        Marked("Memory"),
        Marked("The crew remembers earlier runs; it needs an embedder."),
        architectures=_WITH_CREWS,
        elsewhere=_NO_AGENT,
        for_agents=True,
    ),
    Option(
        "git",
        "repository",
        "switch",
        Marked("git init, first commit"),
        Marked("The project begins with its history."),
    ),
    Option(
        "result_file",
        "repository",
        "switch",
        Marked("Result as a file"),
        Marked("JSON for a typed result, else Markdown; running again writes the same file."),
    ),
    Option(
        "dockerfile",
        "repository",
        "switch",
        Marked("Dockerfile"),
        Marked("An image that runs the project without the tools of development."),
    ),
)
OPTION: dict[str, Option] = {item.id: item for item in OPTIONS}


def not_built(
    blueprint: Blueprint, architecture: ArchitectureId
) -> Iterator[tuple[Option, Message]]:
    """The options that a blueprint asks for and the architecture does not build, each with why."""
    for option in OPTIONS:
        reason = option.why_not(architecture, bool(blueprint.agents))
        if reason is not None and option.is_on(getattr(blueprint.options, option.id)):
            yield option, reason


def option_reason(option: Option, assessment: Assessment, derived: object) -> Message:
    """Why the rules leave an option at `derived`: the ratings and needs that set it, or that nothing asks for it."""
    reason = why_set(assessment, f"options.{option.id}", derived)
    is_set = option.is_on(derived)
    return reason or message(Marked("the default") if is_set else Marked("not asked for"))
