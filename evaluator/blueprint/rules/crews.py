"""The crews that a Flow orchestrates: one for each stage of the work, called after what it does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from evaluator.blueprint.mentions import VERBS
from evaluator.blueprint.model import Crew
from evaluator.blueprint.names import MAX_IDENTIFIER, shortened, unique
from evaluator.blueprint.rules.asked import Asked
from evaluator.blueprint.rules.outline import Outline, Work
from evaluator.i18n import Marked

_PREPARATION, _ANALYSIS, _COMPLETION = "preparation", "analysis", "completion"
"""The ids of the stages; their names follow the steps."""
_PLAIN = ("first_stage", "second_stage", "third_stage")
_LONGEST = 26
_VERB = re.compile(r"[a-z0-9]+(?:_(?:up|out|off|down|over)(?=_|$))?")
_CHECK = {"self": "check", "peer": "review", "review": "review"}
"""What a plain check is called in the name of a crew."""


def crews(asked: Asked, plan: Outline, doer: Mapping[str, str], taken: set[str]) -> dict[str, Crew]:
    """The crew of each piece of work that an agent does; none where the architecture is another."""
    if asked.architecture != "flow_orchestrating_crews":
        return {}
    found: dict[str, Crew] = {}
    place = 0
    for stage, works in _stages(asked, plan).items():
        done = [work for work in works if doer[work.id]]
        if done:
            crew = Crew(
                id=unique(stage, taken),
                name=unique(_name(done, plan, place), taken),
                reason=asked.reason("steps", Marked("a crew for each stage of the work")),
            )
            found |= {work.id: crew for work in done}
            place += 1
    return found


def _stages(asked: Asked, plan: Outline) -> dict[str, tuple[Work, ...]]:
    check = (plan.check,) if plan.check else ()
    completion = (plan.core, *check)
    if asked.get("steps") != "staged":
        return {_PREPARATION: plan.before, _COMPLETION: completion}
    return {
        _PREPARATION: plan.collecting,
        _ANALYSIS: plan.before[len(plan.collecting) :],
        _COMPLETION: completion,
    }


def _name(works: Sequence[Work], plan: Outline, place: int) -> str:
    """`read_and_match` for the steps from read to match; the stage's number where no step tells what it does.

    Steps with long names give their verbs, as `match_and_decide`.
    """
    told = [
        _CHECK.get(work.plain, work.id) if not work.phrase else work.id
        for work in works
        if (work.phrase and work.plain != "domain") or work in (plan.core, plan.check)
    ]
    if not told:
        has_specialists = any(work.plain == "domain" for work in works)
        return "specialists" if has_specialists else _PLAIN[place]
    first, last = told[0], told[-1]
    if first == last:
        return shortened(f"{first}_stage", MAX_IDENTIFIER)
    whole = f"{first}_and_{last}"
    if len(whole) <= _LONGEST:
        return whole
    verbs = [match[0] for name in (first, last) if (match := _VERB.match(name))]
    if {verb.partition("_")[0] for verb in verbs} <= VERBS and verbs[0] != verbs[1]:
        return "_and_".join(verbs)
    return f"{shortened(first, _LONGEST)}_stage"
