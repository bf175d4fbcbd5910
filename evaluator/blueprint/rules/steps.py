"""The steps: tasks in the order of the outline, the routers on their results, and the ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaluator.blueprint.model import Condition, Operator, Route, Step
from evaluator.blueprint.names import MAX_IDENTIFIER, shortened, unique
from evaluator.blueprint.rules.asked import Asked
from evaluator.blueprint.rules.outline import Outline, Word, Work
from evaluator.blueprint.rules.results import (
    CHOICE,
    DECISION,
    INTAKE,
    MISSING,
    PROBLEMS,
    RESULT,
    REVIEW,
    has_result,
)
from evaluator.blueprint.rules.words import case_title, kept_in_mind, paragraphs, use_case
from evaluator.i18n import Marked, counted


@dataclass(frozen=True)
class _Words:
    does: Marked
    gives: Marked


_ON_REQUEST = Marked("The request:\n{{request}}")
_PLAIN: Mapping[str, _Words] = {
    "gather": _Words(
        Marked("List the facts in the request that the result depends on, and nothing else."),
        Marked("A list of facts, each with the passage it rests on."),
    ),
    "sift": _Words(
        Marked("Keep the facts that matter for the request, and say why the others do not."),
        Marked("A shorter list of facts, and what was left out and why."),
    ),
    "organise": _Words(
        Marked("Put what was found in order: what belongs together, what comes first."),
        Marked("The findings, ordered under short headings."),
    ),
    "find_support": _Words(
        Marked("Find what supports an answer to the request."),
        Marked("A list of what supports an answer, each with where it comes from."),
    ),
    "find_gaps": _Words(
        Marked("Find what is missing, unclear or contradictory for the request."),
        Marked("A list of gaps and contradictions, each with what would settle it."),
    ),
    "combine": _Words(
        Marked("Put what was found side by side into one picture, and settle contradictions."),
        Marked("One account of all findings, with what remains contradictory."),
    ),
    "compare": _Words(
        Marked("Compare what was found with the request: what agrees with it, and what does not."),
        Marked("What agrees, what does not, and what that means for the result."),
    ),
    "analyse": _Words(
        Marked("Work out what follows from the facts for the request."),
        Marked("Conclusions, each with the facts it rests on."),
    ),
    "weigh_options": _Words(
        Marked("Name the possible answers, with what speaks for and against each."),
        Marked("The possible answers with their arguments, the best one first."),
    ),
    "outline_result": _Words(
        Marked("Outline the result: its parts in order, with what was found for each."),
        Marked("An outline of the result."),
    ),
    "decide": _Words(
        Marked("Decide which case the request is, by the results so far."),
        Marked("The decision with its grounds."),
    ),
    "draft": _Words(
        Marked("Produce the whole result for the request, from the results of the steps before."),
        Marked("The finished result in Markdown."),
    ),
    "self": _Words(
        Marked(
            "Read the result again as if somebody else had written it: compare each statement with the "
            "request and with what it rests on, put right what is wrong, and hand over the whole result."
        ),
        Marked("The corrected result in Markdown, complete."),
    ),
    "peer": _Words(
        Marked(
            "Review the result as somebody who did not make it. Compare it with the request and with what the specialists "
            "said, put right what is wrong or missing, and hand over the whole result."
        ),
        Marked("The reviewed result in Markdown, complete."),
    ),
    "review": _Words(
        Marked(
            "Review the result as somebody who did not make it. Check each statement against the request and "
            "against what it rests on, and name what has to be put right."
        ),
        Marked("What was checked, and what has to be put right."),
    ),
}
_DOMAIN = _Words(
    Marked("Say what {phrase} asks of this request, as a specialist in that field."),
    Marked("Findings from the field of {phrase}, each with its grounds."),
)
_HANDLE = _Words(
    Marked("Handle the request as this case: {phrase}. Prepare what the result needs."),
    Marked("What the result needs in this case, complete with the findings it rests on."),
)
_NAMED = _Words(
    Marked("{phrase}\nThis is one step of the work on the request; do it, and nothing beyond it."),
    Marked("What this step found or made, complete enough for the steps that follow."),
)
_NAMED_CORE = Marked(
    "{phrase}\nThis completes the work on the request; hand over the whole result, from the results of "
    "the steps before."
)
_PUTS_RIGHT = Marked(
    "Put right what you can, name what is left to put right, and hand over the whole result."
)
_FIELDS = Marked("One object with the fields of {output}.")
_IS_COMPLETE = Marked("Say whether the request holds all that the work needs, and what is missing.")
_SECTIONS = Marked("The finished result in Markdown, under these headings, in this order:")
_EACH_NOTE = (
    "steps",
    "interdependencies",
    "conditional_logic",
    "domain_knowledge",
    "output_structure",
    "accuracy",
    "reproducibility",
    "error_tolerance",
)


def steps(
    asked: Asked, plan: Outline, doer: Mapping[str, str], taken: set[str]
) -> tuple[Step, ...]:
    """All steps of an outline, whose pieces of work are done by `doer`."""
    return _Building(asked, plan, doer, taken).steps()


class _Building:
    """The steps of one outline."""

    def __init__(
        self, asked: Asked, plan: Outline, doer: Mapping[str, str], taken: set[str]
    ) -> None:
        self.asked, self.plan, self.doer, self.t = asked, plan, doer, asked.t
        self._taken = taken

    def steps(self) -> tuple[Step, ...]:
        """Tasks, then routers beside what they judge, then ends."""
        plan = self.plan
        tasks = [*self._before(), *self._decided(), *self._completed()]
        ends = list(self._ending())
        if plan.gate is not None:
            place = 1 + next(place for place, task in enumerate(tasks) if task.id == plan.gate.id)
            router, others = self._gate(plan.gate, tasks[place])
            tasks[place:place], ends[len(ends) :] = [router], others
        if plan.is_triaged:
            intake, refused = self._intake(tasks[0], tasks[1])
            tasks[1:1] = [intake]
            ends.append(refused)
        return (*tasks, *ends)

    def _before(self) -> list[Step]:
        """Collecting, then the steps side by side or in turn, their join, then analysing."""
        plan = self.plan
        found: list[Step] = []
        last: tuple[str, ...] = ()
        for work in plan.collecting:
            output = INTAKE if plan.is_triaged and not found else ""
            found.append(self._task(work, last, output=output or self._choice(work)))
            last = (work.id,)
        if plan.join:
            found += [self._task(work, last) for work in plan.fan]
            join = tuple(work.id for work in plan.fan)
            found.append(self._task(plan.join, join))
            last = (plan.join.id, *last)
        else:
            ground = last
            for work in plan.fan:
                found.append(self._task(work, tuple(dict.fromkeys((*ground, *last)))))
                last = (work.id,)
            last = tuple(work.id for work in plan.fan) or last
        for work in plan.analysing:
            found.append(self._task(work, last, output=self._choice(work)))
            last = (work.id,)
        return found

    def _choice(self, work: Work) -> str:
        """The output of a step: a choice where a router decides on it."""
        return CHOICE if work == self.plan.gate else ""

    def _last_before(self) -> tuple[str, ...]:
        """What the decision or the core builds on: the last step, and by the links others too."""
        before = [work.id for work in self.plan.before]
        if not before:
            return ()
        links = self.asked.get("links")
        if links == "sequence":
            return tuple(dict.fromkeys([*(work.id for work in self.plan.fan), before[-1]]))
        # What was joined is told by its join.
        joined = {work.id for work in self.plan.fan} if self.plan.join else set()
        return tuple(name for name in before if name not in joined)

    def _decided(self) -> list[Step]:
        """In a Crew: the step that decides, its router, and the conditional tasks."""
        plan = self.plan
        if plan.decide is None:
            return []
        routes = [
            self._decided_route(word, work.id)
            for word, work in zip(plan.routes, plan.handled, strict=True)
        ]
        handled = [self._task(work, (plan.decide.id,), words=_HANDLE) for work in plan.handled]
        decide = self._task(plan.decide, self._last_before(), output=CHOICE)
        return [decide, self._router("choose_route", plan.decide.id, routes), *handled]

    def _completed(self) -> list[Step]:
        """The step that makes the result, and the one that reads it again."""
        plan = self.plan
        is_record = self.asked.get("shape") == "record"
        is_final = plan.final == plan.core
        output = RESULT if is_record or (is_final and has_result(self.asked, plan)) else ""
        if plan.handled:
            handled = tuple(work.id for work in plan.handled)
            core = self._task(plan.core, handled, output=output).model_copy(update={"join": "any"})
        else:
            core = self._task(plan.core, self._last_before(), output=output)
        if plan.check is None:
            return [core]
        output = RESULT if has_result(self.asked, plan) else ""
        output = REVIEW if plan.is_review_apart else output
        # A check without what the result rests on could compare it with nothing but itself.
        said = [work.id for work in plan.fan] if plan.check_kind == "peer" else []
        ground = tuple(dict.fromkeys((*said, *self._last_before(), core.id)))
        return [core, self._task(plan.check, ground, output=output)]

    def _task(
        self, work: Work, after: tuple[str, ...], *, output: str = "", words: _Words | None = None
    ) -> Step:
        t, agent = self.t, self.doer[work.id]
        does, gives = self._words(work, words)
        is_whole = work in (self.plan.core, self.plan.final)
        if output:
            gives = t(_FIELDS, output=output)
        elif is_whole and self.plan.sections:
            gives = "\n".join([t(_SECTIONS), *(f"## {name}" for name in self.plan.sections)])
        return Step(
            id=work.id,
            name=work.id,
            description=paragraphs(
                does,
                t(_IS_COMPLETE) if output == INTAKE else "",
                t(_PUTS_RIGHT) if self._puts_right(work) else "",
                t(_ON_REQUEST),
                self._about(work),
                self._notes(work),
            ),
            expected_output=gives,
            agent=agent,
            after=after,
            output=output,
            reason=self._reason(work),
        )

    def _puts_right(self, work: Work) -> bool:
        """Whether a step is a review that hands over the result itself."""
        plan = self.plan
        return work == plan.check and plan.check_kind == "review" and not plan.is_review_apart

    def _about(self, work: Work) -> str:
        """The use case: as a whole where the result is made, by its title where no agent has it in its goal."""
        if work == self.plan.core:
            return use_case(self.asked.assessment, self.t)
        return "" if self.doer[work.id] else case_title(self.asked.assessment, self.t)

    def _words(self, work: Work, words: _Words | None) -> tuple[str, str]:
        t, phrase = self.t, f"{work.phrase[:1].upper()}{work.phrase[1:]}"
        if work in self.plan.fan and work.plain == "domain":
            words = _DOMAIN
        if words:
            return t(words.does, phrase=work.phrase), t(words.gives, phrase=work.phrase)
        if work.plain:
            plain = _PLAIN[work.plain]
            does = t(plain.does)
            return (f"{phrase}\n{does}" if phrase else does), t(plain.gives)
        if work == self.plan.core:
            return t(_NAMED_CORE, phrase=phrase), t(_PLAIN["draft"].gives)
        return t(_NAMED.does, phrase=phrase), t(_NAMED.gives, phrase=work.phrase)

    def _notes(self, work: Work) -> str:
        """What the notes say where it belongs: at the decision, at the result, at its check."""
        plan = self.plan
        if work == plan.check:
            factors: tuple[str, ...] = ("accuracy", "error_tolerance")
        elif work in (plan.decide, plan.gate):
            factors = ("conditional_logic",)
        elif work == plan.core:
            elsewhere = {"steps"} if plan.is_named else set()
            elsewhere |= (
                {"conditional_logic"} if plan.handled or plan.gate or plan.is_cased else set()
            )
            elsewhere |= {"domain_knowledge"} if self.asked.get("expertise") != "none" else set()
            elsewhere |= {"output_structure"} if plan.is_formed else set()
            elsewhere |= {"accuracy", "error_tolerance"} if plan.check else set()
            factors = tuple(name for name in _EACH_NOTE if name not in elsewhere)
        else:
            return ""
        return kept_in_mind(self.asked.assessment, factors, self.t)

    def _reason(self, work: Work) -> str:
        asked, plan = self.asked, self.plan
        if work == plan.check:
            return {
                "self": asked.reason("check", Marked("a self-check")),
                "peer": asked.reason("expertise", Marked("a reviewer reads the result")),
            }.get(
                plan.check_kind,
                asked.reason("check", Marked("an independent check with bounded rework")),
            )
        if work in plan.fan and plan.domains:
            return asked.reason("expertise", Marked("a step for each specialist"))
        if work in plan.fan or work == plan.join:
            return asked.reason("links", Marked("fan-out and join"))
        if work == plan.decide or work in plan.handled:
            return asked.reason("branching", Marked("conditional tasks"))
        if work == plan.core and asked.get("links") == "shared" and len(self._last_before()) > 1:
            return asked.reason("links")
        if work.phrase:
            return asked.reason("steps", Marked("a step that the use case names"))
        return asked.reason("steps", Marked("a plain step; rename it to what you do"))

    def _router(
        self, name: str, judged: str, routes: list[Route], because: str = "branching"
    ) -> Step:
        """A router on a task's result; its last route takes whatever is left."""
        name = unique(name, self._taken)
        last = routes[-1].model_copy(update={"condition": None})
        count = counted(
            Marked("a router with {count} branch"),
            Marked("a router with {count} branches"),
            len(routes),
        )
        words = {
            "branching": Marked("Take the route that the decision names."),
            "check": Marked("Send back what did not pass."),
            "intake": Marked("Go on only with what is complete."),
        }
        gives = Marked("an independent check with bounded rework") if because == "check" else count
        return Step(
            id=name,
            name=name,
            kind="router",
            description=self.t(words[because]),
            after=(judged,),
            routes=(*routes[:-1], last),
            reason=self.asked.reason("check" if because == "check" else "branching", gives),
        )

    def _intake(self, first: Step, following: Step) -> tuple[Step, Step]:
        """The router on what was taken in, and the end for what is incomplete."""
        reason = self.asked.reason("branching")
        end = self._end(
            "ask_for_missing",
            (first.id,),
            Marked("Hand back the request with what is missing."),
            "branching",
        )
        routes = [
            self._route("ready", following.id, MISSING, "is_empty", reason),
            self._route("incomplete", end.id, MISSING, "is_filled", reason),
        ]
        return self._router("check_intake", first.id, routes, "intake"), end

    def _decided_route(self, word: Word, to: str) -> Route:
        """The route of a case that a step decided on."""
        return Route(
            id=word.id,
            label=word.id,
            to=to,
            condition=Condition(field=DECISION, value=word.id),
            reason=self.asked.reason("branching"),
        )

    def _chosen(self, ways: Mapping[str, str]) -> list[Route]:
        """The routes of all cases, `ways` saying where each ends that does not lead back, or no more."""
        plan = self.plan
        routes = [self._decided_route(word, ways[word.id]) for word in plan.routes]
        forward = [route for route in routes if route.id not in plan.back]
        for left in (route for route in routes if route.id in plan.back):
            limit = int(self.asked.get("options.rework") or 1)
            update = {"to": plan.back[left.id].id, "limit": limit}
            still = unique(shortened(f"still_{left.id}", MAX_IDENTIFIER), self._taken)
            forward.append(left.model_copy(update=update))
            forward.append(left.model_copy(update={"id": still, "label": still}))
        return forward

    def _gate(self, gate: Work, following: Step) -> tuple[Step, list[Step]]:
        """The router on the result of a step before the final one, and the ends of the cases that do not go on."""
        after = (gate.id,)
        ends = {
            word.id: self._case_end(word, after)
            for word in self.plan.routes
            if word.id != self.plan.onward
        }
        ways = {self.plan.onward: following.id} | {name: end.id for name, end in ends.items()}
        routes = sorted(self._chosen(ways), key=lambda route: route.id != self.plan.onward)
        return self._router("choose_route", gate.id, routes), list(ends.values())

    def _case_end(self, word: Word, after: tuple[str, ...]) -> Step:
        """The end of a case; of one that leads back, for when it may not do so again."""
        words = (
            Marked("Hand over what there is, because the case is still this one: {phrase}")
            if word.id in self.plan.back
            else Marked("Hand over the result of this case: {phrase}")
        )
        phrase = word.phrase if word.id in self.plan.back else word.case
        name = shortened(f"on_{word.id}", MAX_IDENTIFIER)
        end = self._end(name, after, words, "branching", phrase=phrase)
        reason = self.asked.reason("branching", Marked("an end for each case"))
        return end.model_copy(update={"reason": reason})

    def _route(self, label: str, to: str, field: str, operator: Operator, reason: str) -> Route:
        name = unique(label, self._taken)
        return Route(
            id=name,
            label=name,
            to=to,
            condition=Condition(field=field, operator=operator),
            reason=reason,
        )

    def _ending(self) -> tuple[Step, ...]:
        """The routers on the final result, and the ends."""
        plan = self.plan
        ends = self._ends()
        routers: list[Step] = []
        first = ends[0].id
        if plan.is_routed:
            ways = {word.id: end.id for word, end in zip(plan.routes, ends, strict=True)}
            routes = self._chosen(ways)
            routers = [self._router("choose_route", plan.final.id, routes)]
            first = routers[0].id
        if plan.check_kind != "review":
            return (*routers, *ends)
        checks, failing = self._check(first)
        return (checks, *routers, *ends, *failing)

    def _check(self, onward: str) -> tuple[Step, tuple[Step, ...]]:
        """The router on the verdict: onward, back to the result's step, or what error tolerance asks for."""
        asked, plan = self.asked, self.plan
        reason = asked.reason("check", Marked("an independent check with bounded rework"))
        limit = int(asked.get("options.rework") or 1)
        back = self._route("rework", plan.core.id, PROBLEMS, "is_filled", reason)
        back = back.model_copy(update={"limit": limit})
        passed = self._route("passed", onward, PROBLEMS, "is_empty", reason)
        judged = plan.check.id if plan.check else plan.final.id
        if asked.is_crew:
            # The way back is a guardrail there, which ends the run when the limit is used up.
            return self._router("check_review", judged, [back, passed], "check"), ()
        routes = [passed, back]
        if asked.get("failure") == "logged":
            end = self._end(
                "on_still_open",
                (plan.final.id,),
                Marked("Hand over the result, although the check found what is to be put right."),
                "failure",
            )
            reason = asked.reason("failure")
            routes.append(self._route("still_open", end.id, PROBLEMS, "is_filled", reason))
            return self._router("check_review", judged, routes, "check"), (end,)
        end = self._end(
            "give_up",
            (judged,),
            Marked(
                "The check was not passed: hand over nothing, and say what has to be put right."
            ),
            "failure",
        ).model_copy(update={"fails": True})
        routes.append(
            self._route("not_passed", end.id, PROBLEMS, "is_filled", asked.reason("failure"))
        )
        return self._router("check_review", judged, routes, "check"), (end,)

    def _ends(self) -> tuple[Step, ...]:
        """The ends that are no failure: one, or one a route; the first is the good outcome and may act."""
        plan, asked = self.plan, self.asked
        after = (plan.final.id,)
        acts = bool(asked.get("acts")) or (
            plan.act is not None and asked.assessment.needs.answer("effects") != "none"
        )
        first = self._first_end(after, acts)
        if not plan.is_routed:
            return (first,)
        others = [self._case_end(word, after) for word in plan.routes[1:]]
        return (first, *others)

    def _first_end(self, after: tuple[str, ...], acts: bool) -> Step:
        plan = self.plan
        if plan.act:
            end = self._end(
                "", after, Marked("{phrase}"), "steps", phrase=plan.act.phrase, name=plan.act.id
            )
        elif acts:
            end = self._end("carry_out", after, Marked("Carry out what the result says."), "acts")
        elif plan.is_routed:
            end = self._case_end(plan.routes[0], after)
        else:
            end = self._end("deliver", after, Marked("Hand over the result."), "shape")
        because = self.asked.reason("acts") if self.asked.get("acts") else end.reason
        return end.model_copy(update={"acts": acts, "reason": because})

    def _end(
        self,
        wanted: str,
        after: tuple[str, ...],
        words: Marked,
        because: str,
        *,
        phrase: str = "",
        name: str = "",
    ) -> Step:
        name = name or unique(wanted, self._taken)
        return Step(
            id=name,
            name=name,
            kind="end",
            description=self.t(words, phrase=phrase),
            after=after,
            reason=self.asked.reason(because),
        )
