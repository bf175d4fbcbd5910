"""What must hold of a stored blueprint before a project is built from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.names import problem_of_package, problem_of_project_name
from evaluator.i18n import Marked, Message, message


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


_AT = Marked("{place}: {problem}")


def first_problem(stored: Blueprint, derived: Blueprint) -> Message | None:
    """The first thing that keeps a stored blueprint from being built, or None.

    `derived` is what the rules give for the same architecture: this version builds its items, with
    whatever words the stored one gives them.
    """
    return next(problems(stored, derived), None)


def problems(stored: Blueprint, derived: Blueprint) -> Iterator[Message]:
    """Everything that keeps a stored blueprint from being built, each with its place."""
    for place, problem in (
        ("blueprint.project.name", problem_of_project_name(stored.project.name)),
        ("blueprint.project.package", problem_of_package(stored.project.package)),
    ):
        if problem:
            yield message(_AT, place=place, problem=problem)
    if not stored.project.model.strip():
        yield message(
            _AT,
            place="blueprint.project.model",
            problem=message(Marked("The model is empty; name one, as gpt-4.1-mini.")),
        )
    for group in ("inputs", "agents", "crews", "steps", "outputs", "tools"):
        yield from _differs(group, getattr(stored, group), getattr(derived, group))
    roles = [agent.role for agent in stored.agents]
    for position, role in enumerate(roles):
        if role in roles[:position]:
            yield message(
                _AT,
                place=f"blueprint.agents[{position}].role",
                problem=message(
                    Marked("Two agents have this role, and CrewAI drops the second; change one.")
                ),
            )


def _differs(group: str, stored: Sequence[_Named], derived: Sequence[_Named]) -> Iterator[Message]:
    """Items that are missing, unknown, or named otherwise than the architecture's templates expect."""
    wanted = {item.id: item.name for item in derived}
    found = {item.id: item.name for item in stored}
    if found != wanted:
        yield message(
            _AT,
            place=f"blueprint.{group}",
            problem=message(
                Marked(
                    "This version builds {wanted} for this architecture, the file has {found}; "
                    "edit their words, or set the blueprint to null to derive it again."
                ),
                wanted=tuple(wanted.values()) or (Marked("none"),),
                found=tuple(found.values()) or (Marked("none"),),
            ),
        )
