"""How an architecture runs a blueprint: the crews with their tasks, and the methods of a Flow.

The templates are written from a `Plan`, and the scenarios of the project's own tests are walked on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain

from evaluator.blueprint.model import Blueprint, Crew, Output, Step
from evaluator.blueprint.planned import Branch, CrewPlan, Method, Task, Trigger
from evaluator.blueprint.structure import Arrow, Structure, all_before
from evaluator.matrix import ARCHITECTURE, ArchitectureId

BEGIN = "begin"
"""The method that begins every Flow."""


@lru_cache(maxsize=8)
def plan_of(blueprint: Blueprint, architecture: ArchitectureId) -> Plan:
    """How a blueprint is run; the checks and the files of one blueprint share one plan."""
    return Plan(blueprint, architecture)


class Plan:
    """How a blueprint is run by an architecture."""

    def __init__(self, blueprint: Blueprint, architecture: ArchitectureId) -> None:
        self.blueprint = blueprint
        self.architecture = ARCHITECTURE[architecture]
        self.structure = Structure(blueprint)
        self._groups: dict[str, str] = {}
        self._units: dict[str, str] = {}
        self._inside: dict[str, bool] = {}

    @property
    def is_flow(self) -> bool:
        """Whether a Flow runs it."""
        return self.architecture.kind == "flow"

    @property
    def has_crews(self) -> bool:
        """Whether the Flow's agents work in crews."""
        return self.architecture.id == "flow_orchestrating_crews"

    @cached_property
    def task_steps(self) -> tuple[Step, ...]:
        """The tasks, in the order in which they run."""
        return tuple(step for step in self.structure.order if step.kind == "task")

    @cached_property
    def routers(self) -> tuple[Step, ...]:
        """The routers, in the order in which they decide."""
        return tuple(step for step in self.structure.order if step.kind == "router")

    @cached_property
    def ends(self) -> tuple[Step, ...]:
        """The ends."""
        return tuple(step for step in self.structure.order if step.kind == "end")

    @cached_property
    def deciders(self) -> Mapping[str, tuple[Step, ...]]:
        """Per id of a task, the routers that decide on its result."""
        found: dict[str, tuple[Step, ...]] = {}
        for router in self.routers:
            judged = self.structure.judged_by(router)
            if judged is not None:
                found[judged.id] = (*found.get(judged.id, ()), router)
        return found

    def judged(self, router: Step) -> Step:
        """The task whose result a router decides on."""
        judged = self.structure.judged_by(router)
        assert judged is not None, "checked before a plan is made"
        return judged

    def output_of(self, step: Step) -> Output | None:
        """The structured result that a task fills."""
        return self.blueprint.output(step.output) if step.output else None

    def group_of(self, step: Step) -> str:
        """What runs a task: the id of a crew, `@` and the step's id for an agent alone, empty for a direct LLM call."""
        if step.id not in self._groups:
            self._groups[step.id] = self._group(step)
        return self._groups[step.id]

    def _group(self, step: Step) -> str:
        if step.kind != "task":
            return ""
        if not self.is_flow:
            return "crew"
        crew = self.blueprint.crew_of(step)
        if self.has_crews and any(item.id == crew for item in self.blueprint.crews):
            return crew
        return f"@{step.id}" if self.blueprint.agent(step.agent) else ""

    def is_inside(self, router: Step) -> bool:
        """Whether a crew decides by itself: all routes lead to tasks of the crew that gave the answer, none back."""
        if router.id not in self._inside:
            self._inside[router.id] = self._decides_inside(router)
        return self._inside[router.id]

    def _decides_inside(self, router: Step) -> bool:
        group = self.group_of(self.judged(router))
        arrows = [arrow for arrow in self.structure.routes if arrow.source == router.id]
        if not group or not self.is_flow:
            return bool(group)
        back = set(self.structure.back_routes)
        return bool(arrows) and all(
            arrow not in back and self.group_of(self.structure.steps[arrow.target]) == group
            for arrow in arrows
        )

    @cached_property
    def crews(self) -> tuple[CrewPlan, ...]:
        """The crews, in the order in which they begin."""
        groups = dict.fromkeys(group for step in self.task_steps if (group := self.group_of(step)))
        return tuple(self._crew(self._named(group), group) for group in groups)

    def _named(self, group: str) -> Crew:
        if not self.is_flow:
            return Crew(id=group, name=group)
        if group.startswith("@"):
            return Crew(id=group, name=self.structure.steps[group[1:]].name)
        return next(crew for crew in self.blueprint.crews if crew.id == group)

    def crew_of(self, step: Step) -> CrewPlan | None:
        """The crew that runs a task."""
        group = self.group_of(step)
        return self._crew_by_group.get(group) if group else None

    @cached_property
    def _crew_by_group(self) -> dict[str, CrewPlan]:
        return {crew.crew.id: crew for crew in self.crews}

    def _crew(self, crew: Crew, group: str) -> CrewPlan:
        members = [step for step in self.task_steps if self.group_of(step) == group]
        tasks: list[Task] = []
        for step in members:
            tasks.append(self._task(step, members, {task.step.id: task for task in tasks}))
        return CrewPlan(crew, tuple(self._side_by_side(tasks)))

    def _task(self, step: Step, members: list[Step], before: dict[str, Task]) -> Task:
        inside = {member.id for member in members}
        sources = self.structure.sources(step)
        branches, follows = self._due(step, before)
        judges = self._judges(step) if members and not self.is_flow else ()
        limits = [route.limit for router in judges for route in router.routes if route.limit]
        output = self.output_of(step)
        return Task(
            step,
            self.blueprint.agent(step.agent) if step.agent else None,
            output,
            tuple(source for source in sources if source.id in inside),
            tuple(source for source in sources if source.id not in inside),
            self.is_flow and bool(self.structure.back_routes_to(step.id)),
            judges,
            max(limits) if limits else self.blueprint.options.rework,
            branches,
            follows,
            step.join == "all",
        )

    def _judges(self, step: Step) -> tuple[Step, ...]:
        """The routers whose way back asks for the step again, which in a crew is a check of its answer."""
        back = {arrow.source for arrow in self.structure.back_routes}
        return tuple(router for router in self.deciders.get(step.id, ()) if router.id in back)

    def _due(
        self, step: Step, before: dict[str, Task]
    ) -> tuple[tuple[Branch, ...], tuple[Step, ...]]:
        steps = self.structure.steps
        branches = tuple(
            Branch(steps[arrow.source], arrow.route.label)
            for arrow in self.structure.routes_to(step.id)
            if arrow.route and self.is_inside(steps[arrow.source])
        )
        if branches:
            return branches, ()
        found = [before[source] for source in step.after if source in before]
        conditional = tuple(task for task in found if task.is_conditional)
        if step.join == "any":
            is_left_out = len(conditional) == len(found) and not self._is_sure(conditional, before)
        else:
            is_left_out = bool(conditional)
        return (), tuple(task.step for task in conditional) if found and is_left_out else ()

    def _is_sure(self, tasks: Iterable[Task], before: Mapping[str, Task]) -> bool:
        """Whether one of some conditional tasks runs whichever way a router decides."""
        opened: dict[str, set[str]] = {}
        for branch in chain.from_iterable(self._opening(task, before) for task in tasks):
            opened.setdefault(branch.router.id, set()).add(branch.label)
        routers = (self.structure.steps[router] for router in opened)
        return any(
            {route.label for route in router.routes if route.limit is None} <= opened[router.id]
            and (judged := before.get(self.judged(router).id)) is not None
            and not judged.is_conditional
            for router in routers
        )

    def _opening(self, task: Task, before: Mapping[str, Task]) -> tuple[Branch, ...]:
        """The branches each of which alone makes a conditional task run."""
        if task.branches or task.needs_all:
            return task.branches
        followed = (before[step.id] for step in task.follows)
        return tuple(chain.from_iterable(self._opening(other, before) for other in followed))

    def _side_by_side(self, tasks: list[Task]) -> list[Task]:
        """The tasks with those marked that run side by side: neighbours with one context, joined by a later task."""
        if not self.blueprint.options.parallel or self.blueprint.options.hierarchical:
            return tasks
        marked = list(tasks)
        place = 0
        while place < len(tasks):
            end = place + 1
            while end < len(tasks) and self._may_join(tasks[place], tasks[end]):
                end += 1
            run = tasks[place:end]
            last = {
                source.id for task in tasks[end:] if not task.is_async for source in task.context
            }
            # An agent cannot do two tasks at once.
            agents = {task.step.agent for task in run}
            is_apart = len(run) > 1 and len(agents) == len(run)
            is_apart = is_apart and all(self._may_run_aside(task, marked) for task in run)
            if is_apart and all(task.step.id in last for task in run):
                marked[place:end] = [replace(task, is_async=True) for task in run]
            place = end
        return marked

    @staticmethod
    def _may_join(first: Task, other: Task) -> bool:
        same = first.context == other.context and first.given == other.given
        return same and not first.is_conditional and not other.is_conditional

    @staticmethod
    def _may_run_aside(task: Task, marked: list[Task]) -> bool:
        aside = {other.step.id for other in marked if other.is_async}
        return not task.is_checked and not any(source.id in aside for source in task.context)

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """The methods of the Flow after the first, in the order in which they run."""
        found: dict[str, Method] = {}
        for step in self.structure.order:
            name = self.unit_of(step)
            if name and name not in found:
                found[name] = self._method(name, step)
        return tuple(found.values())

    def unit_of(self, step: Step) -> str:
        """The method that runs a step: a crew's for its tasks; empty for what a crew decides by itself."""
        if step.id not in self._units:
            crew = self.crew_of(step)
            is_inside = step.kind == "router" and self.is_inside(step)
            self._units[step.id] = "" if is_inside else crew.name if crew else step.name
        return self._units[step.id]

    def _method(self, name: str, step: Step) -> Method:
        crew = self.crew_of(step)
        members = [task.step for task in crew.tasks] if crew else [step]
        trigger = self._trigger(name, members)
        if crew is not None:
            return Method(name, step, trigger, crew=crew)
        if step.kind == "task":
            return Method(name, step, trigger, task=self._task(step, [], {}))
        judged = self._task(self.judged(step), [], {}) if step.kind == "router" else None
        return Method(name, step, trigger, judged=judged, sources=self.structure.sources(step))

    def _unit_arrows(self) -> Iterable[tuple[str, str]]:
        steps = self.structure.steps
        for arrow in self.structure.forward:
            source, target = self.unit_of(steps[arrow.source]), self.unit_of(steps[arrow.target])
            if source and target and source != target:
                yield source, target

    @cached_property
    def _units_before(self) -> Mapping[str, frozenset[str]]:
        return all_before(self._unit_arrows())

    @property
    def waits_for_itself(self) -> str:
        """The name of a crew that would have to begin before it begins, or empty."""
        return next((unit for unit, before in self._units_before.items() if unit in before), "")

    def _trigger(self, name: str, members: list[Step]) -> Trigger:
        steps = self.structure.steps
        forward, back = [], []
        for member in members:
            forward += [self._label(arrow) for arrow in self._outer_routes(member)]
            back += [self._label(arrow) for arrow in self.structure.back_routes_to(member.id)]
        if forward:
            return Trigger((), True, tuple(dict.fromkeys([*forward, *back])))
        units = dict.fromkeys(
            unit
            for member in members
            for before in member.after
            if before in steps and (unit := self.unit_of(steps[before])) and unit != name
        )
        nearest = tuple(
            unit
            for unit in units
            if not any(unit in self._units_before.get(other, ()) for other in units)
        )
        needs_all = len(members) > 1 or members[0].join == "all"
        after = (nearest if needs_all else tuple(units)) or (BEGIN,)
        return Trigger(after, needs_all, tuple(dict.fromkeys(back)))

    def _outer_routes(self, step: Step) -> list[Arrow]:
        steps = self.structure.steps
        return [
            arrow
            for arrow in self.structure.routes_to(step.id)
            if not self.is_inside(steps[arrow.source])
        ]

    @staticmethod
    def _label(arrow: Arrow) -> str:
        return arrow.route.label if arrow.route else ""

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every task as it is run, in order."""
        if not self.is_flow:
            return self.crews[0].tasks if self.crews else ()
        return tuple(task for method in self.methods for task in method.tasks)

    def task(self, step: Step) -> Task:
        """How a step is run."""
        return next(task for task in self.tasks if task.step.id == step.id)

    @cached_property
    def outer_routers(self) -> tuple[Step, ...]:
        """The routers that are methods of the Flow."""
        return tuple(router for router in self.routers if not self.is_inside(router))

    def result_steps(self, end: Step) -> tuple[Step, ...]:
        """The tasks whose result an end hands over; the last that ran is the one."""
        return self.structure.sources(end)
