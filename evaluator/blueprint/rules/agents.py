"""Who does the work: one agent in a simple Crew, several by stage elsewhere, specialists and a reviewer where asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluator.blueprint.mentions import in_midsentence
from evaluator.blueprint.model import Agent, Crew, ProviderId
from evaluator.blueprint.names import unique
from evaluator.blueprint.rules.asked import Asked
from evaluator.blueprint.rules.crews import crews
from evaluator.blueprint.rules.outline import Outline, Work
from evaluator.i18n import Marked, Translator
from evaluator.words import title_of

COLLECTOR, ANALYST, AUTHOR, REVIEWER = "collector", "analyst", "author", "reviewer"
SMALLER_MODEL: dict[ProviderId, str] = {"openai": "gpt-4.1-nano", "ollama": "llama3.2"}
"""A model for drafting where the cost is tight, of providers that are derived."""
_DRAFTING = (COLLECTOR, AUTHOR)


@dataclass(frozen=True)
class _Part:
    role: Marked
    goal: Marked
    backstory: Marked


_PARTS = {
    COLLECTOR: _Part(
        Marked("Collector"),
        Marked("Collect what the work needs, completely and without adding to it: {title}"),
        Marked("You read closely, note where each fact comes from, and guess nothing."),
    ),
    ANALYST: _Part(
        Marked("Analyst"),
        Marked("Work out what follows from what was collected: {title}"),
        Marked("You keep facts apart from conclusions, and say how sure a conclusion is."),
    ),
    AUTHOR: _Part(
        Marked("Author"),
        Marked("Deliver the finished result: {title}"),
        Marked("You rest every statement on the results of the steps before."),
    ),
    REVIEWER: _Part(
        Marked("Independent reviewer"),
        Marked("Find what is wrong, missing or without support in a result: {title}"),
        Marked("You did not write what you review, and you pass nothing that you did not check."),
    ),
}
_SPECIALIST = _Part(
    Marked("Specialist in {domain}"),
    Marked("Say what {domain} asks of the work: {title}"),
    Marked("You speak for this field only, and you look things up in its notes."),
)
_STEPS = Marked("What you do here: {steps}.")
_SAID: Mapping[str, Marked] = {
    "gather": Marked("list the facts"),
    "sift": Marked("keep the facts that matter"),
    "organise": Marked("put what was found in order"),
    "find_support": Marked("find what supports an answer"),
    "find_gaps": Marked("find what is missing or contradictory"),
    "combine": Marked("combine what was found side by side"),
    "compare": Marked("compare the results so far"),
    "analyse": Marked("work out what follows from the facts"),
    "weigh_options": Marked("weigh the possible answers"),
    "outline_result": Marked("outline the result"),
    "decide": Marked("decide which case it is"),
    "draft": Marked("produce the whole result"),
    "self": Marked("read the result again and put it right"),
    "peer": Marked("review the result"),
    "review": Marked("review the result and give a verdict"),
}
"""The plain steps in few words."""
_HANDLES = Marked("handle the case {phrase}")
_AUTHOR_IN_FIELDS = Marked("You know these fields and look things up in their notes: {domains}.")


@dataclass(frozen=True)
class Team:
    """The agents and crews, and the agent of each piece of work (by its id; empty for a direct LLM call)."""

    agents: tuple[Agent, ...]
    crews: tuple[Crew, ...]
    doer: dict[str, str]


def team(asked: Asked, plan: Outline, taken: set[str]) -> Team:
    """The team that an outline needs; every agent has something to do."""
    doer = _doers(asked, plan)
    specialists = {work.id: word for work, word in zip(plan.fan, plan.domains, strict=False)}
    crew_of = crews(asked, plan, doer, taken)
    agents: dict[str, Agent] = {}
    names: dict[str, str] = {}
    for work in _all(plan):
        key = doer[work.id]
        if not key or key in names:
            continue
        names[key] = unique(key, taken)
        crew = crew_of[work.id].id if work.id in crew_of else ""
        word = specialists.get(work.id) if key.endswith("_specialist") else None
        agents[key] = (
            _specialist(asked, names[key], crew, word.id, word.phrase)
            if word
            else _member(asked, plan, key, names[key], crew, _work_of(key, plan, doer))
        )
    return Team(
        tuple(agents.values()),
        tuple({crew.id: crew for crew in crew_of.values()}.values()),
        {work: names.get(key, "") for work, key in doer.items()},
    )


def _work_of(key: str, plan: Outline, doer: Mapping[str, str]) -> list[Work]:
    return [work for work in _all(plan) if doer[work.id] == key]


def _all(plan: Outline) -> tuple[Work, ...]:
    decide = (plan.decide,) if plan.decide else ()
    check = (plan.check,) if plan.check else ()
    return (*plan.before, *decide, *plan.handled, plan.core, *check)


def _doers(asked: Asked, plan: Outline) -> dict[str, str]:
    """Which kind of agent does which piece of work, or nobody."""
    early = COLLECTOR if asked.architecture != "simple_crew" else AUTHOR
    late = ANALYST if asked.architecture != "simple_crew" else AUTHOR
    doer = {work.id: early for work in plan.collecting}
    doer |= {work.id: late for work in (*plan.fan, *plan.analysing, *plan.handled)}
    if plan.join:
        doer[plan.join.id] = late
    if plan.decide:
        doer[plan.decide.id] = late
    doer[plan.core.id] = AUTHOR
    if plan.check:
        doer[plan.check.id] = AUTHOR if plan.check_kind == "self" else REVIEWER
    if asked.architecture == "flow_llm_calls":
        has_knowledge = asked.get("expertise") != "none"
        kept = {plan.core.id} if has_knowledge and not plan.domains else set()
        if plan.domains and not plan.fan:
            kept.add(plan.core.id)
        if plan.check and plan.check_kind != "self" and plan.domains:
            kept.add(plan.check.id)
        doer = {work: key if work in kept else "" for work, key in doer.items()}
    elif asked.architecture == "flow_orchestrating_crews" and plan.is_decided_at_once:
        doer[plan.before[0].id] = ""
    if plan.domains and plan.fan:
        for work, word in zip(plan.fan, plan.domains, strict=True):
            doer[work.id] = f"{word.id}_specialist"
    return doer


def _member(
    asked: Asked, plan: Outline, key: str, name: str, crew: str, works: list[Work]
) -> Agent:
    t, part = asked.t, _PARTS[key]
    title = title_of(asked.assessment, t)
    backstory = t(part.backstory)
    knowledge: tuple[str, ...] = ()
    if key == AUTHOR and plan.domains and not plan.fan:
        phrases = tuple(word.phrase for word in plan.domains)
        backstory = f"{backstory} {t(_AUTHOR_IN_FIELDS, domains=phrases)}"
        knowledge = tuple(notes_of(word.id) for word in plan.domains)
    elif key == AUTHOR and asked.architecture == "flow_llm_calls":
        knowledge = (notes_of("domain"),)
    return Agent(
        id=name,
        name=name,
        role=t(part.role),
        goal=t(part.goal, title=title),
        backstory=f"{backstory} {t(_STEPS, steps='; '.join(_said(works, t)))}",
        crew=crew,
        model=_model(asked, key),
        knowledge=knowledge,
        reason=_reason(asked, plan, key),
    )


def _said(works: Iterable[Work], t: Translator) -> tuple[str, ...]:
    """Pieces of work in few words: the user's where there are some."""
    said = (
        t(_HANDLES, phrase=work.phrase)
        if work.plain == "handle"
        else work.phrase or t(_SAID[work.plain])
        for work in works
    )
    return in_midsentence(tuple(said))


