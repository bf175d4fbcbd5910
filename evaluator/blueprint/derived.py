"""What the rules put into a project, each with the rating or need that asked for it: the list of the Overview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint, Item, Output, Route, Step
from evaluator.blueprint.options import OPTIONS, Option, option_reason
from evaluator.blueprint.paths import Path
from evaluator.blueprint.rules.asked import Asked, ask
from evaluator.blueprint.rules.results import CHOICE, INTAKE, PROBLEMS, REVIEW
from evaluator.i18n import ENGLISH, Marked, Message, counted, message
from evaluator.matrix import ArchitectureId

_PROJECT: Path = ("project",)
_STEPS: Path = ("steps",)
_AGENTS: Path = ("agents",)


@dataclass(frozen=True)
class Derived:
    """A thing in the project, and why it is there; `is_edited` when a person set it.

    `path` and `field` say where it is edited; both are empty for what cannot be edited.
    """

    what: Message
    why: Message
    is_edited: bool = False
    path: Path = ()
    field: str = ""


def derived_things(
    blueprint: Blueprint, derived: Blueprint, assessment: Assessment, architecture: ArchitectureId
) -> tuple[Derived, ...]:
    """What is in the project and why, the most telling first: routers, results, the team, options, the model."""
    asked = ask(assessment, architecture, ENGLISH)
    return (
        *_routers(blueprint, asked),
        *_checks(blueprint, asked),
        *_results(blueprint, asked),
        *_work(blueprint, asked),
        *_options(blueprint, derived, assessment, architecture),
        *model_things(blueprint, asked),
        *_knowledge(blueprint, asked),
    )


def _why(asked: Asked, name: str) -> Message:
    return asked.why(name) or message(Marked("the default"))


def _is_edited(item: Item) -> bool:
    return item.origin == "edited"


def _back(step: Step) -> Route | None:
    return next((route for route in step.routes if route.limit is not None), None)


def _routers(blueprint: Blueprint, asked: Asked) -> Iterator[Derived]:
    """Each router that chooses between ways on, with how many it has."""
    for step in blueprint.steps:
        if step.kind == "router" and _back(step) is None:
            what = counted(
                Marked("Router {name}, {count} branch"),
                Marked("Router {name}, {count} branches"),
                len(step.routes),
                name=step.name,
            )
            yield Derived(what, _why(asked, "branching"), _is_edited(step), ("steps", step.id))


def _checks(blueprint: Blueprint, asked: Asked) -> Iterator[Derived]:
    """Each way back, with how often it may be taken, and a check that nothing sends back."""
    found = False
    for step in blueprint.steps:
        back = _back(step)
        if back is not None:
            found = True
            what = message(Marked("Rework loop, {times} at most"), times=times(back.limit or 1))
            is_edited = _is_edited(step) or _is_edited(back)
            is_check = back.condition is None or back.condition.field == PROBLEMS
            why = _why(asked, "check" if is_check else "branching")
            yield Derived(what, why, is_edited, ("steps", step.id))
    names = {
        "self_check": ("check", Marked("Self-check")),
        "review": ("expertise", Marked("Review by a second agent")),
    }
    for step in () if found else blueprint.steps:
        if step.id in names:
            name, words = names[step.id]
            yield Derived(message(words), _why(asked, name), _is_edited(step), ("steps", step.id))


_RESULT_BECAUSE = {INTAKE: "branching", CHOICE: "branching", REVIEW: "check"}


def _result_because(output: Output, asked: Asked) -> str:
    """The trait that asked for a structured result."""
    if output.id in _RESULT_BECAUSE:
        return _RESULT_BECAUSE[output.id]
    if asked.get("shape") == "record":
        return "shape"
    return "check" if asked.get("check") == "review" else "branching"


def _results(blueprint: Blueprint, asked: Asked) -> Iterator[Derived]:
    """The structured results; without one the shape of the text."""
    for output in blueprint.outputs:
        what = counted(
            Marked("Typed result {name}, {count} field"),
            Marked("Typed result {name}, {count} fields"),
            len(output.fields),
            name=output.name,
        )
        yield Derived(
            what,
            _why(asked, _result_because(output, asked)),
            _is_edited(output),
            ("outputs", output.id),
        )
        for rule in output.rules:
            words = message(Marked("Rule on {field}"), field=rule.field)
            place = ("outputs", output.id, "rules", rule.id)
            yield Derived(words, _why(asked, "sources"), _is_edited(rule), place)
    if asked.get("shape") == "sections":
        yield Derived(
            message(Marked("Sections that are checked")), _why(asked, "shape"), path=_STEPS
        )
    elif not blueprint.outputs:
        yield Derived(message(Marked("Markdown text")), _why(asked, "shape"), path=_STEPS)


def _work(blueprint: Blueprint, asked: Asked) -> Iterator[Derived]:
    """How much work there is, how it hangs together, who does it."""
    tasks = sum(step.kind == "task" for step in blueprint.steps)
    what = counted(Marked("{count} work step"), Marked("{count} work steps"), tasks)
    yield Derived(what, _why(asked, "steps"), any(map(_is_edited, blueprint.steps)), _STEPS)
    has_joins = any(len(step.after) > 1 for step in blueprint.steps if step.kind == "task")
    # In a sequence only a check has more before it: what the result rests on.
    if has_joins and asked.get("links") != "sequence":
        words = (
            Marked("Fan-out and join")
            if asked.get("links") == "fan_out"
            else Marked("Steps that use several results")
        )
        yield Derived(message(words), _why(asked, "links"), path=_STEPS)
    if blueprint.crews and len({agent.crew for agent in blueprint.agents}) > 1:
        crews = message(Marked("Crews {names}"), names=tuple(crew.name for crew in blueprint.crews))
        yield Derived(crews, _why(asked, "steps"), path=_AGENTS)
    is_deep = asked.get("expertise") == "specialists"
    specialists = [agent for agent in blueprint.agents if agent.knowledge and is_deep]
    if specialists:
        names = tuple(agent.name for agent in specialists)
        what = counted(
            Marked("Specialist {names}"), Marked("Specialists {names}"), len(names), names=names
        )
        yield Derived(what, _why(asked, "expertise"), any(map(_is_edited, specialists)), _AGENTS)
    small = {agent.model for agent in blueprint.agents if agent.model}
    if small:
        drafting = message(Marked("{model} for drafting"), model=tuple(sorted(small)))
        yield Derived(drafting, _why(asked, "drafting"), path=_AGENTS)
    for step in blueprint.steps:
        if step.acts:
            what = message(Marked("Acting end {name}"), name=step.name)
            why = asked.why("acts") or _why(asked, "steps")
            yield Derived(what, why, _is_edited(step), ("steps", step.id))


def _options(
    blueprint: Blueprint, derived: Blueprint, assessment: Assessment, architecture: ArchitectureId
) -> Iterator[Derived]:
    """The options that a rule or a person set."""
    for option in OPTIONS:
        value, rule = getattr(blueprint.options, option.id), getattr(derived.options, option.id)
        is_edited = option.id in blueprint.options.edited
        is_asked = option.reason(assessment) is not None and option.id != "rework"
        if (
            option.why_not(architecture, bool(blueprint.agents))
            or not option.is_on(value)
            or not (is_edited or is_asked)
        ):
            continue
        why = option_reason(option, assessment, rule)
        yield Derived(option_words(option, value), why, is_edited, ("options",), option.id)


def model_things(blueprint: Blueprint, asked: Asked) -> Iterator[Derived]:
    """Where the models run, what personal data asks for, and how long a call may take."""
    words = {
        "ollama": Marked("Ollama, no key"),
        "compatible": Marked("OpenAI-compatible server of your own"),
    }
    provider = blueprint.project.provider
    if provider in words and asked.get("project.provider") == provider:
        is_edited = "provider" in blueprint.project.edited
        yield Derived(
            message(words[provider]),
            _why(asked, "project.provider"),
            is_edited,
            _PROJECT,
            "provider",
        )
    if asked.get("private") and not asked.get("project.provider"):
        what = message(Marked("Suggested: a model on this machine or an endpoint of your own"))
        yield Derived(what, _why(asked, "private"), False, _PROJECT, "provider")
    if asked.get("private"):
        yield Derived(message(Marked("No prompts in the log")), _why(asked, "private"))
    if asked.get("project.timeout"):
        what = message(Marked("Timeout {seconds} s"), seconds=blueprint.project.timeout)
        is_edited = "timeout" in blueprint.project.edited
        yield Derived(what, _why(asked, "project.timeout"), is_edited, _PROJECT, "timeout")
    if asked.get("project.retries"):
        what = message(
            Marked("Failed calls are repeated {times}"), times=times(blueprint.project.retries)
        )
        is_edited = "retries" in blueprint.project.edited
        yield Derived(what, _why(asked, "project.retries"), is_edited, _PROJECT, "retries")


def _knowledge(blueprint: Blueprint, asked: Asked) -> Iterator[Derived]:
    """The knowledge sources, or that there is none."""
    if not blueprint.knowledge:
        yield Derived(
            message(Marked("No knowledge source")), _why(asked, "expertise"), path=("knowledge",)
        )
    for source in blueprint.knowledge:
        what = message(Marked("Knowledge source {name}"), name=source.name)
        yield Derived(what, _why(asked, "expertise"), _is_edited(source), ("knowledge", source.id))


def option_words(option: Option, value: object) -> Message:
    """An option with its value, in words."""
    if option.is_switch:
        return message(Marked("{name}"), name=option.name)
    if option.kind == "choice":
        return message(Marked("{name}: {value}"), name=option.name, value=option.names[value])
    if option.id == "rework":
        return message(Marked("{name} {value}"), name=option.name, value=times(value))
    return message(Marked("{name}: {value}"), name=option.name, value=value)


def times(value: object) -> Message:
    """A count of times in words."""
    count = int(str(value))
    if count == 0:
        return message(Marked("never"))
    if count == 2:
        return message(Marked("twice"))
    return counted(Marked("once"), Marked("{count} times"), count)
