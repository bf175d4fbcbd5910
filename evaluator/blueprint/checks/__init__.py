"""What must hold of a blueprint before a project is built from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from evaluator.blueprint.checks import names, parts, results, steps, ways
from evaluator.blueprint.checks.problem import Fix, Problem
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.plan import Plan, plan_of
from evaluator.matrix import ArchitectureId

__all__ = ["Fix", "Problem", "problems"]

_Check = Callable[[Plan], Iterator[Problem]]
_ITEMS: tuple[_Check, ...] = (
    names.project_names,
    steps.inputs,
    names.item_names,
    names.roles,
    steps.references,
    steps.tasks,
    steps.routers,
    names.result_names,
    results.fields,
    results.rules,
    names.tool_names,
    parts.models,
    parts.tools,
    parts.knowledge,
)
_WAYS: tuple[_Check, ...] = (ways.cycles, ways.ends)
_RUNS: tuple[_Check, ...] = (ways.crews, ways.joins)


@lru_cache(maxsize=8)
def problems(blueprint: Blueprint, architecture: ArchitectureId) -> tuple[Problem, ...]:
    """Everything that keeps a blueprint from being built, each at its field.

    The ways through the steps are looked at when the items are in order, whether every route can
    be taken when the ways are. The last few blueprints are remembered: page, rail and files ask in turn.
    """
    plan = plan_of(blueprint, architecture)
    found: tuple[Problem, ...] = ()
    for checks in ((names.ids,), _ITEMS, _WAYS, _RUNS, (ways.routes,)):
        found = (*found, *(problem for check in checks for problem in check(plan)))
        if any(problem.group != "project" for problem in found):
            break
    return found
