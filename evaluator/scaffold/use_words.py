"""What a project's README says of its use: the command, the model, the inputs, the environment variables."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.blueprint.model import Input, InputType
from evaluator.i18n import Marked
from evaluator.scaffold.facts import Facts

_INPUT_WORDS: dict[InputType, Marked] = {
    "text": Marked("a text"),
    "integer": Marked("a whole number"),
    "number": Marked("a number"),
    "boolean": Marked("true or false"),
    "file": Marked("the path of a text file"),
}
_SPECIAL = frozenset('"$`\\!%')
"""What a shell reads as something else between double quotes."""
_LONGEST = 100
_KEY_SUFFIXES = ("_API_KEY", "_ACCESS_KEY", "_KEY_ID", "_TOKEN", "_PASSWORD")


@dataclass(frozen=True)
class Setting:
    """An environment variable that the project reads; `is_needed`: a run fails without it."""

    name: str
    what: str
    is_needed: bool = False


@dataclass(frozen=True)
class InputWords:
    """An input as the command line takes it."""

    name: str
    kind: str
    what: str


class UseWords(Facts):
    """What the templates of README and `.env.example` read."""

    @property
    def command(self) -> str:
        """The script that runs the project."""
        return "kickoff" if self.is_flow else "run_crew"

    @property
    def own_inputs_words(self) -> str:
        """How a run is given other inputs."""
        if len(self.blueprint.inputs) > 1:
            return self.t(Marked("Your own inputs; what is left out comes from the example:"))
        return self.t(Marked("Your own input:"))

    @property
    def example_command(self) -> str:
        """A command that names every input, by its example where a shell takes that as it is."""
        words = [f"uv run {self.command}"]
        for number, item in enumerate(self.blueprint.inputs):
            value = _word_for_a_shell(item)
            words.append(value if number == 0 else f"--{item.name.replace('_', '-')} {value}")
        return " ".join(words)

    @property
    def inputs_words(self) -> tuple[InputWords, ...]:
        """The inputs."""
        return tuple(
            InputWords(
                item.name if number == 0 else f"--{item.name.replace('_', '-')}",
                self.t(_INPUT_WORDS[item.type]),
                " ".join(item.description.split()),
            )
            for number, item in enumerate(self.blueprint.inputs)
        )

    @property
    def model_words(self) -> str:
        """Which model answers, and what it needs."""
        llm, t = self.llm, self.t
        models = t.listing(f"`{constant.model}`" for constant in llm.constants)
        is_one = len(llm.constants) == 1
        if llm.provider_id == "ollama":
            one = Marked(
                "The model runs in Ollama ({model}); no key is needed. Fetch what Ollama runs once with "
                "{commands}, and start it with `ollama serve`."
            )
            several = Marked(
                "The models run in Ollama ({model}); no key is needed. Fetch what Ollama runs once with "
                "{commands}, and start it with `ollama serve`."
            )
            return t(
                one if is_one else several,
                model=models,
                commands=t.listing(f"`ollama pull {name}`" for name in self._ollama_models),
            )
        said = []
        if llm.key:
            said.append(t(Marked("Put your `{key}` into `.env` first."), key=llm.key))
        if llm.base_url:
            one = Marked("The model is {model}, asked at {address}.")
            several = Marked("The models are {model}, asked at {address}.")
            words = one if is_one else several
            said.append(t(words, model=models, address=f"`{llm.base_url}`"))
        else:
            words = Marked("The model is {model}.") if is_one else Marked("The models are {model}.")
            said.append(t(words, model=models))
        if self.embedder is not None:
            embedder = f"`{self.embedder.model}`"
            if self.embedder.base_url:
                words = Marked("The embedder is {model}, asked at {address}.")
                address = f"`{self.embedder.base_url}`"
                said.append(t(words, model=embedder, address=address))
            else:
                said.append(t(Marked("The embedder is {model}."), model=embedder))
        return " ".join(said)

    @property
    def _ollama_models(self) -> tuple[str, ...]:
        own = [constant.model.partition("/")[2] for constant in self.llm.constants]
        is_local = self.embedder is not None and self.embedder.provider == "ollama"
        embedder = [self.embedder.model] if self.embedder and is_local else []
        return tuple(dict.fromkeys((*own, *embedder)))

    @property
    def run_notes(self) -> tuple[str, ...]:
        """What else is worth knowing about a run, a paragraph each."""
        options, t = self.options, self.t
        notes = {
            Marked("The result is printed, and written to `output/`."): options.result_file,
            Marked(
                "A person releases each answer before the run goes on, and the result before it goes "
                "out: the run asks on the terminal. Where there is none it refuses, unless "
                "`REVIEW=release` is set."
            ): options.review == "each_step",
            Marked(
                "A person releases the result before it goes out: the run asks on the terminal. Where "
                "there is none it refuses, unless `REVIEW=release` is set."
            ): options.review == "before_release",
            Marked(
                "A line is appended to `output/audit.jsonl` for each run and its end, each call of a model, each "
                "decision, approval and action; what was asked and answered is not in it."
            ): options.audit,
            Marked(
                "The same inputs are acted on once: what was done lies in `output/outbox/`, and deleting it there lets "
                "a run do it again."
            ): bool(self.acting_ends),
            Marked(
                "A run says its id on standard error and keeps its state after every step; `--resume ID` goes "
                "on after the last step that was done. The state lies in CrewAI's storage folder, which "
                "`CREWAI_STORAGE_DIR` names."
            ): options.persistence and self.is_flow,
            Marked(
                "Each task's answer is kept in `output/checkpoints/` until the run is through; `--resume` "
                "goes on from there with the same inputs."
            ): self.has_checkpoints,
            Marked(
                "`uv run kickoff_for_each lines.jsonl` runs once for each line of a JSON-lines file of inputs. "
                "The same inputs give the same file in `output/batch/`; what has one is not run again, so that "
                "a stopped or failed batch is resumed by starting it again."
            ): options.batch,
            Marked(
                "Personal data stays on this machine after a run: CrewAI keeps what the tasks of the last run "
                "answered in its storage folder, which `CREWAI_STORAGE_DIR` names, and `output/` keeps what a "
                "run wrote. Delete both when their time is over."
            ): bool(self.plan.crews) and self.assessment.needs.data.answer == "personal",
            Marked(
                "How many tokens the run took is said on standard error when it ends."
            ): options.token_totals,
            Marked(
                "The answer is shown on standard error while it is written; the result follows."
            ): options.streaming,
            Marked(
                "Tools whose body is not written yet give sample data; a run says so on standard error."
            ): bool(self.tools.custom),
        }
        return tuple(t(words) for words, is_so in notes.items() if is_so)

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The environment variables that the project reads."""
        found = [*self._model_settings(), *self._embedder_settings(), *self._tool_settings()]
        if self.reviews:
            words = Marked(
                "set to `release`, it lets a result that passed its checks go on without asking anybody"
            )
            found.append(Setting("REVIEW", self.t(words)))
        is_elsewhere = bool(self.llm.base_url or self.llm.url_variable)
        other = (
            Marked(
                "another model, asked at the same address; named with its provider, as `{model}`"
            )
            if is_elsewhere
            else Marked("another model, named with its provider, as `{model}`")
        )
        found.append(Setting("MODEL", self.t(other, model=self.llm.constants[0].model)))
        return tuple({setting.name: setting for setting in reversed(found)}.values())[::-1]

    def _model_settings(self) -> list[Setting]:
        t, llm = self.t, self.llm
        meanings = {
            llm.key: t(Marked("the key of the model's provider")),
            llm.url_variable: t(Marked("the address of the model's server")),
            llm.optional_key: t(Marked("the key of the model's server, where it asks for one")),
        }
        other = t(Marked("a setting of the model's provider"))
        needed = {llm.key, llm.url_variable if llm.url_is_needed else ""} - {""}
        return [
            Setting(name, meanings.get(name, other), name in needed or name not in meanings)
            for name in llm.settings
        ]

    def _embedder_settings(self) -> list[Setting]:
        if self.embedder is None:
            return []
        t, embedder = self.t, self.embedder
        meanings = {
            embedder.key: t(
                Marked("the key of the embedder")
                if embedder.key_is_needed
                else Marked("the key of the embedder's server, where it asks for one")
            ),
            embedder.url_variable: t(Marked("the address of the embedder's server")),
        }
        return [
            Setting(name, meanings[name], name == embedder.key and embedder.key_is_needed)
            for name in embedder.settings
        ]

    def _tool_settings(self) -> list[Setting]:
        key, other = Marked("a key that a tool needs"), Marked("what a tool connects to")
        return [
            Setting(
                name,
                self.t(key if name.endswith(_KEY_SUFFIXES) else other),
                name in self.tools.variables,
            )
            for name in self.tools.settings
        ]


def _word_for_a_shell(item: Input) -> str:
    if item.type == "file":
        return f"{item.name}.txt"
    example = item.example.strip()
    is_plain = (
        example.isprintable()
        and len(example) <= _LONGEST
        and not example.startswith("-")
        and _SPECIAL.isdisjoint(example)
    )
    word = example if example and is_plain else item.name
    return f'"{word}"' if item.type == "text" else word
