"""The blueprint: one model of the project to be, neutral of architecture.

Architecture decides only how it is rendered. Each item has an id that no edit changes and that
other items refer to, says whether it was derived or edited, and why it is there; so a new name
needs no change elsewhere.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field

from evaluator.values import Line, Part, Prose

_Value = TypeVar("_Value")
_Many = Annotated[tuple[_Value, ...], Field(strict=False)]
Ids = _Many[Line]

Origin = Literal["derived", "edited"]
InputType = Literal["text", "integer", "number", "boolean", "file"]
FieldType = Literal["text", "integer", "number", "boolean", "date", "one_of", "object"]
StepKind = Literal["task", "router", "end"]
Join = Literal["all", "any"]
Operator = Literal["is", "is_not", "at_least", "at_most", "contains", "is_empty", "is_filled"]
RuleKind = Literal["filled", "at_least", "at_most", "pattern", "sum_of"]
ProviderId = Literal[
    "openai",
    "anthropic",
    "gemini",
    "azure",
    "bedrock",
    "deepseek",
    "openrouter",
    "dashscope",
    "groq",
    "mistral",
    "ollama",
    "compatible",
]
EmbedderId = Literal["openai", "ollama", "compatible"]
KnowledgeKind = Literal["text", "text_file", "pdf", "csv", "excel", "json"]
ToolKind = Literal[
    "custom",
    "csv",
    "directory",
    "docx",
    "json",
    "mdx",
    "mysql",
    "pdf",
    "postgresql",
    "qdrant",
    "txt",
    "xml",
    "website",
    "youtube_channel",
    "youtube_video",
]
Review = Literal["never", "before_release", "each_step"]


class Item(Part):
    """What every item of a blueprint has."""

    id: Line
    origin: Origin = "derived"
    reason: Prose = ""


class Project(Part):
    """The project's title and package, and the model it starts with; `edited` names what a person set.

    `base_url` is empty for the provider's own address. `timeout` is in seconds.
    """

    name: Line
    package: Line
    provider: ProviderId = "openai"
    model: Line = "gpt-4.1-mini"
    base_url: Line = ""
    timeout: Annotated[int, Field(ge=1, le=3600)] = 120
    retries: Annotated[int, Field(ge=0, le=10)] = 1
    edited: Ids = ()


class Embedder(Part):
    """The model that turns texts into vectors, for knowledge, memory and search tools; `edited` names what a person set."""

    provider: EmbedderId = "openai"
    model: Line = "text-embedding-3-small"
    base_url: Line = ""
    edited: Ids = ()


class Input(Item):
    """A value that a run is given; `name` is what `{name}` in a prompt refers to.

    A `file` is named on the command line and its text is what the prompt gets; its `example` is such
    a text. Any other `example` is written as the command line would take it.
    """

    name: Line
    type: InputType = "text"
    description: Prose = ""
    example: Prose = ""


class Agent(Item):
    """A member of a crew. `name` is its key in `agents.yaml`; an empty `model` is the project's.

    `crew`, `tools` and `knowledge` are ids. Where an architecture has one crew, all are its members.
    """

    name: Line
    role: Prose
    goal: Prose
    backstory: Prose
    crew: Line = ""
    model: Line = ""
    tools: Ids = ()
    knowledge: Ids = ()


class Crew(Item):
    """A group of agents that carry out their steps together, as one step of a Flow."""

    name: Line


class Condition(Part):
    """What a field of a structured result has to be; `value` as text, empty for `is_empty` and `is_filled`."""

    field: Line
    operator: Operator = "is"
    value: Line = ""


class Route(Item):
    """A way out of a router: its label, the step it leads `to`, and when it is taken.

    The first route whose condition holds is taken; a route without a condition takes whatever is
    left, and stands last. A route back to an earlier step needs a `limit`, how often a run may take
    it; when it is used up, the routes below it decide.
    """

    label: Line
    to: Line = ""
    condition: Condition | None = None
    limit: Annotated[int, Field(ge=1, le=9)] | None = None


class Step(Item):
    """A piece of work, a decision between routes, or an end.

    - A `task` is done by an agent, or by a direct LLM call where `agent` is empty. `output` is the id
      of the structured result that it fills, empty for free text.
    - A `router` decides on the structured result of the one step in `after` and has `routes`.
    - An `end` hands over what the steps before it gave; one that `fails` says why there is no result;
      one that `acts` changes something outside the project.

    `after` holds the ids of the steps whose results it builds on. A step that no forward route leads
    to begins when all of them (`join` `any`: one of them) are done; one that a forward route leads to
    begins when the route is taken. A route back makes it begin again.
    """

    name: Line
    kind: StepKind = "task"
    description: Prose = ""
    expected_output: Prose = ""
    agent: Line = ""
    after: Ids = ()
    join: Join = "all"
    output: Line = ""
    routes: _Many[Route] = ()
    fails: bool = False
    acts: bool = False


class OutputField(Item):
    """A field of a structured result. `allowed` holds the values of a `one_of`, the good outcome first;
    `fields` those of an `object`; `many` makes it a list."""

    name: Line
    type: FieldType = "text"
    description: Prose = ""
    required: bool = True
    many: bool = False
    allowed: Ids = ()
    fields: _Many[OutputField] = ()


class Rule(Item):
    """What a structured result must satisfy besides its types.

    `field` is a path, as `lines.amount`. `value` is a number for `at_least` and `at_most` (for a list
    or a text: how long it is), a regular expression for `pattern`, the path that is added up for
    `sum_of`, and empty for `filled`.
    """

    field: Line
    kind: RuleKind = "filled"
    value: Line = ""


class Output(Item):
    """A structured result: it becomes a pydantic model named `name`."""

    name: Line
    description: Prose = ""
    fields: _Many[OutputField] = ()
    rules: _Many[Rule] = ()


class Argument(Part):
    """An argument of a tool."""

    name: Line
    type: Literal["text", "integer", "number", "boolean"] = "text"
    description: Prose = ""


class Tool(Item):
    """A tool that agents can call; `name` is its ASCII name.

    A `custom` one has `arguments` and returns `example` until its body is written. Any other kind is
    one of CrewAI's search tools, which searches `source`: a file or folder of the project, an
    address, a table (by the tool's table in the catalogue).
    """

    name: Line
    kind: ToolKind = "custom"
    purpose: Prose = ""
    source: Line = ""
    arguments: _Many[Argument] = ()
    example: Prose = ""


class Knowledge(Item):
    """A text that agents look things up in: written here (`text`) or a `file` in the assessment's folder.

    One that no agent names belongs to every crew. Chunks are measured in characters.
    """

    name: Line
    kind: KnowledgeKind = "text"
    text: Prose = ""
    file: Line = ""
    chunk_size: Annotated[int, Field(ge=200, le=20_000)] = 4000
    chunk_overlap: Annotated[int, Field(ge=0, le=5000)] = 200


class Options(Part):
    """What the project includes beyond its steps; `edited` names what a person set.

    `rework` is how often a check may refuse a task's answer before the run fails; `rate_limit` is in
    requests a minute.
    """

    review: Review = "never"
    dry_run: bool = False
    audit: bool = False
    rework: Annotated[int, Field(ge=0, le=9)] = 2
    temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    seed: int | None = None
    golden_tests: bool = False
    persistence: bool = False
    streaming: bool = False
    parallel: bool = True
    cache: bool = False
    checkpoints: bool = False
    batch: bool = False
    token_totals: bool = False
    rate_limit: Annotated[int, Field(ge=1, le=10_000)] | None = None
    max_iterations: Annotated[int, Field(ge=1, le=100)] | None = None
    hierarchical: bool = False
    planning: bool = False
    memory: bool = False
    result_file: bool = False
    dockerfile: bool = False
    git: bool = False
    edited: Ids = ()


class Blueprint(Part):
    """The project to be; `removed` holds the paths (`steps.check`) of derived items that a person took out."""

    project: Project
    embedder: Embedder = Embedder.model_construct()
    inputs: _Many[Input] = ()
    agents: _Many[Agent] = ()
    crews: _Many[Crew] = ()
    steps: _Many[Step] = ()
    outputs: _Many[Output] = ()
    tools: _Many[Tool] = ()
    knowledge: _Many[Knowledge] = ()
    options: Options = Options.model_construct()
    removed: Ids = ()

    def step(self, step_id: str) -> Step | None:
        """The step with this id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def agent(self, agent_id: str) -> Agent | None:
        """The agent with this id."""
        return next((agent for agent in self.agents if agent.id == agent_id), None)

    def output(self, output_id: str) -> Output | None:
        """The structured result with this id."""
        return next((output for output in self.outputs if output.id == output_id), None)

    def crew_of(self, step: Step) -> str:
        """The id of the crew that does a step: that of its agent, or empty."""
        agent = self.agent(step.agent)
        return agent.crew if agent else ""
