"""Per route through a project: what the scripted model answers, which steps ask, and how the run ends.

They become `tests/scenarios.yaml`. They are found by walking the plan as the project does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evaluator.blueprint.model import Output, Route, Step
from evaluator.blueprint.plan import BEGIN, Plan
from evaluator.blueprint.planned import CrewPlan, Method, Task
from evaluator.blueprint.routing import (
    Value,
    answer_for,
    example_value,
    keeps,
    route_taken,
    value_at,
    with_value,
)

MAIN = "main"
NO_RESULT = "without a result"
NOT_ACCEPTED = "not accepted"
"""What the reason says of a run whose answers were refused too often."""
_MOST = 60
_MOST_VISITS = 200


@dataclass(frozen=True)
class Scenario:
    """One run: the answers of each step in order, the steps that ask in order, and its end.

    `ends_in` names the end that hands over and `result` the step whose answer that is; `fails` is a
    part of the reason where the run fails.
    """

    name: str
    answers: Mapping[str, tuple[Any, ...]]
    path: tuple[str, ...]
    ends_in: str = ""
    result: str = ""
    fails: str = ""


class Unreachable(Exception):
    """No answer makes a router take a route."""

    def __init__(self, router: Step, label: str) -> None:
        super().__init__(f"{router.name}: {label}")
        self.router = router
        self.label = label


class _Refused(Exception):
    """A task's answers were refused more often than they may be."""


_NUMBER = re.compile(r"[1-9]\d*")


def marker_of(step: str, count: int) -> str:
    """What marks an answer of a step: `DRAFT-1` the first."""
    return f"{_mark_begin(step)}{count}"


def _mark_begin(step: str) -> str:
    return f"{step.upper().replace('_', '-')}-"


def mark_in(text: str, step: str) -> str:
    """The first mark of an accepted answer of a step in a text, or empty; a refused answer has the number 0."""
    begin = _mark_begin(step)
    place = text.find(begin)
    while place >= 0:
        if number := _NUMBER.match(text, place + len(begin)):
            return f"{begin}{number[0]}"
        place = text.find(begin, place + 1)
    return ""


@lru_cache(maxsize=8)
def scenarios(plan: Plan) -> tuple[Scenario, ...]:
    """A scenario for the way that leads straight to a result, then one for each other route and each check.

    Raises Unreachable when no answer opens a route.
    """
    found: dict[str, Scenario] = {}
    covered: set[tuple[str, str]] = set()
    tried: set[tuple[str, str]] = set()
    closed: list[Unreachable] = []
    waiting: list[tuple[str, _Wishes]] = [(MAIN, {})]
    while waiting and len(found) < _MOST:
        name, wishes = waiting.pop(0)
        walk = _Walk(plan, wishes)
        try:
            found[name] = walk.scenario(name)
        except Unreachable as error:
            closed.append(error)
            continue
        covered |= {(router, label) for router, took in walk.routes.items() for label in took}
        for router in plan.routers:
            if router.id in walk.routes:
                for route in router.routes:
                    if (router.id, route.label) not in covered | tried:
                        tried.add((router.id, route.label))
                        waiting += _ways(router, route, wishes)
    for unreachable in closed:
        # What only opens when a limited route is used up was covered by its walk.
        if (unreachable.router.id, unreachable.label) not in covered:
            raise unreachable
    for task in plan.tasks:
        if task.name in found[MAIN].answers:
            found.update(_refusals(plan, task, found[MAIN]))
    return tuple(found.values())


_AGAIN = ""
"""A wish for the answer that was given before."""
_Wishes = dict[str, tuple[str, ...]]
"""Per router's id, the labels that it is to take, visit by visit."""


def _ways(router: Step, route: Route, wishes: _Wishes) -> list[tuple[str, _Wishes]]:
    """The walks that take a route: once, and for a limited one once more than it may be taken."""
    ways = [(route.label, {**wishes, router.id: (route.label,)})]
    if route.limit is not None:
        often = (*(route.label for _ in range(route.limit)), _AGAIN)
        ways.append((f"{route.label}_too_often", {**wishes, router.id: often}))
    return ways


def _refusals(plan: Plan, task: Task, main: Scenario) -> dict[str, Scenario]:
    """An answer that a check refuses, once and too often."""
    bad = bad_answer(task)
    if bad is None:
        return {}
    often = (bad,) * (task.most_refusals + 1)
    before = main.path[: main.path.index(task.name)]
    too_often = Scenario(
        f"{task.name}_refused",
        {
            **{
                step: given[: before.count(step)]
                for step, given in main.answers.items()
                if step in before
            },
            task.name: often,
        },
        (*before, *[task.name] * len(often)),
        fails=NOT_ACCEPTED,
    )
    found = {too_often.name: too_often}
    if task.most_refusals:
        place = main.path.index(task.name)
        once = Scenario(
            refused_once(task),
            {**main.answers, task.name: (bad, *main.answers[task.name])},
            (*main.path[:place], task.name, *main.path[place:]),
            main.ends_in,
            main.result,
        )
        found[once.name] = once
    return found


