"""Blueprints to draw: one of each shape that projects have, and random ones."""

from __future__ import annotations

from hypothesis import strategies as st

from evaluator.blueprint.model import Agent, Blueprint, Crew, Project, Route, Step

PROJECT = Project(name="Supplier invoice approval", package="supplier_invoice_approval")


def task(name: str, after: tuple[str, ...] = (), agent: str = "", join: str = "all") -> Step:
    return Step(id=name, name=name, after=after, agent=agent, join=join)  # type: ignore[arg-type]


def end(name: str, fails: bool = False) -> Step:
    return Step(id=name, name=name, kind="end", fails=fails)


def router(name: str, after: str, **routes: str | tuple[str, int]) -> Step:
    """A router with `label=target` or `label=(target, limit)` as its routes; their ids are `name.label`."""
    made = []
    for label, to in routes.items():
        target, limit = (to, None) if isinstance(to, str) else to
        made.append(Route(id=f"{name}.{label}", label=label, to=target, limit=limit))
    return Step(id=name, name=name, kind="router", after=(after,), routes=tuple(made))


def agent(name: str, crew: str = "") -> Agent:
    return Agent(id=name, name=name, role=name, goal="goal", backstory="backstory", crew=crew)


INVOICE = Blueprint(
    project=PROJECT,
    agents=(
        agent("reader", "extraction_crew"),
        agent("extractor", "extraction_crew"),
        agent("matcher", "matching_crew"),
        agent("reviewer", "matching_crew"),
    ),
    crews=(
        Crew(id="extraction_crew", name="extraction_crew"),
        Crew(id="matching_crew", name="matching_crew"),
    ),
    steps=(
        task("receive"),
        task("read", ("receive",), "reader"),
        task("extract", ("read",), "extractor"),
        router(
            "check_fields",
            "extract",
            ok="match",
            incomplete=("read", 2),
            still_incomplete="ask_buyer",
        ),
        task("match", ("extract",), "matcher"),
        task("review", ("match",), "reviewer"),
        router("decide", "review", fits="post_to_erp", duplicate="reject", differs="ask_buyer"),
        end("post_to_erp"),
        end("reject", fails=True),
        end("ask_buyer", fails=True),
    ),
)
"""The Flow of the pictures of the project page."""

CALLS = Blueprint(
    project=PROJECT,
    steps=(
        task("read_case"),
        task("summarise", ("read_case",)),
        task("classify", ("read_case",)),
        task("find_amounts", ("read_case",)),
        task("answer", ("read_case", "summarise", "classify", "find_amounts")),
    ),
)

PAIR = Blueprint(
    project=PROJECT,
    agents=(agent("researcher"), agent("writer")),
    steps=(
        task("gather_ideas", (), "researcher"),
        task("write_summary", ("gather_ideas",), "writer"),
    ),
)

_ids = st.sampled_from([f"s{number}" for number in range(34)])
_any = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\uffff<&_ 长")
_names = st.text(_any, min_size=1, max_size=40)
_labels = st.text(_any, max_size=30)


@st.composite
def blueprints(draw: st.DrawFn) -> Blueprint:
    """Any blueprint of up to 30 steps: cycles, dangling references, names of any length and script."""
    crews = draw(st.integers(0, 3))
    agents = tuple(
        Agent(
            id=f"a{number}",
            name=draw(_names),
            role="r",
            goal="g",
            backstory="b",
            crew=draw(st.sampled_from(["", "c0", "c1", "c2", "c9"])),
        )
        for number in range(draw(st.integers(0, 5)))
    )
    steps = []
    for number in range(draw(st.integers(0, 30))):
        kind = draw(st.sampled_from(["task", "task", "task", "router", "end"]))
        routes = tuple(
            Route(
                id=f"s{number}.{place}",
                label=draw(_labels),
                to=draw(_ids),
                limit=draw(st.sampled_from([None, None, 1, 2, 9])),
            )
            for place in range(draw(st.integers(0, 3)) if kind == "router" else 0)
        )
        steps.append(
            Step(
                id=f"s{number}",
                name=draw(_names),
                kind=kind,  # type: ignore[arg-type]
                agent=draw(st.sampled_from(["", "a0", "a1", "a4", "a9"])),
                after=tuple(draw(st.lists(_ids, max_size=3))),
                join=draw(st.sampled_from(["all", "any"])),
                routes=routes,
            )
        )
    return Blueprint(
        project=PROJECT,
        agents=agents,
        crews=tuple(Crew(id=f"c{number}", name=draw(_names)) for number in range(crews)),
        steps=tuple(steps),
    )
