"""What the user's words name: items of a list in a note, clauses of a description.

Conservative: what is not plainly a list is no list. English and Chinese punctuation; the verbs that
begin a clause are English, so other languages name things by lists only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

MOST_ITEMS = 12
_MOST_WORDS = 6
_BULLET = re.compile(r"^\s*(?:[-*•–·]|\d{1,2}[.)、])\s+")
_SEPARATOR = re.compile(r"\s*(?:[;；、，]|,(?!\d))\s*")
_LAST_PAIR = re.compile(r"\s+(?:and|or|&)\s+|\s*[和或及]\s*")
_LEADING = re.compile(r"^(?:and|or|then|so)\s+|^(?:然后|再|并|和|或)", re.IGNORECASE)
_LEAD_IN = re.compile(r"^[^:：,，;；、\n]{1,60}[:：]\s*(?=\S)")
_REMARK = re.compile(
    r"^(?:by|with|for|in|on|at|from|as|per|all of|some of|none of|nothing|which|that|but|because|if|when)\b"
    r"|\beach$|\betc\.?$|\bso on$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？]\s*$")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_WIDE = re.compile(r"[⺀-鿿가-힯぀-ヿ]")
_WIDE_PAIR = re.compile(rf"(?=({_WIDE.pattern}{_WIDE.pattern}))")

VERBS = frozenset(
    [
        "add",
        "advise",
        "analyse",
        "analyze",
        "answer",
        "apply",
        "approve",
        "archive",
        "ask",
        "assess",
        "assign",
        "book",
        "build",
        "calculate",
        "categorise",
        "check",
        "choose",
        "classify",
        "clean",
        "collect",
        "combine",
        "compare",
        "compose",
        "compute",
        "confirm",
        "convert",
        "create",
        "decide",
        "deliver",
        "describe",
        "design",
        "detect",
        "diagnose",
        "discuss",
        "draft",
        "edit",
        "estimate",
        "evaluate",
        "examine",
        "explain",
        "extract",
        "fetch",
        "file",
        "fill",
        "filter",
        "find",
        "flag",
        "format",
        "forward",
        "gather",
        "generate",
        "give",
        "group",
        "identify",
        "index",
        "inform",
        "inspect",
        "interview",
        "invoice",
        "issue",
        "list",
        "listen",
        "load",
        "log",
        "look",
        "make",
        "mark",
        "match",
        "measure",
        "merge",
        "monitor",
        "normalise",
        "notify",
        "organise",
        "outline",
        "parse",
        "pay",
        "pick",
        "plan",
        "post",
        "prepare",
        "price",
        "produce",
        "propose",
        "publish",
        "query",
        "rank",
        "rate",
        "read",
        "receive",
        "recommend",
        "redact",
        "record",
        "refuse",
        "register",
        "reject",
        "reply",
        "report",
        "research",
        "resolve",
        "respond",
        "retrieve",
        "return",
        "review",
        "rewrite",
        "route",
        "run",
        "schedule",
        "score",
        "search",
        "select",
        "send",
        "sort",
        "split",
        "store",
        "submit",
        "suggest",
        "summarise",
        "summarize",
        "tag",
        "take",
        "test",
        "track",
        "transcribe",
        "translate",
        "triage",
        "turn",
        "update",
        "upload",
        "validate",
        "verify",
        "weigh",
        "write",
    ]
)
"""Imperatives that begin a clause of a description; each is a piece of work."""


def listed(text: str, most_words: int = _MOST_WORDS) -> tuple[str, ...]:
    """The 2–12 items of a text that is a list, or nothing.

    Items stand on lines of their own or between commas, semicolons or `、`; what leads in before a
    colon, and a remark at the end ("by a dozen rules"), are no items.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        items = [_BULLET.sub("", line).strip() for line in lines]
        return _short([_SENTENCE_END.sub("", item).rstrip(",;，；") for item in items], most_words)
    plain = _SENTENCE_END.sub("", text.strip())
    plain = _LEAD_IN.sub("", plain, count=1)
    if re.search(r"[.!?。！？:：]", plain):
        return ()
    parts = [part for part in _SEPARATOR.split(plain) if part]
    while len(parts) > 1 and _REMARK.search(parts[-1]):
        parts.pop()
    if len(parts) < 2:
        return ()
    if not _LEADING.match(parts[-1]) and word_count(parts[-1]) <= most_words:
        parts[-1:] = _LAST_PAIR.split(parts[-1], maxsplit=1)
    return _short([_LEADING.sub("", part).strip() for part in parts], most_words)


