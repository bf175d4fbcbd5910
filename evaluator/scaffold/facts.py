"""`Facts`: what every part of a project's view is written from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from evaluator import __version__
from evaluator.advice import Advice
from evaluator.assessment import Assessment
from evaluator.blueprint.code_names import camel
from evaluator.blueprint.model import Agent, Blueprint, Input, Options, Project, Route, Step
from evaluator.blueprint.names import identifier
from evaluator.blueprint.plan import Plan, plan_of
from evaluator.blueprint.planned import CrewPlan, Task
from evaluator.escape import python, without_placeholders
from evaluator.i18n import Translator
from evaluator.matrix import Architecture
from evaluator.scaffold.knowledge_view import (
    EmbedderView,
    KnowledgeView,
    embedder_view,
    knowledge_view,
)
from evaluator.scaffold.layout import Import, imports
from evaluator.scaffold.literals import columns
from evaluator.scaffold.llm_view import LlmView, llm_view
from evaluator.scaffold.tools_view import ToolsView, tools_view

LOCAL_MODULES = ("offline_knowledge", "scripted_llm")
"""The modules that a project's tests have of their own."""
WIDEST_DOCSTRING = 100


@dataclass(frozen=True)
class Facts:
    """One project to render: the assessment, its advice, the blueprint, and how the architecture runs it."""

    assessment: Assessment
    advice: Advice
    blueprint: Blueprint
    architecture: Architecture
    t: Translator

    @cached_property
    def plan(self) -> Plan:
        """The crews and the methods of the Flow."""
        return plan_of(self.blueprint, self.architecture.id)

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
        return self.plan.is_flow

    @property
    def class_name(self) -> str:
        """The stem of the project's class names: `supplier_invoice` as `SupplierInvoice`."""
        return "".join(part.capitalize() for part in self.package.split("_") if part) or "Project"

    @cached_property
    def llm(self) -> LlmView:
        """The models."""
        return llm_view(self.blueprint, direct_calls=bool(self.direct_tasks))

    @cached_property
    def knowledge(self) -> KnowledgeView:
        """What agents look things up in."""
        return knowledge_view(self.blueprint, direct_calls=bool(self.direct_tasks))

    @cached_property
    def embedder(self) -> EmbedderView | None:
        """What turns texts into vectors, where something needs it."""
        return embedder_view(self.blueprint)

    @cached_property
    def tools(self) -> ToolsView:
        """The tools."""
        return tools_view(self.blueprint)

    @cached_property
    def direct_tasks(self) -> tuple[Task, ...]:
        """The tasks that are direct LLM calls."""
        return tuple(task for task in self.plan.tasks if task.agent is None)

    @cached_property
    def crew_tasks(self) -> tuple[Task, ...]:
        """The tasks that crews do."""
        return tuple(task for task in self.plan.tasks if task.agent is not None)

    def handed(self, crew: CrewPlan) -> tuple[Task, ...]:
        """The tasks of a crew whose answers something outside it needs; the last one in any case."""
        inside = {task.step.id for task in crew.tasks}
        needed: set[str] = set()
        for step in self.plan.structure.order:
            if step.id in inside or (step.kind == "router" and self.plan.is_inside(step)):
                continue
            needed |= {source.id for source in self.plan.structure.sources(step)}
        found = tuple(task for task in crew.tasks if task.step.id in needed)
        return found or crew.tasks[-1:]

    def crew_class(self, crew: CrewPlan) -> str:
        """The class of a crew."""
        return f"{camel(crew.name)}Crew" if self.is_flow else f"{self.class_name}Crew"

    def crew_module(self, crew: CrewPlan) -> str:
        """The module of a crew."""
        inside = f"crews.{crew.name}_crew.{crew.name}_crew" if self.is_flow else "crew"
        return f"{self.package}.{inside}"

    def of(self, module: str, *names: str) -> list[Import]:
        """Imports of a module of the project."""
        return [(f"{self.package}.{module}", name) for name in names]

    def import_block(self, wanted: list[Import]) -> str:
        """A module's imports, laid out."""
        return imports(wanted, first_party=self.package, local=LOCAL_MODULES)

    def back_routes(self, router: Step) -> tuple[Route, ...]:
        """The routes of a router that lead back."""
        back = self.plan.structure.back_routes
        return tuple(arrow.route for arrow in back if arrow.source == router.id and arrow.route)

    def leads_back(self, router: Step) -> str:
        """The expression that says whether `route` leads back."""
        labels = [f'"{route.label}"' for route in self.back_routes(router)]
        return f"route == {labels[0]}" if len(labels) == 1 else f"route in ({', '.join(labels)})"

    def back_fields(self, router: Step) -> str:
        """The fields of an answer that lead back, as a set of their names; empty where none is named."""
        asked = [route.condition for route in self.back_routes(router)]
        names = dict.fromkeys(one.field.partition(".")[0] for one in asked if one is not None)
        return f"{{{', '.join(map(python, names))}}}" if names else ""

    def is_limited(self, router: Step) -> bool:
        """Whether one of its routes may only be taken so often; in a crew CrewAI counts how often a guardrail refuses."""
        is_counted = self.is_flow and not self.plan.is_inside(router)
        return is_counted and any(route.limit is not None for route in router.routes)

    def is_only_judge(self, router: Step) -> bool:
        """Whether a crew has a router for a guardrail alone: it leads to no end, and no task waits for it."""
        waits = any(branch.router == router for task in self.plan.tasks for branch in task.branches)
        return not self.ending_routes(router) and not waits

    def problems_field(self, step: Step) -> str:
        """The field in which a step's answer lists what is wrong; empty where it has none."""
        output = self.plan.output_of(step)
        listed = [field for field in output.fields if field.id == "problems"] if output else []
        return next((field.name for field in listed if field.many and field.type == "text"), "")

    def ending_routes(self, router: Step) -> tuple[tuple[Route, Step], ...]:
        """The routes of a router that lead to an end."""
        steps = self.plan.structure.steps
        return tuple(
            (route, steps[route.to])
            for route in router.routes
            if route.to in steps and steps[route.to].kind == "end"
        )

    @property
    def limited_routers(self) -> tuple[Step, ...]:
        """The routers of which this holds."""
        return tuple(router for router in self.plan.routers if self.is_limited(router))

    @property
    def reviews(self) -> bool:
        """Whether a person looks before something goes on."""
        return self.options.review != "never"

    @property
    def needed_inputs(self) -> tuple[Input, ...]:
        """The inputs without which there is nothing to do: the first, if it is a text."""
        first = self.blueprint.inputs[:1]
        return tuple(item for item in first if item.type in ("text", "file"))

    @property
    def file_inputs(self) -> tuple[Input, ...]:
        """The inputs that are read from a file."""
        return tuple(item for item in self.blueprint.inputs if item.type == "file")

    @property
    def required_before(self) -> tuple[str, ...]:
        """The functions that say what is missing before a run begins."""
        found = []
        if self.llm.is_checked:
            found.append("require_model")
        if self.embedder is not None:
            found.append("require_embedder")
        return tuple(found)

    @property
    def resumes_by_id(self) -> bool:
        """Whether a run can go on from its kept state."""
        return self.is_flow and self.options.persistence

    @property
    def keys_runs(self) -> bool:
        """Whether something is kept or done once for the same inputs."""
        return bool(self.acting_ends) or self.options.batch or self.has_checkpoints

    @property
    def has_checkpoints(self) -> bool:
        """Whether the one crew's run can go on where it stopped."""
        return self.options.checkpoints and not self.is_flow

    @property
    def releases_inside(self) -> bool:
        """Whether the reviewer is asked about each task of the one crew."""
        return self.options.review == "each_step" and not self.is_flow

    @cached_property
    def digest(self) -> str:
        """The digest of the assessment."""
        return self.assessment.digest

    @cached_property
    def equipped(self) -> tuple[tuple[CrewPlan, Agent], ...]:
        """The agents of each crew that have tools or knowledge."""
        return tuple(
            (crew, agent)
            for crew in self.plan.crews
            for agent in crew.agents
            if agent.tools or self.knowledge.of(agent.id)
        )

    @property
    def equips_knowledge(self) -> bool:
        """Whether an agent looks things up."""
        return any(self.knowledge.of(agent.id) for _, agent in self.equipped)

    @cached_property
    def guarded_tasks(self) -> tuple[Task, ...]:
        """The tasks of crews whose answers a guardrail can refuse: what has a form, rules, headings or a judge.

        CrewAI asks again for an answer of another form only where a guardrail refuses it.
        """
        return tuple(task for task in self.crew_tasks if task.is_checked or task.is_formed)

    @property
    def has_conditional_tasks(self) -> bool:
        """Whether a run may leave out a task of a crew."""
        return any(task.is_conditional for task in self.crew_tasks)

    @property
    def needs_own_copies(self) -> bool:
        """Whether copies of the crew would ask another crew's tasks whether a task is due."""
        return self.has_conditional_tasks and not self.is_flow

    @property
    def has_guards(self) -> bool:
        """Whether there are guardrails."""
        return bool(self.guarded_tasks) or self.releases_inside

    @cached_property
    def result_type(self) -> str:
        """The Python type of what a run hands over."""
        ends = [end for end in self.plan.ends if not end.fails]
        steps = [step for end in ends for step in self.plan.result_steps(end)]
        is_typed = {self.plan.output_of(step) is not None for step in steps}
        return {frozenset([True]): "BaseModel", frozenset([False]): "str"}.get(
            frozenset(is_typed), "BaseModel | str"
        )

    @property
    def has_results(self) -> bool:
        """Whether a task fills a structured result."""
        return any(task.output for task in self.plan.tasks)

    @property
    def answer_type(self) -> str:
        """The Python type of any step's answer."""
        return "BaseModel | str" if self.has_results else "str"

    @property
    def flow_writes_texts(self) -> bool:
        """Whether a Flow writes structured answers out as texts for the steps that follow."""
        is_told = any(task.given or task.is_sent_back for task in self.direct_tasks)
        given = [source for crew in self.plan.crews for source in crew.given]
        return (is_told and self.has_results) or any(map(self.plan.output_of, given))

    @property
    def uses_text_of(self) -> bool:
        """Whether something writes a structured answer out as a text."""
        is_said = self.reviews and self.has_results
        return (
            is_said or "BaseModel" in self.result_type or (self.is_flow and self.flow_writes_texts)
        )

    @property
    def model_imports(self) -> list[Import]:
        """What the type of a result needs."""
        return [("pydantic", "BaseModel")] if "BaseModel" in self.result_type else []

    @property
    def checked_imports(self) -> list[Import]:
        """What `as_data` needs."""
        return [("pydantic", "BaseModel")] if "|" in self.result_type else []

    def as_data(self, name: str, *, in_brackets: bool = False) -> str:
        """The expression that gives a result as JSON has it."""
        if self.result_type == "str":
            return name
        dumped = f'{name}.model_dump(mode="json")'
        if self.result_type == "BaseModel":
            return dumped
        said = f"{dumped} if isinstance({name}, BaseModel) else {name}"
        return f"({said})" if in_brackets else said

    @property
    def acting_ends(self) -> tuple[Step, ...]:
        """The ends that change something outside the project."""
        return tuple(end for end in self.plan.ends if end.acts)

    def interpolated(self, text: str) -> str:
        """Text that is safe where placeholders of the declared inputs are filled in."""
        return without_placeholders(text, (item.name for item in self.blueprint.inputs))

    def snake(self, name: str) -> str:
        """A class name as an identifier: `OrderLine` as `order_line`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()

    def docstring(self, text: str, otherwise: str) -> str:
        """The first sentence of a text as a docstring, or `otherwise`.

        That stands where the sentence is a single word and says no more than the name, and where it
        would need escapes or more than a line.
        """
        line = re.split(r"\n|(?<=[.!?])\s|(?<=[。！？])", text.strip(), maxsplit=1)[0].strip()
        is_plain = line.isprintable() and not set(line) & set('"\\{}')
        is_said = " " in line or not line.isascii()
        if not is_said or not is_plain or columns(line) > WIDEST_DOCSTRING:
            return otherwise
        return sentence(line)

    def said(self, task: Task) -> str:
        """What a task does, as part of a sentence: its title where its name came from that, else its name."""
        title = task.step.description.strip().partition("\n")[0].strip()
        is_plain = title.isprintable() and not set(title) & set('"\\{}')
        if not is_plain or identifier(title, "") != task.name:
            return task.name.replace("_", " ")
        return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def sentence(line: str) -> str:
    """A line as a sentence, with a capital first and the full stop of its language."""
    line = line[:1].upper() + line[1:]
    if line[-1:] in ".!?。！？":
        return line
    # An English sentence may end in a Chinese word.
    chinese = sum("\u2e80" <= letter <= "\u9fff" for letter in line)
    letters = sum(letter.isalpha() for letter in line)
    return f"{line}{'。' if 2 * chinese > letters else '.'}"
