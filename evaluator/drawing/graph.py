"""The graph of a crew or flow as shapes: what runs, what follows, where each route leads.

Laid out by layers (`graph_order`, `graph_layout`). No library fits that is pure Python, small,
permissive and kept up: grandalf has had no release since 2023 and is GPL, networkx has neither node
sizes nor orthogonal edges and takes a second to import, the others are compiled.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from evaluator.blueprint.model import Blueprint
from evaluator.drawing.graph_layout import Direction, Layout, Size, lay_out
from evaluator.drawing.graph_shapes import (
    Measured,
    State,
    edge_shapes,
    label_rows,
    label_shapes,
    label_size,
    measured,
    node_shapes,
    ring,
)
from evaluator.drawing.graph_values import Edge, Graph, Node, graph_of, graph_words, node_words
from evaluator.drawing.palette import PALETTES
from evaluator.drawing.plot import Box
from evaluator.drawing.shapes import Rect, Shape
from evaluator.drawing.svg import to_svg
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURE, ArchitectureId

WIDEST = 860.0
"""Of a graph from left to right on paper and in a README; a longer one goes from top to bottom."""


@dataclass(frozen=True)
class Place:
    """Something in the picture that can be chosen: a step, a crew, or an agent in a crew's box.

    `stands_for` holds the ids of the steps that a node does, and of the agent named in it.
    """

    id: str
    box: Box
    words: str
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A graph's shapes, bottom layer first, its size, and what can be chosen in it.

    `places` holds the nodes in the order of the steps, each crew's agents after the crew.
    """

    shapes: tuple[Shape, ...]
    size: Size
    places: tuple[Place, ...]
    words: str


def draw_graph(
    blueprint: Blueprint,
    architecture: ArchitectureId,
    direction: Direction,
    t: Translator,
    *,
    selected: str = "",
    faulty: Collection[str] = (),
) -> Drawing:
    """The graph of a blueprint, left to right (`right`) or top to bottom (`down`).

    `selected` is the id of a step, crew or agent; `faulty` holds ids of steps, crews and routes. A way
    between two faulty nodes is marked with them, unless it is a way back that has its limit.
    """
    graph = graph_of(blueprint, architecture, t)
    looks = [measured(node, direction) for node in graph.nodes]
    rows = [label_rows(edge, direction) for edge in graph.edges]
    layout = lay_out(
        graph, [look.size for look in looks], [label_size(lines) for lines in rows], direction
    )
    bad = frozenset(faulty)
    quadrant = ARCHITECTURE[architecture].quadrant
    shapes: list[Shape] = []
    marked = [_is_faulty(graph, edge, bad) for edge in graph.edges]
    # What is faulty lies over what is not.
    for index in sorted(range(len(graph.edges)), key=lambda index: marked[index]):
        words = _edge_words(graph, graph.edges[index], t)
        shapes += edge_shapes(layout.ways[index], marked[index], words)
    for lines, way, is_marked in zip(rows, layout.ways, marked, strict=True):
        if way.label is not None:
            shapes += label_shapes(lines, way.label, is_marked)
    for index, (node, look, box) in enumerate(zip(graph.nodes, looks, layout.boxes, strict=True)):
        state = _state(node, selected, bad)
        shapes += node_shapes(
            node,
            look,
            box,
            state,
            chosen=selected,
            quadrant=quadrant,
            direction=direction,
            words=node_words(graph, index, t),
        )
        if state == "faulty" and _state(node, selected, frozenset()) == "selected":
            shapes.append(ring(box))
    return Drawing(
        tuple(shapes),
        layout.size,
        tuple(_places(graph, looks, layout, t)),
        graph_words(graph, t),
    )


def _state(node: Node, selected: str, faulty: frozenset[str]) -> State:
    ids = {node.id, *node.steps}
    if ids & faulty:
        return "faulty"
    return "selected" if selected in ids or (selected and selected == node.agent) else "plain"


def _is_faulty(graph: Graph, edge: Edge, faulty: frozenset[str]) -> bool:
    if faulty.intersection(edge.routes):
        return True
    ends = (graph.nodes[edge.source], graph.nodes[edge.target])
    return not edge.limited and all(faulty.intersection((node.id, *node.steps)) for node in ends)


def _edge_words(graph: Graph, edge: Edge, t: Translator) -> str:
    source, target = graph.nodes[edge.source].title, graph.nodes[edge.target].title
    way = t(Marked("{source} → {target}"), source=source, target=target)
    return (
        t(Marked("{way}: {label}"), way=way, label=", ".join(edge.labels)) if edge.labels else way
    )


def _places(graph: Graph, looks: list[Measured], layout: Layout, t: Translator) -> list[Place]:
    places: list[Place] = []
    for index, (node, look, box) in enumerate(zip(graph.nodes, looks, layout.boxes, strict=True)):
        stands_for = (*node.steps, node.agent) if node.agent else node.steps
        places.append(Place(node.id, box, node_words(graph, index, t), stands_for))
        for chip in look.chips:
            left, top, right, bottom = chip.box
            inner = (box[0] + left, box[1] + top, box[0] + right, box[1] + bottom)
            name = next(member.name for member in node.members if member.id == chip.id)
            words = t(Marked("agent {name}"), name=name)
            places.append(Place(chip.id, inner, words))
    return places


def printed_graph(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> Drawing:
    """The graph for paper and files: left to right, or from top to bottom where that is too wide."""
    across = draw_graph(blueprint, architecture, "right", t)
    if across.size[0] <= WIDEST:
        return across
    return draw_graph(blueprint, architecture, "down", t)


def graph_svg(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> str:
    """The graph as an SVG file, its words as its title; the same bytes each time.

    It is light on a ground of its own: a README may be read on a dark page.
    """
    drawing = printed_graph(blueprint, architecture, t)
    ground = Rect(0, 0, *drawing.size, fill="surface", radius=8)
    return to_svg((ground, *drawing.shapes), drawing.size, PALETTES["light"], drawing.words)
