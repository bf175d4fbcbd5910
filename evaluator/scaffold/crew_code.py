"""The code of a crew: its agents, its tasks, when they are due, and what refuses their answers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from evaluator.blueprint.model import Agent, Step
from evaluator.blueprint.planned import CrewPlan, Task
from evaluator.scaffold.facts import WIDEST_DOCSTRING, Facts, sentence
from evaluator.scaffold.layout import Import, call, nested
from evaluator.scaffold.literals import WIDTH, columns
from evaluator.scaffold.llm_view import MAIN_CONSTANT, agent_model


class CrewCode(Facts):
    """What the templates of crews and their guardrails read."""

    def agents_yaml(self, crew: CrewPlan) -> dict[str, dict[str, object]]:
        """`agents.yaml` of a crew. Agents' texts are interpolated by CrewAI."""
        return {
            agent.name: {
                "role": self.interpolated(agent.role),
                "goal": self.interpolated(agent.goal),
                "backstory": self.interpolated(agent.backstory),
            }
            for agent in crew.agents
        }

    def tasks_yaml(self, crew: CrewPlan) -> dict[str, dict[str, object]]:
        """`tasks.yaml` of a crew."""
        return {task.name: self._task_yaml(task) for task in crew.tasks}

    def _task_yaml(self, task: Task) -> dict[str, object]:
        agent = task.agent
        assert agent is not None, "a crew's task has an agent"
        said: dict[str, object] = {
            "description": self.task_text(task),
            "expected_output": self.interpolated(task.step.expected_output) or "The result.",
            "agent": agent.name,
            "context": [source.name for source in task.context],
        }
        if task.is_async:
            said["async_execution"] = True
        return said

    def task_text(self, task: Task) -> str:
        """What a task of a crew is told: its own words, then what the Flow puts in."""
        parts = [self.interpolated(task.step.description) or task.name]
        parts += [f"{source.name}:\n{{{source.name}}}" for source in task.given]
        if task.is_sent_back:
            parts.append("{feedback}")
        return "\n\n".join(parts)

    def crew_words(self, crew: CrewPlan) -> str:
        """The docstring of a crew's module."""
        name = f"The crew “{crew.name.replace('_', ' ')}”" if self.is_flow else "The crew"
        return f"{name}: its agents and tasks are described in config/."

    def crew_class_words(self, crew: CrewPlan) -> str:
        """The docstring of a crew's class: what it does, task by task, where that fits a line."""
        aside = "; some tasks run side by side" if any(task.is_async for task in crew.tasks) else ""
        names = ", then ".join(self.said(task) for task in crew.tasks)
        said = sentence(f"{names}{aside}")
        if columns(said) <= WIDEST_DOCSTRING:
            return said
        first, last = (task.name.replace("_", " ") for task in (crew.tasks[0], crew.tasks[-1]))
        return f"From “{first}” to “{last}”{aside}."

    def crew_imports(self, crew: CrewPlan) -> str:
        """The imports of a crew's module."""
        wanted: list[Import] = [
            ("typing", "Any"),
            *(("crewai", name) for name in ("Agent", "Crew", "Process", "Task")),
            ("crewai.agents.agent_builder.base_agent", "BaseAgent"),
            *(("crewai.project", name) for name in ("CrewBase", "agent", "crew", "task")),
            *self.of("llm", "build_llm"),
        ]
        if any(task.is_conditional for task in crew.tasks):
            wanted.append(("crewai", "TaskOutput"))
        wanted += self._task_classes(crew)
        if any(task.follows and not task.branches for task in crew.tasks):
            wanted += self.of("outputs", "was_done")
        for router in self.inside_routers(crew):
            judged = self.plan.output_of(self.plan.judged(router))
            wanted += [(self.package, "routes"), *self.of("results", judged.name if judged else "")]
        wanted += self.of("results", *(task.output.name for task in crew.tasks if task.output))
        wanted += self._guard_imports(crew)
        constants = {agent_model(self.blueprint, self.llm, agent.id) for agent in crew.agents}
        wanted += self.of("llm", *sorted(constants - {MAIN_CONSTANT}))
        tools = tuple(tool for agent in crew.agents for tool in agent.tools)
        for line in self.tools.imports(self.package, tools):
            module, _, names = line.removeprefix("from ").partition(" import ")
            wanted += [(module, name) for name in names.split(", ")]
        return self.import_block([*wanted, *self._extra_imports(crew)])

    def _task_classes(self, crew: CrewPlan) -> list[Import]:
        wanted: list[Import] = []
        if self.has_checkpoints:
            if any(not task.is_conditional for task in crew.tasks):
                wanted += self.of("checkpoints", "KeptTask")
            if any(task.is_conditional for task in crew.tasks):
                wanted += self.of("checkpoints", "KeptConditionalTask")
        elif any(task.is_conditional for task in crew.tasks):
            wanted.append(("crewai.tasks.conditional_task", "ConditionalTask"))
        return wanted

    def _guard_imports(self, crew: CrewPlan) -> list[Import]:
        names = [self.guard_name(task) for task in crew.tasks if task in self.guarded_tasks]
        if self.releases_inside:
            names.append("released")
        is_formed = any(task in self.formed_tasks for task in crew.tasks)
        return self.of("guards", *names) + self.of("forms", *["AsAnswered"] * is_formed)

    def _extra_imports(self, crew: CrewPlan) -> list[Import]:
        sources = [source for agent in crew.agents for source in self.knowledge.of(agent.id)]
        wanted: list[Import] = []
        if sources:
            wanted += [(self.package, "knowledge"), *self.of("embedder", "embedder_settings")]
        if self.options.memory:
            wanted += self.of("memory", "build_memory")
        return wanted

    def agent_call(self, agent: Agent, crew: CrewPlan) -> str:
        """The statement that gives an agent."""
        constant = agent_model(self.blueprint, self.llm, agent.id)
        given = [
            f'config=self.agents_config["{agent.name}"]',
            f"llm=build_llm({'' if constant == MAIN_CONSTANT else constant})",
        ]
        if agent.tools:
            tools = [self.tools.build(tool) for tool in agent.tools if self._has_tool(tool)]
            given.append(nested("tools=[", tools, "]", indent=12))
        sources = self.knowledge.of(agent.id)
        if sources:
            built = [f"knowledge.{source.function}()" for source in sources]
            given.append(nested("knowledge_sources=[", built, "]", indent=12))
            given += ["knowledge_config=knowledge.SEARCH", "embedder=embedder_settings()"]
        if self.llm.timeout is not None:
            # The model repeats failed calls itself; an agent would multiply that.
            given.append("max_retry_limit=0")
        if self.options.max_iterations is not None:
            given.append(f"max_iter={self.options.max_iterations}")
        return call("return Agent(", given, ")", indent=8)

    def _has_tool(self, tool_id: str) -> bool:
        return any(tool.id == tool_id for tool in self.blueprint.tools)

    def task_call(self, task: Task, crew: CrewPlan) -> str:
        """The statement that gives a task."""
        given = [f'config=self.tasks_config["{task.name}"]']
        if task.output is not None:
            given.append(f"output_pydantic={task.output.name}")
        if task in self.formed_tasks:
            given.append("converter_cls=AsAnswered")
        guards = self.guards_of(task)
        if len(guards) == 1:
            given.append(f"guardrail={guards[0]}")
        elif guards:
            given.append(f"guardrails=[{', '.join(guards)}]")
        # The reviewer's guardrail refuses no answer: it ends the run.
        if task in self.guarded_tasks:
            given.append(f"guardrail_max_retries={task.most_refusals}")
        if task.is_conditional:
            given.append(f"condition=self.{task.name}_is_due")
        kind = "ConditionalTask" if task.is_conditional else "Task"
        kind = f"Kept{kind}" if self.has_checkpoints else kind
        return call(f"return {kind}(", given, ")", indent=8)

    def guard_name(self, task: Task) -> str:
        """The guardrail of a task: one for all tasks that fill the same result and are judged by its rules alone."""
        if task.output is not None and not task.judges:
            alike = [other for other in self.guarded_tasks if other.output == task.output]
            name = self.snake(task.output.name)
            is_free = name not in {other.name for other in self.guarded_tasks}
            if is_free and sum(not other.judges for other in alike) > 1:
                return f"accept_{name}"
        return f"accept_{task.name}"

    @property
    def guards(self) -> tuple[tuple[str, Task], ...]:
        """The guardrails by their names, each with a task that it checks."""
        named = {self.guard_name(task): task for task in reversed(self.guarded_tasks)}
        return tuple(named.items())[::-1]

    def guards_of(self, task: Task) -> list[str]:
        """The guardrails of a task."""
        guards = [self.guard_name(task)] if task in self.guarded_tasks else []
        if self.releases_inside:
            guards.append(f'released("{task.name}")')
        return guards

    def inside_routers(self, crew: CrewPlan) -> tuple[Step, ...]:
        """The routers by which tasks of a crew become due."""
        return tuple(
            {
                branch.router.id: branch.router for task in crew.tasks for branch in task.branches
            }.values()
        )

    def due_words(self, task: Task) -> str:
        """When a task is due, in words."""
        if task.branches:
            ways = " or ".join(
                f"{branch.router.name} says {branch.label}" for branch in task.branches
            )
            return ways
        asked = self._asked_of(task)
        if len(asked) > 1:
            return f"{'all' if task.needs_all else 'any'} of the tasks that it follows ran"
        return f"{asked[0].name} ran"

    def due_return(self, task: Task) -> str:
        """The statement that says whether a task is due."""
        if task.branches:
            found: dict[str, list[str]] = {}
            for branch in task.branches:
                found.setdefault(branch.router.name, []).append(f'"{branch.label}"')
            tests = [
                f"self.{router}_route() == {labels[0]}"
                if len(labels) == 1
                else f"self.{router}_route() in ({', '.join(labels)})"
                for router, labels in found.items()
            ]
            return _joined(tests, "or")
        tests = [f"was_done(self.{step.name}())" for step in self._asked_of(task)]
        return _joined(tests, "and" if task.needs_all else "or")

    def _asked_of(self, task: Task) -> tuple[Step, ...]:
        """The tasks that it follows; where all must have run, without those that another of them followed."""
        followed = self._followed(task.follows)
        return tuple(step for step in task.follows if not (task.needs_all and step.id in followed))

    def _followed(self, steps: Iterable[Step]) -> set[str]:
        """The ids of all that ran where these steps ran."""
        found: set[str] = set()
        waiting = [step.id for step in steps]
        while waiting:
            last = waiting.pop()
            for task in self.crew_tasks:
                if task.step.id == last and task.needs_all and not task.branches:
                    new = {step.id for step in task.follows} - found
                    found |= new
                    waiting += new
        return found

    def route_return(self, router: Step) -> str:
        """The statements that give the route of a router in a crew."""
        output = self.plan.output_of(self.plan.judged(router))
        model = output.name if output else "BaseModel"
        # In a crew a way back is a guardrail, so that here its times are used up.
        used = {route.label: route.limit for route in router.routes if route.limit}
        taken = f", {{{', '.join(f'{chr(34)}{label}{chr(34)}: {limit}' for label, limit in used.items())}}}"
        return (
            f"if output is None or not isinstance(output.pydantic, {model}):\n"
            f'            return ""\n'
            f"        return routes.{router.name}(output.pydantic{taken if used else ''})"
        )

    def process_words(self, crew: CrewPlan) -> str:
        """The docstring of the method that gives the crew."""
        if self.options.hierarchical:
            return "A manager hands the tasks to the agents."
        return "Agents and tasks in the order of this file."

    def crew_call(self, crew: CrewPlan) -> str:
        """The statement that gives the crew."""
        given = ["agents=self.agents", "tasks=self.tasks"]
        if self.options.hierarchical:
            given += ["process=Process.hierarchical", "manager_llm=build_llm()"]
        else:
            given.append("process=Process.sequential")
        extras = {
            "planning=True": self.options.planning,
            "planning_llm=build_llm()": self.options.planning,
            "memory=build_memory()": self.options.memory,
            "cache=True": self.options.cache and any(agent.tools for agent in crew.agents),
            "stream=True": self.options.streaming and not self.is_flow,
            f"max_rpm={self.options.rate_limit}": self.options.rate_limit is not None,
        }
        given += [argument for argument, is_on in extras.items() if is_on]
        kind = "OwnCopies" if self.needs_own_copies else "Crew"
        return call(f"return {kind}(", given, ")", indent=8)

    @cached_property
    def formed_tasks(self) -> tuple[Task, ...]:
        """The tasks of crews that a guardrail asks again for an answer of another form."""
        return tuple(task for task in self.crew_tasks if task.is_formed)

    @property
    def guards_forms(self) -> bool:
        """Whether a guardrail looks at a structured result."""
        return any(task.output is not None for task in self.guarded_tasks)

    @property
    def reads_forms(self) -> bool:
        """Whether an answer of the model is read in a form."""
        return self.guards_forms or any(task.output is not None for task in self.direct_tasks)

    @property
    def forms_imports(self) -> str:
        """The imports of `forms.py`."""
        wanted: list[Import] = [("re", ""), ("typing", "TypeVar"), ("pydantic", "BaseModel")]
        if self.guards_forms:
            wanted += [
                ("crewai", "TaskOutput"),
                ("crewai.lite_agent_output", "LiteAgentOutput"),
            ]
        if self.formed_tasks:
            wanted += [
                ("typing", "Any"),
                ("crewai.utilities.converter", "Converter"),
                ("pydantic", "ValidationError"),
            ]
        return self.import_block(wanted)

    @property
    def guard_imports(self) -> str:
        """The imports of `guards.py`."""
        wanted: list[Import] = [
            ("typing", "Any"),
            ("crewai", "TaskOutput"),
            ("crewai.lite_agent_output", "LiteAgentOutput"),
        ]
        for task in self.guarded_tasks:
            if task.output is None:
                wanted += self.of("checks", "problem_of_text")
                continue
            wanted += [
                ("pydantic", "ValidationError"),
                *self.of("forms", "read_output"),
                *self.of("results", task.output.name),
            ]
            if task.output.rules:
                wanted += self.of("checks", f"problem_of_{self.snake(task.output.name)}")
            if task.judges:
                wanted.append((self.package, "routes"))
            if task.judges and self.options.audit:
                wanted += self.of("audit", "record")
        if self.releases_inside:
            wanted += [("collections.abc", "Callable"), *self.of("review", "release")]
        return self.import_block(wanted)

    def guard_words(self, task: Task) -> str:
        """The docstring of a guardrail."""
        if task.judges:
            return "Refuse an answer that would be sent back."
        if task.output is not None:
            return f"Refuse a result that {'breaks a rule' if task.output.rules else 'does not fit its form'}."
        return "Refuse a text that lacks a heading."


def _joined(tests: list[str], word: str) -> str:
    """The statement that gives whether all (`and`) or any (`or`) of the tests hold."""
    one = f"return {f' {word} '.join(tests)}"
    if len(one) + 8 <= WIDTH:
        return one
    return "return (\n            " + f"\n            {word} ".join(tests) + "\n        )"
