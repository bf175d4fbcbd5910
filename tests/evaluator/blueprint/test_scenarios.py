"""The routes through a project: what each step answers, who asks in what order, and how a run ends."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.blueprint.derive import blueprint_of
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.plan import Plan, plan_of
from evaluator.blueprint.routing import keeps
from evaluator.blueprint.scenarios import (
    MAIN,
    NOT_ACCEPTED,
    Scenario,
    Unreachable,
    bad_answer,
    mark_in,
    marker_of,
    scenarios,
)
from evaluator.document import load
from evaluator.i18n import ENGLISH
from evaluator.matrix import ArchitectureId
from tests.blueprints import invoice_approval
from tests.strategies import blueprints

FLOW: ArchitectureId = "flow_orchestrating_crews"


@pytest.fixture
def found() -> dict[str, Scenario]:
    return {one.name: one for one in scenarios(Plan(invoice_approval(), FLOW))}


def test_the_first_scenario_leads_straight_to_a_result(found: dict[str, Scenario]) -> None:
    main = next(iter(found.values()))
    assert main.name == MAIN
    assert main.path == ("receive", "extract", "match_order")
    assert (main.ends_in, main.result, main.fails) == ("post_to_erp", "match_order", "")


def test_a_way_back_is_taken_once_and_once_more_than_it_may(found: dict[str, Scenario]) -> None:
    assert found["incomplete"].path.count("extract") == 2
    assert found["incomplete"].ends_in == "post_to_erp"
    assert found["incomplete_too_often"].ends_in == "ask_buyer"


def test_an_end_that_fails_is_the_reason_of_the_failure(found: dict[str, Scenario]) -> None:
    assert (found["duplicate"].ends_in, found["duplicate"].fails) == ("reject", "reject")
    assert found["duplicate"].result == ""


def test_a_check_refuses_once_and_too_often(found: dict[str, Scenario]) -> None:
    once, too_often = found["extract_refused_once"], found["extract_refused"]
    assert once.path.count("extract") == 2 and once.fails == ""
    assert too_often.path[-3:] == ("extract",) * 3 and too_often.fails == NOT_ACCEPTED


def test_what_a_check_refuses_breaks_one_of_its_rules() -> None:
    task = next(one for one in Plan(invoice_approval(), FLOW).tasks if one.name == "extract")
    assert task.output is not None
    bad = bad_answer(task)
    assert not all(keeps(rule, bad) for rule in task.output.rules)


def test_a_crews_reviewer_is_refused_by_the_rule_alone() -> None:
    original = load(Path("assets/examples/4-claims-handling.assessment.json"))
    plan = plan_of(blueprint_of(original, "complex_crew", ENGLISH), "complex_crew")
    (task,) = (one for one in plan.tasks if one.judges)
    bad = bad_answer(task)
    assert bad["problems"] == [] and bad["sources"] == []


def test_where_no_rule_refuses_an_answer_of_another_form_does() -> None:
    task = next(one for one in Plan(invoice_approval(), FLOW).tasks if one.name == "extract")
    assert task.output is not None
    free = replace(task, output=task.output.model_copy(update={"rules": ()}))
    assert bad_answer(free) == marker_of("extract", 0)
    # CrewAI turns what it answers into the form.
    assert bad_answer(replace(free, is_async=True)) is None


def test_a_route_that_no_answer_opens_is_named() -> None:
    blueprint = invoice_approval()
    # The first route of the last router now takes everything.
    steps = []
    for step in blueprint.steps:
        if step.kind == "router" and any(route.label == "fits" for route in step.routes):
            first, *rest = step.routes
            free = first.model_copy(update={"condition": None})
            step = step.model_copy(update={"routes": (free, *rest)})
        steps.append(step)
    with pytest.raises(Unreachable) as caught:
        scenarios(Plan(blueprint.model_copy(update={"steps": tuple(steps)}), FLOW))
    assert caught.value.label in ("duplicate", "differs")


def test_an_answer_is_marked_with_its_step_and_number() -> None:
    assert marker_of("match_order", 2) == "MATCH-ORDER-2"


@given(
    st.text(alphabet="DRAFT-0123 \n"),
    st.integers(0, 120),
    st.text(alphabet="DRAFT- \n"),
)
def test_the_mark_of_an_accepted_answer_is_found_in_its_text(
    before: str, number: int, after: str
) -> None:
    text = f"{before} {marker_of('draft', number)} {after}"
    known = re.search(r"DRAFT-[1-9]\d*", text)
    assert mark_in(text, "draft") == (known[0] if known else "")


@given(blueprints())
@settings(max_examples=40)
def test_each_run_is_whole(case: tuple[Blueprint, ArchitectureId]) -> None:
    plan = plan_of(*case)
    tasks = {task.name for task in plan.tasks}
    ends = {end.name for end in plan.ends}
    for scenario in scenarios(plan):
        assert {*scenario.path} <= tasks
        asked = {step: scenario.path.count(step) for step in scenario.path}
        assert {step: len(given) for step, given in scenario.answers.items() if given} == asked
        assert scenario.fails or scenario.ends_in in ends
        assert not scenario.result or scenario.result in asked


@pytest.fixture
def reviewed() -> dict[str, Scenario]:
    """The routes of a flow whose result is reviewed, and done again a few times."""
    original = load(Path("assets/examples/4-claims-handling.assessment.json"))
    plan = plan_of(blueprint_of(original, FLOW, ENGLISH), FLOW)
    return {one.name: one for one in scenarios(plan)}


def test_only_an_answer_that_is_sent_back_names_problems(reviewed: dict[str, Scenario]) -> None:
    main, rework = reviewed[MAIN], reviewed["rework"]
    assert main.answers["review"][-1]["problems"] == []
    sent_back, passed = rework.answers["review"]
    assert sent_back["problems"] != [] and passed["problems"] == []


def test_what_was_reviewed_is_handed_over_and_not_the_review(reviewed: dict[str, Scenario]) -> None:
    assert reviewed[MAIN].result == "prepare_payment"
    assert not any(one.result == "review" for one in reviewed.values())


def test_each_answer_has_a_mark_of_its_own(reviewed: dict[str, Scenario]) -> None:
    for scenario in reviewed.values():
        for step, answers in scenario.answers.items():
            marks = [marker_of(step, number + 1) for number in range(len(answers))]
            if scenario.fails != NOT_ACCEPTED and "refused" not in scenario.name:
                assert all(mark in str(answer) for mark, answer in zip(marks, answers, strict=True))
