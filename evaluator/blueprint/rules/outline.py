"""The outline of a project: which pieces of work there are, in what groups, and how they are called.

Names come from the user's words where these are plainly a list, else they are plain ones of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from evaluator.blueprint.mentions import (
    clauses,
    counts,
    directions,
    fields_in,
    head_of,
    in_midsentence,
    kinship,
    listed,
)
from evaluator.blueprint.names import MAX_IDENTIFIER, identifier, shortened, unique
from evaluator.blueprint.rules.asked import Asked
from evaluator.i18n import Marked

MOST_TASKS = 12
_MOST_DOMAINS = 4
_MOST_ROUTES = 6
_LONGEST_DOMAIN = 24
"""A domain's name is part of the names of its step, its agent and its notes."""
_LEAST_TASKS = {"few": 1, "some": 4, "staged": 8}
_FROM_SOME = 4
"""The score from which there is room for steps side by side, conditional tasks and specialists' own steps."""

Check = Literal["none", "self", "peer", "review"]
"""Who reads the result again: nobody, its author, a second agent, or one whose verdict a router acts on."""


@dataclass(frozen=True)
class Word:
    """A name, the user's phrase or ours that it stands for, and what a person would have to add to the name."""

    id: str
    phrase: str
    meaning: str = ""

    @property
    def case(self) -> str:
        """The phrase with what it means: `refund, to the customer`."""
        is_said = self.meaning in ("", self.phrase)
        return self.phrase if is_said else f"{self.phrase}, {self.meaning}"


@dataclass(frozen=True)
class Work:
    """A piece of work: `phrase` in the user's words, or empty and `plain` is its kind in our table."""

    id: str
    phrase: str = ""
    plain: str = ""


@dataclass(frozen=True)
class Outline:
    """The pieces of work in their order: collecting, side by side (`fan`, `join`), analysing, then the core.

    `is_cased`: the note on the conditions gave the routes. `is_formed`: the note on the result's form gave its fields or headings. `is_triaged`: the first step says whether the request is complete. `decide` and `handled`: a step
    that decides between conditional tasks. `routes` are the ways out at the end when nothing is
    `handled`, the first of them to the end that may act. `act` is the user's phrase for what that does.
    `is_review_apart`: the review says what has to be put right and leaves the result as it is; a Crew cannot
    go back to its author, so its reviewer puts it right.
    `back` says of a route to which earlier work it leads, `onward` which route leads on where the
    routes are taken on the result of `gate` and not on the final one.
    """

    collecting: tuple[Work, ...]
    fan: tuple[Work, ...]
    join: Work | None
    analysing: tuple[Work, ...]
    decide: Work | None
    handled: tuple[Work, ...]
    core: Work
    check: Work | None
    check_kind: Check
    is_review_apart: bool
    routes: tuple[Word, ...]
    act: Word | None
    back: Mapping[str, Work]
    gate: Work | None
    onward: str
    domains: tuple[Word, ...]
    is_triaged: bool
    is_cased: bool
    is_formed: bool
    sections: tuple[str, ...]
    fields: tuple[Word, ...]
    is_named: bool
    taken: frozenset[str]

    @property
    def before(self) -> tuple[Work, ...]:
        """All work before the decision and the core, in order."""
        join = (self.join,) if self.join else ()
        return (*self.collecting, *self.fan, *join, *self.analysing)

    @property
    def is_routed(self) -> bool:
        """Whether the result itself decides between ways out."""
        return bool(self.routes) and not self.handled and self.gate is None

    @property
    def is_decided_at_once(self) -> bool:
        """Whether a router decides on the result of the first step."""
        return self.is_triaged or (self.gate is not None and self.gate in self.before[:1])

    @property
    def final(self) -> Work:
        """The piece of work whose result is handed over."""
        return self.check if self.check and not self.is_review_apart else self.core


_ACTING = frozenset(
    [
        "发送",
        "发布",
        "发放",
        "放款",
        "付款",
        "支付",
        "提交",
        "通知",
        "归档",
        "上传",
        "转账",
        "下单",
        "archive",
        "book",
        "deliver",
        "file",
        "forward",
        "notify",
        "order",
        "pay",
        "post",
        "publish",
        "release",
        "send",
        "ship",
        "submit",
        "transfer",
        "upload",
    ]
)
_DECIDING = frozenset(
    [
        "决定",
        "判断",
        "选择",
        "分类",
        "分流",
        "审批",
        "approve",
        "choose",
        "classify",
        "decide",
        "judge",
        "pick",
        "route",
        "select",
        "sort",
        "triage",
    ]
)
_CHECKING = frozenset(
    [
        "check", "control", "proofread", "review", "test", "validate", "verify",
        "检查", "审核", "复核", "校对", "校验", "验证", "核验",
    ]
)  # fmt: skip