def _model(asked: Asked, key: str) -> str:
    if asked.get("drafting") != "small" or key not in _DRAFTING:
        return ""
    provider = asked.get("project.provider") or "openai"
    return next((model for name, model in SMALLER_MODEL.items() if name == provider), "")


def _reason(asked: Asked, plan: Outline, key: str) -> str:
    if key == REVIEWER:
        name = "check" if plan.check_kind == "review" else "expertise"
        return asked.reason(name, Marked("an independent reviewer"))
    if key == AUTHOR and plan.domains and not plan.fan:
        return asked.reason("expertise", Marked("an author who knows the fields"))
    if asked.get("drafting") == "small" and _model(asked, key):
        return asked.reason("drafting", Marked("a smaller model for drafting"))
    if key == AUTHOR and asked.architecture == "flow_llm_calls":
        return asked.reason("expertise", Marked("an agent that looks things up"))
    gives = {
        COLLECTOR: Marked("an agent for what comes first"),
        ANALYST: Marked("an agent for what follows from it"),
        AUTHOR: Marked("an agent for the result"),
    }
    return asked.reason("steps", gives[key])


def _specialist(asked: Asked, name: str, crew: str, domain: str, phrase: str) -> Agent:
    t = asked.t
    return Agent(
        id=name,
        name=name,
        role=t(_SPECIALIST.role, domain=phrase),
        goal=t(_SPECIALIST.goal, domain=phrase, title=title_of(asked.assessment, t)),
        backstory=t(_SPECIALIST.backstory),
        crew=crew,
        knowledge=(notes_of(domain),),
        reason=asked.reason("expertise", Marked("a specialist per domain")),
    )


def notes_of(domain: str) -> str:
    """The id of the knowledge source of a domain."""
    return f"{domain}_notes"
