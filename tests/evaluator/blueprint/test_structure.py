"""How steps hang together: what comes before what, which routes lead back, what would run for ever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evaluator.blueprint.model import Blueprint
from evaluator.blueprint.structure import Structure, all_before
from tests.evaluator.drawing.graph_cases import (
    CALLS,
    INVOICE,
    PROJECT,
    blueprints,
    end,
    router,
    task,
)

_points = st.sampled_from("abcdefg")
_ways = st.lists(st.tuples(_points, _points), max_size=15)


def names(steps: object) -> list[str]:
    return [step.id for step in steps]  # type: ignore[attr-defined]


@given(_ways)
def test_what_comes_before_is_what_a_walk_against_the_ways_finds(
    ways: list[tuple[str, str]],
) -> None:
    def walked(target: str) -> set[str]:
        seen: set[str] = set()
        waiting = [source for source, to in ways if to == target]
        while waiting:
            point = waiting.pop()
            if point not in seen:
                seen.add(point)
                waiting += [source for source, to in ways if to == point]
        return seen

    assert all_before(ways) == {target: walked(target) for _, target in ways}


@given(blueprints())
def test_every_step_stands_once_in_the_order_behind_what_comes_before_it(
    blueprint: Blueprint,
) -> None:
    structure = Structure(blueprint)
    assert sorted(names(structure.order)) == sorted(names(blueprint.steps))
    if not structure.cycle:
        done: set[str] = set()
        for step in structure.order:
            assert structure.before.get(step.id, frozenset()) <= done
            done.add(step.id)


@given(blueprints())
def test_a_cycle_is_a_way_back_to_its_beginning_and_is_found_where_there_is_one(
    blueprint: Blueprint,
) -> None:
    structure = Structure(blueprint)
    cycle = structure.cycle
    ways = {(arrow.source, arrow.target) for arrow in structure.forward}
    assert all(way in ways for way in zip(cycle, (*cycle[1:], *cycle[:1]), strict=True))
    assert bool(cycle) == any(step in before for step, before in structure.before.items())


@given(blueprints())
def test_a_route_leads_forward_or_has_a_limit_and_leads_back(blueprint: Blueprint) -> None:
    structure = Structure(blueprint)
    assert {*structure.routes} == {*structure.forward_routes, *structure.back_routes}
    for arrow in structure.back_routes:
        assert arrow.route is not None and arrow.route.limit is not None


def test_a_limited_route_to_a_step_before_leads_back() -> None:
    structure = Structure(INVOICE)
    (back,) = structure.back_routes
    assert (back.source, back.target) == ("check_fields", "read")
    assert structure.back_routes_to("read") == (back,)
    assert [arrow.source for arrow in structure.routes_to("ask_buyer")] == [
        "check_fields",
        "decide",
    ]
    assert structure.cycle == ()


def test_without_its_limit_the_same_route_is_a_cycle() -> None:
    steps = (task("read"), router("check", "read", again="read", ok="done"), end("done"))
    structure = Structure(Blueprint(project=PROJECT, steps=steps))
    assert structure.cycle == ("read", "check")


def test_a_step_that_a_router_sends_on_is_given_the_result_it_decided_on() -> None:
    structure = Structure(INVOICE)
    assert names(structure.sources(structure.steps["match"])) == ["extract"]
    assert names(structure.sources(structure.steps["ask_buyer"])) == ["extract", "review"]
    assert names(Structure(CALLS).sources(CALLS.steps[-1])) == [
        "read_case",
        "summarise",
        "classify",
        "find_amounts",
    ]


def test_what_nothing_known_comes_before_is_a_start() -> None:
    steps = (task("first", ("gone",)), task("second", ("first",)))
    structure = Structure(Blueprint(project=PROJECT, steps=steps))
    assert [structure.is_start(step) for step in steps] == [True, False]
    assert structure.judged_by(router("check", "gone")) is None
