"""What a project's README and decision record say of the assessment."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.advice.trade_offs import TRADE_OFFS
from evaluator.blueprint.derived import model_things, times
from evaluator.blueprint.options import OPTIONS, Option
from evaluator.blueprint.rules.asked import ask
from evaluator.context import NEEDS
from evaluator.drawing.graph_values import graph_of, graph_words
from evaluator.drawing.matrix import matrix_words
from evaluator.drawing.matrix_values import matrix_values
from evaluator.factors import FACTORS
from evaluator.i18n import Marked
from evaluator.matrix import ARCHITECTURES, Architecture
from evaluator.scaffold.facts import Facts


@dataclass(frozen=True)
class Driver:
    """A rating as a decision driver."""

    name: str
    score: int
    band: str
    note: str


@dataclass(frozen=True)
class NeedWords:
    """An operational need that was answered."""

    name: str
    answer: str
    note: str


@dataclass(frozen=True)
class Place:
    """A path worth knowing, and what it holds; `is_there` where the project has it."""

    path: str
    what: Marked
    is_there: bool


class DocumentWords(Facts):
    """What the templates of README and decision record read."""

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
    def needs(self) -> tuple[NeedWords, ...]:
        """The operational needs that were answered."""
        needs = self.assessment.needs
        return tuple(
            NeedWords(self.t(need.name), self.t(need.answers[answer]), needs.note(need.id))
            for need in NEEDS
            if (answer := needs.answer(need.id))
        )

    @property
    def built_because(self) -> tuple[tuple[str, str], ...]:
        """The items of the project that have a reason, each with it."""
        groups = (self.blueprint.crews, self.blueprint.agents, self.blueprint.steps)
        more = (self.blueprint.outputs, self.blueprint.tools, self.blueprint.knowledge)
        items = [item for group in (*groups, *more) for item in group if item.reason.strip()]
        return tuple((item.name, item.reason.strip()) for item in items)

    @property
    def options_because(self) -> tuple[tuple[str, str], ...]:
        """What the project includes beyond its steps, with what asked for it: its options, then where and how its models run."""
        found = []
        for option in OPTIONS:
            value = getattr(self.options, option.id)
            is_built = not option.why_not(self.architecture.id, bool(self.plan.crews))
            if not option.is_on(value) or not is_built or not self._has_effect(option):
                continue
            if option.id in self.options.edited:
                found.append((self._option_words(option, value), self.t(Marked("set by hand"))))
            elif reason := option.reason(self.assessment):
                found.append((self._option_words(option, value), self.t(reason)))
        asked = ask(self.assessment, self.architecture.id, self.t)
        models = ((thing.what, thing.why) for thing in model_things(self.blueprint, asked))
        return (*found, *((self.t(what), self.t(why)) for what, why in models))

    def _has_effect(self, option: Option) -> bool:
        """Whether something in the project does what an option says: an answer that is asked for again, steps side by side."""
        tasks = self.plan.tasks
        if option.id == "rework":
            is_looked_at = any(task.is_checked or task.is_sent_back for task in tasks)
            return is_looked_at or any(task.output for task in self.direct_tasks)
        if option.id == "parallel":
            is_joined = any("and_(" in method.trigger.source for method in self.plan.methods)
            return is_joined or any(task.is_async for task in tasks)
        return True

    def _option_words(self, option: Option, value: object) -> str:
        """An option with its value, as `Human review at each step`."""
        name = self.t(option.name)
        if option.id == "rework":
            if any(task.judges or task.is_sent_back for task in self.plan.tasks):
                return f"{name} {self.t(times(value))}"
            words = Marked("An answer that is refused is asked for again, {times} at most")
            return self.t(words, times=times(value))
        if option.kind == "count":
            return f"{name}: {value}"
        return f"{name} {self.t(option.names[value]).lower()}" if option.names else name

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
        """Why this option was chosen, as the end of a sentence: the decision's own reason, else that of the ratings."""
        decision = self.assessment.decision
        if decision and decision.reason.strip() and decision.architecture == self.architecture.id:
            return self.t(Marked("because {reason}"), reason=decision.reason.strip())
        if self.is_overridden:
            return self.t(
                Marked("instead of the recommended {architecture}; no reason is on record."),
                architecture=self.advice.architecture.name,
            )
        return self.t(
            Marked(
                "because the ratings recommend it: complexity is {complexity} and precision is {precision}."
            ),
            complexity=self.t.score(self.advice.placement.complexity),
            precision=self.t.score(self.advice.placement.precision),
        )

    @property
    def compared_with(self) -> Architecture:
        """What this project is compared with: the recommended one if it is another, else the runner-up."""
        return (
            self.advice.architecture if self.is_overridden else self.advice.runner_up.architecture
        )

    @property
    def consequences_good(self) -> tuple[str, ...]:
        """What is gained over the compared architecture."""
        gained = TRADE_OFFS[self.compared_with.id, self.architecture.id].gains
        return tuple(self.t(words) for words in gained)

    @property
    def consequences_bad(self) -> tuple[str, ...]:
        """What is paid for it."""
        paid = TRADE_OFFS[self.compared_with.id, self.architecture.id].pains
        return tuple(self.t(words) for words in paid)

    def listing(self, words: tuple[Marked, ...]) -> str:
        """Marked words as one enumeration."""
        return self.t.listing(self.t(word) for word in words)

    @property
    def _places(self) -> tuple[Place, ...]:
        source = f"src/{self.package}"
        crews = bool(self.plan.crews)
        return (
            Place(f"{source}/flow.py", Marked("the flow and its state"), self.is_flow),
            Place(
                f"{source}/config/prompts.yaml",
                Marked("what each call asks"),
                bool(self.direct_tasks),
            ),
            Place(
                f"{source}/calls.py",
                Marked("how the flow asks the model"),
                bool(self.direct_tasks),
            ),
            Place(
                f"{source}/crews/",
                Marked("the crews, each with its agents and tasks in words"),
                self.is_flow and crews,
            ),
            Place(f"{source}/crew.py", Marked("the crew"), not self.is_flow),
            Place(f"{source}/config/", Marked("agents and tasks in words"), not self.is_flow),
            Place(
                f"{source}/routes.py", Marked("which way a run goes on"), bool(self.plan.routers)
            ),
            Place(f"{source}/checks.py", Marked("what an answer must satisfy"), self.has_checks),
            Place(f"{source}/results.py", Marked("the fields of the results"), self.has_results),
            Place(f"{source}/tools/", Marked("the tools of the agents"), bool(self.tools)),
            Place("knowledge/", Marked("what the agents look things up in"), bool(self.knowledge)),
            Place(
                f"{source}/actions.py", Marked("what a run changes outside"), bool(self.acting_ends)
            ),
            Place(f"{source}/main.py", Marked("the entry points"), True),
            Place(f"{source}/llm.py", Marked("where every model is built"), True),
            Place(
                f"{source}/embedder.py",
                Marked("where the embedder is named"),
                self.embedder is not None,
            ),
            Place(
                f"{source}/guards.py",
                Marked("the guardrails, which refuse an answer that does not satisfy"),
                self.has_guards,
            ),
            Place(f"{source}/review.py", Marked("how a person is asked"), self.reviews),
            Place(f"{source}/audit.py", Marked("the audit log"), self.options.audit),
            Place(f"{source}/batch.py", Marked("many runs from one file"), self.options.batch),
            Place(
                f"{source}/config/inputs.yaml",
                Marked("the example that a run without an argument takes"),
                True,
            ),
            Place(
                "tests/scenarios.yaml",
                Marked("the routes through the project with their scripted answers"),
                True,
            ),
            Place(
                "tests/golden/",
                Marked("the accepted result of each route"),
                self.options.golden_tests,
            ),
            Place("docs/decision.md", Marked("why it is built this way"), True),
        )

    @property
    def has_checks(self) -> bool:
        """Whether an answer is checked against rules or headings."""
        return any(task.headings or (task.output and task.output.rules) for task in self.plan.tasks)

    @property
    def layout(self) -> tuple[tuple[str, str], ...]:
        """The paths worth knowing, and what each holds."""
        return tuple((place.path, self.t(place.what)) for place in self._places if place.is_there)

    @property
    def next_steps(self) -> tuple[str, ...]:
        """What the project's owner writes first."""
        t = self.t
        example = f"`src/{self.package}/config/inputs.yaml`"
        steps = [
            t(
                Marked("Put a real case into {place}: a run without an argument works on it."),
                place=example,
            ),
            t(
                Marked(
                    "Put your own words into the YAML files under {places}: what a good result is, what to "
                    "leave out."
                ),
                places=self._places_of_words,
            ),
        ]
        if not self.blueprint.tools and not self.file_inputs:
            steps.append(
                t(
                    Marked(
                        "A run knows what its inputs say. Where a step needs data from a file or a system, "
                        "give its agent a tool, or read the data before the run and hand it over as an input."
                    )
                )
            )
        if self.tools.custom:
            steps.append(
                t(
                    Marked(
                        "Write the bodies of the tools in `tools/`; until then they give sample data."
                    )
                )
            )
        if self.knowledge:
            steps.append(t(Marked("Put what the agents look up into the files of `knowledge/`.")))
        if self.acting_ends:
            steps.append(
                t(
                    Marked(
                        "Put the call to your own system into `call_your_system` in `actions.py`."
                    )
                )
            )
        if self.has_results:
            steps.append(
                t(Marked("Give the results in `results.py` the fields that your case needs."))
            )
        if self.plan.routers:
            goes_back = bool(self.plan.structure.back_routes)
            words = (
                Marked("Read `routes.py`: it decides when work goes back and where it ends.")
                if goes_back
                else Marked("Read `routes.py`: it decides which way a run goes on.")
            )
            steps.append(t(words))
        steps.append(
            t(
                Marked(
                    "Add a real case to `tests/scenarios.yaml`, with the answer you would want, and keep the tests green."
                )
            )
        )
        return tuple(steps)

    @property
    def prompt_files(self) -> str:
        """The files with the words of the prompts."""
        source = f"src/{self.package}"
        files = [f"`{source}/config/prompts.yaml`"] if self.direct_tasks else []
        if self.plan.crews:
            where = f"{source}/crews/*/config" if self.is_flow else f"{source}/config"
            files += [f"`{where}/agents.yaml`", f"`{where}/tasks.yaml`"]
        return self.t.listing(files)

    @property
    def image(self) -> str:
        """The name of the container image."""
        return self.package.replace("_", "-").strip("-")

    @property
    def _places_of_words(self) -> str:
        """The folders with the prompts."""
        source = f"src/{self.package}"
        folders = [f"`{source}/config/`"] if self.direct_tasks or not self.is_flow else []
        if self.is_flow and self.plan.crews:
            folders.append(f"`{source}/crews/`")
        return self.t.listing(folders)

    @property
    def graph_words(self) -> str:
        """The graph in a sentence."""
        return graph_words(graph_of(self.blueprint, self.architecture.id, self.t), self.t)
