"""Tensions: what in an assessment pulls against its placement or against its other answers, and what to do about it.

A table: each row has an id, a condition on the case, and its words.
"""

from __future__ import annotations

from evaluator.advice.case import Case
from evaluator.advice.need_tensions import NEED_ROWS
from evaluator.advice.tension import Row, Tension, fixed
from evaluator.context import CONSIDERATIONS
from evaluator.factors import FACTORS, BandId, Factor
from evaluator.i18n import Marked, Message, counted, message

OPPOSING: dict[tuple[str, BandId], tuple[Marked, Marked]] = {
    ("steps", "high"): (
        Marked("Complexity is low on average, yet there are many steps."),
        Marked("Group the steps into stages; a Flow keeps their order."),
    ),
    ("steps", "low"): (
        Marked("Complexity is high on average, yet there are few steps."),
        Marked("Start with fewer agents, one a step, and split them when tests call for it."),
    ),
    ("interdependencies", "high"): (
        Marked("Complexity is low on average, yet the parts depend on each other in many ways."),
        Marked("Carry shared facts in a typed state and pass them on by name."),
    ),
    ("interdependencies", "low"): (
        Marked("Complexity is high on average, yet the parts hardly depend on each other."),
        Marked("Run independent parts side by side and join them once."),
    ),
    ("conditional_logic", "high"): (
        Marked("Complexity is low on average, yet the path branches a lot."),
        Marked("A Flow's router would serve that part; keep its rules in one place."),
    ),
    ("conditional_logic", "low"): (
        Marked("Complexity is high on average, yet the path hardly branches."),
        Marked("Keep the order fixed; leave routers out until a branch appears."),
    ),
    ("domain_knowledge", "high"): (
        Marked("Complexity is low on average, yet it takes deep expertise."),
        Marked(
            "Give the model the knowledge as sources, and let an expert rate its first results."
        ),
    ),
    ("domain_knowledge", "low"): (
        Marked("Complexity is high on average, yet general knowledge is enough."),
        Marked("Build one crew first; add the second when its tests call for it."),
    ),
    ("output_structure", "high"): (
        Marked("Precision is low on average, yet the output must be strictly formatted."),
        Marked("Give the last task a typed output model and check it."),
    ),
    ("output_structure", "low"): (
        Marked("Precision is high on average, yet the output is free text."),
        Marked("Type what can be checked, as verdict and sources, and leave the text free."),
    ),
    ("accuracy", "high"): (
        Marked("Precision is low on average, yet the facts are critical."),
        Marked("Add an independent reviewing step and require sources."),
    ),
    ("accuracy", "low"): (
        Marked("Precision is high on average, yet the content is creative."),
        Marked("Check the form, not the wording; let the temperature of that step rise."),
    ),
    ("reproducibility", "high"): (
        Marked("Precision is low on average, yet the same input must give the same result."),
        Marked("Set temperature 0, pin the model, and keep golden tests."),
    ),
    ("reproducibility", "low"): (
        Marked("Precision is high on average, yet results may vary between runs."),
        Marked("Fix the format and the checks; leave the wording to the model."),
    ),
    ("error_tolerance", "high"): (
        Marked("Precision is low on average, yet an error hurts badly."),
        Marked("Let the run fail closed and have a person release its results."),
    ),
    ("error_tolerance", "low"): (
        Marked("Precision is high on average, yet errors hardly matter."),
        Marked("Spend less on retries and reviews; log what went wrong."),
    ),
}


_RATED: dict[BandId, Marked] = {
    "high": Marked("{factor} is rated {score}."),
    "low": Marked("{factor} is rated only {score}."),
}
_OPPOSITE = {"low": "high", "high": "low"}


def _factor_row(factor: Factor) -> Row:
    def holds(case: Case) -> bool:
        return _OPPOSITE.get(case.band(factor.id)) == case.placement.level(factor.axis)

    def words(case: Case) -> tuple[Marked, Marked]:
        return OPPOSING[factor.id, case.band(factor.id)]

    return Row(
        id=f"{factor.id}_opposes",
        group="factor",
        holds=holds,
        title=lambda case: message(
            _RATED[case.band(factor.id)], factor=factor.name, score=case.score(factor.id)
        ),
        why=lambda case: message(words(case)[0]),
        remedy=lambda case: message(words(case)[1]),
    )


