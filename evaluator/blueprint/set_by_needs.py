"""What the answers to the operational needs set in the project that the ratings recommend."""

from __future__ import annotations

from evaluator.assessment import Assessment
from evaluator.blueprint.rules.table import RULES, Answered
from evaluator.i18n import Marked, Message, message


def set_by_need(assessment: Assessment, need_id: str) -> Message | None:
    """What the answer to a need sets, `sets a gate at each step`, or None; none while ratings are missing."""
    placement = assessment.placement
    if placement is None:
        return None
    answer = assessment.needs.answer(need_id)
    gives = tuple(
        rule.gives
        for rule in RULES
        if rule.asked == Answered(need_id, answer or "")
        and placement.architecture.id in rule.architectures
    )
    return message(Marked("sets {gives}"), gives=gives) if gives else None
