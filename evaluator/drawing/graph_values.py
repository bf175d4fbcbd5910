"""What the graph of a crew or flow shows, before it is laid out: nodes, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evaluator.blueprint.model import Blueprint, Route, Step
from evaluator.i18n import Marked, Message, Translator, counted
from evaluator.matrix import ARCHITECTURE, ArchitectureId

NodeKind = Literal["task", "router", "crew", "end"]


@dataclass(frozen=True)
class Member:
    """An agent in a crew's box."""

    id: str
    name: str


@dataclass(frozen=True)
class Node:
    """A box of the graph: a step, or the crew that does several; `steps` are the ids of what it stands for.

    `note` stands below a task's name: the agent that does it.
    """

    id: str
    kind: NodeKind
    title: str
    steps: tuple[str, ...]
    note: str = ""
    agent: str = ""
    members: tuple[Member, ...] = ()
    fails: bool = False


@dataclass(frozen=True)
class Edge:
    """A way from a node to another, by their places in `Graph.nodes`.

    `routes` are the ids of the routes that it draws, empty where a step simply follows; `back` says
    that it leads to something that ran before; `limited` that a run takes it a number of times only.
    """

    source: int
    target: int
    labels: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    back: bool = False
    limited: bool = False


@dataclass(frozen=True)
class Graph:
    """Nodes in the order of the steps, and the edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(blueprint: Blueprint, architecture: ArchitectureId, t: Translator) -> Graph:
    """The nodes and edges of a blueprint as an architecture runs it.

    Where Flows orchestrate Crews the tasks of one crew's agents are one node. What refers to
    something that does not exist is left out, and cycles are drawn as what they are.
    """
    nodes, place = _nodes(blueprint, architecture, t)
    is_crew = ARCHITECTURE[architecture].kind == "crew"
    forward, back = _steps_apart(blueprint, place, t, is_crew=is_crew)
    turned = _turned({(edge.source, edge.target) for edge in forward}, len(nodes))
    edges = [
        Edge(edge.source, edge.target, edge.labels, edge.routes, back=True, limited=edge.limited)
        if (edge.source, edge.target) in turned
        else edge
        for edge in forward
    ]
    any_of = {place[step.id] for step in blueprint.steps if step.join == "any"}
    return Graph(nodes, tuple(_without_shortcuts(_merged([*edges, *back]), any_of, len(nodes))))


def _nodes(
    blueprint: Blueprint, architecture: ArchitectureId, t: Translator
) -> tuple[tuple[Node, ...], Mapping[str, int]]:
    has_crews = architecture == "flow_orchestrating_crews"
    crews = {crew.id: crew for crew in blueprint.crews} if has_crews else {}
    steps_of: dict[str, list[Step]] = {}
    for step in blueprint.steps:
        crew = blueprint.crew_of(step) if step.kind == "task" else ""
        key = f"crew {crew}" if crew in crews else f"step {step.id}"
        steps_of.setdefault(key, []).append(step)
    nodes: list[Node] = []
    place: dict[str, int] = {}
    for steps in steps_of.values():
        first = steps[0]
        crew = blueprint.crew_of(first) if first.kind == "task" else ""
        for step in steps:
            place[step.id] = len(nodes)
        ids = tuple(step.id for step in steps)
        if crew in crews:
            members = tuple(
                Member(agent.id, agent.name) for agent in blueprint.agents if agent.crew == crew
            )
            title = crew_title(crews[crew].name, t)
            nodes.append(Node(crew, "crew", title, ids, members=members))
        else:
            agent = blueprint.agent(first.agent) if first.kind == "task" else None
            note = agent.name if agent else ""
            nodes.append(
                Node(
                    first.id, first.kind, first.name, ids, note, agent.id if agent else "",
                    fails=first.fails,
                )
            )  # fmt: skip
    return tuple(nodes), place


def crew_title(name: str, t: Translator) -> str:
    """A crew's name as a title: `extraction` and `extraction_crew` read “Extraction crew”."""
    words = name.replace("_", " ").strip() or name
    words = words[:1].upper() + words[1:]
    is_said = "crew" in words.lower().split()
    return words if is_said else t(Marked("{name} crew"), name=words)


