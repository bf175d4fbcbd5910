"""The Python that a condition or a rule becomes says the same as the rule itself."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evaluator.blueprint.checks.results import operators, problem_of_condition
from evaluator.blueprint.model import (
    Condition,
    FieldType,
    Output,
    OutputField,
    Route,
    Rule,
    RuleKind,
    Step,
)
from evaluator.blueprint.routing import answer_for, holds, keeps, route_taken
from evaluator.scaffold.code import condition, models, number, violation
from evaluator.scaffold.facts import sentence
from tests.strategies import hostile_text

TYPES: list[FieldType] = ["text", "integer", "number", "boolean", "date", "one_of"]
ALLOWED = ("good", 'so "so"', "坏")
DATES = ("2026-01-31", "2026-02-01")
VALUES: dict[FieldType, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(["", "a", "abc"]) | hostile_text,
    "integer": st.integers(-3, 3),
    "number": st.sampled_from([-1.5, 0.0, 1.0, 2.5]),
    "boolean": st.booleans(),
    "date": st.sampled_from(DATES),
    "one_of": st.sampled_from(ALLOWED),
}
WANTED: dict[FieldType, st.SearchStrategy[str]] = {
    "text": st.sampled_from(["", "a", "b", '"', "1"]),
    "integer": st.integers(-3, 3).map(str),
    "number": st.sampled_from(["-1.5", "0", "1", "2.5"]),
    "boolean": st.sampled_from(["true", "false", "True"]),
    "date": st.sampled_from(DATES),
    "one_of": st.sampled_from(ALLOWED),
}


def as_object(value: Any) -> Any:
    """An answer with its fields as attributes, as a pydantic model has them."""
    if isinstance(value, dict):
        return SimpleNamespace(**{name: as_object(item) for name, item in value.items()})
    return [as_object(item) for item in value] if isinstance(value, list) else value


@st.composite
def asked(draw: st.DrawFn) -> tuple[Output, Condition, dict[str, Any]]:
    """A result, a condition that may be asked of it, and an answer; the field may lie in an object."""
    kind = draw(st.sampled_from(TYPES))
    is_inner = draw(st.booleans())
    field = OutputField(
        id="field",
        name="field",
        type=kind,
        required=draw(st.booleans()),
        many=draw(st.booleans()),
        allowed=ALLOWED if kind == "one_of" else (),
    )
    value: Any = draw(st.lists(VALUES[kind], max_size=3) if field.many else VALUES[kind])
    if not field.required and not field.many and draw(st.booleans()):
        value = None
    answer: dict[str, Any] = {"field": value}
    fields: tuple[OutputField, ...] = (field,)
    if is_inner:
        is_needed = draw(st.booleans())
        fields = (
            OutputField(id="part", name="part", type="object", required=is_needed, fields=fields),
        )
        answer = {"part": answer if is_needed or draw(st.booleans()) else None}
    operator = draw(st.sampled_from(operators(field)))
    is_count = operator in ("at_least", "at_most")
    wanted = draw(st.sampled_from(["0", "1", "2", "1.5"]) if is_count else WANTED[kind])
    path = "part.field" if is_inner else "field"
    output = Output(id="result", name="Result", fields=fields)
    condition_of_it = Condition(field=path, operator=operator, value=wanted)
    assume(problem_of_condition(output, condition_of_it) is None)
    return output, condition_of_it, answer


@settings(max_examples=600)
@given(asked())
def test_a_condition_in_python_holds_when_the_condition_does(
    made: tuple[Output, Condition, dict[str, Any]],
) -> None:
    output, asked_of_it, answer = made
    expression = condition(output, asked_of_it)
    assert "\n" not in expression
    found = eval(expression, {"answer": as_object(answer)})
    assert bool(found) is holds(asked_of_it, output, answer), expression


@st.composite
def ruled(draw: st.DrawFn) -> tuple[Output, Rule, dict[str, Any]]:
    """A result with a rule, and an answer."""
    rule_kind: RuleKind = draw(st.sampled_from(["filled", "at_least", "at_most"]))
    types = TYPES if rule_kind == "filled" else TYPES[:3]
    kind = draw(st.sampled_from(types))
    is_required, is_many = draw(st.booleans()), draw(st.booleans())
    field = OutputField(
        id="field",
        name="field",
        type=kind,
        required=is_required,
        many=is_many,
        allowed=ALLOWED if kind == "one_of" else (),
    )
    value: Any = draw(st.lists(VALUES[kind], max_size=3) if is_many else VALUES[kind])
    if not is_required and not is_many and draw(st.booleans()):
        value = None
    rule = Rule(
        id="rule",
        field="field",
        kind=rule_kind,
        value="" if rule_kind == "filled" else draw(st.sampled_from(["0", "1", "2", "1.5"])),
    )
    return Output(id="r", name="Result", fields=(field,), rules=(rule,)), rule, {"field": value}


@settings(max_examples=300)
@given(ruled())
def test_a_rule_in_python_is_broken_when_the_rule_is(
    made: tuple[Output, Rule, dict[str, Any]],
) -> None:
    output, rule, answer = made
    broken = violation(output, rule)
    found = eval(broken.test, {"result": as_object(answer), "re": re})
    assert bool(found) is not keeps(rule, answer), broken.test


LINES = Output(
    id="invoice",
    name="Invoice",
    fields=(
        OutputField(id="total", name="total", type="number", required=False),
        OutputField(
            id="lines",
            name="lines",
            type="object",
            many=True,
            fields=(OutputField(id="amount", name="amount", type="number"),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("total", "amounts", "is_kept"),
    [(3.0, [1.0, 2.0], True), (3.0, [1.0], False), (None, [1.0], True), (0.0, [], True), (0.3, [0.1, 0.2], True)],
)  # fmt: skip
def test_a_sum_is_added_up(total: float | None, amounts: list[float], is_kept: bool) -> None:
    rule = Rule(id="sum", field="total", kind="sum_of", value="lines.amount")
    answer = {"total": total, "lines": [{"amount": amount} for amount in amounts]}
    assert keeps(rule, answer) is is_kept
    assert bool(eval(violation(LINES, rule).test, {"result": as_object(answer)})) is not is_kept


def test_a_rule_in_a_list_looks_at_each_entry() -> None:
    rule = Rule(id="least", field="lines.amount", kind="at_least", value="1")
    test = violation(LINES, rule).test
    assert eval(test, {"result": as_object({"total": 1, "lines": [{"amount": 2}, {"amount": 0}]})})
    assert not eval(test, {"result": as_object({"total": 1, "lines": [{"amount": 2}]})})


@pytest.mark.parametrize(
    ("text", "said"), [("1", "1"), ("1.0", "1"), ("-2.50", "-2.5"), ("1e3", "1000")]
)
def test_a_number_is_said_as_a_person_would(text: str, said: str) -> None:
    assert number(text) == said


def test_a_model_stands_after_those_that_it_is_made_of() -> None:
    assert [model.name for model in models([LINES])][-1] == "Invoice"
    assert models([LINES])[-1].fields[0][1] == "float | None"


@settings(max_examples=300)
@given(asked())
def test_an_answer_that_is_made_for_a_route_takes_it(
    made: tuple[Output, Condition, dict[str, Any]],
) -> None:
    output, asked_of_it, _ = made
    router = Step(
        id="router",
        name="router",
        kind="router",
        routes=(
            Route(id="first", label="first", to="end", condition=asked_of_it),
            Route(id="rest", label="rest", to="end"),
        ),
    )
    for label in ("first", "rest"):
        answer = answer_for(output, [(router, label)], {}, "MARK-1")
        if answer is not None:
            taken = route_taken(router, output, answer, {})
            assert taken is not None and taken.label == label


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("order the parts", "Order the parts."),
        ("登记申请", "登记申请。"),
        ("hand over this case: 不完整", "Hand over this case: 不完整."),
        ("vérifier la qualité", "Vérifier la qualité."),
        ("Is it done?", "Is it done?"),
    ],
)
def test_a_sentence_ends_as_its_language_has_it(line: str, said: str) -> None:
    assert sentence(line) == said
