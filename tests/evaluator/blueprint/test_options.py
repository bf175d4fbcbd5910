"""The table of options."""

import pytest

from evaluator.blueprint.model import Options
from evaluator.blueprint.options import OPTION, OPTIONS, Option, option_reason
from evaluator.matrix import ARCHITECTURES
from tests.strategies import assessment, even


def test_every_option_of_the_model_has_a_row() -> None:
    assert set(OPTION) == set(Options.model_fields) - {"edited"}


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.id)
def test_an_option_works_or_says_why_not(option: Option) -> None:
    for architecture in ARCHITECTURES:
        works = architecture.id in option.architectures
        assert (option.why_not(architecture.id) is None) == works
    assert option.name and option.hint
    for value in option.values:
        Options.model_validate({option.id: value})
        if option.kind == "choice":
            assert value in option.names


def test_a_reason_names_the_ratings_and_needs_that_set_an_option() -> None:
    document = assessment(
        {**even(5, 5), "error_tolerance": 9}, needs={"effects": {"answer": "irreversible"}}
    )
    reason = OPTION["review"].reason(document)
    assert str(reason) == "error tolerance 9 and effects irreversible"
    assert OPTION["memory"].reason(document) is None
    assert str(option_reason(OPTION["memory"], document, False)) == "not asked for"
    assert str(option_reason(OPTION["parallel"], document, True)) == "the default"
