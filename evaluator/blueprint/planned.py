"""The parts of a plan: tasks as they are run, the crews that do them, and the methods of a Flow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evaluator.blueprint.model import Agent, Crew, Output, Step

_HEADING = re.compile(r"^#{2,3} .*\S", re.MULTILINE)


@dataclass(frozen=True)
class Branch:
    """A route that makes a task of a crew due: the router, and the label."""

    router: Step
    label: str


@dataclass(frozen=True)
class Task:
    """A task as it is run, in a crew or by a method of a Flow.

    - `context`: tasks of the same crew whose results CrewAI hands it; `given`: results that the Flow puts in.
    - `judges`: routers of a crew whose route back asks for it again; `most_refusals`: how often.
    - `branches`: the routes that make it due; `follows`: conditional tasks of which all (`needs_all`)
      or one must have run. Both empty: it always runs.
    """

    step: Step
    agent: Agent | None
    output: Output | None
    context: tuple[Step, ...] = ()
    given: tuple[Step, ...] = ()
    is_sent_back: bool = False
    judges: tuple[Step, ...] = ()
    most_refusals: int = 0
    branches: tuple[Branch, ...] = ()
    follows: tuple[Step, ...] = ()
    needs_all: bool = True
    is_async: bool = False

    @property
    def name(self) -> str:
        """Its name in the project."""
        return self.step.name

    @property
    def is_conditional(self) -> bool:
        """Whether a run may leave it out."""
        return bool(self.branches or self.follows)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that its text must have: those that its expected output names."""
        return () if self.output else headings(self.step.expected_output)

    @property
    def is_checked(self) -> bool:
        """Whether an answer can be refused."""
        return bool(self.headings or self.judges or (self.output and self.output.rules))

    @property
    def is_formed(self) -> bool:
        """Whether an answer of another form than its result's is asked for again.

        An agent with tools answers with text, which CrewAI turns into the form by a call of its own.
        """
        has_tools = self.agent is not None and bool(self.agent.tools)
        return self.output is not None and not self.is_async and not has_tools


@dataclass(frozen=True)
class CrewPlan:
    """A crew: its agents in the order in which its tasks first need them, and its tasks in order."""

    crew: Crew
    tasks: tuple[Task, ...]

    @property
    def name(self) -> str:
        """Its name in the project."""
        return self.crew.name

    @property
    def agents(self) -> tuple[Agent, ...]:
        """Its agents."""
        return tuple({task.agent.id: task.agent for task in self.tasks if task.agent}.values())

    @property
    def given(self) -> tuple[Step, ...]:
        """The results that the Flow puts in."""
        return tuple({step.id: step for task in self.tasks for step in task.given}.values())

    @property
    def is_sent_back(self) -> bool:
        """Whether a route leads back to one of its tasks."""
        return any(task.is_sent_back for task in self.tasks)

    @property
    def is_alone(self) -> bool:
        """Whether it is one agent that does one task."""
        return self.crew.id.startswith("@")


@dataclass(frozen=True)
class Trigger:
    """When a method of a Flow begins: all (or any) of the methods `after` are done, or one of the labels is taken."""

    after: tuple[str, ...] = ()
    needs_all: bool = True
    labels: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The argument of `@listen`."""
        names = [f'"{name}"' for name in self.after]
        labels = [f'"{label}"' for label in self.labels]
        if len(names) > 1 and self.needs_all:
            names = [f"and_({', '.join(names)})"]
        every = [*names, *labels]
        return every[0] if len(every) == 1 else f"or_({', '.join(every)})"


@dataclass(frozen=True)
class Method:
    """A method of a Flow: a direct LLM call, a crew, a router, or an end."""

    name: str
    step: Step
    trigger: Trigger
    task: Task | None = None
    crew: CrewPlan | None = None
    judged: Task | None = None
    sources: tuple[Step, ...] = ()

    @property
    def kind(self) -> str:
        """`call` (a direct LLM call), `crew`, `router` or `end`."""
        if self.crew is not None:
            return "crew"
        return "call" if self.task is not None else self.step.kind

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that it runs."""
        if self.crew is not None:
            return self.crew.tasks
        return (self.task,) if self.task else ()


@lru_cache(maxsize=256)
def headings(expected_output: str) -> tuple[str, ...]:
    """The Markdown headings that an expected output asks for, in order."""
    return tuple(dict.fromkeys(_HEADING.findall(expected_output)))
