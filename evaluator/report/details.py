"""Ratings, context, tensions and decision."""

from __future__ import annotations

from collections.abc import Iterator

from evaluator.advice import Advice
from evaluator.assessment import Assessment
from evaluator.context import (
    CONSIDERATIONS,
    LEANING_NAMES,
    NEEDS,
    SIGN_GROUPS,
    SIGNS,
)
from evaluator.factors import AXES, BAND_NAMES, HIGHEST, LOWEST, Axis, Factor
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURE, ARCHITECTURES
from evaluator.report.blocks import (
    Banner,
    Block,
    Card,
    Cell,
    Columns,
    Fact,
    Facts,
    Headline,
    Meter,
    Paragraph,
    RatingRow,
    Ratings,
    Remedies,
    Remedy,
    Section,
    Table,
)
from evaluator.report.words import CONFIDENCE, STATUS, axis_name, axis_words


def ratings(assessment: Assessment, t: Translator) -> Section:
    """The eight ratings with bands, notes and confidence."""
    return Section(
        "ratings",
        t(Marked("Ratings")),
        tuple(_axis(assessment, axis, t) for axis in AXES),
        t(
            Marked(
                "Each axis is the mean of its four ratings. The bracket under a bar shows the range "
                "held possible."
            )
        ),
        new_page=True,
    )


def _axis(assessment: Assessment, axis: Axis, t: Translator) -> Ratings:
    score, level = axis_words(assessment, axis, t)
    return Ratings(
        axis_name(axis, t),
        score,
        level,
        (t(Marked("Why")), t(Marked("Confidence"))),
        tuple(_rating(assessment, factor, t) for factor in AXES[axis]),
    )


def _rating(assessment: Assessment, factor: Factor, t: Translator) -> RatingRow:
    rating = assessment.rating(factor.id)
    score = rating.score
    band = factor.band(score) if score else None
    return RatingRow(
        t(factor.name),
        t(factor.question),
        score,
        max((score or LOWEST) - rating.spread, LOWEST),
        min((score or HIGHEST) + rating.spread, HIGHEST),
        t(BAND_NAMES[band.id]) if band else t(Marked("Not rated yet")),
        t(band.text) if band else "",
        rating.note,
        t(CONFIDENCE[rating.confidence]) if score else "",
        f"± {rating.spread}" if score else "",
        t(factor.notice) if factor.notice else "",
    )


def context(assessment: Assessment, t: Translator) -> tuple[Section, ...]:
    """Considerations, signs and operational needs."""
    return (_considerations(assessment, t), _signs(assessment, t), _needs(assessment, t))


def _considerations(assessment: Assessment, t: Translator) -> Section:
    rows = []
    for item in CONSIDERATIONS:
        answer = getattr(assessment.considerations, item.id)
        leans = t(LEANING_NAMES[answer.leans]) if answer.leans else "–"
        note = answer.note or ("" if answer.leans else t(Marked("Not answered")))
        rows.append(
            (
                Cell(t(item.name), t(item.hint), "strong"),
                Cell(note, style="plain" if answer.leans or answer.note else "muted"),
                Cell(leans, style="strong" if answer.leans else "muted"),
            )
        )
    return Section(
        "considerations",
        t(Marked("Considerations")),
        (Table(tuple(rows), (0.34, 0.54, 0.12)),),
        t(Marked("They never move the point; they say how comfortable the choice is.")),
    )


def _signs(assessment: Assessment, t: Translator) -> Section:
    groups = []
    for group, title in SIGN_GROUPS.items():
        ticked = assessment.signs.ticked(group)
        names = [t(SIGNS[group][sign]) for sign in ticked]
        text = "; ".join(names) if names else t(Marked("None ticked"))
        groups.append((Meter(t(title), len(ticked), len(SIGNS[group]), text),))
    return Section(
        "signs", t(Marked("Signs found")), (Columns(tuple(groups), (1 / 3, 1 / 3, 1 / 3)),)
    )


