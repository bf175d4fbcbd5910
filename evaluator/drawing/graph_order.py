"""The layers of a graph and the order within each: who stands beside whom, before any length is known.

Graphs here have thirty nodes at most and a few crossings, so that barycentres find a good order in
a few passes (Sugiyama, Tagawa, Toda 1981).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise

from evaluator.drawing.graph_values import Edge, Graph

_PASSES = 4


@dataclass(frozen=True)
class Ordered:
    """Layers of places in order: those of the nodes, then bends, through which long edges pass.

    `chains` has one entry an edge: the places that it passes through the layers, or none where it
    takes a lane outside of them: back to an earlier node, or far on to an end.
    """

    layers: tuple[tuple[int, ...], ...]
    chains: tuple[tuple[int, ...], ...]
    bends: int


def ordered(graph: Graph) -> Ordered:
    """The layers of a graph, each in an order with few crossings."""
    layer = _layers(graph)
    chains: list[tuple[int, ...]] = []
    rows: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    for node, number in enumerate(layer):
        rows[number].append(node)
    count = len(graph.nodes)
    for edge in graph.edges:
        first, last = layer[edge.source], layer[edge.target]
        if takes_lane(graph, edge, last - first):
            chains.append(())
            continue
        between = []
        for number in range(first + 1, last):
            rows[number].append(count)
            between.append(count)
            count += 1
        chains.append((edge.source, *between, edge.target))
    lanes = [edge for edge, chain in zip(graph.edges, chains, strict=True) if not chain]
    return Ordered(
        tuple(map(tuple, _uncrossed(rows, chains, _leanings(lanes, count), count))),
        tuple(chains),
        count - len(graph.nodes),
    )


def takes_lane(graph: Graph, edge: Edge, span: int) -> bool:
    """Whether an edge runs outside of the layers: back, or past others to an end."""
    return edge.back or (span > 1 and graph.nodes[edge.target].kind == "end")


def _layers(graph: Graph) -> list[int]:
    """The layer of each node: one after the last of those before it; a start stands by what follows."""
    before: dict[int, set[int]] = {node: set() for node in range(len(graph.nodes))}
    after: dict[int, set[int]] = {node: set() for node in range(len(graph.nodes))}
    for edge in graph.edges:
        if not edge.back:
            before[edge.target].add(edge.source)
            after[edge.source].add(edge.target)
    layer = [0] * len(graph.nodes)
    for node in TopologicalSorter(before).static_order():
        layer[node] = max((layer[other] + 1 for other in before[node]), default=0)
    for node in before:
        if not before[node] and after[node]:
            layer[node] = min(layer[other] for other in after[node]) - 1
    return layer


def _leanings(lanes: Sequence[Edge], count: int) -> list[int]:
    """Which way a node leans for its lanes: −1 to where lanes lead back, 1 to where they lead on."""
    leaning = [0] * count
    for edge in lanes:
        for node in (edge.source, edge.target):
            leaning[node] += -1 if edge.back else 1
    return leaning


def _uncrossed(
    rows: list[list[int]], chains: Sequence[Sequence[int]], leaning: Sequence[int], count: int
) -> list[list[int]]:
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for chain in chains:
        for one, other in pairwise(chain):
            after[one].append(other)
            before[other].append(one)
    best, fewest = [list(row) for row in rows], -1
    for number in range(_PASSES):
        downwards = number % 2 == 0
        neighbours = before if downwards else after
        for row, beside in _pairs(rows, downwards):
            place = {node: index for index, node in enumerate(beside)}
            _sort(row, place, neighbours, leaning)
        crossed = _crossings(rows, after)
        if fewest < 0 or crossed < fewest:
            best, fewest = [list(row) for row in rows], crossed
    return best


def _pairs(rows: list[list[int]], downwards: bool) -> list[tuple[list[int], list[int]]]:
    """Each row to be sorted with the one it is sorted by."""
    if downwards:
        return [(rows[0], []), *zip(rows[1:], rows, strict=False)] if rows else []
    return list(zip(rows[-2::-1], rows[:0:-1], strict=False))


def _sort(
    row: list[int],
    place: dict[int, int],
    neighbours: Sequence[Sequence[int]],
    leaning: Sequence[int],
) -> None:
    """Sort by the mean place of the neighbours; then by leaning; else as it was."""
    means: dict[int, float] = {}
    for index, node in enumerate(row):
        places = [place[other] for other in neighbours[node] if other in place]
        means[node] = sum(places) / len(places) if places else index
    row.sort(key=lambda node: (means[node], leaning[node]))


def _crossings(rows: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> int:
    total = 0
    for row, below in pairwise(rows):
        place = {node: index for index, node in enumerate(below)}
        ends = [sorted(place[other] for other in after[node]) for node in row]
        for index, targets in enumerate(ends):
            for others in ends[index + 1 :]:
                total += sum(other < target for target in targets for other in others)
    return total
