"""What the project page shows of a document: the blueprint, what was derived, and why it cannot be built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

from evaluator.advice.choice import architecture_to_build
from evaluator.assessment import Assessment
from evaluator.blueprint.checks import Fix, Problem, problems
from evaluator.blueprint.derive import derive
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.paths import NESTED, Path, every_item, item_at, items_at
from evaluator.i18n import Translator
from evaluator.matrix import ARCHITECTURE, Architecture, ArchitectureId


@dataclass(frozen=True)
class ProjectView:
    """The blueprint that is built (stored or derived), beside the one that the rules derive."""

    assessment: Assessment
    architecture: Architecture
    blueprint: Blueprint
    derived: Blueprint
    problems: tuple[Problem, ...] = ()
    folder: FilePath | None = None
    """Where the assessment lies and files are named from; None before it is saved."""

    @property
    def is_edited(self) -> bool:
        """Whether the person set anything."""
        return self.assessment.blueprint is not None

    def item(self, path: Path) -> Any | None:
        """The item, or the part, at a path."""
        return getattr(self.blueprint, path[0]) if len(path) == 1 else self._items.get(path)

    @cached_property
    def _items(self) -> Mapping[Path, Any]:
        # A row asks for its item again for each cell.
        return dict(every_item(self.blueprint))

    def rule(self, path: Path) -> Any | None:
        """What the rules give at a path."""
        return getattr(self.derived, path[0]) if len(path) == 1 else item_at(self.derived, path)

    def is_field_edited(self, path: Path, field: str) -> bool:
        """Whether the person set a field to something else than the rules give."""
        item, rule = self.item(path), self.rule(path)
        if item is None or rule is None:
            return False
        if len(path) == 1:
            return field in item.edited
        is_other = getattr(item, field) != getattr(rule, field)
        return item.origin == "edited" and is_other

    def is_item_edited(self, path: Path) -> bool:
        """Whether a person touched an item, or one of the items in it."""
        item = self.item(path)
        if item is None:
            return False
        inner = (
            (*path, name, one.id)
            for name in NESTED.get(path[-2], ())
            for one in getattr(item, name)
        )
        return item.origin == "edited" or any(self.is_item_edited(one) for one in inner)

    def place_of(self, problem: Problem) -> tuple[Path, str]:
        """The item, or the part, that a problem is about, and the field."""
        return place_of(problem, self.blueprint)

    def problems_at(self, path: Path, field: str | None = None) -> tuple[Problem, ...]:
        """What is wrong with an item or with the items in it, or with one of its fields."""
        places = ((problem, *self.place_of(problem)) for problem in self.problems)
        return tuple(
            problem
            for problem, place, its_field in places
            if (field is None and place[: len(path)] == path)
            or (place == path and its_field == field)
        )


def place_of(problem: Problem | Fix, blueprint: Blueprint) -> tuple[Path, str]:
    """The item, or the part, that a problem is about, and the field.

    The field of an item inside the named one is written with the way to it, by its place in the
    list: `routes.0.limit`.
    """
    path: Path = (problem.group, problem.item) if problem.item else (problem.group,)
    rest = problem.field.split(".")
    while len(path) > 1 and len(rest) > 1 and rest[0] in NESTED.get(path[-2], ()):
        inner = items_at(blueprint, (*path, rest[0]))
        if not rest[1].isdecimal() or int(rest[1]) >= len(inner):
            break
        path, rest = (*path, rest[0], inner[int(rest[1])].id), rest[2:]
    return path, rest[0] if rest else ""


@lru_cache(maxsize=2)
def project_view(
    assessment: Assessment, t: Translator, folder: FilePath | None = None
) -> ProjectView | None:
    """The view of a document that can be built; None for a draft and for a decision to review."""
    if assessment.missing or assessment.decision_status == "to_review":
        return None
    architecture = ARCHITECTURE[architecture_to_build(assessment)]
    # The rules ask for all but the blueprint, which changes with each key.
    derived = _derived(assessment.model_copy(update={"blueprint": None}), architecture.id, t)
    blueprint = assessment.blueprint or derived
    found = problems(blueprint, architecture.id)
    return ProjectView(assessment, architecture, blueprint, derived, found, folder)


@lru_cache(maxsize=4)
def _derived(assessment: Assessment, architecture: ArchitectureId, t: Translator) -> Blueprint:
    return derive(assessment, architecture, t)
