import time
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.blueprint.model import Blueprint, Step
from evaluator.drawing.graph import Drawing, draw_graph, graph_svg, printed_graph
from evaluator.drawing.graph_layout import lay_out, spread
from evaluator.drawing.graph_shapes import label_rows, label_size, measured
from evaluator.drawing.graph_values import Graph, crew_title, graph_of, graph_words
from evaluator.drawing.palette import PALETTES
from evaluator.drawing.plot import Box, meet
from evaluator.drawing.shapes import Path, Rect, Shape, Text
from evaluator.drawing.svg import to_svg
from evaluator.drawing.text_width import text_width, wrapped
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from tests.evaluator.drawing.graph_cases import (
    CALLS,
    INVOICE,
    PAIR,
    PROJECT,
    blueprints,
    end,
    router,
    task,
)
from tests.pseudo import PSEUDO, untranslated

FLOW: ArchitectureId = "flow_orchestrating_crews"
architectures = st.sampled_from([item.id for item in ARCHITECTURES])
directions = st.sampled_from(["right", "down"])


def edges(blueprint: Blueprint, architecture: ArchitectureId = FLOW) -> set[str]:
    """Each edge as `from → to`, with `↩` for one that leads back."""
    graph = graph_of(blueprint, architecture, ENGLISH)
    return {
        f"{graph.nodes[edge.source].title} {'↩' if edge.back else '→'} {graph.nodes[edge.target].title}"
        for edge in graph.edges
    }


def boxes(graph: Graph, direction: str) -> tuple[Box, ...]:
    looks = [measured(node, direction) for node in graph.nodes]  # type: ignore[arg-type]
    labels = [label_size(label_rows(edge, direction)) for edge in graph.edges]  # type: ignore[arg-type]
    return lay_out(graph, [look.size for look in looks], labels, direction).boxes  # type: ignore[arg-type]


def box_of(drawing: Drawing, place_id: str) -> Box:
    return next(place.box for place in drawing.places if place.id == place_id)


def painted(drawing: Drawing, words: str) -> Shape:
    return next(s for s in drawing.shapes if getattr(s, "words", "").startswith(words))


# --- what is drawn -------------------------------------------------------------------------------


def test_the_tasks_of_a_crew_are_one_box_where_flows_orchestrate_crews() -> None:
    graph = graph_of(INVOICE, FLOW, ENGLISH)
    crew = next(node for node in graph.nodes if node.kind == "crew")
    assert (crew.id, crew.title, crew.steps) == (
        "extraction_crew",
        "Extraction crew",
        ("read", "extract"),
    )
    assert [member.name for member in crew.members] == ["reader", "extractor"]


def test_a_crew_is_called_a_crew_once() -> None:
    assert crew_title("extraction", ENGLISH) == "Extraction crew"
    assert crew_title("extraction_crew", ENGLISH) == "Extraction crew"
    assert crew_title("crew_of_readers", ENGLISH) == "Crew of readers"


def test_elsewhere_each_task_is_a_box_with_its_agent() -> None:
    graph = graph_of(INVOICE, "complex_crew", ENGLISH)
    assert not any(node.kind == "crew" for node in graph.nodes)
    assert next(node for node in graph.nodes if node.id == "read").note == "reader"


def test_a_crew_goes_back_to_what_was_judged() -> None:
    graph = graph_of(INVOICE, "complex_crew", ENGLISH)
    back = [
        (graph.nodes[edge.source].id, graph.nodes[edge.target].id)
        for edge in graph.edges
        if edge.back
    ]
    assert back == [("check_fields", "extract")]
    earlier = [
        step.model_copy(
            update={
                "routes": tuple(
                    route.model_copy(update={"to": "receive"}) if route.limit else route
                    for route in step.routes
                )
            }
        )
        for step in INVOICE.steps
    ]
    asked = INVOICE.model_copy(update={"steps": tuple(earlier)})
    graph = graph_of(asked, "complex_crew", ENGLISH)
    back = [
        (graph.nodes[edge.source].id, graph.nodes[edge.target].id)
        for edge in graph.edges
        if edge.back
    ]
    assert back == [("check_fields", "extract")]


def test_the_edges_of_the_target_picture_are_drawn() -> None:
    assert edges(INVOICE) == {
        "receive → Extraction crew",
        "Extraction crew → check_fields",
        "check_fields ↩ Extraction crew",
        "check_fields → Matching crew",
        "check_fields → ask_buyer",
        "Matching crew → decide",
        "decide → post_to_erp",
        "decide → reject",
        "decide → ask_buyer",
    }


def test_a_way_that_a_longer_one_implies_is_left_out() -> None:
    assert "read_case → answer" not in edges(CALLS, "flow_llm_calls")


def test_a_step_that_waits_for_any_keeps_each_of_its_ways() -> None:
    steps = (task("a"), task("b", ("a",)), task("c", ("a", "b"), join="any"))
    assert "a → c" in edges(Blueprint(project=PROJECT, steps=steps))