def route_words(route: Route, t: Translator) -> str:
    """A route's label as it stands at its edge, with how often it may be taken."""
    label = route.label.replace("_", " ").strip() or route.label
    return label if route.limit is None else f"{label}, {t(times_words(route.limit))}"


_TIMES = {1: Marked("once at most"), 2: Marked("twice at most")}


def times_words(limit: int) -> Marked | Message:
    """How often a run may go back, in words."""
    return _TIMES.get(limit) or counted(
        Marked("{count} time at most"), Marked("{count} times at most"), limit
    )


def _steps_apart(
    blueprint: Blueprint, place: Mapping[str, int], t: Translator, *, is_crew: bool
) -> tuple[list[Edge], list[Edge]]:
    """The edges that lead on, and those of the routes that go back with a limit."""
    routes = [
        (place[step.id], place[led_to], route)
        for step in blueprint.steps
        for route in step.routes
        if step.kind == "router" and (led_to := _target(step, route, is_crew=is_crew)) in place
    ]
    unlimited = [route for route in routes if route[2].limit is None]
    follows = [
        (place[before], place[step.id], step.id)
        for step in blueprint.steps
        for before in step.after
        if before in place and place[before] != place[step.id]
    ]
    count = len(set(place.values()))
    pairs = {(source, target) for source, target, _ in (*follows, *unlimited)}
    returning = _turned(pairs, count)
    # A step that a route leads on to begins with the route: what it builds on is only data.
    begun = {route.to for source, target, route in unlimited if (source, target) not in returning}
    forward = [Edge(source, target) for source, target, step in follows if step not in begun]
    forward += [_route_edge(*route, t) for route in unlimited]
    after = _successors(forward, count)
    back: list[Edge] = []
    for source, target, route in routes:
        if route.limit is not None:
            edge = _route_edge(source, target, route, t)
            is_back = source == target or source in _reached(after, target)
            (back if is_back else forward).append(
                Edge(source, target, edge.labels, edge.routes, is_back, limited=True)
            )
    return forward, back


def _target(router: Step, route: Route, *, is_crew: bool) -> str:
    """Where a route leads. A Crew cannot go back: its guardrail has what was judged done again."""
    is_again = is_crew and route.limit is not None and router.after
    return router.after[0] if is_again else route.to


def _route_edge(source: int, target: int, route: Route, t: Translator) -> Edge:
    return Edge(source, target, (route_words(route, t),), (route.id,))


def _successors(edges: Sequence[Edge], count: int) -> list[list[int]]:
    after: list[list[int]] = [[] for _ in range(count)]
    for edge in edges:
        after[edge.source].append(edge.target)
    return after


def _reached(after: Sequence[Sequence[int]], start: int) -> set[int]:
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        for node in after[waiting.pop()]:
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen


def _turned(pairs: set[tuple[int, int]], count: int) -> set[tuple[int, int]]:
    """The pairs that close a cycle, found in the order of the steps: what is left has none."""
    after: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for source, end in sorted(pairs):
        after[source].append(end)
        entered[end] += 1
    closing: set[tuple[int, int]] = set()
    done: set[int] = set()
    # Where a run can start comes first, so that a cycle is closed where it returns.
    for start in sorted(range(count), key=lambda node: (entered[node] > 0, node)):
        walk = {start: iter(after[start])} if start not in done else {}
        while walk:
            node = next(reversed(walk))
            target: int | None = next(walk[node], None)
            if target is None:
                del walk[node]
                done.add(node)
            elif target in walk:
                closing.add((node, target))
            elif target not in done:
                walk[target] = iter(after[target])
    return closing


def _merged(edges: Sequence[Edge]) -> list[Edge]:
    """Routes of one router to the same place as one edge with several labels."""
    merged: dict[tuple[int, int, bool, bool], Edge] = {}
    for edge in edges:
        key = (edge.source, edge.target, edge.back, edge.limited)
        other = merged.get(key)
        merged[key] = (
            edge
            if other is None
            else Edge(
                edge.source, edge.target, other.labels + edge.labels, other.routes + edge.routes,
                edge.back, edge.limited,
            )
        )  # fmt: skip
    return list(merged.values())