def refused_once(task: Task) -> str:
    """The name of the run in which a task's first answer is refused."""
    return f"{task.name}_refused_once"


def bad_answer(task: Task) -> Any:
    """An answer that the task's checks refuse, one of another form where no rule does; None where none was found."""
    marker = marker_of(task.name, 0)
    if task.headings:
        return marker
    if task.output is None:
        return None
    # Refused by the rule alone: the routers that judge the answer let it pass.
    passed = [(router, _forward(router)) for router in task.judges]
    example = answer_for(task.output, passed, {}, marker) or example_value(task.output, marker)
    good = lean(task.output, example, marker, lambda value: _taken(task, value))
    for rule in task.output.rules:
        for worse in _worse(value_at(good, rule.field)):
            bad = with_value(good, rule.field, worse)
            if not keeps(rule, bad):
                return bad
    return marker if task.is_formed else None


def _forward(router: Step) -> str:
    """The first label that does not lead back."""
    return next(route.label for route in router.routes if route.limit is None)


def _taken(task: Task, value: Value) -> list[Route | None]:
    assert task.output is not None, "asked of typed answers only"
    return [route_taken(router, task.output, value, {}) for router in task.judges]


def lean(output: Output, answer: Value, marker: str, outcome: Callable[[Value], Any]) -> Value:
    """The answer without what a good one leaves out, as problems or what is missing.

    It keeps its rules, its marker and what `outcome` makes of it.
    """
    for field in output.fields:
        leaner = {**answer, field.name: []}
        if (
            field.many
            and not field.required
            and marker in str(leaner)
            and all(keeps(rule, leaner) for rule in output.rules)
            and outcome(leaner) == outcome(answer)
        ):
            answer = leaner
    return answer


def renewed(value: Any, old: str, new: str) -> Any:
    """The same answer given again: with another marker, and alike otherwise."""
    if isinstance(value, dict):
        return {name: renewed(inner, old, new) for name, inner in value.items()}
    if isinstance(value, list):
        return [renewed(inner, old, new) for inner in value]
    return value.replace(old, new) if isinstance(value, str) else value


def _worse(value: Any) -> tuple[Any, ...]:
    if isinstance(value, bool):
        return (False,)
    if isinstance(value, int | float):
        return (value - 1000, value + 1000)
    if isinstance(value, list):
        return ([], value * 50)
    return ("", "x" * 5000)