def test_a_faulty_cycle_is_drawn_back_to_where_it_began() -> None:
    steps = (
        task("receive"),
        task("read", ("receive",)),
        router("decide", "read", again="read", done="kept"),
        end("kept"),
    )
    assert edges(Blueprint(project=PROJECT, steps=steps)) == {
        "receive → read",
        "read → decide",
        "decide ↩ read",
        "decide → kept",
    }


def test_routes_of_one_router_to_one_place_share_a_line() -> None:
    steps = (task("a"), router("pick", "a", odd="stop", even="stop"), end("stop"))
    graph = graph_of(Blueprint(project=PROJECT, steps=steps), FLOW, ENGLISH)
    assert [edge.labels for edge in graph.edges if edge.routes] == [("odd", "even")]


def test_the_graph_is_said_in_words() -> None:
    graph = graph_of(INVOICE, FLOW, ENGLISH)
    assert graph_words(graph, ENGLISH) == (
        "receive, then Extraction crew (reader, extractor), then router check_fields: "
        "ok → Matching crew; still incomplete → ask_buyer; "
        "incomplete, twice at most → back to Extraction crew. "
        "Matching crew (matcher, reviewer), then router decide: "
        "fits → post_to_erp; duplicate → reject; differs → ask_buyer."
    )
    calls = graph_of(CALLS, "flow_llm_calls", ENGLISH)
    assert graph_words(calls, ENGLISH) == (
        "read_case, then summarise, classify and find_amounts, then answer."
    )


def test_no_word_of_ours_is_untranslated() -> None:
    steps = (
        task("数据"),
        router("判断", "数据", 一=("数据", 2), 二=("数据", 3), 三="终"),
        end("终"),
        task("后", ("数据",)),
        task("再", ("数据", "后"), join="any"),
    )
    drawing = draw_graph(Blueprint(project=PROJECT, steps=steps), FLOW, "right", PSEUDO)
    said = [place.words for place in drawing.places] + [drawing.words]
    said += [s.text for s in drawing.shapes if isinstance(s, Text)]
    assert not [word for text in said for word in untranslated(text)]


# --- how it lies ---------------------------------------------------------------------------------


def test_it_runs_to_the_right_or_downwards() -> None:
    order = ["receive", "extraction_crew", "check_fields", "matching_crew", "decide", "reject"]
    right = [box_of(draw_graph(INVOICE, FLOW, "right", ENGLISH), place_id)[0] for place_id in order]
    down = [box_of(draw_graph(INVOICE, FLOW, "down", ENGLISH), place_id)[1] for place_id in order]
    assert right == sorted(right) and down == sorted(down)


def test_the_main_way_is_straight() -> None:
    for direction, axis in (("right", 1), ("down", 0)):
        drawing = draw_graph(INVOICE, FLOW, direction, ENGLISH)  # type: ignore[arg-type]
        middles = [
            sum(box_of(drawing, place_id)[axis::2]) / 2
            for place_id in ("receive", "extraction_crew", "check_fields", "decide", "reject")
        ]
        assert max(middles) - min(middles) < 1


def test_loops_run_above_and_ways_on_to_a_far_end_below() -> None:
    drawing = draw_graph(INVOICE, FLOW, "right", ENGLISH)
    loop = painted(drawing, "check_fields → Extraction crew")
    far = painted(drawing, "check_fields → ask_buyer")
    assert isinstance(loop, Path) and isinstance(far, Path)
    top = min(place.box[1] for place in drawing.places)
    bottom = max(place.box[3] for place in drawing.places)
    assert min(move[-1] for move in loop.moves) < top
    assert max(move[-1] for move in far.moves) > bottom


def test_a_label_says_how_often_a_run_may_go_back() -> None:
    drawing = draw_graph(INVOICE, FLOW, "right", ENGLISH)
    assert "incomplete, twice at most" in [s.text for s in drawing.shapes if isinstance(s, Text)]


def test_what_is_too_wide_for_paper_goes_downwards() -> None:
    chain = [task("step_0")]
    for number in range(1, 12):
        chain.append(task(f"step_{number}", (f"step_{number - 1}",)))
    long = Blueprint(project=PROJECT, steps=tuple(chain))
    assert printed_graph(INVOICE, FLOW, ENGLISH).size[0] > 500
    size = printed_graph(long, FLOW, ENGLISH).size
    assert size[1] > size[0]


def test_the_selected_node_and_the_faulty_cycle_are_marked() -> None:
    drawing = draw_graph(INVOICE, FLOW, "right", ENGLISH, selected="extract", faulty=("match",))
    chosen, wrong = painted(drawing, "Extraction crew ("), painted(drawing, "Matching crew (")
    assert isinstance(chosen, Rect) and (chosen.stroke, chosen.stroke_width) == ("accent", 2)
    assert isinstance(wrong, Rect) and (wrong.stroke, wrong.stroke_width) == ("error-text", 2)


def test_a_way_back_with_its_limit_is_no_part_of_a_faulty_cycle() -> None:
    faulty = ("read", "check_fields", "match", "decide.differs")
    drawing = draw_graph(INVOICE, FLOW, "right", ENGLISH, faulty=faulty)
    marks = {
        shape.words: shape.stroke
        for shape in drawing.shapes
        if isinstance(shape, Path) and not shape.closed
    }
    assert marks["check_fields → Matching crew: ok"] == "error-text"
    assert marks["decide → ask_buyer: differs"] == "error-text"
    assert marks["check_fields → Extraction crew: incomplete, twice at most"] == "text3"


