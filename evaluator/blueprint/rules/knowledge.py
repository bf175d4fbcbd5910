"""Knowledge sources: one for some specialised knowledge, one a domain for deep expertise."""

from __future__ import annotations

from evaluator.blueprint.mentions import listed
from evaluator.blueprint.model import Knowledge
from evaluator.blueprint.rules.agents import notes_of
from evaluator.blueprint.rules.asked import Asked
from evaluator.blueprint.rules.outline import Outline
from evaluator.blueprint.rules.words import case_title, kept_in_mind, paragraphs
from evaluator.i18n import Marked


def knowledge(asked: Asked, plan: Outline) -> tuple[Knowledge, ...]:
    """The sources, filled with what the description and the notes say; the rest is for the user to add."""
    if asked.get("expertise") == "source":
        return (_source(asked, "domain", "", Marked("a knowledge source")),)
    return tuple(
        _source(asked, word.id, word.phrase, Marked("a knowledge source per domain"))
        for word in plan.domains
    )


def _source(asked: Asked, domain: str, phrase: str, gives: Marked) -> Knowledge:
    t = asked.t
    # A note that only lists the domains says nothing about any of them.
    is_listed = bool(phrase and listed(asked.note("domain_knowledge")))
    said = "" if is_listed else kept_in_mind(asked.assessment, ("domain_knowledge",), t)
    heading = (
        t(Marked("Notes on {domain}, for those who do this work."), domain=phrase)
        if phrase
        else t(Marked("Notes for those who do this work."))
    )
    return Knowledge(
        id=notes_of(domain),
        name=notes_of(domain),
        text=paragraphs(
            heading,
            case_title(asked.assessment, t),
            said or t(Marked("Put the rules, terms and examples here that they look up.")),
        ),
        reason=asked.reason("expertise", gives),
    )
