"""The bundled gallery of assessments, one a quadrant."""

from __future__ import annotations

from pathlib import Path

from evaluator.document import SUFFIX
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked
from evaluator.resources import assets


def example_ids() -> tuple[str, ...]:
    """The ids of the bundled examples, in the order of their quadrants."""
    return tuple(path.name.partition("-")[2].removesuffix(SUFFIX) for path in _paths())


def example_path(example_id: str) -> Path:
    """The file of an example; raises EvaluatorError for an unknown id, naming those there are."""
    for path, known in zip(_paths(), example_ids(), strict=True):
        if known == example_id:
            return path
    raise EvaluatorError(
        Marked("There is no example {id}; there are {known}."), id=example_id, known=example_ids()
    )


def _paths() -> list[Path]:
    return sorted(assets("examples").glob(f"*{SUFFIX}"))