_PLAIN = (
    "gather", "sift", "organise", "find_support", "find_gaps",
    "compare", "analyse", "weigh_options", "outline_result",
)  # fmt: skip
_FIRST_WANTED = (
    "gather", "analyse", "organise", "outline_result", "find_gaps",
    "compare", "weigh_options", "find_support", "sift",
)  # fmt: skip
_WANTED_BESIDE_NAMED = (
    "compare", "find_gaps", "outline_result", "weigh_options", "find_support", "organise", "sift",
)  # fmt: skip
_TWO_SIDES = ("find_support", "find_gaps")
PLAIN_ROUTES = {
    "one": (
        ("standard", Marked("the request is of the ordinary kind")),
        ("unclear", Marked("it cannot be decided from what is given")),
    ),
    "several": (
        ("standard", Marked("the request is of the ordinary kind")),
        ("special", Marked("it needs other handling than the ordinary kind")),
        ("unclear", Marked("it cannot be decided from what is given")),
    ),
}
PLAIN_DOMAINS = (Marked("first field"), Marked("second field"))
PLAIN_SECTIONS = (Marked("Summary"), Marked("Details"), Marked("Open points"))


def _begins(phrase: str, verbs: frozenset[str]) -> bool:
    """Whether a phrase begins with one of the verbs; Chinese has no space behind its."""
    first = phrase.split()[0].lower().strip(",") if phrase.split() else ""
    return first in verbs or (not first[:1].isascii() and first[:2] in verbs)


def named_work(asked: Asked) -> tuple[Word, ...]:
    """The steps that the note on the steps lists, else those that the description tells."""
    items = listed(asked.note("steps"))
    told = () if items else clauses(asked.assessment.use_case.description)
    found = []
    for number, phrase in enumerate(items or told, 1):
        short = phrase if items else head_of(phrase)
        found.append(Word(identifier(short, f"step_{number}"), phrase))
    return tuple(found)


def outline(asked: Asked) -> Outline:
    """The outline that ratings, needs and the user's words give."""
    taken = {"request"}
    named = list(named_work(asked))
    is_named = bool(named)
    check_kind = _check_kind(asked)
    act = named.pop() if len(named) > 1 and _begins(named[-1].phrase, _ACTING) else None
    checked = None
    if check_kind != "none" and len(named) > 1 and _begins(named[-1].phrase, _CHECKING):
        checked = named.pop()
    routes = _routes(asked)
    domains = _domains(asked)
    score = asked.score("steps")
    is_roomy = score >= _FROM_SOME
    acts = bool(asked.get("acts"))
    handles = asked.is_crew and is_roomy and bool(routes) and not acts and act is None

    names = [Work(unique(word.id, taken), word.phrase) for word in named]
    act = replace(act, id=unique(act.id, taken)) if act else None
    if act or asked.get("acts"):
        # It comes first, because the last route takes whatever is left.
        acting = _acting(asked, routes, act)
        routes = tuple(sorted(routes, key=lambda word: word is not acting))
    routes = tuple(replace(word, id=unique(word.id, taken)) for word in routes)
    core = names.pop() if names else Work(unique("draft", taken), plain="draft")
    decide: Work | None = None
    if handles:
        if core.phrase and _begins(core.phrase, _DECIDING):
            decide, core = core, Work(unique("draft", taken), plain="draft")
        else:
            decide = Work(unique("decide", taken), plain="decide")
    check = None
    if checked:
        check = Work(unique(checked.id, taken), checked.phrase, plain=check_kind)
    elif check_kind != "none":
        name = "self_check" if check_kind == "self" else "review"
        check = Work(unique(name, taken), plain=check_kind)

    fan, join, middle = _fan(asked, domains, names, is_roomy, taken)
    fixed = len(fan) + bool(join) + bool(decide) + 1 + bool(check)
    branch_count = len(routes) if handles else 0
    if fixed + branch_count + max(len(names), 2) > MOST_TASKS:
        handles, branch_count = False, 0
        if decide and decide.phrase:
            names, decide = [*names, decide], None
        elif decide:
            decide = None
        fixed = len(fan) + bool(join) + 1 + bool(check)
    handled = (
        tuple(
            Work(
                unique(shortened(f"handle_{word.id}", MAX_IDENTIFIER), taken),
                word.case,
                plain="handle",
            )
            for word in routes
        )
        if handles
        else ()
    )
    names = _merged(names, MOST_TASKS - fixed - branch_count)
    aim = score if not is_named else _LEAST_TASKS[str(asked.get("steps"))]
    room = aim - fixed - branch_count
    before = _filled(names, room, is_named, {work.plain for work in fan}, taken)
    is_triaged = asked.get("branching") == "several" and (
        is_roomy or (check is None and fixed + max(len(before), 1) <= 3)
    )
    if is_triaged and not before:
        before = [Work(unique("gather", taken), plain="gather")]
    place = len(before) // 2 + len(before) % 2 if middle is None else min(middle, len(before))
    place = max(place, int(is_triaged))
    if is_triaged and fan and place < 2 and _are_beside(asked, fan):
        if len(before) < 2:
            before = [*before, Work(unique("organise", taken), plain="organise")]
        place = 2
    said = asked.note("conditional_logic")
    back, gate, onward = (
        ({}, None, "")
        if asked.is_crew
        else _ways(asked, routes, [*before, core], place, is_plain=not fan)
    )
    return Outline(
        collecting=tuple(before[:place]),
        fan=fan,
        join=join,
        analysing=tuple(before[place:]),
        decide=decide,
        handled=handled,
        core=core,
        check=check,
        check_kind=check_kind,
        is_review_apart=check_kind == "review" and not asked.is_crew,
        routes=routes,
        act=act,
        back=back,
        gate=gate,
        onward=onward,
        domains=domains,
        is_triaged=is_triaged and (gate is None or gate != before[0]),
        is_cased=bool(routes and (directions(said) or listed(said, most_words=4))),
        is_formed=bool(_form(asked)),
        sections=_sections(asked),
        fields=_fields(asked),
        is_named=is_named,
        taken=frozenset(taken),
    )