def _short(items: list[str], most_words: int) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(item for item in items if item))
    is_list = 2 <= len(found) <= MOST_ITEMS and all(
        1 <= word_count(item) <= most_words and len(item) <= 60 for item in found
    )
    return found if is_list else ()


def in_midsentence(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases, the first without the capital that it only has for beginning the note."""
    if not any(phrase[:1].islower() for phrase in phrases) or not phrases[0][1:2].islower():
        return phrases
    return (f"{phrases[0][:1].lower()}{phrases[0][1:]}", *phrases[1:])


def word_count(text: str) -> int:
    """How many words a text has; four ideographs count as one."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(_WIDE.sub(" ", text))) + (wide + 3) // 4


@dataclass(frozen=True)
class Direction:
    """A case and where it leads: `label` `incomplete`, `way` `back to the desk`, `target` `the desk`; `words` are all."""

    words: str
    label: str
    way: str
    target: str

    @property
    def is_back(self) -> bool:
        """Whether it says that the work goes back."""
        return bool(_BACK.search(self.way))


_PIECES = re.compile(r"[;；\n]|[.。]\s+|[,，]\s*(?=[^:：,，;；]{1,40}[:：])")
_DIRECTION = re.compile(
    r"(?P<label>[^:：→]{1,40}?)\s*(?:[:：]|(?=→|->))\s*"
    r"(?P<way>(?:(?:(?:it\s+|that\s+)?(?:goes|go|is|are|gets?)\s+)?(?:sent\s+|passed\s+|handed\s+|returned\s+|returns?\s+)?"
    r"(?:back\s+|on\s+)?to\s+|(?:→|->)\s*(?:back\s+to\s+)?"
    r"|(?:转给|转到|转|退回给|退回到|退回|返回|回到|打回|进入|交给|交|送到|送)\s*|(?P<bare>(?=[⺀-鿿])))"
    r"(?P<target>[^:：]{1,60}))",
    re.IGNORECASE,
)


_BACK = re.compile(r"\b(?:back|return(?:s|ed)?)\b|退回|返回|回到|打回", re.IGNORECASE)


def directions(text: str) -> tuple[Direction, ...]:
    """The 2–6 cases of a text that says of each where it leads, or nothing.

    `Complete: to the doctor; incomplete: back to the desk` has two, and so has `完整：转医生；不完整：退回前台`.
    Each piece has to be one.
    """
    pieces = [piece.strip().rstrip(".。") for piece in _PIECES.split(text) if piece.strip()]
    found = [(piece, _DIRECTION.fullmatch(_BULLET.sub("", piece))) for piece in pieces]
    if not 2 <= len(found) <= 6 or any(match is None for _, match in found):
        return ()
    told = tuple(
        Direction(match[0], match["label"].strip(), match["way"], match["target"].strip())
        for piece, match in found
        if match is not None
    )
    # Chinese has a case lead to a step by its name alone, where another says by its verb that it leads.
    is_plain = all(word_count(item.label) <= 4 for item in told) and any(
        match["bare"] is None for _, match in found if match
    )
    return told if is_plain and len({item.label for item in told}) == len(told) else ()


def kinship(one: str, other: str) -> int:
    """How much two phrases have in common: words with the same beginning, or neighbouring ideographs."""
    return sum(_are_kin(first, second) for first in _stems(one) for second in _stems(other))


def _are_kin(first: str, second: str) -> bool:
    """Whether two words are one with another ending, as `pay` and `payment`, `approve` and `approval`."""
    shorter = min(len(first), len(second))
    pairs = zip(first, second, strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return common == shorter or common >= max(5, shorter - 2)


def _stems(phrase: str) -> frozenset[str]:
    """What of a phrase carries meaning: its longer words, and each two ideographs that stand together."""
    words = {word.lower() for word in _WORD.findall(_WIDE.sub(" ", phrase))}
    wide = _WIDE_PAIR.findall(phrase)
    return frozenset(
        {word for word in words if len(word) > 2} - _STOP - _LINKS - _ARTICLES | {*wide}
    )


def clauses(text: str) -> tuple[str, ...]:
    """The pieces of work that the first sentence of a description tells one after another, or nothing.

    `Read the letter, compare it with the file and draft a reply.` has three: each begins with a verb
    of `VERBS`, and so does the sentence.
    """
    sentence = re.split(r"[.!?]\s|\n", text.strip(), maxsplit=1)[0].rstrip(".!? ")
    if len(sentence) > 500:
        return ()
    pieces = re.split(
        r",\s+(?:and\s+|then\s+)?|\s+and\s+(?=\w+\s+(?:a|an|the|each|it|them)\b)", sentence
    )
    found: list[str] = []
    for piece in pieces:
        words = piece.split()
        if len(words) > 1 and words[0].lower() in VERBS and words[1] not in ("and", "or"):
            found.append(piece.strip())
        elif not found:
            return ()
        else:
            found[-1] = f"{found[-1]}, {piece.strip()}"
    return tuple(found) if 2 <= len(found) <= MOST_ITEMS else ()


_STOP = frozenset(
    [
        "that",
        "our",
        "your",
        "their",
        "his",
        "her",
        "its",
        "this",
        "these",
        "those",
        "and",
        "or",
        "what",
        "which",
        "whom",
        "each",
        "it",
        "them",
    ]
)
_LINKS = frozenset(
    ["to", "with", "into", "from", "of", "in", "by", "on", "for", "as", "at", "about"]
)
_ARTICLES = frozenset(("a", "an", "the"))


def head_of(clause: str) -> str:
    """A clause in a few words, its verb and what it is about: `estimate damage`, `decide on cover`."""
    head: list[str] = []
    for word in clause.split():
        bare = word.strip(",;:()“”\"'")
        is_link = bare.lower() in _LINKS
        if head and (bare.lower() in _STOP or (is_link and len(head) > 1)):
            break
        if bare.lower() not in _ARTICLES:
            head.append(bare)
        if len(head) == 4 or word.endswith((",", ";", ":")):
            break
    while len(head) > 1 and head[-1].lower() in _LINKS:
        head.pop()
    return " ".join(head)


def fields_in(text: str) -> tuple[str, ...]:
    """The names that a description enumerates within a sentence, or nothing.

    `give number, date, supplier and total in a fixed object` names four; at least three items of one
    or two words stand between commas.
    """
    for sentence in re.split(r"[.!?]\s|\n", text):
        parts = re.split(r",\s+", sentence)
        for first in range(1, len(parts)):
            last = first
            while last < len(parts) and word_count(parts[last]) <= 2 and parts[last].strip():
                last += 1
            inner = parts[first:last]
            if len(inner) < 2 or any(part.split()[0].lower() in VERBS for part in inner):
                continue
            opening = _opening(parts[first - 1])
            ending = _ending(parts[last]) if last < len(parts) else ()
            return tuple(_without_which(name) for name in (opening, *inner, *ending) if name)
    return ()


_ASKING = frozenset(("what", "which", "who", "how", "when", "where", "why", "whether"))


def _opening(part: str) -> str:
    """The first name of an enumeration, the last of what stands before its first comma."""
    words = part.split()
    asking = next(
        (-size for size in (3, 2) if size <= len(words) and words[-size].lower() in _ASKING), -1
    )
    return " ".join(words[asking:])


def _ending(part: str) -> tuple[str, ...]:
    """The last names of an enumeration, whose sentence may go on behind them."""
    words = part.removeprefix("and ").split()
    if words and words[0].lower() in _ASKING:
        return (" ".join(words if len(words) <= 3 else words[:2]).rstrip(".!?"),)
    closing = re.match(r"(?:and )?(\w+)(?: and (\w+))?\b", part)
    return tuple(word for word in closing.groups() if word) if closing else ()


def _without_which(name: str) -> str:
    """`which parts` as `parts`."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() == "which" else name


_COUNT = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}


def counts(phrase: str) -> int:
    """How many things a phrase as `three angles` speaks of, or 0."""
    first = phrase.split()[:1]
    return _COUNT.get(first[0].lower(), 0) if first and len(phrase.split()) <= 3 else 0
