"""Ways through the steps: no cycle without a limit, every step leads to an end, every route can be taken."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.blueprint.checks.problem import Fix, Problem
from evaluator.blueprint.model import Step
from evaluator.blueprint.plan import Plan
from evaluator.blueprint.planned import Method
from evaluator.blueprint.scenarios import Unreachable, scenarios
from evaluator.blueprint.structure import Arrow
from evaluator.i18n import Marked, message

_LIMIT = 2


def cycles(plan: Plan) -> Iterator[Problem]:
    """A way that leads back to where it began needs a limit."""
    structure = plan.structure
    cycle = structure.cycle
    if not cycle:
        yield from _idle_limits(plan)
        return
    names = tuple(structure.steps[step].name for step in cycle)
    words = message(
        Marked(
            "A cycle without a limit: {names}, and back. Give a route of it a limit, or let it lead "
            "elsewhere."
        ),
        names=names,
    )
    route = next(
        (
            arrow
            for arrow in structure.forward_routes
            if arrow.source in cycle and arrow.target in cycle
        ),
        None,
    )
    fix = _give_limit(plan, route)
    if fix is None:
        yield Problem("cycle", "steps", cycle[0], "after", words, None, cycle[1:])
        return
    others = tuple(step for step in cycle if step != fix.item)
    yield Problem("cycle", "steps", fix.item, fix.field, words, fix, others)


def _give_limit(plan: Plan, arrow: Arrow | None) -> Fix | None:
    if arrow is None or arrow.route is None:
        return None
    router = plan.structure.steps[arrow.source]
    place = router.routes.index(arrow.route)
    words = message(Marked("Give “{label}” a limit"), label=arrow.route.label)
    return Fix(words, "steps", router.id, f"routes.{place}.limit", _LIMIT)


def _idle_limits(plan: Plan) -> Iterator[Problem]:
    back = {arrow.route.id for arrow in plan.structure.back_routes if arrow.route}
    for step in plan.blueprint.steps:
        for place, route in enumerate(step.routes):
            if route.limit is not None and route.to and route.id not in back:
                words = message(
                    Marked("“{label}” leads forward, so that a limit has no meaning; remove it."),
                    label=route.label,
                )
                field = f"routes.{place}.limit"
                fix = Fix(message(Marked("Remove the limit")), "steps", step.id, field, None)
                yield Problem("idle_limit", "steps", step.id, field, words, fix)


def ends(plan: Plan) -> Iterator[Problem]:
    """Every run has to come to an end that hands over."""
    good = [end for end in plan.blueprint.steps if end.kind == "end" and not end.fails]
    if not good:
        words = message(Marked("No end hands over a result; add an end after the last step."))
        yield Problem("no_end", "steps", "", "", words)
        return
    structure = plan.structure
    for end in plan.blueprint.steps:
        if end.kind == "end" and structure.is_start(end):
            words = message(Marked("Nothing leads to this end; say what it comes after."))
            yield Problem("no_way_here", "steps", end.id, "after", words)
        elif end.kind == "end" and not end.fails and not structure.sources(end):
            words = message(Marked("This end has nothing to hand over; say what it comes after."))
            yield Problem("no_result", "steps", end.id, "after", words)
    leading = {before for end in plan.ends for before in structure.before.get(end.id, ())}
    for step in plan.blueprint.steps:
        if step.kind != "end" and step.id not in leading:
            words = message(
                Marked("Nothing comes after this step, and its result is lost; let an end follow.")
            )
            yield Problem("leads_nowhere", "steps", step.id, "name", words)


def crews(plan: Plan) -> Iterator[Problem]:
    """A crew does its tasks in one go."""
    name = plan.waits_for_itself if plan.has_crews else ""
    if name:
        crew = next((crew for crew in plan.blueprint.crews if crew.name == name), None)
        words = message(
            Marked(
                "The crew {name} would have to wait for itself: one of its tasks builds on a step that "
                "builds on another of its tasks. Move an agent to another crew."
            ),
            name=name,
        )
        yield Problem("crew_waits", "crews", crew.id if crew else "", "name", words)


def joins(plan: Plan) -> Iterator[Problem]:
    """A step in a loop may only wait for what the loop does again."""
    if not plan.is_flow:
        return
    for arrow in plan.structure.back_routes:
        repeated = _repeated(plan, arrow)
        for method in plan.methods:
            outside = _outside(plan, method, repeated)
            if outside and arrow.route:
                words = message(
                    Marked(
                        "This step waits for {names}, which the way back “{label}” does not do again; the "
                        "run would stop there. Build on one of them, or let the way back lead further."
                    ),
                    names=outside,
                    label=arrow.route.label,
                )
                yield Problem("waits_for_ever", "steps", method.step.id, "after", words)


def _repeated(plan: Plan, arrow: Arrow) -> set[str]:
    """The methods that run again when a way back is taken."""
    structure = plan.structure
    before = {arrow.source, *structure.before.get(arrow.source, ())}
    ids = [step for step in before if arrow.target in {step, *structure.before.get(step, ())}]
    return {plan.unit_of(structure.steps[step]) for step in ids} | {
        plan.unit_of(structure.steps[arrow.target])
    }


def _outside(plan: Plan, method: Method, repeated: set[str]) -> tuple[str, ...]:
    trigger = method.trigger
    if method.name not in repeated or not trigger.needs_all or trigger.labels:
        return ()
    outside = tuple(name for name in trigger.after if name not in repeated)
    return outside if len(outside) < len(trigger.after) else ()


def routes(plan: Plan) -> Iterator[Problem]:
    """Each route has to be open to some answer."""
    try:
        straight = scenarios(plan)[0]
        end = next((end for end in plan.ends if end.name == straight.ends_in), None)
        if end is not None and end.fails:
            words = message(
                Marked(
                    "Every run ends here without a result; let a route lead here, or remove this end."
                )
            )
            yield Problem("always_fails", "steps", end.id, "after", words)
    except Unreachable as error:
        place = _place(error.router, error.label)
        words = message(
            Marked("No answer opens “{label}”: the routes above take what it asks for."),
            label=error.label,
        )
        yield Problem("never_taken", "steps", error.router.id, f"routes.{place}.condition", words)


def _place(router: Step, label: str) -> int:
    return next((place for place, route in enumerate(router.routes) if route.label == label), 0)
