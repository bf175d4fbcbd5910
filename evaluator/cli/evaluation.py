"""The three forms in which `evaluate` prints a complete assessment: a JSON object, a line, a text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from evaluator.advice import Advice, advise
from evaluator.assessment import Assessment
from evaluator.factors import AXES, AXIS_NAMES, FACTOR
from evaluator.i18n import Marked, Translator, message
from evaluator.matrix import ARCHITECTURES
from evaluator.words import level_words, title_of

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
STATUS_WORDS: dict[str, Marked] = {
    "none": Marked("none yet"),
    "accepted": Marked("recommendation accepted"),
    "overridden": Marked("another architecture chosen: {architecture}"),
    "to_review": Marked("to review, because the ratings no longer give what it was made for"),
}


def as_json(assessment: Assessment, t: Translator) -> str:
    """One JSON object on one line, the same keys for every assessment."""
    advice = _advice(assessment)
    placement, shift = advice.placement, advice.smallest_shift
    return _ENCODE(
        {
            "title": assessment.use_case.title,
            "complexity": placement.complexity,
            "precision": placement.precision,
            "complexity_level": placement.level("complexity"),
            "precision_level": placement.level("precision"),
            "quadrant": placement.quadrant,
            "architecture": advice.architecture.id,
            "borderline": placement.borderline,
            "borderline_axes": placement.borderline_axes,
            "stability": {str(quadrant): float(share) for quadrant, share in advice.odds.items()},
            "spread": {factor_id: spread for factor_id, (_, spread) in assessment.rated.items()},
            "runner_up": advice.runner_up.architecture.id,
            "second_choice": advice.second_choice and advice.second_choice.architecture.id,
            "level_zero": advice.level_zero and advice.level_zero.id,
            "flow_first": advice.flow_first,
            "tips": {
                factor_id: tip and {"to": tip.needed, "quadrant": tip.architecture.quadrant}
                for factor_id, tip in advice.tips.items()
            },
            "smallest_change": {
                "axis": shift.axis,
                "points": shift.points,
                "quadrant": shift.architecture.quadrant,
            },
            "tensions": [tension.id for tension in advice.tensions],
            "decision_status": assessment.decision_status,
            "decision": assessment.decision and assessment.decision.architecture,
        }
    )


def as_line(assessment: Assessment, t: Translator) -> str:
    """The outcome on one line, for lists of many."""
    advice = _advice(assessment)
    odds = t.percent(float(advice.odds[advice.placement.quadrant]))
    scores = f"{t.score(advice.placement.complexity)}  {t.score(advice.placement.precision)}"
    return f"{scores}  {t(advice.architecture.name)} ({odds})  {title_of(assessment, t)}"


def as_text(assessment: Assessment, t: Translator) -> str:
    """The whole advice as a text to read in a terminal."""
    return "\n".join(_paragraphs(assessment, t)) + "\n"


def _advice(assessment: Assessment) -> Advice:
    advice = advise(assessment)
    assert advice is not None, "drafts are sorted out before"
    return advice


def _paragraphs(assessment: Assessment, t: Translator) -> Iterator[str]:
    advice = _advice(assessment)
    yield title_of(assessment, t)
    yield ""
    yield from _scores(advice, t)
    yield ""
    if advice.level_zero:
        yield f"{t(advice.level_zero.name)}. {t(advice.level_zero.why)}"
    recommended = Marked("Recommendation: {architecture} (quadrant {quadrant})")
    yield t(recommended, architecture=advice.architecture.name, quadrant=advice.placement.quadrant)
    yield t(advice.reason)
    if advice.borderline:
        yield t(Marked("Borderline. {why}"), why=advice.borderline)
    yield t(Marked("Decision: {status}"), status=_status(assessment, t))
    yield ""
    yield from _firmness(advice, t)
    if advice.tensions:
        yield ""
        yield t(Marked("Tensions"))
        for tension in advice.tensions:
            yield f"  ! {t(tension.title)} {t(tension.why)}"
            yield f"    → {t(tension.remedy)}"


def _status(assessment: Assessment, t: Translator) -> str:
    chosen = assessment.decision
    architecture = next(
        (item.name for item in ARCHITECTURES if chosen and item.id == chosen.architecture), ""
    )
    return t(STATUS_WORDS[assessment.decision_status], architecture=architecture)


def _scores(advice: Advice, t: Translator) -> Iterator[str]:
    for axis in AXES:
        level = level_words(advice.placement, axis, t)
        yield f"{t(AXIS_NAMES[axis])}: {t.score(advice.placement.score(axis))} ({level})"


def _firmness(advice: Advice, t: Translator) -> Iterator[str]:
    yield t(Marked("How firm is it? ({spread})"), spread=advice.spread)
    for item in ARCHITECTURES:
        yield f"  {item.quadrant} {t(item.name)}: {t.percent(float(advice.odds[item.quadrant]))}"
    runner_up = advice.runner_up
    yield t(
        Marked("Runner-up: {architecture}, {note}"),
        architecture=runner_up.architecture.name,
        note=runner_up.note,
    )
    if advice.second_choice:
        yield t(Marked("The guide's second choice: {words}"), words=advice.second_choice.words)
    yield t(Marked("What would tip it"))
    for factor_id, tip in advice.tips.items():
        if tip:
            change = message(
                Marked("{factor} {score} → {needed}: {architecture}"),
                factor=FACTOR[factor_id].name,
                score=tip.score,
                needed=tip.needed,
                architecture=tip.architecture.name,
            )
            yield f"  {t(change)}"
    for shift in advice.shifts:
        change = message(
            Marked("{axis}, in total {points} points: {architecture}"),
            axis=AXIS_NAMES[shift.axis],
            points=f"{shift.points:+d}".replace("-", "−"),
            architecture=shift.architecture.name,
        )
        yield f"  {t(change)}"
