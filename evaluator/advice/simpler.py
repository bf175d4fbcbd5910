"""Level zero: when less than any of the four architectures may do.

The guide's last word is to start with the simplest solution that meets the needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.advice.case import Case
from evaluator.i18n import Marked


@dataclass(frozen=True)
class LevelZero:
    """Something smaller than the four architectures, why it may do, and when to go on."""

    id: str
    name: Marked
    why: Marked
    go_on: Marked


ONE_CALL = LevelZero(
    "one_llm_call",
    Marked("One LLM call may do"),
    Marked(
        "Steps, interdependencies and conditional logic are all 2 or less. "
        "The last word of CrewAI's guide: start with the simplest solution that meets the needs."
    ),
    Marked("Go on to the architecture below when it needs a second view, a tool or sources."),
)
PLAIN_CODE = LevelZero(
    "plain_code",
    Marked("Plain code may do"),
    Marked(
        "Few steps, no branches, general knowledge, and a fixed output that must be the same each "
        "time: rules in ordinary code give that without a model."
    ),
    Marked("Go on to the architecture below when the input is free text that rules cannot read."),
)


def level_zero(case: Case) -> LevelZero | None:
    """What smaller thing may do, or None when the ratings ask for one of the four."""
    if any(case.score(id) > 2 for id in ("steps", "interdependencies", "conditional_logic")):
        return None
    rigid = all(case.score(id) >= 8 for id in ("output_structure", "reproducibility"))
    return PLAIN_CODE if rigid and case.score("domain_knowledge") <= 2 else ONE_CALL
