"""Tensions: what in an assessment pulls against its placement or against its other answers, and what to do about it.

A table: each row has an id, a condition on the case, and its words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from evaluator.advice.case import Case
from evaluator.context import CONSIDERATIONS
from evaluator.factors import FACTORS, BandId, Factor
from evaluator.i18n import Marked, Message, counted, message

Severity = Literal["warning", "note"]
Group = Literal["factor", "signs", "consideration", "needs", "flow_first"]


@dataclass(frozen=True)
class Row:
    """A row of the table: when it holds, and what it then says: what it is, why it matters, a remedy."""

    id: str
    group: Group
    holds: Callable[[Case], bool]
    title: Callable[[Case], Message]
    why: Callable[[Case], Message]
    remedy: Callable[[Case], Message]
    severity: Severity = "warning"


@dataclass(frozen=True)
class Tension:
    """A row that holds in a case: one thing that pulls the other way."""

    row: Row
    case: Case

    @property
    def id(self) -> str:
        """The row's id."""
        return self.row.id

    @property
    def group(self) -> Group:
        """What kind of answer pulls."""
        return self.row.group

    @property
    def severity(self) -> Severity:
        """Whether it warns or only notes."""
        return self.row.severity

    @property
    def title(self) -> Message:
        """What it is."""
        return self.row.title(self.case)

    @property
    def why(self) -> Message:
        """Why it matters."""
        return self.row.why(self.case)

    @property
    def remedy(self) -> Message:
        """What to do about it."""
        return self.row.remedy(self.case)


