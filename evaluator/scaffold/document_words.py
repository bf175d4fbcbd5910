"""What a project's README and decision record say of the assessment."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.advice.trade_offs import TRADE_OFFS
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
    def built_because(self) -> tuple[tuple[str, str], ...]:
        """The items of the project that have a reason, each with it."""
        groups = (self.blueprint.crews, self.blueprint.agents, self.blueprint.steps)
        more = (self.blueprint.outputs, self.blueprint.tools, self.blueprint.knowledge)
        items = [item for group in (*groups, *more) for item in group if item.reason.strip()]
        return tuple((item.name, item.reason.strip()) for item in items)

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
                f"{source}/config/inputs.yaml",
                Marked("the example that a run without an argument takes"),
                True,
            ),
            Place(
                "tests/scenarios.yaml",
                Marked("the routes through the project with their scripted answers"),
                True,
            ),
            Place("docs/decision.md", Marked("why it is built this way"), True),
        )

    @property
    def has_checks(self) -> bool:
        """Whether an answer is checked against rules or headings."""
        return any(task.headings or (task.output and task.output.rules) for task in self.plan.tasks)

    @property
    def has_results(self) -> bool:
        """Whether a task fills a structured result."""
        return any(task.output for task in self.plan.tasks)

    @property
    def layout(self) -> tuple[tuple[str, str], ...]:
        """The paths worth knowing, and what each holds."""
        return tuple((place.path, self.t(place.what)) for place in self._places if place.is_there)

    @property
    def next_steps(self) -> tuple[str, ...]:
        """What the project's owner writes first."""
        t = self.t
        steps = [
            t(
                Marked(
                    "Put your own words into the YAML files under config/: what a good result is, what to leave out."
                )
            )
        ]
        if self.tools.custom:
            steps.append(
                t(
                    Marked(
                        "Write the bodies of the tools in tools/; until then they give sample data."
                    )
                )
            )
        if self.acting_ends:
            steps.append(t(Marked("Put the call to your own system into act in actions.py.")))
        if self.has_results:
            steps.append(
                t(Marked("Give the results in results.py the fields that your case needs."))
            )
        if self.plan.routers:
            steps.append(
                t(Marked("Read routes.py: it decides when work goes back and where it ends."))
            )
        steps.append(
            t(
                Marked(
                    "Add a real case to tests/scenarios.yaml, with the answer you would want, and keep the tests green."
                )
            )
        )
        return tuple(steps)

    @property
    def command(self) -> str:
        """The script that runs the project."""
        return "kickoff" if self.is_flow else "run_crew"

    @property
    def own_inputs_words(self) -> str:
        """How a run is given other inputs."""
        if len(self.blueprint.inputs) > 1:
            return self.t(Marked("Your own inputs; what is left out comes from the example:"))
        return self.t(Marked("Your own request:"))

    @property
    def example_command(self) -> str:
        """A command that names every input."""
        words = [f"uv run {self.command}"]
        for number, item in enumerate(self.blueprint.inputs):
            value = f'"{item.name}"' if item.type == "text" else item.name
            words.append(value if number == 0 else f"--{item.name.replace('_', '-')} {value}")
        return " ".join(words)

    @property
    def model_words(self) -> str:
        """Which model answers, and what it needs."""
        model = f"`{self.llm.model}`"
        if self.llm.provider_id == "ollama":
            return self.t(
                Marked(
                    "The models run in Ollama on this machine ({model}); no key is needed. Start it with "
                    "`ollama serve`, fetch the model once with `ollama pull {name}`."
                ),
                model=model,
                name=self.project.model,
            )
        said = [self.t(Marked("The model is {model}."), model=model)]
        if self.llm.key:
            said.insert(0, self.t(Marked("Put your `{key}` into `.env` first."), key=self.llm.key))
        if self.llm.url_variable:
            words = Marked("`{variable}` sends the calls to another address.")
            said.append(self.t(words, variable=self.llm.url_variable))
        return " ".join(said)

    @property
    def run_notes(self) -> tuple[str, ...]:
        """What else is worth knowing about a run, a paragraph each."""
        options, t = self.options, self.t
        notes = {
            Marked("The result is printed and written to `output/`."): options.result_file,
            Marked(
                "A person releases what goes out: the run asks on the terminal. Where there is none it "
                "refuses, unless `REVIEW=release` is set."
            ): self.reviews,
            Marked(
                "`--dry-run` says what would be done outside, and does nothing."
            ): options.dry_run and bool(self.acting_ends),
            Marked(
                "Each call of a model, each decision and each approval is appended to `output/audit.jsonl`."
            ): options.audit,
            Marked("`--resume ID` goes on with the run that has this id."): options.persistence
            and self.is_flow,
            Marked(
                "`uv run batch lines.jsonl` runs once for each line of a JSON-lines file of inputs; what has "
                "a result in `output/batch/` is not run again."
            ): options.batch,
            Marked(
                "`--strict` fails when a tool gave sample data, because its body is not written."
            ): bool(self.tools.custom),
        }
        return tuple(t(words) for words, is_so in notes.items() if is_so)

    @property
    def graph_words(self) -> str:
        """The graph in a sentence."""
        return graph_words(graph_of(self.blueprint, self.architecture.id, self.t), self.t)

    @property
    def settings(self) -> tuple[str, ...]:
        """The environment variables that the project reads."""
        embedder = self.embedder.settings if self.embedder else ()
        return tuple(dict.fromkeys((*self.llm.settings, *embedder, *self.tools.settings)))
