"""The code of a Flow: its state, when each method begins, and what it does."""

from __future__ import annotations

from functools import cached_property

from evaluator.blueprint.model import Step
from evaluator.blueprint.planned import CrewPlan, Method, Task
from evaluator.i18n import Marked
from evaluator.scaffold.facts import WIDEST_DOCSTRING, Facts
from evaluator.scaffold.layout import Import, call
from evaluator.scaffold.literals import columns


class FlowCode(Facts):
    """What the templates of a Flow read."""

    def prompts_yaml(self) -> dict[str, str]:
        """`prompts.yaml`: what each direct call asks."""
        return {task.name: self._prompt(task) for task in self.direct_tasks}

    def _prompt(self, task: Task) -> str:
        parts = [self.interpolated(task.step.description) or task.name]
        expected = self.interpolated(task.step.expected_output)
        if expected.strip():
            parts.append(self.t(Marked("The answer:\n{expected}"), expected=expected))
        return "\n\n".join(parts)

    @property
    def direct_text_tasks(self) -> tuple[Task, ...]:
        """The direct calls that answer with a text."""
        return tuple(task for task in self.direct_tasks if task.output is None)

    @property
    def direct_typed_tasks(self) -> tuple[Task, ...]:
        """The direct calls that answer with a structured result."""
        return tuple(task for task in self.direct_tasks if task.output is not None)

    @property
    def checks_texts(self) -> bool:
        """Whether a direct call's text can be refused."""
        return any(map(self._check_names, self.direct_text_tasks))

    @property
    def checks_models(self) -> bool:
        """Whether a direct call's structured result can be refused though it fits its form."""
        return any(map(self._check_names, self.direct_typed_tasks))

    @property
    def told_tasks(self) -> tuple[Task, ...]:
        """The direct calls that are told what was found before."""
        return tuple(task for task in self.direct_tasks if task.given or task.is_sent_back)

    @property
    def calls_imports(self) -> str:
        """The imports of `calls.py`."""
        wanted: list[Import] = [
            ("collections.abc", "Mapping"),
            ("pathlib", "Path"),
            ("typing", "Any"),
            ("yaml", ""),
            *self.of("inputs", "PLACEHOLDER"),
            *self.of("llm", "ask as ask_model"),
        ]
        if self.checks_texts or self.checks_models:
            wanted.append(("collections.abc", "Callable"))
        if self.direct_tasks:
            wanted += self.of("failure", "RunFailed")
        if self.knowledge.look_up:
            wanted += self.of("knowledge", "look_up")
        if self.direct_typed_tasks:
            wanted += [
                ("typing", "TypeVar"),
                ("pydantic", "BaseModel"),
                ("pydantic", "ValidationError"),
                *self.of("forms", "read"),
            ]
        return self.import_block(wanted)

    @cached_property
    def kept_tasks(self) -> tuple[Task, ...]:
        """The tasks whose answers the state keeps: those of direct calls, and those that crews hand over."""
        handed = {task.step.id for crew in self.plan.crews for task in self.handed(crew)}
        return tuple(
            task for task in self.plan.tasks if task.agent is None or task.step.id in handed
        )

    def state_type(self, task: Task) -> str:
        """The type and default of a task's answer in the state."""
        return f"{task.output.name} | None = None" if task.output else 'str = ""'

    @property
    def flow_words(self) -> str:
        """The docstring of the flow's module."""
        if self.plan.outer_routers:
            return "The flow, its state and its routes."
        return "The flow and its state."

    @property
    def flow_class_words(self) -> str:
        """The docstring of the flow's class."""
        if self.plan.outer_routers:
            return "Each step stores what it found in the state; the routers decide where the run goes on."
        return "Each step stores what it found in the state, and the next one builds on it."

    @property
    def flow_imports(self) -> str:
        """The imports of `flow.py`."""
        methods = self.plan.methods
        triggers = " ".join(method.trigger.source for method in methods)
        wanted: list[Import] = [
            ("typing", "Any"),
            ("crewai.flow", "Flow"),
            ("crewai.flow", "start"),
            ("pydantic", "BaseModel"),
            *self.of("handover", "Outcome"),
            *self.of("results", *(task.output.name for task in self.kept_tasks if task.output)),
        ]
        if any(method.kind != "router" for method in methods):
            wanted.append(("crewai.flow", "listen"))
        wanted += [("crewai.flow", name) for name in ("or_", "and_") if f"{name}(" in triggers]
        if self.plan.outer_routers:
            wanted += [("crewai.flow", "router"), (self.package, "routes")]
        if self.options.persistence:
            wanted.append(("crewai.flow", "persist"))
        if self.limited_outer_routers:
            wanted.append(("pydantic", "Field"))
        wanted += self._flow_failures()
        wanted += self._flow_work()
        return self.import_block(wanted)

    @property
    def limited_outer_routers(self) -> tuple[Step, ...]:
        """The routers of the Flow of which a route has a limit."""
        return tuple(router for router in self.plan.outer_routers if self.is_limited(router))

    def _flow_failures(self) -> list[Import]:
        ends = [end for end in self.plan.ends if not end.fails]
        wanted: list[Import] = []
        if len(ends) < len(self.plan.ends) or self.blueprint.inputs[:1]:
            wanted += self.of("failure", "RunFailed")
        if ends or self.plan.outer_routers or self.options.review == "each_step":
            wanted += self.of("failure", "needed")
        if self.reviews:
            wanted += self.of("review", "release")
        if self.options.audit and self.plan.outer_routers:
            wanted += self.of("audit", "record")
        if self.acting_ends:
            wanted += [("sys", ""), *self.of("actions", "act")]
        if self.equips_knowledge and ends:
            wanted += self.of("knowledge", "require_searches")
        return wanted

    def _flow_work(self) -> list[Import]:
        wanted: list[Import] = []
        if self.flow_writes_texts:
            wanted += self.of("handover", "text_of")
        for task in self.direct_tasks:
            wanted += self.of("calls", "ask_for" if task.output else "ask")
            wanted += self.of("checks", *self._check_names(task))
        for crew in self.plan.crews:
            wanted.append((self.crew_module(crew), self.crew_class(crew)))
            wanted += self.of("inputs", "as_value") if crew.given or crew.is_sent_back else []
            for task in self.handed(crew):
                wanted += self.of("outputs", "typed_from" if task.output else "text_from")
        return wanted

    def _check_names(self, task: Task) -> list[str]:
        if task.output is not None:
            return [f"problem_of_{self.snake(task.output.name)}"] if task.output.rules else []
        return ["problem_of_text"] if task.headings else []

    def uses_route(self, router: Step) -> bool:
        """Whether a router does more than say its route."""
        return bool(self.back_routes(router)) or self.options.audit

    def route_statement(self, router: Step) -> str:
        """The statement by which a router takes its route."""
        judged = self.plan.judged(router).name
        given = [f'needed(self.state.{judged}, "{judged}")']
        given += ["self.state.taken"] * self.is_limited(router)
        begin = "route =" if self.uses_route(router) else "return"
        return call(f"{begin} routes.{router.name}(", given, ")", indent=8)

    def sent_back(self, router: Step) -> str:
        """The statement that names the answers which a way back hands over: the judged one, and those made anew."""
        judged = self.plan.judged(router)
        again = {judged.id, *(route.to for route in self.back_routes(router))}
        names = [f'"{task.name}"' for task in self.kept_tasks if task.step.id in again]
        return call("again = {", names, "}", indent=12)

    def forgotten(self, router: Step) -> tuple[str, ...]:
        """The statements by which a way back empties what is done again, so that it is not taken for done."""
        routes = self.back_routes(router)
        judged = self.plan.judged(router).id
        found = []
        for route in routes:
            names = self._done_again(route.to, judged)
            empty = [
                f"self.state.{task.name} = {'None' if task.output else chr(34) * 2}"
                for task in names
            ]
            if len(routes) > 1 and empty:
                found.append(f'if route == "{route.label}":')
                empty = [f"    {line}" for line in empty]
            found += empty
        return tuple(found)

    def _done_again(self, target: str, judged: str) -> tuple[Task, ...]:
        """The kept tasks from one step to another; a crew is done again as a whole."""
        before = self.plan.structure.before
        again = {
            step
            for step in (judged, *before.get(judged, ()))
            if target in (step, *before.get(step, ()))
        }
        for crew in self.plan.crews:
            tasks = {task.step.id for task in crew.tasks}
            again |= tasks if tasks & again else set()
        return tuple(task for task in self.kept_tasks if task.step.id in again)

    def listen(self, method: Method) -> str:
        """The decorator of a method that listens."""
        return f"@listen({method.trigger.source})"

    def begins(self, method: Method) -> str:
        """The decorator of a router."""
        return f"@router({method.trigger.source})"

    def ask_statement(self, task: Task) -> str:
        """The statement by which a direct call is made and kept."""
        names = [source.name for source in task.given] + ["feedback"] * task.is_sent_back
        sources = ", ".join(f'"{name}"' for name in names)
        given = [f'"{task.name}"']
        if task.output is not None:
            given.append(task.output.name)
        given += ["self.inputs()", f"self.given({sources})" if sources else "{}"]
        checks = self._check_names(task)
        if checks:
            check = (
                checks[0] if task.output else f'lambda text: problem_of_text("{task.name}", text)'
            )
            given.append(check)
        name = "ask_for" if task.output else "ask"
        kept = "answer" if self.options.review == "each_step" else f"self.state.{task.name}"
        return call(f"{kept} = {name}(", given, ")", indent=8)

    def crew_method_words(self, crew: CrewPlan) -> str:
        """The docstring of a method that runs a crew."""
        if crew.is_alone:
            said = self.docstring(crew.tasks[0].step.description, "")
            return said or f"Let the {crew.agents[0].name.replace('_', ' ')} do it."
        last = self.said(crew.tasks[-1])
        if len(crew.tasks) == 1:
            return f"Let the {crew.name.replace('_', ' ')} crew {last}."
        first, crew_name = self.said(crew.tasks[0]), crew.name.replace("_", " ")
        said = f"Run the {crew_name} crew, from “{first}” to “{last}”."
        return said if columns(said) <= WIDEST_DOCSTRING else f"Run the {crew_name} crew."

    def kickoff_statement(self, crew: CrewPlan) -> str:
        """The statement that runs a crew on the inputs and on what was found before."""
        given = ["**self.inputs()"]
        for source in crew.given:
            found = f"self.state.{source.name}"
            found = f"text_of({found})" if self.plan.output_of(source) else found
            given.append(f'"{source.name}": as_value({found})')
        if crew.is_sent_back:
            given.append('"feedback": as_value(self.state.feedback)')
        name = self.crew_class(crew)
        if len(given) == 1:
            return f"output = {name}().crew().kickoff(inputs=self.inputs())"
        statement = call("inputs = {", given, "}", indent=8)
        return f"{statement}\n        output = {name}().crew().kickoff(inputs=inputs)"

    def keep_statement(self, task: Task) -> str:
        """The statement that keeps a crew's task's answer."""
        return f"self.state.{task.name} = {self._found(task)}"

    def found_statement(self, task: Task) -> str:
        """The statement that takes a crew's task's answer before it is kept."""
        return f"{task.name}_answer = {self._found(task)}"

    @staticmethod
    def _found(task: Task) -> str:
        if task.output is not None:
            return f'typed_from(output, "{task.name}", {task.output.name})'
        return f'text_from(output, "{task.name}")'

    def result_value(self, end: Step) -> str:
        """The answer that an end hands over: the latest of those that lead to it."""
        names = [f"self.state.{step.name}" for step in reversed(self.plan.result_steps(end))]
        return " or ".join(names)

    def give_up(self, end: Step) -> str:
        """The statements by which an end fails: its name, and what was wrong with the answer or else the answer."""
        sources = self.plan.result_steps(end)
        if not sources:
            return f'raise RunFailed("{end.name}: there is no result")'
        if problems := self.problems_field(sources[-1]):
            return (
                f'answer = needed(self.state.{sources[-1].name}, "{end.name}")\n'
                f'        problems = "; ".join(answer.{problems}) or "the check was not passed"\n'
                f'        raise RunFailed(f"{end.name}: {{problems}}")'
            )
        return f'raise RunFailed(f"{end.name}: {{self.state.{sources[-1].name}}}")'
