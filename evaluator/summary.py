"""What a list shows of an assessment file, in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from evaluator.i18n import Marked, Message, Translator, message
from evaluator.matrix import Placement


@dataclass(frozen=True)
class Summary:
    """What a list shows of an assessment file: where it lies, how firm that is, or what is wrong with it."""

    path: Path
    title: str
    what: Message | Marked
    firmness: Message | Marked
    placement: Placement | None
    changed: datetime | None
    is_warning: bool = False
    description: str = ""


def summary_of(path: Path, t: Translator) -> Summary:
    """Read a file and say what it comes to; never raises for what is wrong with the file."""
    from evaluator.advice import advise
    from evaluator.document import load
    from evaluator.errors import EvaluatorError
    from evaluator.words import title_of

    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime)
        assessment = load(path)
    except OSError:
        return Summary(path, path.name, Marked("not there any more"), Marked(""), None, None, True)
    except EvaluatorError:
        return Summary(path, path.name, Marked("cannot be read"), Marked(""), None, None, True)
    title = title_of(assessment, t)
    advice = advise(assessment)
    if advice is None:
        given = message(Marked("{count} of 8 ratings"), count=len(assessment.rated))
        return Summary(path, title, Marked("Draft"), given, None, changed)
    share = advice.odds[advice.architecture.quadrant]
    firmness: Message | Marked = Marked("Firm")
    if advice.placement.borderline:
        firmness = Marked("Borderline")
    elif share < 1:
        firmness = message(Marked("{share} firm"), share=t.percent(float(share)))
    return Summary(
        path,
        title,
        advice.architecture.name,
        firmness,
        advice.placement,
        changed,
        advice.placement.borderline,
        assessment.use_case.description,
    )


def day_words(moment: datetime | None, today: date, t: Translator) -> str:
    """When a file was changed, as short as it can be said: a time today, yesterday, else the date."""
    if moment is None:
        return ""
    days = (today - moment.date()).days
    if days == 0:
        return t(Marked("today, {time}"), time=moment.strftime("%H:%M"))
    if days == 1:
        return t(Marked("yesterday"))
    return t.date(moment.date().isoformat())
