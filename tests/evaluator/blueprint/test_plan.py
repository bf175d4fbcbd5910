"""How an architecture runs a blueprint: its crews, the methods of its Flow, and when each begins."""

from __future__ import annotations

import pytest
from hypothesis import given

from evaluator.blueprint.model import Blueprint, Crew, Options, Step
from evaluator.blueprint.plan import Plan, plan_of
from evaluator.blueprint.planned import headings
from evaluator.matrix import ArchitectureId
from tests.evaluator.drawing.graph_cases import (
    CALLS,
    INVOICE,
    PAIR,
    PROJECT,
    agent,
    end,
    router,
    task,
)
from tests.strategies import blueprints

FLOW: ArchitectureId = "flow_orchestrating_crews"


def test_a_flow_of_crews_runs_the_tasks_of_a_crew_in_one_method() -> None:
    found = [(one.name, one.kind, one.trigger.source) for one in Plan(INVOICE, FLOW).methods]
    assert found == [
        ("receive", "call", '"begin"'),
        ("extraction_crew", "crew", 'or_("receive", "incomplete")'),
        ("check_fields", "router", '"extraction_crew"'),
        ("matching_crew", "crew", '"ok"'),
        ("decide", "router", '"matching_crew"'),
        ("post_to_erp", "end", '"fits"'),
        ("reject", "end", '"duplicate"'),
        ("ask_buyer", "end", 'or_("still_incomplete", "differs")'),
    ]


def test_a_join_waits_for_the_nearest_of_what_it_builds_on() -> None:
    triggers = {one.name: one.trigger.source for one in Plan(CALLS, "flow_llm_calls").methods}
    assert triggers["classify"] == '"read_case"'
    assert triggers["answer"] == 'and_("summarise", "classify", "find_amounts")'


def test_a_crew_has_one_plan_of_all_tasks_with_what_each_is_handed() -> None:
    (crew,) = Plan(PAIR, "simple_crew").crews
    assert [task.name for task in crew.tasks] == ["gather_ideas", "write_summary"]
    assert [[one.id for one in task.context] for task in crew.tasks] == [[], ["gather_ideas"]]
    assert [agent.id for agent in crew.agents] == ["researcher", "writer"]


def test_what_crews_need_of_each_other_the_flow_puts_in() -> None:
    extraction, matching = Plan(INVOICE, FLOW).crews
    assert [step.id for step in extraction.given] == ["receive"]
    assert [step.id for step in matching.given] == ["extract"]
    assert extraction.is_sent_back and not matching.is_sent_back


def _fan_out(**options: bool) -> Blueprint:
    """Two tasks of two agents after one, joined by a third."""
    who = ("reader", "finder", "asker")
    return Blueprint(
        project=PROJECT,
        agents=tuple(agent(name) for name in who),
        steps=(
            task("read", (), "reader"),
            task("find", ("read",), "finder"),
            task("ask", ("read",), "asker"),
            task("answer", ("find", "ask"), "reader"),
        ),
        options=Options(**options),  # type: ignore[arg-type]  # truth values only
    )


@pytest.mark.parametrize(
    ("options", "aside"),
    [({}, ["find", "ask"]), ({"parallel": False}, []), ({"hierarchical": True}, [])],
)
def test_neighbours_with_one_context_run_side_by_side(
    options: dict[str, bool], aside: list[str]
) -> None:
    tasks = Plan(_fan_out(**options), "complex_crew").tasks
    assert [task.name for task in tasks if task.is_async] == aside


def test_an_agent_does_not_do_two_tasks_at_once() -> None:
    blueprint = _fan_out()
    same = tuple(
        step.model_copy(update={"agent": "finder"}) if step.id == "ask" else step
        for step in blueprint.steps
    )
    tasks = Plan(blueprint.model_copy(update={"steps": same}), "complex_crew").tasks
    assert not any(task.is_async for task in tasks)


@pytest.mark.parametrize(
    ("third", "waits"),
    [("other", ()), ("reject", ("usual", "other"))],
    ids=["every route leads to it", "a route ends the run"],
)
def test_a_task_is_conditional_only_where_a_route_leaves_it_out(
    third: str, waits: tuple[str, ...]
) -> None:
    blueprint = Blueprint(
        project=PROJECT,
        agents=(agent("reader"),),
        steps=(
            task("read", (), "reader"),
            router("choose", "read", usual="usual", special="other", unclear=third),
            task("usual", (), "reader"),
            task("other", (), "reader"),
            task("write", ("usual", "other"), "reader", join="any"),
            task("polish", ("write",), "reader"),
            end("deliver").model_copy(update={"after": ("polish",)}),
            end("reject"),
        ),
    )
    tasks = {task.name: task for task in Plan(blueprint, "simple_crew").tasks}
    assert tasks["usual"].is_conditional and tasks["other"].is_conditional
    assert tuple(step.name for step in tasks["write"].follows) == waits
    assert tasks["polish"].is_conditional == bool(waits)


def test_a_crew_that_another_stands_between_waits_for_itself() -> None:
    blueprint = Blueprint(
        project=PROJECT,
        agents=(agent("first", "one"), agent("second", "two")),
        crews=(Crew(id="one", name="one_crew"), Crew(id="two", name="two_crew")),
        steps=(
            task("begin_it", (), "first"),
            task("go_on", ("begin_it",), "second"),
            task("end_it", ("go_on",), "first"),
        ),
    )
    assert Plan(blueprint, FLOW).waits_for_itself in ("one_crew", "two_crew")
    assert Plan(INVOICE, FLOW).waits_for_itself == ""


def test_headings_are_those_that_the_expected_output_names_once_each() -> None:
    asked = "Two parts:\n## Findings\ntext\n### Open points\n## Findings\n# Title\n##no heading"
    assert headings(asked) == ("## Findings", "### Open points")


@given(blueprints())
def test_every_task_is_run_once_and_begins_with_what_there_is(
    case: tuple[Blueprint, ArchitectureId],
) -> None:
    plan = plan_of(*case)
    steps = [step.id for step in plan.blueprint.steps if step.kind == "task"]
    assert sorted(task.step.id for task in plan.tasks) == sorted(steps)
    if plan.is_flow:
        names = {"begin", *(method.name for method in plan.methods)}
        labels = {route.label for router in plan.outer_routers for route in router.routes}
        for method in plan.methods:
            assert {*method.trigger.after} <= names and {*method.trigger.labels} <= labels


def test_each_router_is_asked_after_the_task_that_it_decides_on() -> None:
    plan = Plan(INVOICE, FLOW)
    found: dict[str, tuple[Step, ...]] = dict(plan.deciders)
    assert {task: [one.id for one in routers] for task, routers in found.items()} == {
        "extract": ["check_fields"],
        "review": ["decide"],
    }
