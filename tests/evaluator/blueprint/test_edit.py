"""Edits of the blueprint: references hold, what a person set stays, everything else follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.blueprint.edit import (
    Edited,
    edit_count,
    edits_of,
    follow,
    moved,
    new_item,
    settled,
    with_derived_field,
    with_derived_item,
    with_derived_value,
    with_field,
    with_item,
    with_name,
    with_value,
    without,
    without_item,
)
from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.paths import (
    GROUPS,
    every_item,
    field_names,
    item_at,
    items_at,
    judged_by,
    parsed,
    written,
)
from tests.blueprints import invoice_approval
from tests.strategies import typed_text

DERIVED = invoice_approval()
CHECK = ("steps", "check_fields")
GOAL = ("agents", "reader")


def ids(items: tuple[object, ...]) -> list[str]:
    return [item.id for item in items]


def problems_of_references(blueprint: Blueprint) -> list[str]:
    """What is referred to and not there."""
    known = {group: set(ids(getattr(blueprint, group))) for group in GROUPS}
    found = []
    for step in blueprint.steps:
        found += [one for one in step.after if one not in known["steps"]]
        found += [r.to for r in step.routes if r.to and r.to not in known["steps"]]
        found += [step.agent] if step.agent and step.agent not in known["agents"] else []
        found += [step.output] if step.output and step.output not in known["outputs"] else []
        names = field_names(judged_by(blueprint, step))
        found += [
            r.condition.field for r in step.routes if r.condition and r.condition.field not in names
        ]
    for agent in blueprint.agents:
        found += [one for one in agent.tools if one not in known["tools"]]
        found += [one for one in agent.knowledge if one not in known["knowledge"]]
        found += [agent.crew] if agent.crew and agent.crew not in known["crews"] else []
    for output in blueprint.outputs:
        names = field_names(output)
        found += [rule.field for rule in output.rules if rule.field and rule.field not in names]
    return found


def test_a_touched_item_becomes_edited_and_no_other() -> None:
    after = with_field(DERIVED, GOAL, "goal", "Read it all")
    assert after.agent("reader").goal == "Read it all"
    assert edits_of(after) == (Edited(GOAL),)
    nested = with_field(DERIVED, (*CHECK, "routes", "incomplete"), "limit", 2)
    assert edits_of(nested) == (Edited((*CHECK, "routes", "incomplete")),)
    assert nested.step("check_fields").origin == "derived"


def test_a_value_of_a_part_is_edited_by_its_name() -> None:
    after = with_field(DERIVED, ("options",), "rework", 5)
    assert after.options.rework == 5
    assert edits_of(after) == (Edited(("options",), "rework", "value"),)
    assert settled(with_derived_value(after, DERIVED, "options", "rework")) is None


def test_placeholders_follow_the_name_of_an_input() -> None:
    after = with_name(DERIVED, ("inputs", "invoice_pdf"), "bill")
    assert after.agent("reader").goal == "Return the text of the invoice {bill}."
    assert after.step("receive").description == "Take the invoice {bill} in"
    assert after.inputs[0].id == "invoice_pdf"
    assert edits_of(after) == (Edited(("inputs", "invoice_pdf")),)


def test_placeholders_of_another_input_of_the_same_name_stay() -> None:
    twice = with_name(DERIVED, ("inputs", "order_csv"), "invoice_pdf")
    after = with_name(twice, ("inputs", "order_csv"), "orders")
    assert "{invoice_pdf}" in after.agent("reader").goal


def test_conditions_and_rules_follow_the_name_of_a_field() -> None:
    lines = ("outputs", "invoice", "fields", "lines")
    after = with_name(with_name(DERIVED, lines, "rows"), (*lines, "fields", "amount"), "sum")
    assert after.output("invoice").rules[0].value == "rows.sum"
    number = with_name(DERIVED, ("outputs", "invoice", "fields", "number"), "no")
    assert [r.condition and r.condition.field for r in number.step("check_fields").routes] == [
        "no",
        "no",
        None,
    ]
    assert number.step("decide").routes[0].condition.field == "verdict"


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (("steps", "extract"), lambda b: b.step("match").after == () and b.step("check_fields").after == ()),
        (("steps", "ask_buyer"), lambda b: b.step("decide").routes[2].to == ""),
        (("agents", "matcher"), lambda b: b.step("match").agent == ""),
        (("crews", "matching"), lambda b: b.agent("matcher").crew == ""),
        (("tools", "pdf_text"), lambda b: b.agent("reader").tools == ()),
        (("outputs", "match"), lambda b: b.step("match").output == "" and b.step("decide").routes[0].condition is None),
        (("outputs", "invoice", "fields", "total"), lambda b: ids(b.output("invoice").rules) == ["form"]),
        (("outputs", "invoice", "fields", "lines"), lambda b: ids(b.output("invoice").rules) == ["form"]),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_is_taken_out_is_referred_to_no_more(path: tuple[str, ...], left: object) -> None:
    after = without_item(DERIVED, DERIVED, path)
    assert item_at(after, path) is None
    assert left(after)
    assert edits_of(after) == (Edited(path, kind="removed"),)
    assert not problems_of_references(after)


def test_what_is_taken_out_stays_out_and_can_come_back() -> None:
    after = without_item(DERIVED, DERIVED, ("agents", "reviewer"))
    assert follow(after, DERIVED) == after
    assert settled(with_derived_item(after, DERIVED, ("agents", "reviewer"))) is None
    assert with_derived_item(after, DERIVED, ("agents", "reviewer")) == DERIVED


def test_a_new_item_has_a_name_that_nothing_has() -> None:
    once = with_item(DERIVED, ("steps",), new_item(DERIVED, ("steps",), after=("match",)), "match")
    twice = with_item(once, ("steps",), new_item(once, ("steps",)))
    assert ids(twice.steps)[4] == "step_1" and ids(twice.steps)[-1] == "step_2"
    gone = without_item(twice, DERIVED, ("steps", "step_1"))
    assert gone.removed == ()
    assert new_item(DERIVED, ("outputs",)).name == "Result1"


def test_an_id_that_was_taken_out_is_not_given_again() -> None:
    derived = with_item(
        DERIVED, ("steps",), new_item(DERIVED, ("steps",)).model_copy(update={"origin": "derived"})
    )
    gone = without_item(derived, derived, ("steps", "step_1"))
    assert new_item(gone, ("steps",)).id == "step_2"


def test_a_moved_item_stays_where_it_was_put() -> None:
    after = moved(DERIVED, ("steps", "reject"), 1)
    assert ids(after.steps)[:3] == ["receive", "reject", "extract"]
    assert ids(follow(after, DERIVED).steps) == ids(after.steps)
    assert with_derived_item(after, DERIVED, ("steps", "reject")) == DERIVED
    assert moved(DERIVED, ("steps", "receive"), 0) == DERIVED


def test_an_added_item_stands_after_what_it_stood_after() -> None:
    added = with_item(DERIVED, ("agents",), new_item(DERIVED, ("agents",)), "reader")
    fewer = DERIVED.model_copy(update={"agents": DERIVED.agents[:1] + DERIVED.agents[2:]})
    assert ids(follow(added, fewer).agents) == ["reader", "agent_1", "matcher", "reviewer"]


def test_derived_items_follow_and_edited_ones_stay() -> None:
    stored = with_field(DERIVED, GOAL, "goal", "mine")
    now = with_field(DERIVED, ("agents", "matcher"), "goal", "theirs")
    now = now.model_copy(
        update={"agents": tuple(a.model_copy(update={"origin": "derived"}) for a in now.agents[1:])}
    )
    result = follow(stored, now)
    assert result.agent("reader").goal == "mine"
    assert result.agent("matcher").goal == "theirs"
    assert ids(result.agents)[0] == "reader"


def test_a_route_that_was_edited_stays_while_its_step_follows() -> None:
    stored = with_field(DERIVED, (*CHECK, "routes", "incomplete"), "limit", 3)
    steps = tuple(s.model_copy(update={"description": "new"}) for s in DERIVED.steps)
    result = follow(stored, DERIVED.model_copy(update={"steps": steps}))
    assert result.step("check_fields").description == "new"
    assert result.step("check_fields").routes[1].limit == 3


def test_the_last_field_taken_back_makes_an_item_derived_again() -> None:
    once = with_field(with_field(DERIVED, GOAL, "goal", "a"), GOAL, "role", "b")
    back = with_derived_field(once, DERIVED, GOAL, "goal")
    assert back.agent("reader").role == "b" and edit_count(back) == 1
    assert with_derived_field(back, DERIVED, GOAL, "role") == DERIVED


def test_an_added_item_that_is_taken_back_goes() -> None:
    added = with_item(DERIVED, ("tools",), new_item(DERIVED, ("tools",)))
    used = with_field(added, GOAL, "tools", ("pdf_text", "tool_1"))
    back = with_derived_item(used, DERIVED, ("tools", "tool_1"))
    assert back.agent("reader").tools == ("pdf_text",)


@given(st.lists(typed_text, min_size=1, max_size=5).map(tuple))
def test_a_written_path_is_read_back(path: tuple[str, ...]) -> None:
    assert parsed(written(path)) == path


LISTS = [(group,) for group in GROUPS] + [
    (*CHECK, "routes"), ("outputs", "invoice", "fields"), ("outputs", "invoice", "rules"),
    ("outputs", "invoice", "fields", "lines", "fields"),
]  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> tuple[Blueprint, Blueprint]:
    """A blueprint after any sequence of edits that a page offers, and the one before the last."""
    before = now = DERIVED
    for _ in range(draw(st.integers(1, 8))):
        before = now
        what = draw(st.sampled_from(["add", "remove", "move", "name", "value"]))
        paths = [path for path, _ in every_item(now)]
        path = draw(st.sampled_from(paths))
        if what == "add":
            place = draw(st.sampled_from(LISTS))
            if len(place) == 1 or item_at(now, place[:-1]) is not None:
                now = with_item(now, place, new_item(now, place))
        elif what == "remove":
            now = without_item(now, DERIVED, path)
        elif what == "move":
            size = len(items_at(now, path[:-1]))
            now = moved(now, path, draw(st.integers(0, size)))
        elif what == "name" and hasattr(item_at(now, path), "name"):
            taken = {getattr(item, "name", "") for _, item in every_item(now)}
            name = draw(
                st.from_regex(r"[a-z]{1,6}", fullmatch=True).filter(
                    lambda n, taken=taken: n not in taken
                )
            )
            now = with_name(now, path, name)
        else:
            now = with_value(now, "options", "rework", draw(st.integers(0, 9)))
    return now, before


@given(edited())
def test_any_sequence_of_edits_keeps_references_valid(case: tuple[Blueprint, Blueprint]) -> None:
    now, _ = case
    assert not problems_of_references(now)
    assert Blueprint.model_validate_json(now.model_dump_json()) == now
    assert len({path for path, _ in every_item(now)}) == len([*every_item(now)])


@given(edited())
def test_following_what_has_not_changed_changes_nothing_but_order(
    case: tuple[Blueprint, Blueprint],
) -> None:
    now, _ = case
    followed = follow(now, DERIVED)
    assert not problems_of_references(followed)
    assert follow(followed, DERIVED) == followed
    assert {path for path, _ in every_item(followed)} == {path for path, _ in every_item(now)}
    assert {*edits_of(followed)} == {*edits_of(now)}


@given(edited())
def test_every_edit_taken_back_gives_the_derived(case: tuple[Blueprint, Blueprint]) -> None:
    now, _ = case
    while edits := edits_of(now):
        now = without(now, DERIVED, edits[0])
    assert now == DERIVED
