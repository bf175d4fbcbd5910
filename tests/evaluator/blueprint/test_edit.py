"""Edits of the blueprint: what a person set stays, everything else follows the ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import blueprint_of, derive, followed
from evaluator.blueprint.edit import (
    edit_count,
    follow,
    with_blueprint,
    with_derived_value,
    with_value,
)
from evaluator.blueprint.options import OPTIONS, option_reason
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES
from evaluator.scaffold.render import render
from tests.pseudo import PSEUDO, untranslated
from tests.strategies import all_scores, assessment, even

architectures = st.sampled_from([item.id for item in ARCHITECTURES])


def test_a_value_that_was_set_is_built() -> None:
    case = assessment(even(2, 2))
    derived = derive(case, "simple_crew", ENGLISH)
    stored = with_value(derived, "project", "package", "mine")
    files = render(with_blueprint(case, stored), "simple_crew", ENGLISH).files
    assert "src/mine/crew.py" in files
    assert edit_count(stored) == 1


def test_the_last_value_taken_back_leaves_no_blueprint() -> None:
    derived = derive(assessment(even(2, 2)), "simple_crew", ENGLISH)
    stored = with_value(with_value(derived, "project", "package", "mine"), "options", "rework", 5)
    once = with_derived_value(stored, derived, "options", "rework")
    assert once is not None and once.options == derived.options
    assert once.project.package == "mine"
    assert with_derived_value(once, derived, "project", "package") is None


@given(all_scores, all_scores, architectures)
def test_following_keeps_what_was_edited_and_nothing_else(
    before: dict[str, int], after: dict[str, int], architecture: str
) -> None:
    old = derive(assessment(before), architecture, ENGLISH)
    new = derive(assessment(after), architecture, ENGLISH)
    stored = with_value(old, "project", "model", "own-model")
    result = follow(stored, new)
    assert result.project.model == "own-model"
    assert result.model_copy(update={"project": new.project}) == new


@given(all_scores, all_scores)
def test_when_the_architecture_changes_the_project_can_still_be_built(
    before: dict[str, int], after: dict[str, int]
) -> None:
    first, second = assessment(before), assessment(after)
    stored = with_value(
        derive(first, first.placement.architecture.id, ENGLISH), "project", "package", "mine"
    )
    moved = followed(with_blueprint(second, stored), ENGLISH)
    assert moved.blueprint is not None
    built = blueprint_of(moved, second.placement.architecture.id, ENGLISH)
    assert built.project.package == "mine"


def test_a_draft_keeps_its_blueprint() -> None:
    case = assessment({**even(2, 2)})
    stored = with_value(derive(case, "simple_crew", ENGLISH), "project", "package", "mine")
    draft = with_blueprint(Assessment.model_validate(
        {"schema_version": 1, "use_case": {"title": "x"}}), stored)  # fmt: skip
    assert followed(draft, ENGLISH) == draft


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.id)
def test_an_option_changes_the_project_where_it_is_offered(option: object) -> None:
    case = assessment(even(5, 2))
    for architecture in option.architectures:
        derived = derive(case, architecture, ENGLISH)
        now = getattr(derived.options, option.id)
        other = next(value for value in option.values if value != now)
        stored = with_value(derived, "options", option.id, other)
        changed = render(with_blueprint(case, stored), architecture, ENGLISH).files
        plain = render(case, architecture, ENGLISH).files
        differing = {path for path in {*plain, *changed} if plain.get(path) != changed.get(path)}
        assert {path for path in differing if not path.endswith(".assessment.json")} - {
            "pyproject.toml"
        }, architecture


@given(all_scores)
def test_each_option_says_why(scores: dict[str, int]) -> None:
    case = assessment(scores)
    derived = derive(case, case.placement.architecture.id, ENGLISH)
    for option in OPTIONS:
        words = option_reason(option, case, getattr(derived.options, option.id))
        assert not untranslated(PSEUDO(words))