class _Walk:
    """A run that goes the wished ways, and what it left behind."""

    def __init__(self, plan: Plan, wishes: _Wishes) -> None:
        self.plan = plan
        self.wishes = wishes
        self.answers: dict[str, list[Any]] = {}
        self.path: list[str] = []
        self.taken: dict[str, int] = {}
        self.routes: dict[str, list[str]] = {}
        self.values: dict[str, Value] = {}
        self.ran: list[str] = []

    def scenario(self, name: str) -> Scenario:
        """Walk, and give what the run was."""
        try:
            end = self._flow() if self.plan.is_flow else self._crew()
        except _Refused:
            return self._scenario(name, fails=NOT_ACCEPTED)
        if end is None:
            return self._scenario(name, fails=NO_RESULT)
        if end.fails:
            return self._scenario(name, ends_in=end.name, fails=end.name)
        results = [step for step in self.plan.result_steps(end) if step.id in self.ran]
        return self._scenario(name, ends_in=end.name, result=results[-1].name if results else "")

    def _scenario(
        self, name: str, *, ends_in: str = "", result: str = "", fails: str = ""
    ) -> Scenario:
        answers = {step: tuple(given) for step, given in self.answers.items()}
        return Scenario(name, answers, tuple(self.path), ends_in, result, fails)

    def _ask(self, task: Task) -> None:
        given = self.answers.setdefault(task.name, [])
        marker = marker_of(task.name, len(given) + 1)
        answer: Any = text_answer(task, marker)
        if task.output is not None:
            answer = self.values[task.step.id] = self._typed(task, task.output, marker)
        given.append(answer)
        self.path.append(task.name)
        if task.step.id not in self.ran:
            self.ran.append(task.step.id)

    def _typed(self, task: Task, output: Output, marker: str) -> Value:
        deciders = self.plan.deciders.get(task.step.id, ())
        wishes = [(router, self._wish(router)) for router in deciders]
        if any(label == _AGAIN for _, label in wishes):
            before = self.values[task.step.id]
            again = renewed(before, marker_of(task.name, len(self.answers[task.name])), marker)
            return again if all(keeps(rule, again) for rule in output.rules) else before
        answer = answer_for(output, wishes, self.taken, marker)
        if answer is None:
            raise Unreachable(*wishes[-1])
        if wishes and wishes[0][1] != self._good(wishes[0][0]):
            return answer
        return lean(output, answer, marker, lambda leaner: self._routes_of(leaner, wishes, output))

    def _routes_of(
        self, answer: Value, wishes: Sequence[tuple[Step, str]], output: Output
    ) -> list[Route | None]:
        return [route_taken(router, output, answer, self.taken) for router, _ in wishes]

    def _wish(self, router: Step) -> str:
        """The label that a router is to take now; unasked, the good one."""
        visit = len(self.routes.get(router.id, []))
        wishes = self.wishes.get(router.id, ())
        return wishes[visit] if visit < len(wishes) else self._good(router)

    def _good(self, router: Step) -> str:
        """The first label that leads forward and to no failure."""
        steps = self.plan.structure.steps
        forward = [route for route in router.routes if route.limit is None]
        good = [route for route in forward if route.to in steps and not steps[route.to].fails]
        return (good or forward)[0].label

    def _decide(self, router: Step) -> Route:
        judged = self.plan.judged(router)
        output = self.plan.output_of(judged)
        assert output is not None, "checked before a plan is made"
        route = route_taken(router, output, self.values[judged.id], self.taken)
        assert route is not None, "the last route has no condition"
        self.routes.setdefault(router.id, []).append(route.label)
        if route.limit is not None:
            self.taken[route.label] = self.taken.get(route.label, 0) + 1
        return route

    def _flow(self) -> Step:
        """Run the methods as a Flow does; gives the end that was reached."""
        plan, end = self.plan, None
        waiting: dict[str, set[str]] = {}
        events = [BEGIN]
        for _ in range(_MOST_VISITS):
            if not events:
                break
            event = events.pop(0)
            for method in plan.methods:
                if self._is_begun(method, event, waiting):
                    done = self._run(method)
                    if method.kind == "end":
                        end = method.step
                        if end.fails:
                            return end
                    else:
                        events.append(done)
        assert end is not None, "every way leads to an end"
        return end

    @staticmethod
    def _is_begun(method: Method, event: str, waiting: dict[str, set[str]]) -> bool:
        trigger = method.trigger
        if event in trigger.labels:
            return True
        if event not in trigger.after:
            return False
        arrived = waiting.setdefault(method.name, set())
        arrived.add(event)
        if trigger.needs_all and len(arrived) < len(trigger.after):
            return False
        arrived.clear()
        return True

    def _run(self, method: Method) -> str:
        if method.kind == "router":
            return self._decide(method.step).label
        if method.crew is not None:
            self._run_crew(method.crew)
        elif method.task is not None:
            self._ask(method.task)
        return method.name

    def _run_crew(self, crew: CrewPlan) -> None:
        """Run the tasks that are due; what ran before in this crew runs anew."""
        again = {task.step.id for task in crew.tasks}
        self.ran = [step for step in self.ran if step not in again]
        for task in crew.tasks:
            if not self._is_due(task):
                continue
            self._ask(task)
            for router in self.plan.deciders.get(task.step.id, ()):
                if self.plan.is_inside(router):
                    self._judge(router, task)

    def _is_due(self, task: Task) -> bool:
        if task.branches:
            return any(
                self.routes.get(branch.router.id, [""])[-1] == branch.label
                for branch in task.branches
            )
        if task.follows:
            ran = [step.id in self.ran for step in task.follows]
            return all(ran) if task.needs_all else any(ran)
        return True

    def _judge(self, router: Step, task: Task) -> None:
        """A router of a crew: as long as it leads back, the task is done again."""
        refusals = 0
        while self._decide(router).limit is not None:
            refusals += 1
            if refusals > task.most_refusals:
                raise _Refused
            # A crew counts refusals per task, not routes per run.
            self.taken.clear()
            self._ask(task)

    def _crew(self) -> Step | None:
        """Run the one crew; gives the end that its last answers lead to."""
        plan = self.plan
        for crew in plan.crews:
            self._run_crew(crew)
        return end_of_crew(plan, {router: took[-1] for router, took in self.routes.items()})


def end_of_crew(plan: Plan, routes: Mapping[str, str]) -> Step | None:
    """The end of a crew's run: the one that a router's route leads to, else the one that no route leads to."""
    steps = plan.structure.steps
    for router in plan.routers:
        for route in router.routes:
            target = steps.get(route.to)
            if routes.get(router.id) == route.label and target is not None and target.kind == "end":
                return target
    unrouted = [end for end in plan.ends if not end.fails and not plan.structure.routes_to(end.id)]
    return unrouted[0] if unrouted else None


def text_answer(task: Task, marker: str) -> str:
    """A text that passes the task's checks."""
    return "\n\n".join([marker, *(f"{heading}\n\n{marker}" for heading in task.headings)])
