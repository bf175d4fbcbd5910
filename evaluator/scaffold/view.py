"""What the templates read: the blueprint, how it is run, and the assessment's outcome in words."""

from __future__ import annotations

from evaluator.scaffold.crew_code import CrewCode
from evaluator.scaffold.data_code import DataCode
from evaluator.scaffold.document_words import DocumentWords
from evaluator.scaffold.proof_imports import ProofImports
from evaluator.scaffold.requirements import dependencies
from evaluator.scaffold.run_code import RunCode
from evaluator.scaffold.use_words import UseWords


class View(CrewCode, ProofImports, DataCode, RunCode, UseWords, DocumentWords):
    """One project to render."""

    @property
    def dependencies(self) -> tuple[str, ...]:
        """The packages that it needs."""
        return dependencies(self.blueprint)

    @property
    def input_names(self) -> str:
        """The names of the inputs as Python texts."""
        return ", ".join(f'"{item.name}"' for item in self.blueprint.inputs)