def _needs(assessment: Assessment, t: Translator) -> Section:
    facts = []
    for need in NEEDS:
        answer = assessment.needs.answer(need.id)
        value = t(need.answers[answer]) if answer else t(Marked("Not answered"))
        facts.append(Fact(t(need.name), value, assessment.needs.note(need.id)))
    half = len(facts) // 2
    return Section(
        "needs",
        t(Marked("Operational needs")),
        (Columns(((Facts(tuple(facts[:half])),), (Facts(tuple(facts[half:])),)), (0.5, 0.5)),),
        t(Marked("Answers that raise tensions and set defaults of the generated project.")),
    )


def tensions(advice: Advice | None, t: Translator) -> Section:
    """What pulls the other way with its remedies, and what agrees."""
    if advice is None:
        text = t(Marked("Tensions are found once all ratings are given."))
        return Section("tensions", t(Marked("Tensions")), (Paragraph(text, tone="muted"),))
    rows = [
        Remedy(
            t(item.title),
            t(item.why),
            t(item.remedy),
            "warn" if item.severity == "warning" else "muted",
        )
        for item in advice.tensions
    ]
    rows += [Remedy(t(words), "", "", "accent") for words in advice.agreements]
    return Section("tensions", t(Marked("Tensions")), (Remedies(tuple(rows)),))


def architectures(advice: Advice | None, t: Translator) -> Section:
    """All four with their odds and when to avoid them."""
    rows = tuple(
        (
            Cell(f"{item.quadrant} {t(item.name)}", quadrant=item.quadrant),
            Cell(
                t.percent(float(advice.odds[item.quadrant])) if advice else "",
                style="strong" if advice and item is advice.architecture else "muted",
            ),
            Cell(t(Marked("Avoid when {when}"), when=item.avoid)),
        )
        for item in ARCHITECTURES
    )
    return Section(
        "architectures", t(Marked("The four architectures")), (Table(rows, (0.3, 0.08, 0.62)),)
    )


def decision(assessment: Assessment, advice: Advice | None, t: Translator) -> Section:
    """What was decided, by whom, why; or that nothing was yet."""
    title = t(Marked("Decision and reason"))
    status = t(STATUS[assessment.decision_status])
    if assessment.decision is None:
        text = t(Marked("Nothing has been decided yet."))
        return Section("decision", title, (Card("", (Paragraph(text, tone="muted"),)),))
    chosen = ARCHITECTURE[assessment.decision.architecture]
    blocks = tuple(_decided(assessment, advice, t))
    card = Card(
        "",
        (Headline(status, t(chosen.name), chosen.quadrant), *blocks),
        quadrant=chosen.quadrant,
        tinted=True,
    )
    return Section("decision", title, (card,))


def _decided(assessment: Assessment, advice: Advice | None, t: Translator) -> Iterator[Block]:
    decision = assessment.decision
    assert decision is not None
    if assessment.decision_status == "to_review":
        then = ARCHITECTURE[decision.recommended].name
        words = (
            t(
                Marked("It was made when {then} was recommended; the ratings now recommend {now}."),
                then=then,
                now=advice.architecture.name,
            )
            if advice
            else t(
                Marked("It was made when {then} was recommended; now ratings are missing."),
                then=then,
            )
        )
        yield Banner(t(Marked("To review.")), words)
    if decision.architecture != decision.recommended:
        yield Paragraph(
            f"{t(ARCHITECTURE[decision.recommended].name)}.",
            t(Marked("Chosen against the recommendation of that day:")),
            "muted",
        )
    yield Paragraph(decision.reason or t(Marked("No reason is on record.")))
    against = decision.architecture != decision.recommended
    yield Table(
        (
            (
                Cell(decision.by or "–", style="strong"),
                Cell(t.date(decision.date) or "–", style="strong"),
                Cell(t(Marked("Yes")) if against else t(Marked("No")), style="strong"),
                Cell(t.date(decision.review) or "–", style="strong"),
            ),
        ),
        (0.25, 0.25, 0.28, 0.22),
        (
            t(Marked("Decided by")),
            t(Marked("On")),
            t(Marked("Against the recommendation")),
            t(Marked("Review")),
        ),
    )
