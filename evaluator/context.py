"""What the eight ratings leave out: considerations, signs and operational needs, as tables.

All are optional and never move the point. Considerations and signs follow CrewAI's guide
"Evaluating Use Cases"; the operational needs are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from evaluator.i18n import Marked

Leaning = Literal["crew", "neutral", "flow"]
SignGroup = Literal["crew", "flow", "both"]

LEANING_NAMES: dict[Leaning, Marked] = {
    "crew": Marked("Crew"),
    "neutral": Marked("Neutral"),
    "flow": Marked("Flow"),
}


@dataclass(frozen=True)
class Consideration:
    """A practical matter that leans to a Crew, to a Flow, or to neither."""

    id: str
    name: Marked
    hint: Marked


CONSIDERATIONS: tuple[Consideration, ...] = (
    Consideration(
        "development_time",
        Marked("Development time"),
        Marked("Crews are quicker to a first prototype"),
    ),
    Consideration(
        "maintenance", Marked("Maintenance"), Marked("Flows are easier to keep for years")
    ),
    Consideration(
        "team_expertise", Marked("Team expertise"), Marked("Build what the team can look after")
    ),
    Consideration("scalability", Marked("Scalability"), Marked("Flows scale better under load")),
    Consideration("integration", Marked("Integration"), Marked("What it has to fit in with")),
)


SIGN_GROUPS: dict[SignGroup, Marked] = {
    "crew": Marked("Signs for a Crew"),
    "flow": Marked("Signs for a Flow"),
    "both": Marked("Signs for combining"),
}
SIGNS: dict[SignGroup, dict[str, Marked]] = {
    "crew": {
        "collaborative_intelligence": Marked("Agents with different skills must work together"),
        "emergent_thinking": Marked("Several perspectives improve the answer"),
        "creative_or_analytical": Marked("The work is mainly creative or analytical"),
        "adaptability": Marked("Adaptability matters more than structure"),
        "flexible_output": Marked("The output format may vary"),
    },
    "flow": {
        "precise_control": Marked("Exact control over what runs when"),
        "complex_state": Marked("State is carried and changed across steps"),
        "structured_output": Marked("Outputs must be structured and predictable"),
        "conditional_logic": Marked("The path depends on intermediate results"),
        "procedural_code": Marked("AI is mixed with ordinary code"),
    },
    "both": {
        "multi_stage": Marked("A multi-stage process with hard subtasks"),
        "creativity_and_structure": Marked("Both creativity and structure are needed"),
        "enterprise_grade": Marked("Enterprise-grade: state, audit, specialists"),
    },
}


@dataclass(frozen=True)
class Need:
    """An operational question with its possible answers, in order."""

    id: str
    name: Marked
    question: Marked
    answers: dict[str, Marked]


NEEDS: tuple[Need, ...] = (
    Need(
        "response_time",
        Marked("Response time"),
        Marked("How soon must an answer be there?"),
        {
            "interactive": Marked("Interactive"),
            "minutes": Marked("Minutes"),
            "batch": Marked("Batch"),
        },
    ),
    Need(
        "cost",
        Marked("Cost per run"),
        Marked("How much may one run cost?"),
        {"tight": Marked("Tight"), "moderate": Marked("Moderate"), "open": Marked("Open")},
    ),
    Need(
        "volume",
        Marked("Volume"),
        Marked("How many runs a day?"),
        {"few": Marked("A few"), "hundreds": Marked("Hundreds"), "thousands": Marked("Thousands")},
    ),
    Need(
        "oversight",
        Marked("Human oversight"),
        Marked("When does a person look?"),
        {
            "none": Marked("Never"),
            "before_release": Marked("Before release"),
            "each_step": Marked("Each step"),
        },
    ),
    Need(
        "effects",
        Marked("Effects"),
        Marked("Can what it does be undone?"),
        {
            "none": Marked("No effects"),
            "reversible": Marked("Reversible"),
            "irreversible": Marked("Irreversible"),
        },
    ),
    Need(
        "data",
        Marked("Data"),
        Marked("Whose data passes through?"),
        {
            "public": Marked("Public"),
            "internal": Marked("Internal"),
            "personal": Marked("Personal, regulated"),
        },
    ),
    Need(
        "audit",
        Marked("Audit trail"),
        Marked("Must each decision be on record?"),
        {"no": Marked("No"), "useful": Marked("Useful"), "required": Marked("Required")},
    ),
    Need(
        "models",
        Marked("Where models run"),
        Marked("Who may see the prompts?"),
        {
            "any": Marked("Any provider"),
            "own_endpoint": Marked("Own endpoint"),
            "this_machine": Marked("This machine"),
        },
    ),
)

CONSIDERATION: dict[str, Consideration] = {item.id: item for item in CONSIDERATIONS}
NEED: dict[str, Need] = {item.id: item for item in NEEDS}
