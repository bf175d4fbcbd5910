"""The structured results: what the final step fills, and what a step fills that a router judges."""

from __future__ import annotations

from evaluator.blueprint.model import FieldType, Output, OutputField, Rule
from evaluator.blueprint.rules.asked import Asked
from evaluator.blueprint.rules.outline import Outline, Word
from evaluator.i18n import Marked

RESULT, INTAKE, CHOICE, REVIEW = "Result", "Intake", "Choice", "Review"
DECISION, MISSING, PROBLEMS = "decision", "missing", "problems"

_TYPES: dict[str, FieldType] = {
    "date": "date", "birthday": "date", "deadline": "date",
    "total": "number", "net": "number", "tax": "number", "gross": "number", "amount": "number",
    "sum": "number", "price": "number", "cost": "number", "rate": "number", "score": "number",
    "count": "integer", "quantity": "integer", "age": "integer",
}  # fmt: skip
"""What the last word of a field's name says about its type; other fields are text."""
_FINDINGS = Marked("what this step found, complete, for the steps that follow")


def has_result(asked: Asked, plan: Outline) -> bool:
    """Whether the final step fills a structured result rather than giving text."""
    return asked.get("shape") == "record" or plan.check_kind == "review" or plan.is_routed


def outputs(asked: Asked, plan: Outline) -> tuple[Output, ...]:
    """The structured results that the steps fill."""
    found = []
    if plan.is_triaged:
        found.append(
            _output(
                asked,
                INTAKE,
                Marked("What was taken in, and whether the work can begin"),
                fields=(
                    _field(asked, "findings", _FINDINGS),
                    _field(
                        asked,
                        MISSING,
                        Marked(
                            "what is missing from the request for the work to begin, one an entry; empty when nothing is"
                        ),
                        many=True,
                    ),
                ),
                reason=asked.reason("branching", Marked("a router on what was taken in")),
            )
        )
    if plan.handled or plan.gate:
        found.append(
            _output(
                asked,
                CHOICE,
                Marked("How the request is handled, and why"),
                fields=_choice(asked, plan),
                reason=asked.reason(
                    "branching", None if plan.gate else Marked("conditional tasks")
                ),
            )
        )
    if has_result(asked, plan):
        found.append(_result(asked, plan))
    if plan.is_review_apart:
        found.append(
            _output(
                asked,
                REVIEW,
                Marked("What a review of the result found"),
                fields=(
                    _field(
                        asked,
                        "checked",
                        Marked("what was compared with what, and what came of it"),
                        because="check",
                    ),
                    _problems(asked),
                ),
                reason=asked.reason("check", Marked("an independent check with bounded rework")),
            )
        )
    return tuple(found)


def _output(
    asked: Asked,
    name: str,
    description: Marked,
    *,
    fields: tuple[OutputField, ...],
    reason: str,
    rules: tuple[Rule, ...] = (),
) -> Output:
    return Output(
        id=name,
        name=name,
        description=asked.t(description),
        fields=fields,
        rules=rules,
        reason=reason,
    )


def _problems(asked: Asked) -> OutputField:
    """What sends a result back."""
    return _field(
        asked,
        PROBLEMS,
        Marked("what has to be put right, one an entry; empty when nothing has to be"),
        because="check",
        many=True,
    )


def _result(asked: Asked, plan: Outline) -> Output:
    fields: list[OutputField] = []
    rules: tuple[Rule, ...] = ()
    if plan.check_kind == "review" and not plan.is_review_apart:
        fields.append(_problems(asked))
    if plan.is_routed:
        fields += _decision(asked, plan.routes)
    fields += _contents(asked, plan)
    if asked.get("sources"):
        reason = asked.reason("sources", Marked("sources are required"))
        fields.append(
            _field(
                asked,
                "sources",
                Marked("the passages that the result rests on, one an entry"),
                "text",
                "sources",
                many=True,
            )
        )
        rules = (Rule(id="sources_filled", field="sources", kind="filled", reason=reason),)
    unique_fields = {field.name: field for field in reversed(fields)}
    return _output(
        asked,
        RESULT,
        Marked("What a run hands over"),
        fields=tuple(field for field in fields if unique_fields.get(field.name) is field),
        rules=rules,
        reason=_why_result(asked, plan),
    )


def _why_result(asked: Asked, plan: Outline) -> str:
    if asked.get("shape") == "record":
        return asked.reason("shape", Marked("a pydantic model and a JSON file"))
    if plan.check_kind == "review":
        return asked.reason("check", Marked("a result that is checked"))
    return asked.reason("branching", Marked("a decision that a router acts on"))


def _choice(asked: Asked, plan: Outline) -> tuple[OutputField, ...]:
    """The decision, and where a step makes it that has found something: what it found."""
    return (
        *((_field(asked, "findings", _FINDINGS),) if plan.gate else ()),
        *_decision(asked, plan.routes),
    )


def _decision(asked: Asked, routes: tuple[Word, ...]) -> tuple[OutputField, ...]:
    # Pinyin does not say what it stands for.
    meanings = "; ".join(
        f"{word.id}: {word.meaning if word.phrase.isascii() else word.case}"
        for word in routes
        if word.meaning
    )
    which = Marked("which case it is – {meanings}") if meanings else Marked("which case it is")
    return (
        OutputField(
            id=DECISION,
            name=DECISION,
            type="one_of",
            description=asked.t(which, meanings=meanings),
            allowed=tuple(word.id for word in routes),
            reason=asked.reason("branching"),
        ),
        _field(asked, "grounds", Marked("why it is this case"), "text", "branching"),
    )


def _contents(asked: Asked, plan: Outline) -> tuple[OutputField, ...]:
    if asked.get("shape") != "record":
        about = (
            asked.t(
                Marked("the finished result in Markdown, under the headings {headings}"),
                headings=plan.sections,
            )
            if plan.sections
            else asked.t(Marked("the finished result in Markdown"))
        )
        return (
            OutputField(id="text", name="text", description=about, reason=asked.reason("shape")),
        )
    if plan.fields:
        return tuple(
            OutputField(
                id=word.id,
                name=word.id,
                type=_TYPES.get(word.id.rpartition("_")[2], "text"),
                description="" if word.phrase.lower().replace(" ", "_") == word.id else word.phrase,
                reason=asked.reason("shape"),
            )
            for word in plan.fields
            if word.id not in (DECISION, "grounds", "sources")
        )
    return (
        _field(asked, "answer", Marked("the answer in short"), "text", "shape"),
        _field(
            asked,
            "details",
            Marked("the single findings, one an entry"),
            "text",
            "shape",
            many=True,
        ),
        _field(
            asked,
            "open_points",
            Marked("what could not be settled, one an entry"),
            "text",
            "shape",
            many=True,
            required=False,
        ),
    )


def _field(
    asked: Asked,
    name: str,
    description: Marked,
    kind: FieldType = "text",
    because: str = "branching",
    *,
    many: bool = False,
    required: bool = True,
    allowed: tuple[str, ...] = (),
) -> OutputField:
    return OutputField(
        id=name,
        name=name,
        type=kind,
        description=asked.t(description),
        required=required,
        many=many,
        allowed=allowed,
        reason=asked.reason(because),
    )