def _are_beside(asked: Asked, fan: Sequence[Work]) -> bool:
    return asked.get("links") == "fan_out" and len(fan) > 1


def _check_kind(asked: Asked) -> Check:
    """Accuracy decides; with specialists somebody else reads in any case; an interactive use has no self-check."""
    if asked.get("check") == "review":
        return "review"
    if asked.get("expertise") == "specialists":
        return "peer"
    return "self" if asked.get("check") == "self" and not asked.get("quick") else "none"


def _routes(asked: Asked) -> tuple[Word, ...]:
    branching = str(asked.get("branching"))
    if branching == "none":
        return ()
    told = directions(asked.note("conditional_logic"))
    if told:
        return tuple(
            Word(identifier(item.label, f"route_{number}"), item.label, item.way)
            for number, item in enumerate(told, 1)
        )
    items = listed(asked.note("conditional_logic"), most_words=4)[:_MOST_ROUTES]
    if items:
        return tuple(
            Word(identifier(phrase, f"route_{number}"), phrase, "" if phrase.isascii() else phrase)
            for number, phrase in enumerate(in_midsentence(items), 1)
        )
    plain = ((name, asked.t(words)) for name, words in PLAIN_ROUTES[branching])
    return tuple(Word(name, words, words) for name, words in plain)


_GOOD = (
    "approve",
    "accept",
    "pass",
    "release",
    "complete",
    "fit",
    "ready",
    "通过",
    "同意",
    "批准",
    "放行",
    "合格",
)
"""The beginnings of what a case that may be acted on is called."""


def _acting(asked: Asked, routes: Sequence[Word], act: Word | None) -> Word | None:
    """The route whose case is acted on: the one that shares most words with the act, else one of a good name.

    The act is the last listed step and the note on the effects. Without either the first route is it.
    """
    if not routes:
        return None
    words = f"{act.phrase if act else ''} {asked.assessment.needs.note('effects')}"
    told = {item.label for item in directions(asked.note("conditional_logic")) if item.is_back}
    routes = [word for word in routes if word.phrase not in told] or routes
    nearest = max(routes, key=lambda word: kinship(word.case, words))
    if kinship(nearest.case, words):
        return nearest
    return next((word for word in routes if word.phrase.lower().startswith(_GOOD)), routes[0])