def _flow_signs(case: Case) -> Message:
    return counted(
        Marked("{count} sign for a Flow against {crew} for a Crew."),
        Marked("{count} signs for a Flow against {crew} for a Crew."),
        case.flow_signs,
        crew=case.crew_signs,
    )


def _crew_signs(case: Case) -> Message:
    return counted(
        Marked("{count} sign for a Crew against {flow} for a Flow."),
        Marked("{count} signs for a Crew against {flow} for a Flow."),
        case.crew_signs,
        flow=case.flow_signs,
    )


SIGN_ROWS: tuple[Row, ...] = (
    Row(
        "signs_flow_over_crew",
        "signs",
        lambda case: case.architecture.kind == "crew" and case.flow_signs > case.crew_signs,
        _flow_signs,
        fixed(Marked("The ratings say Crew, but what was ticked describes a Flow.")),
        fixed(Marked("Rate the precision factors once more, or wrap the Crew in a small Flow.")),
    ),
    Row(
        "signs_crew_over_llm_calls",
        "signs",
        lambda case: case.placement.quadrant == 2 and case.crew_signs > case.flow_signs,
        _crew_signs,
        fixed(
            Marked(
                "The ratings say direct LLM calls, but what was ticked describes agents at work."
            )
        ),
        fixed(
            Marked(
                "Try the guide's second choice, a simple Crew with structured outputs, on one step."
            )
        ),
    ),
    Row(
        "signs_crew_over_orchestration",
        "signs",
        lambda case: (
            case.placement.quadrant == 4
            and case.crew_signs > case.flow_signs
            and case.both_signs == 0
        ),
        _crew_signs,
        fixed(
            Marked(
                "The ratings ask for a Flow around Crews, but nothing ticked speaks for combining."
            )
        ),
        fixed(
            Marked(
                "Build the Crew first and let the Flow hold no more than its input and its checks."
            )
        ),
    ),
)

CONSIDERATION_WORDS: dict[str, tuple[Marked, Marked]] = {
    "development_time": (
        Marked("A Flow takes longer to set up; a Crew prototypes faster."),
        Marked("Start from the generated project: the Flow is written, only prompts are left."),
    ),
    "maintenance": (
        Marked("What has to last for years is easier to keep as a Flow."),
        Marked("Pin prompts by tests, and let a Flow wrap the Crew before it goes live."),
    ),
    "team_expertise": (
        Marked("The team's experience lies with the other kind."),
        Marked("Plan a week to learn it on the generated project, with its tests as a guide."),
    ),
    "scalability": (
        Marked("Flows scale better under load."),
        Marked("Measure one run's calls and time, then decide on queues or a Flow."),
    ),
    "integration": (
        Marked("What it has to fit in with is easier to reach from the other kind."),
        Marked("Put the integration behind one tool or one function, whichever kind is built."),
    ),
}


def _consideration_row(consideration_id: str) -> Row:
    name = next(item.name for item in CONSIDERATIONS if item.id == consideration_id)
    why, remedy = CONSIDERATION_WORDS[consideration_id]
    return Row(
        id=f"{consideration_id}_leans_away",
        group="consideration",
        holds=lambda case: (
            case.leans(consideration_id) in ("crew", "flow")
            and case.leans(consideration_id) != case.architecture.kind
        ),
        title=lambda case: message(
            Marked("{consideration} leans to a Crew.")
            if case.leans(consideration_id) == "crew"
            else Marked("{consideration} leans to a Flow."),
            consideration=name,
        ),
        why=fixed(why),
        remedy=fixed(remedy),
    )


FLOW_FIRST = Row(
    "flow_first",
    "flow_first",
    lambda case: case.architecture.kind == "crew",
    fixed(Marked("Flow first in production.")),
    fixed(
        Marked(
            "CrewAI's page on production advises starting with a Flow, which gives state and control."
        )
    ),
    fixed(
        Marked("Go live with a Flow that wraps the Crew: one start method that calls its kickoff.")
    ),
    "note",
)

ROWS: tuple[Row, ...] = (
    *(_factor_row(factor) for factor in FACTORS),
    *SIGN_ROWS,
    *(_consideration_row(item.id) for item in CONSIDERATIONS),
    *NEED_ROWS,
    FLOW_FIRST,
)


def tensions(case: Case) -> tuple[Tension, ...]:
    """The tensions of a case, in the table's order."""
    return tuple(Tension(row, case) for row in ROWS if row.holds(case))
