"""What is wrong with the project to be, found once for all who show it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from evaluator.blueprint import checks
from evaluator.blueprint.model import Blueprint
from evaluator.matrix import ArchitectureId

if TYPE_CHECKING:
    from evaluator.blueprint.checks import Problem


@lru_cache(maxsize=8)
def problems_of(blueprint: Blueprint, architecture: ArchitectureId) -> tuple[Problem, ...]:
    """Everything that keeps a blueprint from being built; the last few are remembered."""
    return tuple(checks.problems(blueprint, architecture))
