"""The report as a tree of typed blocks: plain, already translated strings and numbers, no markup.

Each writer (PDF, HTML, Markdown, JSON) draws the same tree. `kind` names a block to writers that
read it as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from evaluator.assessment import Paper
from evaluator.drawing.shapes import Shape

Tone = Literal["plain", "muted", "warn", "accent"]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` opens it in bold."""

    text: str
    lead: str = ""
    tone: Tone = "plain"
    kind: str = "paragraph"


@dataclass(frozen=True)
class Banner:
    """A framed notice that opens with a bold word."""

    lead: str
    text: str
    tone: Tone = "warn"
    kind: str = "banner"


@dataclass(frozen=True)
class Headline:
    """An architecture's name in large, with the glyph of its quadrant; quadrant 0 has none."""

    label: str
    name: str
    quadrant: int
    kind: str = "headline"


@dataclass(frozen=True)
class Fact:
    """A figure with its label and a note."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """Figures, one a row."""

    rows: tuple[Fact, ...]
    kind: str = "facts"


@dataclass(frozen=True)
class Picture:
    """A list of shapes on a canvas of `width` × `height`; `words` say what it shows.

    One that `grows` fills its column where that is wider; others are never larger than drawn.
    """

    shapes: tuple[Shape, ...]
    width: float
    height: float
    words: str
    grows: bool = True
    kind: str = "picture"


@dataclass(frozen=True)
class Share:
    """A quadrant's probability, 0–1, and how it is printed."""

    quadrant: int
    name: str
    share: float
    text: str


@dataclass(frozen=True)
class Bar:
    """The odds as one bar, in quadrant order."""

    shares: tuple[Share, ...]
    kind: str = "bar"


@dataclass(frozen=True)
class Change:
    """What would tip the placement: a label, the change, the quadrant it leads to (0 for none)."""

    label: str
    change: str
    quadrant: int = 0


@dataclass(frozen=True)
class Changes:
    """Changes, one a row."""

    rows: tuple[Change, ...]
    kind: str = "changes"


@dataclass(frozen=True)
class Points:
    """A titled list whose entries open with `+` (gain), `−` (pain) or a dot."""

    title: str
    items: tuple[str, ...]
    mark: Literal["gain", "pain", "dot"] = "dot"
    kind: str = "points"


@dataclass(frozen=True)
class RatingRow:
    """One factor: its score 1–10 or None, the range held possible, its band, why, and how sure."""

    name: str
    question: str
    score: int | None
    low: int
    high: int
    band: str
    band_text: str
    note: str
    confidence: str
    spread: str
    notice: str = ""


@dataclass(frozen=True)
class Ratings:
    """An axis with its four factors."""

    name: str
    score: str
    level: str
    heads: tuple[str, str]
    rows: tuple[RatingRow, ...]
    kind: str = "ratings"


@dataclass(frozen=True)
class Cell:
    """A table's cell: text, an optional second line, and how it is set."""

    text: str
    note: str = ""
    style: Literal["plain", "strong", "code", "muted"] = "plain"
    quadrant: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cells; `widths` are shares of the width; `heads` may be empty."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heads: tuple[str, ...] = ()
    kind: str = "table"


@dataclass(frozen=True)
class Meter:
    """How many of some signs were found, and which."""

    title: str
    count: int
    of: int
    text: str
    kind: str = "meter"


@dataclass(frozen=True)
class Remedy:
    """What pulls the other way, why, and what to do; an agreement has no remedy."""

    title: str
    why: str
    remedy: str
    tone: Tone


@dataclass(frozen=True)
class Remedies:
    """Tensions and agreements, one a row."""

    rows: tuple[Remedy, ...]
    kind: str = "remedies"


@dataclass(frozen=True)
class Card:
    """A framed group with a title; `quadrant` tints it, 0 does not."""

    title: str
    blocks: tuple[Block, ...]
    aside: str = ""
    quadrant: int = 0
    tinted: bool = False
    kind: str = "card"


@dataclass(frozen=True)
class Columns:
    """Groups of blocks side by side; `widths` are shares of the width."""

    groups: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]
    kind: str = "columns"


Block = (
    Paragraph
    | Banner
    | Headline
    | Facts
    | Picture
    | Bar
    | Changes
    | Points
    | Ratings
    | Table
    | Meter
    | Remedies
    | Card
    | Columns
)


@dataclass(frozen=True)
class Section:
    """A titled part of the report; `new_page` starts it on a page of its own where there are pages."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    intro: str = ""
    aside: str = ""
    new_page: bool = False


@dataclass(frozen=True)
class Report:
    """The whole report."""

    language: str
    paper: Paper
    title: str
    kind: str
    program: str
    description: str
    author: str
    organisation: str
    date: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    page_of: str
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
