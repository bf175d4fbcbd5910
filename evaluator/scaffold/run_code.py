"""The code of a project's entry points."""

from __future__ import annotations

from functools import cached_property

from evaluator.blueprint.model import Step
from evaluator.blueprint.planned import Task
from evaluator.scaffold.facts import Facts
from evaluator.scaffold.layout import Import, call


class RunCode(Facts):
    """What the templates of `main.py` and `outputs.py` read."""

    @property
    def main_imports(self) -> str:
        """The imports of `main.py`."""
        wanted: list[Import] = [
            ("typing", "Any"),
            *self.of("failure", "one_line_on_failure"),
            *self.of("handover", "Outcome", "hand_over"),
            *self.of("inputs", "inputs_of", "parser", "trigger_inputs"),
        ]
        if self.options.dry_run and self.acting_ends:
            wanted += self.of("actions", "only_say")
        if self.tools.custom:
            wanted += self.of("sample_data", "report")
        if self.options.batch:
            wanted += [("sys", ""), ("pathlib", "Path"), *self.model_imports]
            wanted += self.of("batch", "run_each")
            wanted += self.of("failure", "RunFailed")
        if self.options.token_totals:
            wanted += self.of("handover", "report_tokens")
        if self.has_checkpoints:
            wanted += self.of("checkpoints", "drop_answers", "keep_answers")
        if self.resumes_by_id:
            wanted.append(("contextlib", "redirect_stdout"))
        if self.options.streaming or self.resumes_by_id:
            wanted.append(("sys", ""))
        if self.options.audit:
            wanted += self.of("audit", "begin", "record")
        for name in self.required_before:
            wanted += self.of("llm" if name == "require_model" else "embedder", name)
        wanted += self._flow_imports() if self.is_flow else self._crew_imports()
        return self.import_block(wanted)

    @property
    def failure_imports(self) -> str:
        """The imports of `failure.py`."""
        wanted: list[Import] = [
            *((module, "") for module in ("logging", "os", "signal", "sys")),
            ("collections.abc", "Iterator"),
            ("contextlib", "contextmanager"),
            ("typing", "Any"),
        ]
        if self.is_flow or self.ending_routers:
            wanted.append(("typing", "TypeVar"))
        if self.options.audit:
            wanted += self.of("audit", "record")
        return self.import_block(wanted)

    @property
    def handover_imports(self) -> str:
        """The imports of `handover.py`."""
        wanted: list[Import] = [("typing", "NamedTuple")]
        if sum(not end.fails for end in self.plan.ends) > 1 or self.options.token_totals:
            wanted.append(("sys", ""))
        if self.options.result_file:
            wanted.append(("pathlib", "Path"))
        if self.options.token_totals:
            wanted.append(("crewai.types.usage_metrics", "UsageMetrics"))
        if self.uses_text_of:
            wanted.append(("pydantic", "BaseModel"))
        return self.import_block(wanted)

    @property
    def batch_ending(self) -> str:
        """How the files of a batch end: all JSON, or text."""
        return "json" if self.result_type == "BaseModel" else "txt"

    @property
    def release_environment(self) -> tuple[tuple[str, str], ...]:
        """What the release workflow sets for a run, as YAML."""
        embedder = self.embedder.settings if self.embedder is not None else ()
        names = dict.fromkeys((*self.llm.settings, *embedder, *self.tools.settings))
        if self.llm.provider_id == "ollama":
            names.pop("OLLAMA_HOST", None)
        secrets = [(name, f"${{{{ secrets.{name} }}}}") for name in names]
        return (*secrets, *([("REVIEW", "release")] if self.reviews else []))

    def _flow_imports(self) -> list[Import]:
        return [
            ("crewai.events.utils.console_formatter", "set_suppress_console_output"),
            *self.of("flow", f"{self.class_name}Flow"),
            *self.of("failure", "RunFailed"),
        ]

    def _crew_imports(self) -> list[Import]:
        wanted: list[Import] = [
            *self.of("crew", f"{self.class_name}Crew"),
            *self.of("inputs", "arguments", "example_inputs"),
        ]
        if self.needed_inputs:
            wanted += self.of("inputs", "require_inputs")
        if self.acting_ends:
            wanted.append(("sys", ""))
        if self.equips_knowledge:
            wanted += self.of("knowledge", "require_searches")
        if self.handing_ends:
            wanted += self.of("outputs", "first_of")
        if self.ending_routers:
            wanted += [(self.package, "routes"), *self.of("outputs", "typed_from")]
            wanted += self.of("outputs", "ran") if self.uses_ran else []
            wanted += self.of("failure", "needed")
            judged = [
                self.plan.output_of(self.plan.judged(router)) for router in self.ending_routers
            ]
            wanted += self.of("results", *(output.name for output in judged if output))
        ends = (end for router in self.ending_routers for _, end in self.ending_routes(router))
        if any(end.fails for end in ends):
            wanted += self.of("failure", "RunFailed")
        if self.uses_text_from:
            wanted += self.of("outputs", "text_from")
        if not self.plain_end:
            wanted += self.of("failure", "RunFailed")
        if self.reviews:
            wanted += self.of("review", "release")
        if self.acting_ends:
            wanted += self.of("actions", "act")
        return wanted

    @cached_property
    def ending_routers(self) -> tuple[Step, ...]:
        """The routers that are asked after a crew's run, in their order: those that lead to an end, for an audit log all."""
        is_audited = self.options.audit and not self.is_flow
        return tuple(
            router for router in self.plan.routers if is_audited or self.ending_routes(router)
        )

    def may_not_decide(self, router: Step) -> bool:
        """Whether a run may leave out the task on which a router decides."""
        judged = self.plan.judged(router)
        return any(task.is_conditional for task in self.plan.tasks if task.step.id == judged.id)

    def ending_route(self, router: Step) -> str:
        """The statements that give the route of a router after a crew's run."""
        judged = self.plan.judged(router)
        output = self.plan.output_of(judged)
        model = output.name if output else "BaseModel"
        indent = 8 if self.may_not_decide(router) else 4
        taken = [f'typed_from(output, "{judged.name}", {model})', f'"{judged.name}"']
        answer = call(f"{judged.name} = needed(", taken, ")", indent=indent)
        route = call(f"{router.name} = routes.{router.name}(", [judged.name], ")", indent=indent)
        return f"{answer}\n{' ' * indent}{route}"

    @cached_property
    def plain_end(self) -> Step | None:
        """The end of a crew's run where no router decides otherwise."""
        unrouted = [
            end
            for end in self.plan.ends
            if not end.fails and not self.plan.structure.routes_to(end.id)
        ]
        return unrouted[0] if unrouted else None

    @cached_property
    def handing_ends(self) -> tuple[Step, ...]:
        """The ends of a crew's run that hand over a result."""
        reached = [end for router in self.ending_routers for _, end in self.ending_routes(router)]
        ends = [*reached, *([self.plain_end] if self.plain_end else [])]
        return tuple({end.id: end for end in ends if not end.fails}.values())

    def result_names(self, end: Step) -> str:
        """The tasks whose answer an end hands over, the latest first."""
        return ", ".join(f'"{step.name}"' for step in reversed(self.plan.result_steps(end)))

    def crew_give_up(self, end: Step, router: Step) -> str:
        """The statements by which a run fails: the end's name, and what the router found wrong."""
        judged = self.plan.judged(router)
        if problems := self.problems_field(judged):
            return (
                f'problems = "; ".join({judged.name}.{problems}) or "the check was not passed"\n'
                f'        raise RunFailed(f"{end.name}: {{problems}}")'
            )
        return f"raise RunFailed(f\"{end.name}: {{text_from(output, '{judged.name}')}}\")"

    @property
    def outputs_imports(self) -> str:
        """The imports of `outputs.py`."""
        wanted: list[Import] = [("typing", "Any")]
        if self.has_followers:
            wanted.append(("crewai", "Task"))
        if self.uses_text_from:
            wanted += self.of("failure", "RunFailed")
        if self.crew_models:
            wanted += [
                ("typing", "TypeVar"),
                ("pydantic", "BaseModel"),
                *self.of("failure", "RunFailed"),
            ]
        if not self.is_flow:
            wanted += [*self.model_imports, *self.of("failure", "RunFailed")]
        return self.import_block(wanted)

    @property
    def uses_ran(self) -> bool:
        """Whether a run asks if a task was left out."""
        return not self.is_flow and any(map(self.may_not_decide, self.ending_routers))

    @property
    def uses_text_from(self) -> bool:
        """Whether a run takes a crew's answer as a text."""
        if self.is_flow:
            return any(task.output is None for task in self._handed_tasks)
        return any(
            end.fails and not self.problems_field(self.plan.judged(router))
            for router in self.ending_routers
            for _, end in self.ending_routes(router)
        )

    @property
    def _handed_tasks(self) -> tuple[Task, ...]:
        """The tasks whose answers a Flow takes from its crews."""
        return tuple(task for crew in self.plan.crews for task in self.handed(crew))

    @property
    def has_followers(self) -> bool:
        """Whether a task of a crew is due only after another that may be left out."""
        return any(task.follows and not task.branches for task in self.crew_tasks)

    @property
    def crew_models(self) -> bool:
        """Whether a structured answer is taken from a crew's output."""
        if not self.is_flow:
            return bool(self.ending_routers)
        return any(task.output for task in self._handed_tasks)