def _without_shortcuts(edges: Sequence[Edge], any_of: set[int], count: int) -> Iterator[Edge]:
    """The edges without those that only repeat a longer way: a step after A and B, where B is after A.

    At the nodes `any_of`, which wait for one step only, each edge matters.
    """
    after = _successors([edge for edge in edges if not edge.back], count)
    reached = [_reached(after, node) for node in range(count)]
    waits_for: list[list[int]] = [[] for _ in range(count)]
    for edge in edges:
        if not edge.routes and not edge.back:
            waits_for[edge.target].append(edge.source)
    for edge in edges:
        is_plain = not edge.routes and not edge.back and edge.target not in any_of
        if is_plain and any(node in reached[edge.source] for node in waits_for[edge.target]):
            continue
        yield edge


def node_words(graph: Graph, place: int, t: Translator) -> str:
    """A node in words, with where it leads."""
    said = _with_ways(graph, place, t)
    on = tuple(
        graph.nodes[edge.target].title
        for edge in graph.edges
        if edge.source == place and not edge.routes
    )
    return t(Marked("{node}, then {others}"), node=said, others=on) if on else said


def _with_ways(graph: Graph, place: int, t: Translator) -> str:
    said = name_words(graph.nodes[place], t)
    ways = [_way(graph, edge, t) for edge in graph.edges if edge.source == place and edge.routes]
    return t(Marked("{node}: {ways}"), node=said, ways="; ".join(ways)) if ways else said


def _way(graph: Graph, edge: Edge, t: Translator) -> str:
    target = graph.nodes[edge.target].title
    label = ", ".join(edge.labels)
    if edge.back:
        return t(Marked("{label} → back to {step}"), label=label, step=target)
    return t(Marked("{label} → {step}"), label=label, step=target)


def name_words(node: Node, t: Translator) -> str:
    """What a node is, in words: `router check_fields`, `Extraction crew (reader, extractor)`."""
    if node.kind == "router":
        return t(Marked("router {name}"), name=node.title)
    if node.kind == "end":
        return t(Marked("end {name}"), name=node.title)
    inside = [member.name for member in node.members] or ([node.note] if node.note else [])
    return f"{node.title} ({', '.join(inside)})" if inside else node.title


def graph_words(graph: Graph, t: Translator) -> str:
    """The whole graph in words: what runs after what, and where each route leads."""
    if not graph.nodes:
        return t(Marked("The graph is empty."))
    before: list[list[Edge]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        if not edge.back:
            before[edge.target].append(edge)
    waits = [
        tuple(sorted(edge.source for edge in edges))
        if not any(edge.routes for edge in edges)
        else ()
        for edges in before
    ]
    sentences: list[str] = []
    last: tuple[int, ...] = ()
    for places in _side_by_side(graph, before, waits):
        said = t.listing(_with_ways(graph, place, t) for place in places)
        sources = waits[places[0]]
        if sources and sources == last:
            sentences[-1] = t(Marked("{before}, then {after}"), before=sentences[-1], after=said)
        elif sources:
            names = tuple(graph.nodes[source].title for source in sources)
            sentences.append(t(Marked("After {others}: {node}"), others=names, node=said))
        else:
            sentences.append(said)
        last = places
    return ". ".join(sentences) + "."


def _side_by_side(
    graph: Graph, before: Sequence[Sequence[Edge]], waits: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """The places in order, those that wait for the same together; ends are said with their routes."""
    groups: list[tuple[int, ...]] = []
    for place, node in enumerate(graph.nodes):
        if node.kind == "end" and any(edge.routes for edge in before[place]):
            continue
        if groups and waits[place] and waits[place] == waits[groups[-1][0]]:
            groups[-1] = (*groups[-1], place)
        else:
            groups.append((place,))
    return groups
