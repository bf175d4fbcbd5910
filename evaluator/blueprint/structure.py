"""How the steps of a blueprint hang together: what comes before what, which routes lead back, what would run for ever.

References to steps that do not exist are passed over here; `checks` reports them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from evaluator.blueprint.model import Blueprint, Route, Step


@dataclass(frozen=True)
class Arrow:
    """One step comes after another; by a route of a router, or because it builds on it."""

    source: str
    target: str
    route: Route | None = None


class Structure:
    """The arrows between the steps of a blueprint, and what follows from them."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self.steps: Mapping[str, Step] = {step.id: step for step in blueprint.steps}
        self._sources: dict[str, tuple[Step, ...]] = {}

    @cached_property
    def dependencies(self) -> tuple[Arrow, ...]:
        """An arrow from each step to those that build on it."""
        return tuple(
            Arrow(before, step.id)
            for step in self.blueprint.steps
            for before in step.after
            if before in self.steps
        )

    @cached_property
    def routes(self) -> tuple[Arrow, ...]:
        """An arrow for each route of each router."""
        return tuple(
            Arrow(step.id, route.to, route)
            for step in self.blueprint.steps
            if step.kind == "router"
            for route in step.routes
            if route.to in self.steps
        )

    @cached_property
    def back_routes(self) -> tuple[Arrow, ...]:
        """The routes that have a limit and lead to the router itself or to a step before it."""
        unlimited = [arrow for arrow in self.routes if arrow.route and arrow.route.limit is None]
        before = _before((*self.dependencies, *unlimited))
        return tuple(
            arrow
            for arrow in self.routes
            if arrow.route
            and arrow.route.limit is not None
            and arrow.target in {arrow.source, *before.get(arrow.source, ())}
        )

    @cached_property
    def forward_routes(self) -> tuple[Arrow, ...]:
        """All other routes."""
        back = set(self.back_routes)
        return tuple(arrow for arrow in self.routes if arrow not in back)

    @cached_property
    def forward(self) -> tuple[Arrow, ...]:
        """Everything that leads forward."""
        return (*self.dependencies, *self.forward_routes)

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """Per step, all steps that come before it on the way forward."""
        return _before(self.forward)

    @cached_property
    def cycle(self) -> tuple[str, ...]:
        """The ids of a cycle that no limit ends, in its order, or empty."""
        return _cycle(self.steps, self.forward, self.before)

    @cached_property
    def order(self) -> tuple[Step, ...]:
        """The steps so that each stands after all that come before it, otherwise as they are listed."""
        left, placed = list(self.blueprint.steps), list[Step]()
        done: set[str] = set()
        while left:
            ready = next(
                (step for step in left if self.before.get(step.id, frozenset()) <= done), None
            )
            step = ready or left[0]
            left.remove(step)
            placed.append(step)
            done.add(step.id)
        return tuple(placed)

    def routes_to(self, step_id: str) -> tuple[Arrow, ...]:
        """The forward routes that lead to a step."""
        return tuple(arrow for arrow in self.forward_routes if arrow.target == step_id)

    def back_routes_to(self, step_id: str) -> tuple[Arrow, ...]:
        """The routes that lead back to a step."""
        return tuple(arrow for arrow in self.back_routes if arrow.target == step_id)

    def is_start(self, step: Step) -> bool:
        """Whether nothing comes before a step."""
        return not any(before in self.steps for before in step.after) and not self.routes_to(
            step.id
        )

    def judged_by(self, router: Step) -> Step | None:
        """The task whose result a router decides on."""
        judged = self.steps.get(router.after[0]) if router.after else None
        return judged if judged is not None and judged.kind == "task" else None

    def sources(self, step: Step) -> tuple[Step, ...]:
        """The tasks whose results a step is given, in the order in which they run.

        An end that names what it hands over is not given what the router before it judged.
        """
        if step.id not in self._sources:
            self._sources[step.id] = self._find_sources(step)
        return self._sources[step.id]

    def _find_sources(self, step: Step) -> tuple[Step, ...]:
        found = {before for before in step.after if before in self.steps}
        if step.kind != "end" or not found:
            found |= {arrow.source for arrow in self.routes_to(step.id)}
        tasks = set()
        for source in found:
            task = self.steps[source]
            if task.kind == "router":
                judged = self.judged_by(task)
                if judged is not None:
                    tasks.add(judged.id)
            elif task.kind == "task":
                tasks.add(source)
        return tuple(task for task in self.order if task.id in tasks)


def _before(arrows: Iterable[Arrow]) -> Mapping[str, frozenset[str]]:
    return all_before((arrow.source, arrow.target) for arrow in arrows)


def all_before(ways: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Per target of a way, everything from which ways lead to it; itself too where it is in a cycle."""
    direct: dict[str, set[str]] = {}
    for source, target in ways:
        direct.setdefault(target, set()).add(source)
    found = {target: frozenset(sources) for target, sources in direct.items()}
    is_growing = True
    while is_growing:
        is_growing = False
        for target, sources in direct.items():
            more = found[target].union(*(found[source] for source in sources if source in found))
            if len(more) > len(found[target]):
                found[target] = more
                is_growing = True
    return found


def _cycle(
    steps: Iterable[str], arrows: Iterable[Arrow], before: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    start = next((step for step in steps if step in before.get(step, ())), None)
    if start is None:
        return ()
    following: dict[str, list[str]] = {}
    for arrow in arrows:
        following.setdefault(arrow.source, []).append(arrow.target)
    # The shortest way from the step back to itself.
    paths: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while paths:
        path = paths.pop(0)
        for step in following.get(path[-1], ()):
            if step == start:
                return path
            if step not in seen:
                seen.add(step)
                paths.append((*path, step))
    return (start,)
