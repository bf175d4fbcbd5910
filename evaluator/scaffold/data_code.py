"""The code of a project's data: inputs, structured results, checks, routes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evaluator.blueprint.code_names import camel
from evaluator.blueprint.input_values import example_of
from evaluator.blueprint.model import (
    Condition,
    Input,
    Operator,
    Output,
    OutputField,
    Route,
    Step,
)
from evaluator.blueprint.planned import Task
from evaluator.escape import python
from evaluator.i18n import Marked
from evaluator.scaffold.code import (
    INPUT_TYPES,
    Model,
    Violation,
    condition,
    models,
    violation,
)
from evaluator.scaffold.facts import Facts
from evaluator.scaffold.layout import call
from evaluator.scaffold.literals import columns, literal

_WIDEST_ANNOTATION = 60
_DEFAULTS = {"str": '""', "int": "0", "float": "0.0", "bool": "False"}


@dataclass(frozen=True)
class Switch:
    """An option of the command line besides the inputs."""

    name: str
    rest: tuple[str, ...]
    help: str


class DataCode(Facts):
    """What the templates of inputs, results, checks and routes read."""

    @property
    def file_input_names(self) -> str:
        """Their names as a set."""
        names = ", ".join(f'"{item.name}"' for item in self.file_inputs)
        return f"{{{names}}}"

    def input_type(self, item: Input) -> str:
        """The Python type of an input."""
        return INPUT_TYPES[item.type]

    @property
    def input_types(self) -> str:
        """The types of the inputs as a Python constant."""
        types = [f'"{item.name}": {INPUT_TYPES[item.type]}' for item in self.blueprint.inputs]
        return call("TYPES: dict[str, type] = {", types, "}")

    def input_default(self, item: Input) -> str:
        """What the state of a Flow holds before a run."""
        return _DEFAULTS[INPUT_TYPES[item.type]]

    @property
    def has_number_input(self) -> bool:
        """Whether an input is a number, which JSON may write as a whole one."""
        return any(item.type == "number" for item in self.blueprint.inputs)

    @property
    def has_boolean_input(self) -> bool:
        """Whether an input is true or false."""
        return any(item.type == "boolean" for item in self.blueprint.inputs)

    @property
    def switches(self) -> tuple[Switch, ...]:
        """The options of the command line that the project's options bring."""
        t = self.t
        found = []
        if self.options.dry_run and self.acting_ends:
            found.append(
                Switch(
                    "dry-run",
                    ('action="store_true"',),
                    t(Marked("say what would be done, and do nothing")),
                )
            )
        if self.resumes_by_id:
            found.append(
                Switch(
                    "resume", ('metavar="ID"',), t(Marked("go on with the run that has this id"))
                )
            )
        if self.has_checkpoints:
            found.append(
                Switch(
                    "resume",
                    ('action="store_true"',),
                    t(Marked("go on where the last run with these inputs stopped")),
                )
            )
        if self.tools.custom:
            found.append(
                Switch(
                    "strict",
                    ('action="store_true"',),
                    t(Marked("fail when a tool gave sample data")),
                )
            )
        return tuple(found)

    def add_argument(self, item: Input | Switch, number: int) -> str:
        """The statement that declares an argument of the command line."""
        if isinstance(item, Switch):
            name, rest, words = f"--{item.name}", list(item.rest), item.help
        else:
            name = item.name if number == 0 else f"--{item.name.replace('_', '-')}"
            rest = ['nargs="?"'] if number == 0 else []
            kind = INPUT_TYPES[item.type]
            if kind != "str":
                rest.append(f"type={'yes_or_no' if kind == 'bool' else kind}")
            words = item.description.strip() or item.name
        # argparse takes a percent sign for a placeholder.
        said = f"help={literal(' '.join(words.split()).replace('%', '%%'), 13, 8, 1)}"
        return call("takes.add_argument(", [f'"{name}"', *rest, said], ")", indent=4)

    def inputs_yaml(self) -> dict[str, object]:
        """The example of each input; of a file, where it lies."""
        return {item.name: self._example(item) for item in self.blueprint.inputs}

    @staticmethod
    def _example(item: Input) -> object:
        return f"samples/{item.name}.txt" if item.type == "file" else example_of(item)

    def samples(self) -> dict[str, bytes]:
        """The example files of the inputs, by their path in the package."""
        return {
            f"config/samples/{item.name}.txt": f"{item.example.strip() or item.name}\n".encode()
            for item in self.file_inputs
        }

    @cached_property
    def used_outputs(self) -> tuple[Output, ...]:
        """The structured results that tasks fill, each once."""
        found = {task.output.id: task.output for task in self.plan.tasks if task.output}
        return tuple(output for output in self.blueprint.outputs if output.id in found)

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """The pydantic models."""
        return models(self.used_outputs)

    def is_whole(self, model: Model) -> bool:
        """Whether a model is a whole result rather than a part of one."""
        return any(output.name == model.name for output in self.used_outputs)

    @property
    def results_imports(self) -> str:
        """The imports of `results.py`."""
        text = " ".join(annotation for model in self.models for _, annotation in model.fields)
        wanted = [("pydantic", "BaseModel")]
        lines = (self.field_line(model, *item) for model in self.models for item in model.fields)
        if any(" = Field(" in line for line in lines):
            wanted.append(("pydantic", "Field"))
        if re.search(r"\bDate\b", re.sub(r'"[^"]*"', "", text)):
            wanted.append(("datetime", "date as Date"))
        if "Literal[" in text:
            wanted.append(("typing", "Literal"))
        return self.import_block(wanted)

    def field_line(self, model: Model, field: OutputField, annotation: str) -> str:
        """A field of a model, laid out."""
        given = []
        if not field.required and not field.many:
            given.append("default=None")
        elif not field.required:
            given.append("default_factory=list")
        if field.description.strip():
            given.append(f"description={literal(field.description, 20, 8, 1)}")
        if field.many and field.name in model.filled:
            # Said to the model; `checks.py` refuses. Strict schemas allow no length of a text.
            given.append('json_schema_extra={"minItems": 1}')
        head = f"{field.name}: {annotation}"
        return call(f"{head} = Field(", given, ")", indent=4) if given else head

    def aliases(self, model: Model) -> tuple[str, ...]:
        """The types of a model's fields that need a line of their own, because their values are many or long."""
        return tuple(
            call(f"{model.name}{camel(field.name)} = Literal[", [*map(python, field.allowed)], "]")
            for field, annotation in model.fields
            if self._is_long(annotation)
        )

    def annotation(self, model: Model, field: OutputField, annotation: str) -> str:
        """The type of a field, by its alias where it has one."""
        if not self._is_long(annotation):
            return annotation
        literal_type = f"Literal[{', '.join(map(python, field.allowed))}]"
        return annotation.replace(literal_type, f"{model.name}{camel(field.name)}")

    @staticmethod
    def _is_long(annotation: str) -> bool:
        return "Literal[" in annotation and columns(annotation) > _WIDEST_ANNOTATION

    @property
    def ruled_outputs(self) -> tuple[Output, ...]:
        """The structured results that have rules."""
        return tuple(output for output in self.used_outputs if output.rules)

    @property
    def headed_tasks(self) -> tuple[Task, ...]:
        """The tasks whose text must have headings."""
        return tuple(task for task in self.plan.tasks if task.headings)

    @property
    def checked_tasks(self) -> tuple[Task, ...]:
        """The tasks whose answers `checks.py` looks at."""
        return tuple(
            task for task in self.plan.tasks if task.headings or (task.output and task.output.rules)
        )

    @property
    def checks_imports(self) -> str:
        """The imports of `checks.py`."""
        wanted = self.of("results", *(output.name for output in self.ruled_outputs))
        rules = [rule for output in self.ruled_outputs for rule in output.rules]
        if any(rule.kind == "pattern" for rule in rules):
            wanted.append(("re", ""))
        return self.import_block(wanted)

    def violations(self, output: Output) -> tuple[Violation, ...]:
        """What breaks the rules of a result."""
        return tuple(violation(output, rule) for rule in output.rules)

    @property
    def routes_imports(self) -> str:
        """The imports of `routes.py`."""
        wanted = self.of("results", *(self.judged_model(router) for router in self.plan.routers))
        if self.limited_routers:
            wanted.append(("collections.abc", "Mapping"))
        return self.import_block(wanted)

    def judged_model(self, router: Step) -> str:
        """The model of the answer that a router decides on."""
        output = self.plan.output_of(self.plan.judged(router))
        return output.name if output else "BaseModel"

    def route_test(self, router: Step, route: Route) -> str:
        """The condition of a route as an expression, empty where it takes whatever is left."""
        tests = []
        output = self.plan.output_of(self.plan.judged(router))
        before = router.routes[: router.routes.index(route)]
        left = [
            earlier.condition for earlier in before if earlier.limit is None and earlier.condition
        ]
        asked = route.condition
        if asked is not None and output is not None and _complement(asked) not in left:
            tests.append(condition(output, asked))
        if route.limit is not None and self.is_limited(router):
            tests.append(f'taken.get("{route.label}", 0) < {route.limit}')
        return " and ".join(tests)


_COMPLEMENTS: Mapping[Operator, Operator] = {
    "is_empty": "is_filled",
    "is_filled": "is_empty",
    "is": "is_not",
    "is_not": "is",
}


def _complement(asked: Condition) -> Condition | None:
    """The condition that holds exactly where this one does not, None where there is none."""
    other = _COMPLEMENTS.get(asked.operator)
    return asked.model_copy(update={"operator": other}) if other else None
