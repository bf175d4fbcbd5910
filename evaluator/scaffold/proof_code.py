"""What the modules of a project's own tests are written from: their imports, and what they expect of the wiring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from evaluator.blueprint.model import Input, Route, Step
from evaluator.blueprint.planned import Method, Task
from evaluator.blueprint.routing import route_taken
from evaluator.scaffold.layout import call, nested
from evaluator.scaffold.scenario_code import ScenarioCode


@dataclass(frozen=True)
class Accepted:
    """A router's `label` for an accepted answer of `step`, which has the form `model`.

    `taken` is what the router is told of the ways back, as an argument of a call, or empty.
    """

    router: str
    step: str
    model: str
    label: str
    taken: str


class ProofCode(ScenarioCode):
    """What the templates of the tests read."""

    @property
    def context_lines(self) -> tuple[str, ...]:
        """Per task of a crew project, the tasks whose results it is handed."""
        return tuple(
            call(f'"{task.name}": [', quoted(source.name for source in task.context), "]", indent=4)
            for task in self.plan.tasks
        )

    @cached_property
    def accepted(self) -> tuple[Accepted, ...]:
        """Per router whose label for the straight run no scenario shows, that label."""
        found = []
        for router in self.plan.routers:
            judged = self.plan.judged(router)
            output = self.plan.output_of(judged)
            answers = self.main_scenario.answers.get(judged.name, ())
            if not answers or output is None:
                continue
            route = route_taken(router, output, answers[-1], {})
            if route is not None and self._is_untold(router, route):
                taken = ", {}" if self.is_limited(router) else ""
                found.append(Accepted(router.name, judged.name, output.name, route.label, taken))
        return tuple(found)

    def _is_untold(self, router: Step, route: Route) -> bool:
        """Whether a run does not show that a router took a route.

        In a Flow another of its routes leads to the same place; in a crew only a guardrail asks, which lets
        every label pass but those that lead back.
        """
        if not self.is_flow:
            return self.is_only_judge(router)
        return any(other.to == route.to for other in router.routes if other != route)

    @cached_property
    def runs_in_order(self) -> bool:
        """Whether each run asks its steps one after another: nothing stands side by side."""
        if any(task.is_async for task in self.plan.tasks):
            return False
        begun = [
            event
            for method in self.plan.methods
            for event in (*method.trigger.after, *method.trigger.labels)
        ]
        return not self.is_flow or len(begun) == len(set(begun))

    @property
    def required_names(self) -> str:
        """The functions that say what is missing, as a Python list."""
        return _listed(self.required_before)

    @property
    def typed_step(self) -> str:
        """A direct call of the straight run that answers with a structured result."""
        return self._asked_first(self.direct_typed_tasks)

    @property
    def text_step(self) -> str:
        """One that answers with a text."""
        return self._asked_first(self.direct_text_tasks)

    def _asked_first(self, tasks: Iterable[Task]) -> str:
        walked = self.main_scenario.path
        return next((task.name for task in tasks if task.name in walked), "")

    @cached_property
    def joins(self) -> tuple[Method, ...]:
        """The methods of the Flow that wait for several others."""
        return tuple(
            method
            for method in self.plan.methods
            if method.trigger.needs_all and len(method.trigger.after) > 1
        )

    @property
    def _last_tasks(self) -> tuple[str, ...]:
        """The tasks of the last method that asks the model in the straight run."""
        walked = self.main_scenario.path
        last = walked[-1]
        for crew in self.plan.crews:
            names = [task.name for task in crew.tasks]
            if last in names:
                return tuple(name for name in names if name in walked)
        return (last,)

    @property
    def join_names(self) -> str:
        """The constant with what each join of the Flow waits for."""
        waits = [f'"{join.name}": {_listed(join.trigger.after)}' for join in self.joins]
        return call("JOINS: dict[str, list[str]] = {", waits, "}")

    @property
    def aside_names(self) -> str:
        """The constant with the tasks that run side by side, or empty."""
        names = [task.name for task in self.plan.tasks if task.is_async]
        return call("ASIDE = [", quoted(names), "]") if names else ""

    @property
    def doers(self) -> str:
        """The constant with the agent of each task of the crew."""
        done = [f'"{task.name}": "{task.agent.name}"' for task in self.crew_tasks if task.agent]
        return call("DONE_BY = {", done, "}")

    @property
    def guard_names(self) -> str:
        """The constant with the tasks of the crew that a guardrail checks, or empty."""
        guarded = {task.name for task in self.guarded_tasks}
        names = [
            task.name for task in self.crew_tasks if task.name in guarded or self.releases_inside
        ]
        return call("GUARDED = [", quoted(names), "]") if names else ""

    @property
    def forms(self) -> str:
        """The constant with the typed answers that crews' tasks are asked for, or empty."""
        forms = [
            f'"{task.name}": {task.output.name}'
            for task in self.crew_tasks
            if task.output is not None
        ]
        return call("FORMS: dict[str, type] = {", forms, "}") if forms else ""

    @property
    def asked_forms(self) -> str:
        """The constant with the forms that direct calls ask for in the straight run, or empty."""
        walked = self.main_scenario.path
        forms = [
            f'"{task.name}": {task.output.name}'
            for task in self.direct_typed_tasks
            if task.output is not None and task.name in walked
        ]
        return call("ASKED: dict[str, type] = {", forms, "}") if forms else ""

    @property
    def equipped_lines(self) -> tuple[str, ...]:
        """Per such agent its crew, its name, and its tools and the files that it knows where any agent has some."""
        names = {tool.id: tool.name for tool in self.blueprint.tools}
        found = []
        for crew, agent in self.equipped:
            said = [self.crew_class(crew), f'"{agent.name}"']
            if self.equips_tools:
                held = [names[tool] for tool in agent.tools if tool in names]
                said.append(nested("[", quoted(held), "]", indent=8))
            if self.equips_knowledge:
                files = [source.file for source in self.knowledge.of(agent.id)]
                said.append(nested("[", quoted(files), "]", indent=8))
            found.append(call("(", said, ")", indent=4))
        return tuple(found)

    @property
    def equips_tools(self) -> bool:
        """Whether an agent has tools."""
        return any(agent.tools for _, agent in self.equipped)

    @property
    def crew_tasks_call(self) -> str:
        """The statement that gives the tasks of all crews of a Flow."""
        if len(self.plan.crews) == 1:
            return f"return {self.crew_class(self.plan.crews[0])}().crew().tasks"
        tasks = [f"*{self.crew_class(crew)}().crew().tasks" for crew in self.plan.crews]
        return call("return [", tasks, "]", indent=4)

    @property
    def result_ends(self) -> tuple[Step, ...]:
        """The ends that hand over a result."""
        return tuple(end for end in self.plan.ends if not end.fails)

    @property
    def audited(self) -> str:
        """How often each event is on record after the straight run, as a Python constant."""
        acted = sum(end.name == self.main_scenario.ends_in for end in self.acting_ends)
        counts = {
            "run": 1,
            "decision": len(self._decided),
            "approval": len(self._gates()),
            "action": 2 * acted,
            "end": 1,
        }
        found = [f'"{event}": {count}' for event, count in counts.items() if count]
        return call("RECORDED = {", found, "}")

    @cached_property
    def _decided(self) -> tuple[tuple[str, str], ...]:
        """The routers that decide in the straight run, each with its route."""
        found = []
        for router in self.plan.routers:
            judged = self.plan.judged(router)
            output = self.plan.output_of(judged)
            answers = self.main_scenario.answers.get(judged.name)
            is_said = router in self.plan.outer_routers or not self.is_flow
            if output is None or not answers or not is_said:
                continue
            if route := route_taken(router, output, answers[-1], {}):
                found.append((router.name, route.label))
        return tuple(found)

    @property
    def guarded_back(self) -> list[str]:
        """The route, if any, by which a crew's guardrail has an answer given again in a run that ends well."""
        good = {scenario.name for scenario in self.scenarios if not scenario.fails}
        judges = (router for task in self.guarded_tasks for router in task.judges)
        back = (route.label for router in judges for route in self.back_routes(router))
        return [label for label in back if label in good][:1]

    @property
    def decided(self) -> str:
        """The same as a Python constant, or empty."""
        routes = [f'"{router}": "{label}"' for router, label in self._decided]
        return call("DECIDED = {", routes, "}") if routes else ""

    def _gates(self) -> list[str]:
        """What the reviewer is asked about in the straight run."""
        walk = self.main_scenario
        if not self.reviews:
            return []
        if self.options.review == "before_release":
            return [walk.ends_in]
        asked = self.kept_tasks if self.is_flow else self.plan.tasks
        return [*(task.name for task in asked if task.name in walk.path), walk.ends_in]

    def argument(self, item: Input) -> str:
        """An input of the scenarios as the command line takes it; of a file, the file's name."""
        value = f"{item.name}.txt" if item.type == "file" else self._input(item)
        return str(value).lower() if isinstance(value, bool) else str(value)

    @property
    def other_input(self) -> str:
        """An input with another value than in the scenarios, as a Python dict."""
        item = self.blueprint.inputs[0]
        other = {"text": '"OTHER-INPUT"', "file": '"OTHER-INPUT"', "boolean": "False"}
        return "{" + f'"{item.name}": {other.get(item.type, "8")}' + "}"

    @property
    def arguments(self) -> str:
        """All inputs of the scenarios on the command line, as a Python constant."""
        words = []
        for number, item in enumerate(self.blueprint.inputs):
            words += [f"--{item.name.replace('_', '-')}"] * bool(number)
            words.append(self.argument(item))
        return call("ARGUMENTS = [", quoted(words), "]")

    @property
    def gates(self) -> str:
        """The same as a Python constant."""
        return call("GATES = [", quoted(self._gates()), "]")


def quoted(names: Iterable[str]) -> list[str]:
    """Names as Python texts."""
    return [f'"{name}"' for name in names]


def _listed(names: Iterable[str]) -> str:
    return f"[{', '.join(quoted(names))}]"
