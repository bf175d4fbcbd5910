"""What the result page says while ratings are missing: which, what each decides, and what is known already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from evaluator.advice.missing import axis_levels, missing_ratings, ordered, standing
from evaluator.assessment import Assessment
from evaluator.factors import AXES, AXIS_NAMES
from evaluator.i18n import Marked, Translator, counted
from evaluator.matrix import LEVEL_NAMES, possible
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.glyph import Glyph
from ui.widgets.labels import button, column, framed, inside, label, led, line, restyle, row

GoTo = Callable[[str, str], object]


def missing_card(theme: Theme, t: Translator, assessment: Assessment, go_to: GoTo) -> QFrame:
    """The unrated factors, each a link, with what its answer decides; the first is the main way on."""
    found = missing_ratings(assessment.scores)
    card = framed(margins=(18, 14, 18, 14))
    box = inside(card)
    box.addWidget(label(t(Marked("No recommendation yet")), "caption"))
    count = counted(
        Marked("{count} rating is missing"), Marked("{count} ratings are missing"), len(found)
    )
    box.addWidget(label(t(count), "result"))
    for place, item in enumerate(found):
        if place:
            box.addWidget(line())
        field = f"{item.factor.id}.score"
        link = button(t(item.factor.name), "link")
        rate = button(t(Marked("Rate it")), "" if place else "primary")
        rate.setAccessibleName(t(Marked("Rate {factor}"), factor=item.factor.name))
        restyle(rate, "small", True)
        for made in (link, rate):
            made.clicked.connect(
                lambda _=False, page=item.factor.axis, field=field: go_to(page, field)
            )
        axis = label(t(AXIS_NAMES[item.factor.axis]), "caption", wraps=False)
        box.addLayout(row(Icon(theme, "circle-dashed"), link, axis, None, rate))
        words = column(spacing=3)
        words.setContentsMargins(24, 0, 0, 0)
        words.addWidget(label(t(item.factor.question), "muted"))
        if item.decides:
            words.addWidget(led(t(Marked("It decides.")), t(item.words)))
        elif item.fixed is not None:
            words.addWidget(led(t(Marked("It can't change the quadrant.")), t(item.words)))
        else:
            words.addWidget(label(t(item.words)))
        box.addLayout(words)
    return card


def known_card(t: Translator, assessment: Assessment) -> QFrame:
    """The ratings that are in, and the range that each axis still has."""
    card = framed(margins=(18, 12, 18, 12))
    box = inside(card)
    box.addWidget(label(t(Marked("Known already")), "section"))
    left = possible(assessment.scores)
    for place, (axis, factors) in enumerate(AXES.items()):
        if place:
            box.addWidget(line())
        given = ", ".join(str(assessment.scores[factor.id] or "–") for factor in factors)
        low, high = left.range(axis)
        figures = t.score(low) if low == high else f"{t.score(low)} – {t.score(high)}"
        levels = [t(LEVEL_NAMES[item]) for item in axis_levels(assessment.scores, axis)]
        either = levels[0] if len(levels) == 1 else t(Marked("low or high"))
        name = label(t(AXIS_NAMES[axis]), wraps=False)
        name.setFixedWidth(110)
        box.addLayout(
            row(
                name,
                label(given, "caption", wraps=False),
                None,
                label(figures, "section", wraps=False),
                label(either, "caption", wraps=False),
            )
        )
    return card


def waiting_card(theme: Theme, t: Translator) -> QFrame:
    """What opens with the last rating."""
    card = framed("waiting", (16, 14, 16, 14))
    words = Marked("Recommendation, odds, tensions and your decision open with the last rating.")
    inner = row(Icon(theme, "lock"), label(t(words), "muted"))
    inner.setStretch(1, 1)
    inside(card).addLayout(inner)
    return card


def still_possible(theme: Theme, t: Translator, assessment: Assessment) -> QVBoxLayout:
    """The four architectures with how each stands."""
    left, missing = possible(assessment.scores), missing_ratings(assessment.scores)
    layout = column(spacing=5)
    layout.addWidget(label(t(Marked("Still possible")), "section"))
    for place, item in enumerate(ordered(left)):
        if place:
            layout.addWidget(line())
        is_possible = item in left.architectures
        name = label(t(item.name), "strong" if is_possible else "muted", wraps=False)
        if is_possible:
            name.setProperty("quadrant", item.quadrant)
        said = label(t(standing(item, left, missing)), "caption", wraps=False)
        layout.addLayout(row(Glyph(theme, item.quadrant), name, None, said))
    return layout
