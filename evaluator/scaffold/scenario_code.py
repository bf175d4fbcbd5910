"""The scenarios of a project's own tests: what each step answers, and what it must have been told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import pydantic_core

from evaluator.blueprint.model import Input
from evaluator.blueprint.planned import Task
from evaluator.blueprint.scenarios import Scenario, mark_in, refused_once, scenarios
from evaluator.escape import PLACEHOLDER
from evaluator.scaffold.flow_code import FlowCode

_EXAMPLES: dict[str, Any] = {"str": "example", "int": 1, "float": 1.5, "bool": True}
_INPUTS: dict[str, Any] = {"integer": 7, "number": 1.5, "boolean": True}


class ScenarioCode(FlowCode):
    """What `scenarios.yaml` and the golden results hold."""

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The routes through the project, with a call of each custom tool in the straight one."""
        found = scenarios(self.plan)
        return (self._with_tool_calls(found[0]), *found[1:])

    def _with_tool_calls(self, main: Scenario) -> Scenario:
        answers = {step: list(given) for step, given in main.answers.items()}
        path = list(main.path)
        for tool in self.tools.custom:
            user = next((task for task in self.plan.tasks if self._uses(task, tool.id)), None)
            if user is None or user.name not in answers:
                continue
            arguments = {item.name: _EXAMPLES[item.annotation] for item in tool.arguments}
            answers[user.name].insert(0, {"tool": tool.name, "arguments": arguments})
            path.insert(path.index(user.name), user.name)
        return Scenario(
            main.name,
            {step: tuple(given) for step, given in answers.items()},
            tuple(path),
            main.ends_in,
            main.result,
        )

    @staticmethod
    def _uses(task: Task, tool_id: str) -> bool:
        return task.agent is not None and tool_id in task.agent.tools

    @cached_property
    def scenarios_yaml(self) -> dict[str, Any]:
        """`scenarios.yaml`."""
        return {scenario.name: self._scenario(scenario) for scenario in self.scenarios}

    def _scenario(self, scenario: Scenario) -> dict[str, Any]:
        said: dict[str, Any] = {
            "inputs": {item.name: self._input(item) for item in self.blueprint.inputs},
            "answers": {step: list(given) for step, given in scenario.answers.items()},
            "path": list(scenario.path),
        }
        if scenario.fails:
            return {**said, "fails": scenario.fails}
        told = self._told(scenario)
        again = self._told_again(scenario)
        return {
            **said,
            **({"told": told} if told else {}),
            **({"told_again": again} if again else {}),
            "ends_in": scenario.ends_in,
            "result": scenario.answers[scenario.result][-1] if scenario.result else "",
        }

    @staticmethod
    def _input(item: Input) -> Any:
        return _INPUTS.get(item.type, f"{item.name.upper().replace('_', '-')}-INPUT")

    def _told(self, scenario: Scenario) -> dict[str, list[str]]:
        """What the first prompt of each step must hold: the inputs that it names, and what it builds on."""
        found: dict[str, list[str]] = {}
        inputs = {item.name: item for item in self.blueprint.inputs}
        for task in self.plan.tasks:
            if task.name not in scenario.path:
                continue
            named = PLACEHOLDER.findall(f"{task.step.description}\n{task.step.expected_output}")
            tokens = [str(self._input(inputs[name])) for name in named if name in inputs]
            before = scenario.path[: scenario.path.index(task.name)]
            for source in (*task.context, *task.given):
                if source.name in before:
                    given = scenario.answers[source.name][: before.count(source.name)]
                    tokens.append(self._token(source.name, given[::-1]))
            if tokens:
                found[task.name] = list(dict.fromkeys(tokens))
        return found

    @staticmethod
    def _token(step: str, answers: Sequence[Any]) -> str:
        """What shows that an answer of a step is there, the first one that has a mark; where none has, a field."""
        given = [answer for answer in answers if not _is_tool_call(answer)]
        for answer in given:
            said = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
            if mark := mark_in(said, step):
                return mark
        return str(next(iter(given[0])))

    def _told_again(self, scenario: Scenario) -> dict[str, list[str]]:
        """What the second prompt of a step must hold, and the first must not: its own answer, and what sent it back."""
        found = {}
        for task in self.plan.tasks:
            if scenario.name == refused_once(task) and scenario.path.count(task.name) == 2:
                found[task.name] = ["not accepted"]
        for arrow in self.plan.structure.back_routes:
            step = self.plan.structure.steps[arrow.target]
            is_taken_once = arrow.route is not None and scenario.name == arrow.route.label
            if self.is_flow and is_taken_once and scenario.path.count(step.name) == 2:
                judged = self.plan.judged(self.plan.structure.steps[arrow.source])
                kept = {task.name for task in self.kept_tasks}
                said = dict.fromkeys((judged.name, *({step.name} & kept)))
                tokens = [self._token(name, scenario.answers[name]) for name in said]
                if first := [token for token in tokens if token.endswith("-1")]:
                    found[step.name] = first
        return found

    @property
    def gives_samples(self) -> bool:
        """Whether the straight run calls a tool of one's own, which gives sample data at first."""
        given = self.main_scenario.answers.values()
        return any(_is_tool_call(answer) for answers in given for answer in answers)

    @property
    def prints_json(self) -> bool:
        """Whether the straight run prints a structured result."""
        return isinstance(self.scenarios_yaml[self.main_scenario.name].get("result"), dict)

    @property
    def main_scenario(self) -> Scenario:
        """The way that leads straight to a result."""
        return self.scenarios[0]

    @property
    def failing_scenario(self) -> Scenario | None:
        """A way that fails."""
        return next((scenario for scenario in self.scenarios if scenario.fails), None)

    @property
    def acting_scenario(self) -> Scenario | None:
        """A way that ends in an end which acts."""
        acting = {end.name for end in self.acting_ends}
        return next((scenario for scenario in self.scenarios if scenario.ends_in in acting), None)

    @property
    def acting_constant(self) -> str:
        """The expression that gives it in a test."""
        assert self.acting_scenario is not None, "asked for only where there is one"
        name = self.acting_scenario.name
        return "MAIN" if name == self.main_scenario.name else f'SCENARIOS["{name}"]'

    @property
    def has_told_again(self) -> bool:
        """Whether a scenario says what a step is told when it is asked again."""
        return any("told_again" in scenario for scenario in self.scenarios_yaml.values())

    def golden(self) -> dict[str, bytes]:
        """The accepted result of each route that has one, by its path."""
        if not self.options.golden_tests:
            return {}
        return {
            f"tests/golden/{name}.json": f"{_json(said)}\n".encode()
            for name, said in self.scenarios_yaml.items()
            if "fails" not in said
        }


def _json(said: dict[str, Any]) -> str:
    found = {"end": said["ends_in"], "result": said["result"]}
    return pydantic_core.to_json(found, indent=2).decode()


def _is_tool_call(answer: Any) -> bool:
    return isinstance(answer, dict) and set(answer) == {"tool", "arguments"}