def _ways(
    asked: Asked, routes: Sequence[Word], works: Sequence[Work], place: int, is_plain: bool
) -> tuple[dict[str, Work], Work | None, str]:
    """Which routes lead back to earlier work; the work before the one that a route leads on to, and that route.

    Without such a work (`is_plain`: the steps stand in one row) the routes are taken on the final
    result. `place` is where the second stage begins: a crew does not stop within its stage.
    """
    told = {item.label: item for item in directions(asked.note("conditional_logic"))}
    onward: dict[str, Work] = {}
    back: dict[str, Work] = {}
    for word in routes:
        way = told.get(word.phrase)
        nearest = max(works, key=lambda work: kinship(work.phrase, way.target if way else ""))
        if way and kinship(nearest.phrase, way.target):
            (back if way.is_back else onward)[word.id] = nearest
    if len(onward) == 1 and is_plain:
        ((route, target),) = onward.items()
        aim = works.index(target)
        borders = {1, len(works) - 1, place if asked.get("steps") == "staged" else 1}
        is_free = asked.architecture == "flow_llm_calls" or aim in borders
        if aim and is_free and all(works.index(work) < aim for work in back.values()):
            return back, works[aim - 1], route
    return back, None, ""


def _domains(asked: Asked) -> tuple[Word, ...]:
    if asked.get("expertise") != "specialists":
        return ()
    phrases = in_midsentence(listed(asked.note("domain_knowledge"))[:_MOST_DOMAINS])
    taken: set[str] = set()
    if phrases:
        return tuple(
            Word(
                unique(shortened(identifier(phrase, f"domain_{number}"), _LONGEST_DOMAIN), taken),
                phrase,
            )
            for number, phrase in enumerate(phrases, 1)
        )
    return tuple(Word(str(words).replace(" ", "_"), asked.t(words)) for words in PLAIN_DOMAINS)


def _fan(
    asked: Asked, domains: Sequence[Word], names: list[Work], is_roomy: bool, taken: set[str]
) -> tuple[tuple[Work, ...], Work | None, int | None]:
    """The steps side by side, their join, and where among the named steps they stand if these say so.

    A named step that counts as many things as there are domains (`three angles`) is what the
    specialists do, so they take its place.
    """
    is_out = asked.get("links") == "fan_out"
    if not is_roomy or not (domains or is_out):
        return (), None, None
    middle = None
    if domains:
        for place, work in enumerate(names):
            if counts(work.phrase) == len(domains):
                middle = place
                del names[place]
                break
        fan = tuple(
            Work(unique(f"assess_{word.id}", taken), word.phrase, plain="domain")
            for word in domains
        )
    else:
        fan = tuple(Work(unique(name, taken), plain=name) for name in _TWO_SIDES)
        middle = len(names) or None
    join = Work(unique("combine", taken), plain="combine") if is_out else None
    return fan, join, middle


def _merged(names: list[Work], most: int) -> list[Work]:
    """The named steps, the last ones put together when there are more than a project should have."""
    if len(names) <= most:
        return names
    kept, rest = names[: max(most, 1)], names[max(most, 1) :]
    phrase = ", ".join(work.phrase for work in (kept[-1], *rest))
    return [*kept[:-1], replace(kept[-1], phrase=phrase)]


def _filled(
    names: list[Work], room: int, is_named: bool, used: Iterable[str], taken: set[str]
) -> list[Work]:
    """The steps before the core: the named ones, and plain ones for what the score asks beyond them."""
    wanted = _WANTED_BESIDE_NAMED if is_named and names else _FIRST_WANTED
    free = [name for name in wanted if name not in set(used)]
    chosen = free[: max(room - len(names), 0)]
    plain = [Work(unique(name, taken), plain=name) for name in _PLAIN if name in chosen]
    return [*names, *plain]


def _form(asked: Asked) -> tuple[str, ...]:
    """The fields or headings that the note on the result's form lists, or nothing."""
    named = listed(asked.note("output_structure"), most_words=3)
    return named if len(named) > 2 and asked.get("shape") != "text" else ()


def _sections(asked: Asked) -> tuple[str, ...]:
    if asked.get("shape") != "sections":
        return ()
    named = _form(asked)
    if named:
        return tuple(f"{phrase[:1].upper()}{phrase[1:]}" for phrase in named)
    return tuple(asked.t(words) for words in PLAIN_SECTIONS)


def _fields(asked: Asked) -> tuple[Word, ...]:
    """The fields that the note or the description enumerates, or nothing."""
    if asked.get("shape") != "record":
        return ()
    phrases = _form(asked) or fields_in(asked.assessment.use_case.description)
    taken: set[str] = set()
    return tuple(
        Word(unique(identifier(phrase, f"field_{number}", "field"), taken), phrase)
        for number, phrase in enumerate(phrases, 1)
    )
