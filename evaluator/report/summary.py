"""The first page: recommendation, matrix, odds, what would tip it, runner-up."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.advice import Advice
from evaluator.assessment import Assessment
from evaluator.drawing.matrix import matrix_shapes, matrix_words
from evaluator.drawing.matrix_values import matrix_values
from evaluator.factors import AXES, FACTOR, FACTORS
from evaluator.i18n import Marked, Translator, counted, message
from evaluator.matrix import ARCHITECTURES, outcomes, possible
from evaluator.report.blocks import (
    Banner,
    Bar,
    Block,
    Card,
    Change,
    Changes,
    Columns,
    Fact,
    Facts,
    Headline,
    Paragraph,
    Picture,
    Points,
    Section,
    Share,
)
from evaluator.report.words import axis_name, axis_words

_MATRIX = (330.0, 364.0)


def summary(assessment: Assessment, advice: Advice | None, t: Translator) -> Section:
    """The summary of a complete assessment, or what a draft still lacks."""
    if advice is None:
        return Section("summary", t(Marked("Summary")), tuple(_draft(assessment, t)))
    return Section("summary", t(Marked("Summary")), tuple(_complete(assessment, advice, t)))


def _picture(assessment: Assessment, t: Translator) -> Picture:
    values = matrix_values(assessment)
    shapes = tuple(matrix_shapes(values, _MATRIX, t, large=True))
    return Picture(shapes, *_MATRIX, matrix_words(values, t))


def _scores(assessment: Assessment, t: Translator) -> Facts:
    return Facts(tuple(Fact(axis_name(axis, t), *axis_words(assessment, axis, t)) for axis in AXES))


def _complete(assessment: Assessment, advice: Advice, t: Translator) -> Iterator[Block]:
    left: list[Block] = []
    if advice.level_zero:
        left.append(Banner(f"{t(advice.level_zero.name)}.", t(advice.level_zero.why), "accent"))
    architecture = advice.architecture
    label = Marked("Of the four architectures") if advice.level_zero else Marked("Recommendation")
    left.append(Headline(t(label), t(architecture.name), architecture.quadrant))
    left.append(Paragraph(t(advice.reason)))
    if advice.borderline:
        left.append(Banner(t(Marked("Borderline.")), t(advice.borderline)))
    left.append(_scores(assessment, t))
    uses = t.listing(t(use) for use in architecture.uses)
    left.append(Paragraph(f"{uses}.", t(Marked("Used for")), "muted"))
    left.append(Paragraph(f"{t(architecture.avoid)}.", t(Marked("Avoid it when")), "muted"))
    yield Columns((tuple(left), (_picture(assessment, t),)), (0.47, 0.53))
    yield Card(t(Marked("How firm is it?")), (_bar(advice, t),), aside=t(advice.spread))
    yield Columns(((_tips(advice, t),), (_runner_up(advice, t),)), (0.5, 0.5))


def _bar(advice: Advice, t: Translator) -> Bar:
    return Bar(
        tuple(
            Share(item.quadrant, t(item.name), float(share), t.percent(float(share)))
            for item in ARCHITECTURES
            if (share := advice.odds[item.quadrant])
        )
    )


def _signed(points: int) -> str:
    return f"+ {points}" if points > 0 else f"− {-points}"


def _tips(advice: Advice, t: Translator) -> Card:
    rows = [
        Change(
            t(FACTOR[factor_id].name),
            f"{tip.score} → {tip.needed}",
            tip.architecture.quadrant,
        )
        for factor_id, tip in advice.tips.items()
        if tip
    ]
    for shift in advice.shifts:
        total = counted(Marked("{points} point"), Marked("{points} points"), abs(shift.points))
        total = message(total.plural or total.source, points=_signed(shift.points))
        rows.append(
            Change(
                t(Marked("{axis}, in total"), axis=axis_name(shift.axis, t)),
                t(total),
                shift.architecture.quadrant,
            )
        )
    cannot = [
        axis
        for axis, factors in AXES.items()
        if not any(advice.tips[factor.id] for factor in factors)
    ]
    if len(cannot) == 2:
        rows.append(Change(t(Marked("Any single rating")), t(Marked("cannot"))))
    elif cannot:
        label = {
            "complexity": Marked("Any complexity rating"),
            "precision": Marked("Any precision rating"),
        }[cannot[0]]
        rows.append(Change(t(label), t(Marked("cannot"))))
    return Card(
        t(Marked("What would tip it")),
        (
            Paragraph(t(Marked("The smallest change that moves the point.")), tone="muted"),
            Changes(tuple(rows)),
        ),
    )


def _runner_up(advice: Advice, t: Translator) -> Card:
    other = advice.runner_up
    note = t(other.note)
    if other.odds:
        note = t(Marked("{note}, {odds}"), note=note, odds=t.percent(float(other.odds)))
    blocks: list[Block] = [
        Headline("", t(other.architecture.name), other.architecture.quadrant),
        Points(t(Marked("You gain")), tuple(t(words) for words in other.gains), "gain"),
        Points(t(Marked("You pay")), tuple(t(words) for words in other.pains), "pain"),
    ]
    if advice.second_choice:
        words = t(advice.second_choice.words)
        lead = t(Marked("The guide's second choice:"))
        blocks.append(Paragraph(f"{words}.", lead, "muted"))
    return Card(t(Marked("Runner-up")), tuple(blocks), aside=note)


def _draft(assessment: Assessment, t: Translator) -> Iterator[Block]:
    missing = assessment.missing
    left: list[Block] = [
        Headline(
            t(Marked("No recommendation yet")),
            t(
                counted(
                    Marked("{count} rating is missing"),
                    Marked("{count} ratings are missing"),
                    len(missing),
                )
            ),
            0,
        ),
        Points("", tuple(_missing_words(assessment, factor_id, t) for factor_id in missing)),
        _scores(assessment, t),
    ]
    yield Columns((tuple(left), (_picture(assessment, t),)), (0.47, 0.53))
    open_ = possible(assessment.scores).architectures
    yield Card(
        t(Marked("Still possible")),
        (Points("", tuple(t(item.name) for item in open_)),),
    )


def _missing_words(assessment: Assessment, factor_id: str, t: Translator) -> str:
    factor = next(item for item in FACTORS if item.id == factor_id)
    name = t(factor.name)
    decided = len(outcomes(assessment.scores, factor_id)) > 1
    words = (
        Marked("{factor}: it narrows down what is possible.")
        if decided
        else Marked("{factor}: by itself it does not change which quadrants are possible.")
    )
    return t(words, factor=name)
