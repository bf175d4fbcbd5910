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
from evaluator.blueprint.rules.verbs import ACTING, CHECKING, DECIDING, GOOD, begins
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
    # The first to take a name has it as it is, others with a number: the order in which they do is part of the result.
    taken = {"request"}
    check_kind = _check_kind(asked)
    told, checked, act = _told(asked, check_kind)
    is_named = bool(told)
    is_roomy = asked.score("steps") >= _FROM_SOME
    domains = _domains(asked)

    names = [Work(unique(word.id, taken), word.phrase) for word in told]
    act = replace(act, id=unique(act.id, taken)) if act else None
    routes = _named_routes(asked, act, taken)
    handles = asked.is_crew and is_roomy and bool(routes) and not (act or asked.get("acts"))
    names, core, decide = _core(names, handles, taken)
    check = _check(check_kind, checked, taken)
    fan, join, middle = _fan(asked, domains, names, is_roomy, taken)

    fixed = len(fan) + bool(join) + 1 + bool(check)
    if decide and fixed + 1 + len(routes) + max(len(names), 2) > MOST_TASKS:
        names = [*names, decide] if decide.phrase else names
        decide = None
    handled = _handled(routes, taken) if decide else ()
    fixed += bool(decide) + len(handled)

    aim = _LEAST_TASKS[str(asked.get("steps"))] if is_named else asked.score("steps")
    names = _merged(names, MOST_TASKS - fixed)
    before = _filled(names, aim - fixed, is_named, {work.plain for work in fan}, taken)
    is_triaged = asked.get("branching") == "several" and (
        is_roomy or (check is None and fixed + max(len(before), 1) <= 3)
    )
    collecting, analysing = _stages(before, middle, is_triaged, _are_beside(asked, fan), taken)
    works = (*collecting, *analysing, core)
    back, gate, onward = _ways(asked, routes, works, len(collecting), is_plain=not fan)
    said = asked.note("conditional_logic")
    return Outline(
        collecting=collecting,
        fan=fan,
        join=join,
        analysing=analysing,
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
        is_triaged=is_triaged and gate not in collecting[:1],
        is_cased=bool(routes and (directions(said) or listed(said, most_words=4))),
        is_formed=bool(_form(asked)),
        sections=_sections(asked),
        fields=_fields(asked),
        is_named=is_named,
        taken=frozenset(taken),
    )


def _told(asked: Asked, check_kind: Check) -> tuple[list[Word], Word | None, Word | None]:
    """The steps that the user's words name; apart from them the one that checks, and the one that acts at the end."""
    told = list(named_work(asked))
    act = told.pop() if len(told) > 1 and begins(told[-1].phrase, ACTING) else None
    may_check = check_kind != "none" and len(told) > 1
    checked = told.pop() if may_check and begins(told[-1].phrase, CHECKING) else None
    return told, checked, act


def _core(
    names: list[Work], handles: bool, taken: set[str]
) -> tuple[list[Work], Work, Work | None]:
    """The steps before the core, the core, and where tasks handle the routes the step that decides between them.

    The last named step is the core, unless it is what decides.
    """
    before = names[:-1]
    core = names[-1] if names else Work(unique("draft", taken), plain="draft")
    if not handles:
        return before, core, None
    if core.phrase and begins(core.phrase, DECIDING):
        return before, Work(unique("draft", taken), plain="draft"), core
    return before, core, Work(unique("decide", taken), plain="decide")


def _check(kind: Check, checked: Word | None, taken: set[str]) -> Work | None:
    """The step that reads the result again: the named one, else a plain one."""
    if checked:
        return Work(unique(checked.id, taken), checked.phrase, plain=kind)
    if kind == "none":
        return None
    return Work(unique("self_check" if kind == "self" else "review", taken), plain=kind)


def _handled(routes: Sequence[Word], taken: set[str]) -> tuple[Work, ...]:
    """A conditional task for each route."""
    return tuple(
        Work(
            unique(shortened(f"handle_{word.id}", MAX_IDENTIFIER), taken), word.case, plain="handle"
        )
        for word in routes
    )


def _stages(
    before: list[Work], middle: int | None, is_triaged: bool, is_beside: bool, taken: set[str]
) -> tuple[tuple[Work, ...], tuple[Work, ...]]:
    """The steps before the core in two stages, cut at the `middle` that the named ones give or at the half.

    A triage needs a first step; where steps side by side follow (`is_beside`), another one between.
    """
    if is_triaged and not before:
        before = [Work(unique("gather", taken), plain="gather")]
    place = (len(before) + 1) // 2 if middle is None else min(middle, len(before))
    if is_triaged and is_beside and place < 2:
        if len(before) < 2:
            before = [*before, Work(unique("organise", taken), plain="organise")]
        place = 2
    place = max(place, int(is_triaged))
    return tuple(before[:place]), tuple(before[place:])


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


def _named_routes(asked: Asked, act: Word | None, taken: set[str]) -> tuple[Word, ...]:
    """The routes, each under a name of its own."""
    routes = _routes(asked)
    if act or asked.get("acts"):
        # It comes first, because the last route takes whatever is left.
        acting = _acting(asked, routes, act)
        routes = tuple(sorted(routes, key=lambda word: word is not acting))
    return tuple(replace(word, id=unique(word.id, taken)) for word in routes)


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
    return next((word for word in routes if word.phrase.lower().startswith(GOOD)), routes[0])


def _ways(
    asked: Asked, routes: Sequence[Word], works: Sequence[Work], place: int, is_plain: bool
) -> tuple[dict[str, Work], Work | None, str]:
    """Which routes of a Flow lead back to earlier work; the work before the one that a route leads on to, and that route.

    Without such a work (`is_plain`: the steps stand in one row) the routes are taken on the final
    result. `place` is where the second stage begins: a crew does not stop within its stage.
    """
    if asked.is_crew:
        return {}, None, ""
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
