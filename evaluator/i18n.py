"""The one way to words in a language.

Tables hold source strings wrapped in `Marked`; nothing is translated at import. A function that
gives words takes a `Translator`. What has to travel before it is said (an error, a tension) is a
`Message`: a marked source and its arguments.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

LANGUAGES = ("en",)


class Marked(str):
    """An English source string of ours, to be translated when it is shown; plain `str` is the user's."""

    __slots__ = ()


@dataclass(frozen=True)
class Message:
    """A marked sentence with named arguments (`{name}`); with `plural`, `count` picks the form.

    Arguments that are `Marked` or `Message` are translated too, a tuple becomes an enumeration, and
    every other value is inserted as it is.
    """

    source: Marked
    args: Mapping[str, Any] = field(default_factory=dict)
    plural: Marked | None = None
    count: int = 1

    def __str__(self) -> str:
        return ENGLISH(self)


def message(source: Marked, /, **args: Any) -> Message:
    """The `Message` of a source string and its arguments."""
    return Message(source, args)


def counted(one: Marked, many: Marked, count: int, /, **args: Any) -> Message:
    """A `Message` whose form depends on `count`, which is also its argument `{count}`."""
    return Message(one, {**args, "count": count}, many, count)


MONTHS = tuple(
    Marked(name)
    for name in (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )
)  # fmt: skip


class Translator:
    """Gives our sentences, numbers and dates in one language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, words: Marked | Message, /, **args: Any) -> str:
        """The words in this language, with the arguments filled in."""
        if isinstance(words, Marked):
            words = Message(words, args)
        if words.plural is None:
            text = self._catalogue.gettext(words.source)
        else:
            text = self._catalogue.ngettext(words.source, words.plural, words.count)
        return text.format_map({key: self._argument(value) for key, value in words.args.items()})

    def _argument(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return self.listing(str(self._argument(item)) for item in value)
        return self(value) if isinstance(value, Marked | Message) else value

    def score(self, value: float) -> str:
        """An axis score, a multiple of 0.25, with both decimals: `4.75`."""
        return f"{value:.2f}"

    def percent(self, share: float) -> str:
        """A share of 0–1 as `81.5%`; only what is exactly none or all reads 0% or 100%."""
        if share in (0, 1):
            return f"{share:.0%}"
        if share < 0.001:
            return self(Marked("under {limit}"), limit="0.1%")
        if share > 0.999:
            return self(Marked("over {limit}"), limit="99.9%")
        return f"{share:.1%}"

    def date(self, iso: str) -> str:
        """A `YYYY-MM-DD` date as it is printed, `24 November 2026`; empty stays empty."""
        if not iso:
            return ""
        day = date.fromisoformat(iso)
        return self(
            Marked("{day} {month} {year}"), day=day.day, month=MONTHS[day.month - 1], year=day.year
        )

    def listing(self, items: Iterable[str]) -> str:
        """Several words as one enumeration: `a, b and c`."""
        words = list(items)
        if len(words) < 2:
            return "".join(words)
        first = self(Marked(", ")).join(words[:-1])
        return self(Marked("{first} and {last}"), first=first, last=words[-1])


ENGLISH = Translator("en", gettext.NullTranslations())


def translator(language: str) -> Translator:
    """The translator of one of `LANGUAGES`; raises KeyError for any other."""
    return {"en": ENGLISH}[language]