def test_a_selected_agent_is_marked_in_its_crew() -> None:
    drawing = draw_graph(INVOICE, FLOW, "down", ENGLISH, selected="reader")
    left, top, _, _ = box_of(drawing, "reader")
    chip = next(s for s in drawing.shapes if isinstance(s, Rect) and (s.x, s.y) == (left, top))
    assert chip.stroke == "accent"


# --- for any blueprint ---------------------------------------------------------------------------


@given(blueprints(), architectures, directions)
def test_nodes_never_overlap(
    blueprint: Blueprint, architecture: ArchitectureId, direction: str
) -> None:
    drawn = boxes(graph_of(blueprint, architecture, ENGLISH), direction)
    for one, other in combinations(drawn, 2):
        assert not meet(one, other)


@given(blueprints(), architectures, directions)
def test_everything_lies_within_the_size_and_is_said(
    blueprint: Blueprint, architecture: ArchitectureId, direction: str
) -> None:
    drawing = draw_graph(blueprint, architecture, direction, ENGLISH)  # type: ignore[arg-type]
    width, height = drawing.size
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            wide = text_width(shape.text, shape.size, shape.weight)
            left = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            assert shape.x - left >= -0.5 and shape.x - left + wide <= width + 0.5
            assert shape.y - shape.size >= -0.5 and shape.y <= height + 0.5
        elif isinstance(shape, Rect):
            assert shape.x >= 0 and shape.y >= 0
            assert shape.x + shape.width <= width and shape.y + shape.height <= height
        elif isinstance(shape, Path):
            assert all(0 <= x <= width for move in shape.moves for x in move[::2])
            assert all(0 <= y <= height for move in shape.moves for y in move[1::2])
    graph = graph_of(blueprint, architecture, ENGLISH)
    said = [s.words for s in drawing.shapes if not isinstance(s, Text) and getattr(s, "words", "")]
    assert len(said) == len(graph.nodes) + len(graph.edges)
    assert all(place.words for place in drawing.places) and drawing.words


@given(blueprints(), architectures)
def test_the_svg_is_the_same_each_time_and_parses(
    blueprint: Blueprint, architecture: ArchitectureId
) -> None:
    svg = graph_svg(blueprint, architecture, ENGLISH)
    assert svg == graph_svg(blueprint, architecture, ENGLISH)
    assert ET.fromstring(svg).tag.endswith("svg")


@given(blueprints(), architectures)
def test_each_step_is_in_one_node_and_every_edge_has_its_nodes(
    blueprint: Blueprint, architecture: ArchitectureId
) -> None:
    graph = graph_of(blueprint, architecture, ENGLISH)
    assert sorted(step for node in graph.nodes for step in node.steps) == sorted(
        step.id for step in blueprint.steps
    )
    assert all(
        0 <= place < len(graph.nodes)
        for edge in graph.edges
        for place in (edge.source, edge.target)
    )


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("blueprint", [INVOICE, CALLS, PAIR], ids=["invoice", "calls", "pair"])
def test_every_role_has_a_colour(blueprint: Blueprint, palette: dict[str, str]) -> None:
    for item in ARCHITECTURES:
        drawing = draw_graph(
            blueprint, item.id, "down", ENGLISH, selected="read", faulty=("match",)
        )
        assert to_svg(drawing.shapes, drawing.size, palette, drawing.words)


def test_an_empty_blueprint_draws_nothing() -> None:
    drawing = draw_graph(Blueprint(project=PROJECT), FLOW, "right", ENGLISH)
    assert drawing.shapes == () and drawing.words == "The graph is empty."


def test_thirty_steps_are_laid_out_at_once() -> None:
    steps: list[Step] = [task("s0")]
    for number in range(1, 30):
        steps.append(task(f"s{number}", (f"s{number - 1}", f"s{max(0, number - 3)}")))
    blueprint = Blueprint(project=PROJECT, steps=tuple(steps))
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        draw_graph(blueprint, FLOW, "right", ENGLISH)
        times.append(time.perf_counter() - begin)
    # A fifth of a second would be felt; it takes some milliseconds.
    assert min(times) < 0.1


# --- the pieces ----------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.floats(0.5, 1000), st.floats(0, 80)), max_size=12)
)
def test_spread_places_keep_their_gaps(rows: list[tuple[float, float, float]]) -> None:
    gaps = [gap for _, _, gap in rows[1:]]
    placed = spread([place for place, _, _ in rows], [weight for _, weight, _ in rows], gaps)
    assert len(placed) == len(rows)
    for (one, other), gap in zip(pairwise(placed), gaps, strict=True):
        assert other - one >= gap - 1e-6


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.floats(30, 200))
def test_wrapped_lines_fit(text: str, limit: float) -> None:
    rows = wrapped(text, limit, 12)
    assert 1 <= len(rows) <= 3
    assert all(text_width(row, 12) <= limit for row in rows)
