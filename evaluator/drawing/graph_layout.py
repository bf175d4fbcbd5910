"""Where the nodes and edges of a graph lie. Lengths along the flow are `u`, across it `v`.

Left to right, `u` is x and `v` is y; top to bottom the other way round. Between two layers is a
gutter, where edges bend on tracks; edges back and edges far on to an end run in lanes beside all
layers: those back at small `v` (above, or left), those on at large `v` (below, or right).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from evaluator.drawing.graph_order import Ordered, ordered
from evaluator.drawing.graph_values import Edge, Graph, NodeKind
from evaluator.drawing.plot import Box

Direction = Literal["right", "down"]
Point = tuple[float, float]
Size = tuple[float, float]

SLANT = 13.0
"""How far a hexagon's tips stand out."""
MARGIN = 14.0
ARROW = 8.0
_TRACK = 10.0
_LINE_GAP = 5.0
_STRAIGHT = 1.0
"""A bend of less than this is drawn straight."""
_PORT = 15.0
_FAR = 1e6
_GOES_ON, _BEND, _ENDS = 1000.0, 30.0, 1.0
"""How strongly a place holds its position: the main way stays straight, and ends step aside."""


@dataclass(frozen=True)
class Way:
    """An edge's corner points, and the box of its label (None without); the arrow is at the last point."""

    points: tuple[Point, ...]
    label: Box | None


@dataclass(frozen=True)
class Layout:
    """The nodes' boxes and the edges' ways, in a picture of `size`."""

    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    size: Size


@dataclass(frozen=True)
class _Metrics:
    """Distances that depend on the direction: between layers, beside each other, to a lane."""

    gutter: float
    beside: float
    lane: float


_METRICS: dict[Direction, _Metrics] = {
    "right": _Metrics(gutter=24, beside=20, lane=22),
    "down": _Metrics(gutter=26, beside=22, lane=20),
}


def lay_out(
    graph: Graph, sizes: Sequence[Size], labels: Sequence[Size], direction: Direction
) -> Layout:
    """Lay out a graph whose nodes have these widths and heights, and whose edges' labels these.

    A label of width 0 is none. The same values give the same layout.
    """
    if not graph.nodes:
        return Layout((), (), (2 * MARGIN, 2 * MARGIN))
    return _Work(graph, list(sizes), list(labels), direction).layout()


@dataclass
class _Side:
    """The two ends of an edge in a lane: where it leaves and enters, and whether through a gutter."""

    edge: int
    side: int
    exit_gutter: bool
    entry_gutter: bool
    exit_u: float = 0
    entry_u: float = 0
    first: bool = True


