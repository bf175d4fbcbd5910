"""The blueprint: one model of the project to be, neutral of architecture.

Architecture decides only how it is rendered. Each item has an id that no edit changes, says whether
it was derived or edited, and why it is there.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from evaluator.values import Line, Part, Prose

Origin = Literal["derived", "edited"]
ValueType = Literal["text", "integer", "number", "boolean", "list"]
ProviderId = Literal["openai", "ollama"]


class _Item(Part):
    id: Line
    origin: Origin = "derived"
    reason: Prose = ""


_Fields = Annotated[tuple[Line, ...], Field(strict=False)]


class Project(Part):
    """The project's title, its Python package, and the model it starts with; `edited` names what a person set."""

    name: Line
    package: Line
    provider: ProviderId = "openai"
    model: Line = "gpt-4.1-mini"
    edited: _Fields = ()


class Input(_Item):
    """A value that a run is given; `name` is what `{name}` in a prompt refers to."""

    name: Line
    description: Prose = ""
    example: Prose = ""


class Agent(_Item):
    """A member of a crew. `name` is its key in `agents.yaml`."""

    name: Line
    role: Prose
    goal: Prose
    backstory: Prose
    tools: Annotated[tuple[Line, ...], Field(strict=False)] = ()


class Crew(_Item):
    """A group of steps that one crew carries out; an architecture of one crew has one."""

    name: Line


class Step(_Item):
    """A piece of work: a task of an agent, or a direct LLM call where `agent` is empty.

    `after` holds the ids of the steps whose results it builds on.
    """

    name: Line
    description: Prose
    expected_output: Prose
    agent: Line = ""
    crew: Line = ""
    after: Annotated[tuple[Line, ...], Field(strict=False)] = ()
    asynchronous: bool = False
    guardrail: bool = False
    structured: bool = False


class OutputField(_Item):
    """A field of the structured result; `allowed` makes it an enum, the good outcome first."""

    name: Line
    type: ValueType = "text"
    description: Prose = ""
    allowed: Annotated[tuple[Line, ...], Field(strict=False)] = ()


class Tool(_Item):
    """A custom tool: what it is for; `name` is its ASCII name."""

    name: Line
    purpose: Prose


class Options(Part):
    """What the project includes beyond its steps; `edited` names what a person set."""

    hierarchical: bool = False
    knowledge: bool = False
    memory: bool = False
    human_review: bool = False
    rework: Annotated[int, Field(ge=0, le=9)] = 2
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    edited: _Fields = ()


class Blueprint(Part):
    """The project to be."""

    project: Project
    inputs: Annotated[tuple[Input, ...], Field(strict=False)] = ()
    agents: Annotated[tuple[Agent, ...], Field(strict=False)] = ()
    crews: Annotated[tuple[Crew, ...], Field(strict=False)] = ()
    steps: Annotated[tuple[Step, ...], Field(strict=False)] = ()
    outputs: Annotated[tuple[OutputField, ...], Field(strict=False)] = ()
    tools: Annotated[tuple[Tool, ...], Field(strict=False)] = ()
    options: Options = Options.model_construct()
