"""What the modules of a project's own tests import."""

from __future__ import annotations

from evaluator.scaffold.layout import Import, call
from evaluator.scaffold.proof_code import ProofCode, quoted


class ProofImports(ProofCode):
    """The imports of each test module, as its template reads them."""

    @property
    def run_test_imports(self) -> str:
        """The imports of `test_run.py`."""
        wanted: list[Import] = [
            ("pytest", ""),
            *self.checked_imports,
            *self.of("failure", "one_line_on_failure"),
            *self.of("main", "kickoff" if self.is_flow else "run", "outcome_of"),
            *self.of("main", "run_with_trigger"),
            ("json", ""),
            ("signal", ""),
            ("scripted_llm", "SCENARIOS"),
            ("scripted_llm", "Script"),
        ]
        if self.has_checkpoints:
            wanted += self.of("checkpoints", "FOLDER", "place_of")
        if not self.runs_in_order or self.reviews or self.options.audit:
            wanted.append(("collections", "Counter"))
        if self.reviews or self.required_before:
            wanted.append(("collections.abc", "Callable"))
        if self.acting_scenario:
            wanted.append(("typing", "Any"))
        if self.reviews:
            wanted += self.of("handover", "text_of") if "BaseModel" in self.result_type else []
            wanted += [
                (self.package, "review"),
                *self.of("failure", "RunFailed"),
            ]
        if self.options.audit:
            wanted += [
                *self.of("audit", "LOG"),
                ("crewai.events", "LLMCallCompletedEvent"),
                ("crewai.events", "crewai_event_bus"),
                ("crewai.events.types.llm_events", "LLMCallType"),
            ]
        if self.acting_scenario:
            wanted += self.of("actions", "OUTBOX")
        if self.options.dry_run and self.acting_scenario:
            wanted += self.of("actions", "only_say")
        if self.options.result_file:
            wanted += self.of("handover", "OUTPUT")
        if self.options.batch:
            wanted += [("pathlib", "Path"), *self.of("batch", "RESULTS")]
            wanted += self.of("main", "kickoff_for_each")
        return self.import_block(wanted)

    @property
    def golden_imports(self) -> str:
        """The imports of `test_golden.py` besides the standard library."""
        return self.import_block(
            [
                ("pytest", ""),
                *self.checked_imports,
                *self.of("main", "outcome_of"),
                ("scripted_llm", "SCENARIOS"),
                ("scripted_llm", "Script"),
            ]
        )

    @property
    def has_memory(self) -> bool:
        """Whether a crew remembers."""
        return self.options.memory and bool(self.plan.crews)

    @property
    def conftest_imports(self) -> str:
        """The imports of `conftest.py` that come after the environment is set."""
        wanted: list[Import] = [
            ("pytest", ""),
            ("crewai.llm", "LLM"),
            ("scripted_llm", "Script"),
            ("scripted_llm", "ScriptedLLM"),
        ]
        if self.plan.crews:
            wanted.append(("crewai.agents.cache.cache_handler", "CacheHandler"))
        if self.direct_tasks:
            wanted += self.of("calls", "PROMPTS")
        if self.llm.rate_limit:
            wanted.append(("crewai.utilities.rpm_controller", "RPMController"))
        if self.knowledge:
            wanted += [
                ("crewai.knowledge.storage.factory", "set_knowledge_storage_factory"),
                ("offline_knowledge", "KnowledgeInMemory"),
            ]
        return self.import_block(wanted)

    @property
    def local_modules(self) -> str:
        """The tests' own modules, as TOML."""
        names = ["offline_knowledge"] if self.knowledge else []
        return ", ".join(f'"{name}"' for name in [*names, "scripted_llm"])

    @property
    def crew_modules(self) -> str:
        """The modules of the crews, as TOML."""
        return f'"{self.package}.{"crews.*" if self.is_flow else "crew"}"'

    @property
    def crew_test_imports(self) -> str:
        """The imports of `test_crew.py`."""
        wanted: list[Import] = [
            ("typing", "Any"),
            ("pytest", ""),
            ("crewai", "Crew"),
            ("crewai", "CrewOutput"),
            ("crewai", "Process"),
            (self.package, "main"),
            *self.of("crew", f"{self.class_name}Crew"),
            *self.of("inputs", "example_inputs"),
            *self._form_imports(),
            ("scripted_llm", "Script"),
        ]
        if self.accepted:
            wanted += [(self.package, "routes"), ("scripted_llm", "SCENARIOS")]
        if self.needs_own_copies:
            wanted.append(("scripted_llm", "SCENARIOS"))
        return self.import_block(wanted)

    def _form_imports(self) -> list[Import]:
        return self.of("results", *(task.output.name for task in self.crew_tasks if task.output))

    @property
    def flow_test_imports(self) -> str:
        """The imports of `test_flow.py`, and the straight scenario where a test runs it."""
        wanted: list[Import] = [
            *self.of("flow", f"{self.class_name}Flow"),
            ("scripted_llm", "Script"),
        ]
        if self.joins:
            wanted += [("pytest", ""), ("crewai.flow", "build_flow_structure")]
        if self.accepted:
            wanted += [(self.package, "routes"), ("scripted_llm", "SCENARIOS")]
            wanted += self.of("results", *(one.model for one in self.accepted))
        if self.asked_forms:
            wanted += [("scripted_llm", "SCENARIOS"), *self.of("main", "outcome_of")]
            wanted += [("pytest", "")] if self.reviews else []
            wanted += self.of(
                "results",
                *(
                    task.output.name
                    for task in self.direct_typed_tasks
                    if task.output and task.name in self.main_scenario.path
                ),
            )
        if self.forms or self.aside_names:
            wanted += [("crewai", "Task"), *self._form_imports()]
            wanted += [(self.crew_module(crew), self.crew_class(crew)) for crew in self.plan.crews]
        if not self.options.persistence:
            return self.import_block(wanted)
        wanted += [("pytest", ""), ("scripted_llm", "SCENARIOS")]
        wanted += self.of("main", "kickoff", "outcome_of")
        wanted += [("json", "")] if self.prints_json else []
        last = call("LAST = [", quoted(self._last_tasks), "]")
        return f'{self.import_block(wanted)}\n\nMAIN = SCENARIOS["main"]\n{last}'

    @property
    def agents_test_imports(self) -> str:
        """The imports of `test_agents.py`."""
        wanted: list[Import] = [("typing", "Any"), ("pytest", ""), ("scripted_llm", "Script")]
        for crew, _ in self.equipped:
            wanted.append((self.crew_module(crew), self.crew_class(crew)))
        return self.import_block(wanted)

    @property
    def knowledge_test_imports(self) -> str:
        """The imports of `test_knowledge.py`."""
        wanted: list[Import] = [
            ("asyncio", ""),
            ("collections.abc", "Callable"),
            ("pathlib", "Path"),
            ("pytest", ""),
            ("crewai.knowledge.knowledge", "Knowledge"),
            ("crewai.knowledge.source.base_knowledge_source", "BaseKnowledgeSource"),
            (self.package, "embedder"),
            (self.package, "knowledge"),
            *self.of("failure", "RunFailed"),
            *self.of("main", "outcome_of"),
            ("scripted_llm", "SCENARIOS"),
            ("scripted_llm", "Script"),
        ]
        if self.knowledge.look_up and self.equips_knowledge:
            wanted.append((self.package, "calls"))
        return self.import_block(wanted)

    @property
    def checks_test_imports(self) -> str:
        """The project's own imports of `test_checks.py`."""
        return self.import_block(
            [*self.of("checks", "problem_of_text"), ("scripted_llm", "SCENARIOS")]
        )

    @property
    def inputs_test_imports(self) -> str:
        """The imports of `test_inputs.py`."""
        names = ["complete", "example_inputs", "inputs_of", "parser", "trigger_inputs"]
        names += ["as_value"] if self.plan.crews else []
        if self.needed_inputs and not self.is_flow:
            names.append("require_inputs")
        names += ["text_of_file"] if self.file_inputs else []
        wanted: list[Import] = [
            ("json", ""),
            ("pathlib", "Path"),
            ("typing", "Any"),
            ("pytest", ""),
            *self.of("inputs", *names),
            ("scripted_llm", "SCENARIOS"),
        ]
        return self.import_block(wanted)
