"""What the templates read: the blueprint, and the assessment's outcome in words."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator import __version__
from evaluator.advice import Advice
from evaluator.advice.trade_offs import TRADE_OFFS
from evaluator.assessment import Assessment
from evaluator.blueprint.model import (
    Agent,
    Blueprint,
    Options,
    OutputField,
    Project,
    Step,
    ValueType,
)
from evaluator.drawing.matrix import matrix_words
from evaluator.drawing.matrix_values import matrix_values
from evaluator.escape import python, without_placeholders
from evaluator.factors import FACTORS
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURES, Architecture, ArchitectureId

_TYPES: dict[ValueType, str] = {
    "text": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "list": "list[str]",
}


_COMMON_LAYOUT: tuple[tuple[str, Marked], ...] = (
    ("src/{package}/main.py", Marked("the entry points")),
    ("src/{package}/llm.py", Marked("where every model is built")),
    (
        "src/{package}/config/inputs.yaml",
        Marked("the example that a run without an argument takes"),
    ),
    ("tests/scenarios.yaml", Marked("the routes through the project with their scripted answers")),
    ("docs/decision.md", Marked("why it is built this way")),
)
_LAYOUT: dict[ArchitectureId, tuple[tuple[str, Marked], ...]] = {
    "simple_crew": (
        ("src/{package}/crew.py", Marked("the crew")),
        ("src/{package}/config/", Marked("agents and tasks in words")),
        ("src/{package}/tools/", Marked("tools of your own")),
    ),
    "flow_llm_calls": (
        ("src/{package}/flow.py", Marked("the flow, its state and its checks")),
        ("src/{package}/config/prompts.yaml", Marked("what each call asks")),
        ("src/{package}/result.py", Marked("the fields of the result")),
    ),
    "complex_crew": (
        ("src/{package}/crew.py", Marked("the crew")),
        ("src/{package}/config/", Marked("agents and tasks in words")),
        ("src/{package}/checks.py", Marked("what a task's text must satisfy")),
        ("src/{package}/result.py", Marked("the fields of the result")),
    ),
    "flow_orchestrating_crews": (
        ("src/{package}/flow.py", Marked("the flow, its state and its checks")),
        ("src/{package}/crews/", Marked("the two crews, each with its agents and tasks in words")),
        ("src/{package}/case_file.py", Marked("what one crew hands to the other")),
        ("src/{package}/result.py", Marked("the fields of the result")),
    ),
}
_PROMPTS_FIRST = Marked(
    "Put your own words into the YAML files under config/: what a good result is, what to leave out."
)
_ROUTES_LAST = Marked(
    "Add a real case to tests/scenarios.yaml, with the answer you would want, and keep the tests green."
)
_FIELDS = Marked(
    "Give the result in result.py the fields that your case needs, the good outcome first."
)
_NEXT_STEPS: dict[ArchitectureId, tuple[Marked, ...]] = {
    "simple_crew": (
        _PROMPTS_FIRST,
        Marked("Replace the example tool in tools/ by one that reaches what your agents need."),
        _ROUTES_LAST,
    ),
    "flow_llm_calls": (
        _FIELDS,
        Marked("Write into problem_of in flow.py what else a result must satisfy."),
        _PROMPTS_FIRST,
        _ROUTES_LAST,
    ),
    "complex_crew": (
        _PROMPTS_FIRST,
        Marked("Write into checks.py what the combined text must satisfy."),
        _FIELDS,
        _ROUTES_LAST,
    ),
    "flow_orchestrating_crews": (
        Marked("Give case_file.py the fields that a case of yours has."),
        _FIELDS,
        Marked("Write into the two problem_of functions of flow.py when work goes back."),
        _PROMPTS_FIRST,
        _ROUTES_LAST,
    ),
}


@dataclass(frozen=True)
class Driver:
    """A rating as a decision driver."""

    name: str
    score: int
    band: str
    note: str


@dataclass(frozen=True)
class View:
    """One project to render."""

    assessment: Assessment
    advice: Advice
    blueprint: Blueprint
    architecture: Architecture
    t: Translator

    @property
    def version(self) -> str:
        """The generator's version."""
        return __version__

    @property
    def project(self) -> Project:
        """Name, package, model."""
        return self.blueprint.project

    @property
    def package(self) -> str:
        """The Python package's name."""
        return self.blueprint.project.package

    @property
    def options(self) -> Options:
        """What the project includes."""
        return self.blueprint.options

    @property
    def is_flow(self) -> bool:
        """Whether `crewai run` starts a Flow."""
        return self.architecture.kind == "flow"

    @property
    def is_overridden(self) -> bool:
        """Whether another architecture was chosen than the recommended one."""
        return self.architecture is not self.advice.architecture

    @property
    def architectures(self) -> tuple[Architecture, ...]:
        """All four, for the decision record."""
        return ARCHITECTURES

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """The eight ratings."""
        return tuple(
            Driver(
                self.t(factor.name),
                score,
                self.t(factor.band(score).text),
                self.assessment.rating(factor.id).note,
            )
            for factor in FACTORS
            if (score := self.assessment.rating(factor.id).score) is not None
        )

    @property
    def temperature(self) -> float | None:
        """The models' temperature, or None for the provider's own."""
        return self.options.temperature

    def agents_of(self, crew: str) -> tuple[Agent, ...]:
        """The agents of a crew, in the order in which its steps first need them."""
        names = dict.fromkeys(step.agent for step in self.steps_of(crew))
        by_name = {agent.name: agent for agent in self.blueprint.agents}
        return tuple(by_name[name] for name in names if name in by_name)

    def steps_of(self, crew: str) -> tuple[Step, ...]:
        """The steps of a crew; the crew of a project with one crew is the empty name."""
        return tuple(step for step in self.blueprint.steps if step.crew == crew)

    def agents_yaml(self, crew: str) -> dict[str, dict[str, object]]:
        """`agents.yaml` of a crew. Agents' texts are interpolated by CrewAI."""
        return {
            agent.name: {
                "role": self.interpolated(agent.role),
                "goal": self.interpolated(agent.goal),
                "backstory": self.interpolated(agent.backstory),
            }
            for agent in self.agents_of(crew)
        }

    def tasks_yaml(self, crew: str) -> dict[str, dict[str, object]]:
        """`tasks.yaml` of a crew."""
        steps = self.steps_of(crew)
        named = {step.id: step.name for step in steps}
        return {
            step.name: {
                "description": self.interpolated(step.description),
                "expected_output": self.interpolated(step.expected_output),
                "agent": step.agent,
                **({"context": [named[before] for before in step.after]} if step.after else {}),
                **({"async_execution": True} if self._is_asynchronous(step) else {}),
            }
            for step in steps
        }

    def _is_asynchronous(self, step: Step) -> bool:
        # A manager does every task itself, and CrewAI lets it do one at a time.
        return step.asynchronous and not self.options.hierarchical

    def prompts_yaml(self) -> dict[str, str]:
        """`prompts.yaml` of a Flow that calls the LLM directly."""
        return {step.name: self.interpolated(step.description) for step in self.blueprint.steps}

    def inputs_yaml(self) -> dict[str, str]:
        """The example of each input."""
        return {item.name: item.example for item in self.blueprint.inputs}

    def interpolated(self, text: str) -> str:
        """Text that is safe where placeholders of the declared inputs are filled in."""
        return without_placeholders(text, self.placeholders)

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What the project itself fills in: its inputs, and what a Flow hands to its crews."""
        handed = ("case_file", "feedback") if self.blueprint.crews else ()
        return (*(item.name for item in self.blueprint.inputs), *handed)

    @property
    def class_name(self) -> str:
        """The stem of the project's class names: `supplier_invoice` as `SupplierInvoice`."""
        return "".join(part.capitalize() for part in self.package.split("_") if part) or "Project"

    @property
    def output_needs_literal(self) -> bool:
        """Whether a field of the result is an enum."""
        return any(field.allowed for field in self.blueprint.outputs)

    def annotation(self, field: OutputField) -> str:
        """The Python type of a field of the result."""
        if field.allowed:
            return f"Literal[{', '.join(map(python, field.allowed))}]"
        return _TYPES[field.type]

    def needs_text(self, field: OutputField) -> bool:
        """Whether an empty text would be no answer."""
        return field.type == "text" and not field.allowed

    @property
    def matrix_words(self) -> str:
        """The matrix in a sentence."""
        return matrix_words(matrix_values(self.assessment), self.t)

    @property
    def decision_date(self) -> str:
        """When it was decided, else when it was assessed, or empty."""
        decision = self.assessment.decision
        return (decision.date if decision else "") or self.assessment.use_case.date

    @property
    def decision_makers(self) -> str:
        """Who decided, else who assessed, or empty."""
        decision = self.assessment.decision
        return (decision.by if decision else "") or self.assessment.use_case.author

    @property
    def review_date(self) -> str:
        """When the decision is looked at again, or empty."""
        return self.assessment.decision.review if self.assessment.decision else ""

    @property
    def because(self) -> str:
        """Why this option was chosen: the decision's own reason, else that of the ratings."""
        decision = self.assessment.decision
        if decision and decision.reason.strip() and decision.architecture == self.architecture.id:
            return decision.reason.strip()
        if self.is_overridden:
            return self.t(
                Marked(
                    "it was chosen instead of the recommended {architecture}; no reason is on record."
                ),
                architecture=self.advice.architecture.name,
            )
        return self.t(
            Marked("complexity is {complexity} and precision is {precision}: {summary}"),
            complexity=self.t.score(self.advice.placement.complexity),
            precision=self.t.score(self.advice.placement.precision),
            summary=self.architecture.summary,
        )

    @property
    def _other(self) -> Architecture:
        """What this project is compared with: the recommended one if it is another, else the runner-up."""
        return (
            self.advice.architecture if self.is_overridden else self.advice.runner_up.architecture
        )

    @property
    def consequences_good(self) -> tuple[str, ...]:
        """What is gained over the compared architecture."""
        gained = TRADE_OFFS[self._other.id, self.architecture.id].gains
        return tuple(self.t(words) for words in gained)

    @property
    def consequences_bad(self) -> tuple[str, ...]:
        """What is paid for it."""
        paid = TRADE_OFFS[self._other.id, self.architecture.id].pains
        return tuple(self.t(words) for words in paid)

    def listing(self, words: tuple[Marked, ...]) -> str:
        """Marked words as one enumeration."""
        return self.t.listing(self.t(word) for word in words)

    @property
    def layout(self) -> tuple[tuple[str, str], ...]:
        """The paths worth knowing, and what each holds."""
        return tuple(
            (path.format(package=self.package), self.t(what))
            for path, what in (*_LAYOUT[self.architecture.id], *_COMMON_LAYOUT)
        )

    @property
    def next_steps(self) -> tuple[str, ...]:
        """What the project's owner writes first."""
        return tuple(self.t(step) for step in _NEXT_STEPS[self.architecture.id])

    @property
    def knowledge_text(self) -> str:
        """What an agent can know beforehand: the use case and the notes of the assessment."""
        parts = [self.project.name, self.assessment.use_case.description.strip()]
        parts += [driver.note for driver in self.drivers]
        return "\n\n".join(part for part in parts if part.strip())
