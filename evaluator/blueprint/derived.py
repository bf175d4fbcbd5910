"""What the rules put into a project, each with the rating or need that asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.assessment import Assessment
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.options import OPTIONS, Option, option_reason
from evaluator.i18n import Marked, Message, counted, message
from evaluator.matrix import ArchitectureId


@dataclass(frozen=True)
class Derived:
    """A thing in the project, and why it is there; `is_edited` when a person set it."""

    what: Message
    why: Message
    is_edited: bool = False


def derived_things(
    blueprint: Blueprint, derived: Blueprint, assessment: Assessment, architecture: ArchitectureId
) -> tuple[Derived, ...]:
    """What is in the project and why: its items that have a reason, then its options."""
    things = []
    for items, words in (
        (blueprint.crews, Marked("Crew {name}")),
        (blueprint.agents, Marked("Agent {name}")),
        (blueprint.steps, Marked("Step {name}")),
    ):
        for item in items:
            if item.reason:
                why = message(Marked("{reason}"), reason=item.reason)
                things.append(Derived(message(words, name=item.name), why, item.origin == "edited"))
    if blueprint.outputs:
        count = counted(
            Marked("Typed result, {count} field"),
            Marked("Typed result, {count} fields"),
            len(blueprint.outputs),
        )
        reason = message(Marked("{reason}"), reason=blueprint.outputs[0].reason)
        things.append(Derived(count, reason))
    for option in OPTIONS:
        value = getattr(blueprint.options, option.id)
        if architecture in option.architectures and option.is_on(value):
            why = option_reason(option, assessment, getattr(derived.options, option.id))
            is_edited = option.id in blueprint.options.edited
            things.append(Derived(option_words(option, value), why, is_edited))
    if assessment.needs.answer("models") == "this_machine":
        things.append(
            Derived(message(Marked("Ollama, no key")), message(Marked("models on this machine")))
        )
    return tuple(things)


def option_words(option: Option, value: object) -> Message:
    """An option with its value, in words."""
    if option.is_switch:
        return message(Marked("{name}"), name=option.name)
    return message(Marked("{name} {value}"), name=option.name, value=times(value))


def times(value: object) -> Message:
    """A count of times in words."""
    count = int(str(value))
    if count == 0:
        return message(Marked("never"))
    return counted(Marked("once"), Marked("{count} times"), count)