def _fixed(sentence: Marked) -> Callable[[Case], Message]:
    return lambda case: message(sentence)


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
        _fixed(Marked("The ratings say Crew, but what was ticked describes a Flow.")),
        _fixed(Marked("Rate the precision factors once more, or wrap the Crew in a small Flow.")),
    ),
    Row(
        "signs_crew_over_llm_calls",
        "signs",
        lambda case: case.placement.quadrant == 2 and case.crew_signs > case.flow_signs,
        _crew_signs,
        _fixed(
            Marked(
                "The ratings say direct LLM calls, but what was ticked describes agents at work."
            )
        ),
        _fixed(
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
        _fixed(
            Marked(
                "The ratings ask for a Flow around Crews, but nothing ticked speaks for combining."
            )
        ),
        _fixed(
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
        why=_fixed(why),
        remedy=_fixed(remedy),
    )


NEED_ROWS: tuple[Row, ...] = (
    Row(
        "irreversible_without_oversight",
        "needs",
        lambda case: (
            case.need("effects") == "irreversible" and case.need("oversight") in (None, "none")
        ),
        _fixed(Marked("Irreversible effects without oversight.")),
        _fixed(Marked("What cannot be undone happens before a person has seen it.")),
        _fixed(Marked("Put the acting step behind a human review, and add a dry run.")),
    ),
    Row(
        "irreversible_but_varying",
        "needs",
        lambda case: (
            case.need("effects") == "irreversible" and case.band("reproducibility") == "low"
        ),
        _fixed(Marked("Irreversible effects, yet results may vary.")),
        _fixed(Marked("The same case may be acted on today and not tomorrow.")),
        _fixed(Marked("Decide by rules in code; let the model only prepare the decision.")),
    ),
    Row(
        "interactive_with_each_step_review",
        "needs",
        lambda case: (
            case.need("response_time") == "interactive" and case.need("oversight") == "each_step"
        ),
        _fixed(Marked("Interactive, with a person at each step.")),
        _fixed(Marked("Whoever waits for the answer waits for every reviewer too.")),
        _fixed(Marked("Review once before release, and sample the steps afterwards.")),
    ),
    Row(
        "interactive_with_agents",
        "needs",
        lambda case: (
            case.need("response_time") == "interactive"
            and case.placement.level("complexity") == "high"
        ),
        _fixed(Marked("Interactive answers from several agents.")),
        _fixed(Marked("Agents that build on each other take many calls, one after the other.")),
        _fixed(Marked("Stream the last step, run independent ones side by side, and set short timeouts.")),
    ),
    Row(
        "interactive_on_this_machine",
        "needs",
        lambda case: (
            case.need("response_time") == "interactive" and case.need("models") == "this_machine"
        ),
        _fixed(Marked("Interactive answers on this machine only.")),
        _fixed(Marked("A local model may take longer than a person waits.")),
        _fixed(Marked("Time ten real requests on this machine before anything is promised.")),
    ),
    Row(
        "tight_cost_with_agents",
        "needs",
        lambda case: (
            case.need("cost") == "tight" and case.placement.level("complexity") == "high"
        ),
        _fixed(Marked("A tight budget for several agents.")),
        _fixed(Marked("Every agent and every rework multiplies the calls of a run.")),
        _fixed(Marked("Use a smaller model for drafts, cap the rework, and print token totals.")),
    ),
    Row(
        "tight_cost_with_each_step_review",
        "needs",
        lambda case: case.need("cost") == "tight" and case.need("oversight") == "each_step",
        _fixed(Marked("A tight budget with a person at each step.")),
        _fixed(Marked("The reviewers' time costs more than the calls.")),
        _fixed(Marked("Review where an error hurts, and let checks in code pass the rest.")),
    ),
    Row(
        "thousands_with_review",
        "needs",
        lambda case: (
            case.need("volume") == "thousands" and case.need("oversight") in ("before_release", "each_step")
        ),
        _fixed(Marked("Thousands a day, each seen by a person.")),
        _fixed(Marked("Nobody reads thousands of results a day with care.")),
        _fixed(Marked("Release by rule what is clearly right, and send only the rest to a person.")),
    ),
    Row(
        "thousands_with_agents",
        "needs",
        lambda case: (
            case.need("volume") == "thousands" and case.placement.level("complexity") == "high"
        ),
        _fixed(Marked("Thousands a day through several agents.")),
        _fixed(Marked("Calls, cost and rate limits grow with every agent.")),
        _fixed(Marked("Run in batches with resume, and let plain rules take the simple cases.")),
    ),
    Row(
        "volume_on_this_machine",
        "needs",
        lambda case: (
            case.need("models") == "this_machine"
            and case.need("volume") in ("hundreds", "thousands")
        ),
        lambda case: message(
            Marked("Hundreds a day on this machine only.")
            if case.need("volume") == "hundreds"
            else Marked("Thousands a day on this machine only.")
        ),
        _fixed(Marked("Local models may not keep up.")),
        _fixed(Marked("Time ten cases before the pilot; queue over night if needed.")),
    ),
    Row(
        "expertise_on_this_machine",
        "needs",
        lambda case: (
            case.need("models") == "this_machine" and case.band("domain_knowledge") == "high"
        ),
        _fixed(Marked("Deep expertise from a local model.")),
        _fixed(Marked("Models that fit on one machine know less and use tools less reliably.")),
        _fixed(Marked("Give it the knowledge as sources, and compare it with a large model on ten cases.")),
    ),
    Row(
        "personal_to_any_provider",
        "needs",
        lambda case: case.need("data") == "personal" and case.need("models") in (None, "any"),
        _fixed(Marked("Personal data, and any provider may see it.")),
        _fixed(Marked("Prompts with personal data leave the house.")),
        _fixed(Marked("Use an own endpoint or this machine, or strip the data before the call.")),
    ),
    Row(
        "personal_in_the_audit_trail",
        "needs",
        lambda case: case.need("data") == "personal" and case.need("audit") == "required",
        _fixed(Marked("Personal data in a required audit trail.")),
        _fixed(Marked("A full record of prompts is itself a store of personal data.")),
        _fixed(Marked("Log references and decisions instead of contents, and set a date to delete.")),
    ),
    Row(
        "audit_of_a_crew",
        "needs",
        lambda case: case.need("audit") == "required" and case.architecture.kind == "crew",
        _fixed(Marked("A required audit trail of a Crew.")),
        _fixed(Marked("Agents choose their own way; a record shows what they did, not why by rule.")),
        _fixed(Marked("Let a Flow wrap the Crew and record each input, result and approval.")),
    ),
    Row(
        "audit_but_varying",
        "needs",
        lambda case: case.need("audit") == "required" and case.band("reproducibility") == "low",
        _fixed(Marked("A required audit trail, yet results may vary.")),
        _fixed(Marked("An auditor who repeats the run gets another result.")),
        _fixed(Marked("Record model, prompt and answer of each call, or rate reproducibility again.")),
    ),
)  # fmt: skip

FLOW_FIRST = Row(
    "flow_first",
    "flow_first",
    lambda case: case.architecture.kind == "crew",
    _fixed(Marked("Flow first in production.")),
    _fixed(
        Marked(
            "CrewAI's page on production advises to start with a Flow, which gives state and control."
        )
    ),
    _fixed(
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
