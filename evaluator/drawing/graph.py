"""The graph of a crew or flow as shapes: what runs, what follows, where each route leads.

Laid out by layers (`graph_order`, `graph_layout`). No library fits that is pure Python, small,
permissive and kept up: grandalf has had no release since 2023 and is GPL, networkx has neither node
sizes nor orthogonal edges and takes a second to import, the others are compiled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True)
class LaidOut:
    """A graph that has its place, before anything in it is selected or faulty.

    `said` are the nodes in words, `ways_said` the edges.
    """

    graph: Graph
    direction: Direction
    quadrant: int
    looks: tuple[Measured, ...]
    rows: tuple[tuple[str, ...], ...]
    layout: Layout
    said: tuple[str, ...]
    ways_said: tuple[str, ...]
    places: tuple[Place, ...]
    words: str

    @property
    def size(self) -> Size:
        """The size of the picture."""
        return self.layout.size


def laid_out(
    blueprint: Blueprint, architecture: ArchitectureId, direction: Direction, t: Translator
) -> LaidOut:
    """The graph of a blueprint, left to right (`right`) or top to bottom (`down`), in its place."""
    graph = graph_of(blueprint, architecture, t)
    return _laid_out(graph, ARCHITECTURE[architecture].quadrant, direction, t)


@lru_cache(maxsize=8)
def _laid_out(graph: Graph, quadrant: int, direction: Direction, t: Translator) -> LaidOut:
    """The same of a graph; the page and the README's picture share it, and most edits leave it as it is."""
    looks = tuple(measured(node, direction) for node in graph.nodes)
    rows = tuple(label_rows(edge, direction) for edge in graph.edges)
    layout = lay_out(
        graph, [look.size for look in looks], [label_size(lines) for lines in rows], direction
    )
    said = tuple(node_words(graph, index, t) for index in range(len(graph.nodes)))
    return LaidOut(
        graph,
        direction,
        quadrant,
        looks,
        rows,
        layout,
        said,
        tuple(_edge_words(graph, edge, t) for edge in graph.edges),
        tuple(_places(graph, looks, layout, said, t)),
        graph_words(graph, t),
    )


def painted(laid: LaidOut, selected: str = "", faulty: Collection[str] = ()) -> tuple[Shape, ...]:
    """The shapes of a graph that has its place, bottom layer first.

    `selected` is the id of a step, crew or agent; `faulty` holds ids of steps, crews and routes. A way
    between two faulty nodes is marked with them, unless it is a way back that has its limit.
    """
    graph, layout, bad = laid.graph, laid.layout, frozenset(faulty)
    shapes: list[Shape] = []
    marked = [_is_faulty(graph, edge, bad) for edge in graph.edges]
    # What is faulty lies over what is not.
    for index in sorted(range(len(graph.edges)), key=lambda index: marked[index]):
        shapes += edge_shapes(layout.ways[index], marked[index], laid.ways_said[index])
    for lines, way, is_marked in zip(laid.rows, layout.ways, marked, strict=True):
        if way.label is not None:
            shapes += label_shapes(lines, way.label, is_marked)
    nodes = zip(graph.nodes, laid.looks, layout.boxes, laid.said, strict=True)
    for node, look, box, words in nodes:
        state = _state(node, selected, bad)
        shapes += node_shapes(
            node,
            look,
            box,
            state,
            chosen=selected,
            quadrant=laid.quadrant,
            direction=laid.direction,
            words=words,
        )
        if state == "faulty" and _state(node, selected, frozenset()) == "selected":
            shapes.append(ring(box))
    return tuple(shapes)


def draw_graph(
    blueprint: Blueprint,
    architecture: ArchitectureId,
    direction: Direction,
    t: Translator,
    *,
    selected: str = "",
    faulty: Collection[str] = (),
) -> Drawing:
    """The graph of a blueprint, laid out and painted."""
    laid = laid_out(blueprint, architecture, direction, t)
    return Drawing(painted(laid, selected, faulty), laid.size, laid.places, laid.words)


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


def _places(
    graph: Graph, looks: Sequence[Measured], layout: Layout, said: Sequence[str], t: Translator
) -> Iterator[Place]:
    for node, look, box, words in zip(graph.nodes, looks, layout.boxes, said, strict=True):
        stands_for = (*node.steps, node.agent) if node.agent else node.steps
        yield Place(node.id, box, words, stands_for)
        for member, chip in zip(node.members, look.chips, strict=True):
            left, top, right, bottom = chip.box
            inner = (box[0] + left, box[1] + top, box[0] + right, box[1] + bottom)
            yield Place(chip.id, inner, t(Marked("agent {name}"), name=member.name))


def printed_graph(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> Drawing:
    """The graph for paper and files: left to right, or from top to bottom where that is too wide."""
    across = laid_out(blueprint, architecture, "right", t)
    is_wide = across.size[0] > WIDEST
    return draw_graph(blueprint, architecture, "down" if is_wide else "right", t)


def graph_svg(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> str:
    """The graph as an SVG file, its words as its title; the same bytes each time.

    It is light on a ground of its own: a README may be read on a dark page.
    """
    drawing = printed_graph(blueprint, architecture, t)
    ground = Rect(0, 0, *drawing.size, fill="surface", radius=8)
    return to_svg((ground, *drawing.shapes), drawing.size, PALETTES["light"], drawing.words)