@dataclass
class _Work:
    """A layout in the making: each method adds one thing that the next ones need."""

    graph: Graph
    sizes: list[Size]
    labels: list[Size]
    direction: Direction
    obstacles: list[tuple[float, float, float, float]] = field(default_factory=list)
    """What lanes keep away from: from and to along `u`, smallest and largest `v`."""
    key_of: dict[tuple[int, int, int], tuple[str, int]] = field(default_factory=dict)
    track: dict[tuple[int, tuple[str, int]], int] = field(default_factory=dict)
    tracks: dict[int, int] = field(default_factory=dict)

    def layout(self) -> Layout:
        self.order: Ordered = ordered(self.graph)
        self.metrics = _METRICS[self.direction]
        self.layer = {
            place: number for number, row in enumerate(self.order.layers) for place in row
        }
        self._extents()
        self._across()
        self.lanes = [
            self._sided(index, edge)
            for index, edge in enumerate(self.graph.edges)
            if not self.order.chains[index]
        ]
        self._tracks()
        self._along()
        ways: dict[int, Way] = {}
        for index, chain in enumerate(self.order.chains):
            if chain:
                ways[index] = self._chain_way(index, chain)
        for index in range(len(self.graph.nodes)):
            u0, u1, v0, v1 = self._box(index)
            self.obstacles.append((u0, u1, v0, v1))
        self._ports()
        for lane in sorted(self.lanes, key=self._reach):
            ways[lane.edge] = self._lane_way(lane)
        return self._placed([ways[index] for index in range(len(self.graph.edges))])

    # --- lengths ---------------------------------------------------------------------------------

    def _turned(self, size: Size) -> Size:
        """A width and height as lengths along and across."""
        return size if self.direction == "right" else (size[1], size[0])

    def _extents(self) -> None:
        """The lengths of each place along and across, labels that stand over it included in `slots`."""
        turned = [self._turned(size) for size in self.sizes] + [(0.0, 0.0)] * self.order.bends
        if self.direction == "right":
            turned = self._even(turned)
        self.du = [u for u, _ in turned]
        self.dv = [v for _, v in turned]
        self.slots = list(self.dv)
        self.in_gutter: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        """The pieces of edges in each gutter: edge, from, to."""
        for index, chain in enumerate(self.order.chains):
            for one, other in pairwise(chain):
                self.in_gutter[self.layer[one]].append((index, one, other))
        for index, chain in enumerate(self.order.chains):
            if not chain or not self.labels[index][0]:
                continue
            _, across = self._turned(self.labels[index])
            needed = across if self.direction == "right" else across + _LINE_GAP
            if self.direction == "down" and self._is_alone(index, chain):
                continue
            self.slots[chain[1]] = max(self.slots[chain[1]], needed)

    def _even(self, lengths: list[Size]) -> list[Size]:
        """Tasks of one layer are as wide as the widest of them, and so are ends."""
        made = list(lengths)
        kinds: tuple[NodeKind, ...] = ("task", "end")
        for row in self.order.layers:
            for kind in kinds:
                like = [
                    place
                    for place in row
                    if place < len(self.graph.nodes) and self.graph.nodes[place].kind == kind
                ]
                for place in like:
                    made[place] = (max(lengths[other][0] for other in like), lengths[place][1])
        return made

    def _is_alone(self, index: int, chain: Sequence[int]) -> bool:
        return len(self.in_gutter[self.layer[chain[0]]]) == 1

    # --- across ----------------------------------------------------------------------------------

    def _across(self) -> None:
        """The middle of each place across: near its neighbours, in order, without overlap."""
        count = len(self.du)
        before: list[list[int]] = [[] for _ in range(count)]
        after: list[list[int]] = [[] for _ in range(count)]
        bend_hold: dict[int, float] = {}
        for edge, chain in zip(self.graph.edges, self.order.chains, strict=True):
            for one, other in pairwise(chain):
                after[one].append(other)
                before[other].append(one)
                bend_hold[other] = _BEND if edge.routes else _GOES_ON
        weight = [
            bend_hold[place]
            if place >= len(self.graph.nodes)
            else _GOES_ON
            if after[place]
            else _ENDS
            for place in range(count)
        ]
        self.v = [0.0] * count
        rows = self.order.layers
        for number in range(5):
            near, far = (before, after) if number % 2 == 0 else (after, before)
            for row in rows if number % 2 == 0 else rows[::-1]:
                held = self._held(row, near, far, weight)
                wanted = [self._wanted(place, near[place], weight) for place in row]
                gaps = [
                    (self.slots[one] + self.slots[other]) / 2 + self.metrics.beside
                    for one, other in pairwise(row)
                ]
                for place, v in zip(row, spread(wanted, held, gaps), strict=True):
                    self.v[place] = v

    def _held(
        self,
        row: Sequence[int],
        near: Sequence[Sequence[int]],
        far: Sequence[Sequence[int]],
        weight: Sequence[float],
    ) -> list[float]:
        """How strongly each place of a row holds; the middle one of three holds most: it stays straight."""
        held = {place: weight[place] for place in row}
        for parent in {other for place in row for other in near[place]}:
            children = [place for place in row if place in far[parent]]
            heaviest = max(weight[place] for place in children)
            children = [place for place in children if weight[place] == heaviest]
            if len(children) % 2:
                held[children[len(children) // 2]] = heaviest * _GOES_ON
        return [held[place] for place in row]

    def _wanted(self, place: int, neighbours: Sequence[int], weight: Sequence[float]) -> float:
        """The middle of the neighbours that matter most."""
        if not neighbours:
            return self.v[place]
        heaviest = max(weight[other] for other in neighbours)
        return median(self.v[other] for other in neighbours if weight[other] == heaviest)

    def _box(self, place: int) -> tuple[float, float, float, float]:
        u, v, du, dv = self.u[place], self.v[place], self.du[place], self.dv[place]
        return (u - du / 2, u + du / 2, v - dv / 2, v + dv / 2)

    # --- gutters ---------------------------------------------------------------------------------

    def _sided(self, index: int, edge: Edge) -> _Side:
        """Which side an edge in a lane runs at, and whether it has to pass others of its layers."""
        side = -1 if edge.back else 1
        outermost = 0 if side < 0 else -1
        rows = self.order.layers
        return _Side(
            index,
            side,
            exit_gutter=rows[self.layer[edge.source]][outermost] != edge.source,
            entry_gutter=rows[self.layer[edge.target]][outermost] != edge.target,
        )

    def _tracks(self) -> None:
        """The track of each piece that bends, by gutter; pieces of one source share theirs."""
        spans: dict[int, dict[tuple[str, int], list[float]]] = defaultdict(dict)
        for gutter, pieces in self.in_gutter.items():
            outs, ins = defaultdict(set), defaultdict(set)
            for _, one, other in pieces:
                outs[one].add(other)
                ins[other].add(one)
            for index, one, other in pieces:
                if abs(self.v[one] - self.v[other]) < _STRAIGHT and len(outs[one]) == 1:
                    continue
                joins = len(ins[other]) > 1 and all(len(outs[place]) == 1 for place in ins[other])
                key = ("to", other) if joins else ("from", one)
                spans[gutter].setdefault(key, []).extend((self.v[one], self.v[other]))
                self.key_of[gutter, index, one] = key
        for lane in self.lanes:
            edge = self.graph.edges[lane.edge]
            if lane.exit_gutter:
                gutter = self.layer[edge.source]
                spans[gutter]["out", lane.edge] = [self.v[edge.source], lane.side * _FAR]
            if lane.entry_gutter:
                gutter = self.layer[edge.target] - 1
                spans[gutter]["in", lane.edge] = [self.v[edge.target], lane.side * _FAR]
        for gutter, groups in spans.items():
            self._share(gutter, groups)

    def _share(self, gutter: int, groups: dict[tuple[str, int], list[float]]) -> None:
        """Give each group a track: one that leads far down begins left of those it would cut."""

        def rank(key: tuple[str, int]) -> tuple[int, float, tuple[str, int]]:
            start, *rest = groups[key]
            is_down = sum(rest) / len(rest) >= start
            return (0, -start, key) if is_down else (1, start, key)

        placed: list[tuple[float, float, int]] = []
        for key in sorted(groups, key=rank):
            low, high = min(groups[key]), max(groups[key])
            number = max(
                (track + 1 for a, b, track in placed if a < high + 4 and low < b + 4), default=0
            )
            placed.append((low, high, number))
            self.track[gutter, key] = number
        self.tracks[gutter] = max(number for _, _, number in placed) + 1

    def _along(self) -> None:
        """The middle of each place along, and where each gutter begins and ends."""
        count = len(self.order.layers)
        self.u = [0.0] * len(self.du)
        self.gutter_start = {-1: -self._gutter(-1)}
        at = 0.0
        for number, row in enumerate(self.order.layers):
            length = max(self.du[place] for place in row)
            for place in row:
                self.u[place] = at + length / 2
            at += length
            self.gutter_start[number] = at
            at += self._gutter(number) if number < count - 1 else 0

    def _gutter(self, number: int) -> float:
        tracks = self.tracks.get(number, 0)
        label = max(
            (
                self._turned(self.labels[index])[0]
                for index, one, _ in self.in_gutter[number]
                if one == self.order.chains[index][0]
            ),
            default=0.0,
        )
        room = self._lead(number) + (label + 8 if label else 6) + ARROW + 4
        if self.direction == "down" and label and not tracks:
            room = label + 22
        return max(self.metrics.gutter if number >= 0 else 0, room if tracks or label else 0)

    def _lead(self, number: int) -> float:
        """How far into a gutter its tracks reach."""
        tracks = self.tracks.get(number, 0)
        return _TRACK * tracks + 2 if tracks else 0.0

    def _track_u(self, gutter: int, key: tuple[str, int]) -> float:
        return self.gutter_start[gutter] + _TRACK * (self.track[gutter, key] + 0.8)

    # --- edges through the layers ----------------------------------------------------------------

    def _chain_way(self, index: int, chain: Sequence[int]) -> Way:
        start, v = chain[0], self.v[chain[0]]
        points = [(self.u[start] + self.du[start] / 2, v)]
        for one, other in pairwise(chain):
            key = self.key_of.get((self.layer[one], index, one))
            if key is not None and abs(v - self.v[other]) >= _STRAIGHT:
                u = self._track_u(self.layer[one], key)
                points += [(u, v), (u, self.v[other])]
                v = self.v[other]
        points.append((self.u[chain[-1]] - self.du[chain[-1]] / 2, v))
        return Way(tuple(points), self._chain_label(index, chain))

    def _chain_label(self, index: int, chain: Sequence[int]) -> Box | None:
        along, across = self._turned(self.labels[index])
        if not across or not along:
            return None
        gutter, other = self.layer[chain[0]], chain[1]
        start = self.gutter_start[gutter] + self._lead(gutter)
        end = self.gutter_start[gutter + 1] - max(
            self.du[place] for place in self.order.layers[gutter + 1]
        )
        v = self.v[other]
        if self.direction == "right":
            # Over the line, between the last track and the arrow.
            u = (start + end - ARROW) / 2
            box = (u - along / 2, u + along / 2, v - _LINE_GAP - across, v - _LINE_GAP)
        elif self._is_alone(index, chain):
            u = (start + end - ARROW) / 2
            box = (u - along / 2, u + along / 2, v + 8, v + 8 + across)
        else:
            u = end - ARROW - 3 - along / 2
            box = (u - along / 2, u + along / 2, v - across / 2, v + across / 2)
        self.obstacles.append(box)
        return box

    # --- lanes -----------------------------------------------------------------------------------

    def _reach(self, lane: _Side) -> tuple[float, int]:
        return (abs(lane.exit_u - lane.entry_u), lane.edge)

    def _ports(self) -> None:
        """Where lanes leave and enter: through a gutter, else side by side at the node's own side."""
        at: dict[tuple[int, int], list[tuple[float, _Side, bool]]] = defaultdict(list)
        for lane in self.lanes:
            edge = self.graph.edges[lane.edge]
            source, target = self.u[edge.source], self.u[edge.target]
            if lane.exit_gutter:
                lane.exit_u = self._track_u(self.layer[edge.source], ("out", lane.edge))
            else:
                at[edge.source, lane.side].append((target - 0.5, lane, True))
            if lane.entry_gutter:
                lane.entry_u = self._track_u(self.layer[edge.target] - 1, ("in", lane.edge))
            else:
                at[edge.target, lane.side].append((source + 0.5, lane, False))
        for (node, _), ports in at.items():
            # Nested lanes do not cross when those from before come first, nearest first.
            here = self.u[node]
            ports.sort(key=lambda port: (port[0] >= here, -port[0], port[1].edge))
            step = min(_PORT, self._flat(node) / len(ports))
            for number, (_, lane, is_exit) in enumerate(ports):
                u = here + (number - (len(ports) - 1) / 2) * step
                if is_exit:
                    lane.exit_u = u
                    lane.first = not any(port[2] for port in ports[:number])
                else:
                    lane.entry_u = u

    def _flat(self, node: int) -> float:
        """How much of a node's side along the flow lanes may use."""
        kind, du, dv = self.graph.nodes[node].kind, self.du[node], self.dv[node]
        if self.direction == "right":
            return max(du - {"router": 2 * SLANT, "end": dv}.get(kind, 16), 8)
        return max(du - 8, 8)

    def _edge_v(self, node: int, u: float, side: int) -> float:
        """Where a node's outline lies at `u`, on a side."""
        off, kind = abs(u - self.u[node]), self.graph.nodes[node].kind
        half = self.du[node] / 2
        inset = 0.0
        if self.direction == "down" and kind == "router":
            inset = SLANT * min(off / half, 1)
        elif self.direction == "down" and kind == "end":
            inset = half - max(half**2 - off**2, 0) ** 0.5
        return self.v[node] + side * (self.dv[node] / 2 - inset)

    def _outermost(self, start: float, end: float, side: int) -> float:
        """How far out, on a side, the picture reaches between two places along."""
        reaches = [
            side * (low if side < 0 else high)
            for u0, u1, low, high in self.obstacles
            if u0 < end + 6 and start - 6 < u1
        ]
        return max(reaches, default=0.0)

    def _lane_way(self, lane: _Side) -> Way:
        edge = self.graph.edges[lane.edge]
        side = lane.side
        along, across = self._turned(self.labels[lane.edge])
        start, end = sorted((lane.exit_u, lane.entry_u))
        middle = (start + end) / 2
        # Top to bottom a label stands over the way to the lane, else on the lane itself.
        is_over_exit = self.direction == "down" and not lane.exit_gutter and lane.first
        on_lane = bool(across) and not is_over_exit
        low = min(start, middle - along / 2) if on_lane else start
        high = max(end, middle + along / 2) if on_lane else end
        edge_v = self._edge_v(edge.source, lane.exit_u, side)
        out = self._outermost(low, high, side) + self.metrics.lane
        if on_lane and self.direction == "right" and side > 0:
            out += across
        elif on_lane and self.direction == "down":
            out += across / 2
        elif is_over_exit:
            out = max(out, side * edge_v + across + 14)
        v = side * out
        label: Box | None = None
        if not across or not along:
            label = None
        elif self.direction == "right":
            label = (middle - along / 2, middle + along / 2, v - _LINE_GAP - across, v - _LINE_GAP)
        elif is_over_exit:
            inner = sorted((v, edge_v))
            centre = (inner[0] + inner[1]) / 2
            label = (
                lane.exit_u - _LINE_GAP - along,
                lane.exit_u - _LINE_GAP,
                centre - across / 2,
                centre + across / 2,
            )
        else:
            label = (middle - along / 2, middle + along / 2, v - across / 2, v + across / 2)
        self.obstacles.append((start, end, v, v))
        if label is not None:
            self.obstacles.append(label)
        return Way(tuple(self._lane_points(lane, edge, v)), label)

    def _lane_points(self, lane: _Side, edge: Edge, v: float) -> list[Point]:
        points: list[Point] = []
        if lane.exit_gutter:
            source = edge.source
            points.append((self.u[source] + self.du[source] / 2, self.v[source]))
            points.append((lane.exit_u, self.v[source]))
        else:
            points.append((lane.exit_u, self._edge_v(edge.source, lane.exit_u, lane.side)))
        points += [(lane.exit_u, v), (lane.entry_u, v)]
        if lane.entry_gutter:
            target = edge.target
            points.append((lane.entry_u, self.v[target]))
            points.append((self.u[target] - self.du[target] / 2, self.v[target]))
        else:
            points.append((lane.entry_u, self._edge_v(edge.target, lane.entry_u, lane.side)))
        return points

    # --- the picture -----------------------------------------------------------------------------

    def _placed(self, ways: Sequence[Way]) -> Layout:
        """Everything in x and y, moved to the picture's corner."""
        boxes = [self._box(index) for index in range(len(self.graph.nodes))]
        labels = [way.label for way in ways if way.label]
        us = [u for way in ways for u, _ in way.points]
        vs = [v for way in ways for _, v in way.points]
        us += [end for box in (*boxes, *labels) for end in box[:2]]
        vs += [end for box in (*boxes, *labels) for end in box[2:]]
        left, top = min(us) - MARGIN, min(vs) - MARGIN
        length, height = max(us) - left + MARGIN, max(vs) - top + MARGIN
        is_right = self.direction == "right"

        def point(u: float, v: float) -> Point:
            return (u - left, v - top) if is_right else (v - top, u - left)

        def box(lengths: Box) -> Box:
            u0, u1, v0, v1 = lengths
            return (*point(u0, v0), *point(u1, v1))

        return Layout(
            tuple(box(item) for item in boxes),
            tuple(
                Way(
                    tuple(point(*item) for item in way.points),
                    None if way.label is None else box(way.label),
                )
                for way in ways
            ),
            (length, height) if is_right else (height, length),
        )


def spread(wanted: Sequence[float], weights: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """The places nearest to those wanted (weighted least squares) that keep the gaps between them.

    Isotonic regression by pooling neighbours that come too close (Ayer et al. 1955).
    """
    offset = [0.0]
    for gap in gaps:
        offset.append(offset[-1] + gap)
    pools: list[tuple[float, float, int]] = []
    for place, weight, before in zip(wanted, weights, offset, strict=False):
        pools.append((place - before, weight, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (a, wa, na), (b, wb, nb) = pools[-2:]
            pools[-2:] = [((a * wa + b * wb) / (wa + wb), wa + wb, na + nb)]
    flat = [place for place, _, count in pools for _ in range(count)]
    return [place + before for place, before in zip(flat, offset, strict=False)]
