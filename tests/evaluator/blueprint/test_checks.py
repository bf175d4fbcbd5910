"""Each problem of a blueprint is found at the field where it occurs, and each way to mend one mends it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

import evaluator.blueprint.checks as checks
from evaluator.blueprint.checks import Problem, problems
from evaluator.blueprint.model import Blueprint
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from tests.blueprints import invoice_approval

FLOW: ArchitectureId = "flow_orchestrating_crews"
Changes = dict[str, Any]
GONE = object()


def with_changes(blueprint: Blueprint, changes: Changes) -> Blueprint:
    """The blueprint with other values at dotted paths (`steps.match.routes.0.to`); GONE removes, `+` adds."""
    data = blueprint.model_dump(mode="json")
    for path, value in changes.items():
        *way, last = path.split(".")
        holder: Any = data
        for part in way:
            holder = holder[place_of(holder, part)]
        if last == "+":
            holder.append(value)
        elif value is GONE:
            del holder[place_of(holder, last)]
        else:
            holder[place_of(holder, last)] = value
    return Blueprint.model_validate(data)


def place_of(holder: Any, part: str) -> Any:
    if isinstance(holder, dict):
        return part
    if part.isdigit():
        return int(part)
    return next(place for place, item in enumerate(holder) if item["id"] == part)


def task(name: str, **values: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "description": "Work", "agent": "reader", **values}


def end(name: str, **values: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "kind": "end", **values}


# The id, the architecture, what is changed, where the problem is, and words of its sentence.
INVALID: list[tuple[str, ArchitectureId, Changes, str, str]] = [
    ("project_name", FLOW, {"project.name": ""}, "project..name", "name"),
    ("project_package", FLOW, {"project.package": "class"}, "project..package", "class"),
    ("name", FLOW, {"inputs.order_csv.name": "2nd"}, "inputs.order_csv.name", "2nd"),
    ("name", FLOW, {"inputs.order_csv.name": "reader"}, "agents.reader.name", "an input"),
    ("name", FLOW, {"agents.reader.name": "matcher"}, "agents.matcher.name", "an agent"),
    ("name", FLOW, {"crews.matching.name": "reader"}, "crews.matching.name", "an agent"),
    ("name", FLOW, {"steps.decide.name": "match_order"}, "steps.decide.name", "a step"),
    ("name", FLOW, {"steps.reject.name": "return"}, "steps.reject.name", "return"),
    ("name", FLOW, {"steps.decide.routes.0.label": "reject"}, "steps.decide.routes.0.label", "reject"),
    ("name", FLOW, {"outputs.match.name": "Invoice"}, "outputs.match.name", "a result"),
    ("name", FLOW, {"outputs.match.name": "a match"}, "outputs.match.name", "a match"),
    ("name", FLOW, {"outputs.invoice.fields.1.name": "number"}, "outputs.invoice.fields.1.name", "a field"),
    ("name", FLOW, {"outputs.invoice.fields.6.fields.0.name": "x y"}, "outputs.invoice.fields.6.fields.0.name", "x y"),
    ("name", FLOW, {"tools.order_lookup.name": "pdf_text"}, "tools.order_lookup.name", "a tool"),
    ("name", FLOW, {"tools.pdf_text.arguments": [{"name": "a"}, {"name": "a"}]}, "tools.pdf_text.arguments.1.name", "an argument"),
    ("name", FLOW, {"knowledge.rules.name": "规则"}, "knowledge.rules.name", "规则"),
    ("no_role", FLOW, {"agents.reader.role": " "}, "agents.reader.role", "no role"),
    ("role_twice", FLOW, {"agents.reader.role": "Order matcher"}, "agents.matcher.role", "reader"),
    ("missing", FLOW, {"agents.reader.crew": "gone"}, "agents.reader.crew", "gone"),
    ("missing", FLOW, {"agents.reader.tools": ["gone"]}, "agents.reader.tools", "gone"),
    ("missing", FLOW, {"agents.reader.knowledge": ["gone"]}, "agents.reader.knowledge", "gone"),
    ("missing", FLOW, {"steps.match.after": ["gone"]}, "steps.match.after", "gone"),
    ("missing", FLOW, {"steps.match.agent": "gone"}, "steps.match.agent", "gone"),
    ("missing", FLOW, {"steps.match.output": "gone"}, "steps.match.output", "gone"),
    ("missing", FLOW, {"steps.decide.routes.1.to": "gone"}, "steps.decide.routes.1.to", "gone"),
    ("no_agent", "complex_crew", {}, "steps.receive.agent", "No agent"),
    ("no_description", FLOW, {"steps.match.description": ""}, "steps.match.description", "describe"),
    ("after", FLOW, {"steps.match.after": ["check_fields"]}, "steps.match.after", "no result"),
    ("after", FLOW, {"steps.match.after": ["reject"]}, "steps.match.after", "ends the run"),
    ("judges_nothing", FLOW, {"steps.decide.after": []}, "steps.decide.after", "one task"),
    ("judges_text", FLOW, {"steps.match.output": ""}, "steps.decide.after", "free text"),
    ("no_route", FLOW, {"steps.decide.routes": []}, "steps.decide.routes", "no route"),
    ("leads_nowhere", FLOW, {"steps.decide.routes.0.to": ""}, "steps.decide.routes.0.to", "nowhere"),
    ("no_default", FLOW, {"steps.decide.routes.2.condition": {"field": "verdict", "value": "differs"}}, "steps.decide.routes.2.condition", "no condition"),
    ("hides_others", FLOW, {"steps.decide.routes.0.condition": None}, "steps.decide.routes.0.condition", "below"),
    ("condition", FLOW, {"steps.decide.routes.0.condition.field": "colour"}, "steps.decide.routes.0.condition", "no field"),
    ("condition", FLOW, {"steps.decide.routes.0.condition.value": "lost"}, "steps.decide.routes.0.condition", "none of the values"),
    ("condition", FLOW, {"steps.decide.routes.0.condition.operator": "at_least"}, "steps.decide.routes.0.condition", "takes is and is_not, not at_least"),
    ("condition", FLOW, {"steps.check_fields.routes.0.condition": {"field": "total", "value": "many"}}, "steps.check_fields.routes.0.condition", "does not fit"),
    ("condition", FLOW, {"steps.check_fields.routes.0.condition": {"field": "total", "operator": "at_least", "value": "x"}}, "steps.check_fields.routes.0.condition", "not a number"),
    ("condition", FLOW, {"steps.check_fields.routes.0.condition": {"field": "lines.amount", "value": "1"}}, "steps.check_fields.routes.0.condition", "in a list"),
    ("no_input", FLOW, {"inputs": []}, "inputs..", "nothing to work on"),
    ("no_field", FLOW, {"outputs.match.fields": []}, "outputs.match.fields", "no field"),
    ("no_field", FLOW, {"outputs.invoice.fields.6.fields": []}, "outputs.invoice.fields.6.fields", "no field"),
    ("no_value", FLOW, {"outputs.invoice.fields.4.allowed": []}, "outputs.invoice.fields.4.allowed", "one of nothing"),
    ("rule", FLOW, {"outputs.invoice.rules.adds_up.field": "sum"}, "outputs.invoice.rules.0.field", "no field"),
    ("rule", FLOW, {"outputs.invoice.rules.adds_up.value": "lines"}, "outputs.invoice.rules.0.value", "not a number in a list"),
    ("rule", FLOW, {"outputs.invoice.rules.adds_up.field": "number"}, "outputs.invoice.rules.0.field", "not a number"),
    ("rule", FLOW, {"outputs.invoice.rules.form.value": "[a"}, "outputs.invoice.rules.1.value", "not a form"),
    ("rule", FLOW, {"outputs.invoice.rules.form.field": "total"}, "outputs.invoice.rules.1.field", "not a text"),
    ("rule", FLOW, {"outputs.invoice.rules.form.kind": "at_most"}, "outputs.invoice.rules.1.value", "not a number"),
    ("rule", FLOW, {"outputs.invoice.rules.form": {"id": "form", "field": "currency", "kind": "at_most", "value": "1"}}, "outputs.invoice.rules.1.field", "no size"),
    ("model", FLOW, {"project.model": ""}, "project..model", "no model"),
    ("model", FLOW, {"project.provider": "compatible", "project.base_url": ""}, "project..base_url", "address"),
    ("embedder", FLOW, {"embedder.model": ""}, "embedder..model", "no model"),
    ("no_source", FLOW, {"tools.order_lookup.source": "../orders.csv"}, "tools.order_lookup.source", "outside"),
    ("source", FLOW, {"knowledge.rules.text": " "}, "knowledge.rules.text", "empty"),
    ("source", FLOW, {"knowledge.rules.kind": "pdf", "knowledge.rules.file": "/etc/passwd.pdf"}, "knowledge.rules.file", "passwd"),
    ("source", FLOW, {"knowledge.rules.chunk_size": 200, "knowledge.rules.chunk_overlap": 200}, "knowledge.rules.chunk_overlap", "longer"),
    ("cycle", FLOW, {"steps.check_fields.routes.1.limit": None}, "steps.check_fields.routes.1.limit", "extract and check_fields"),
    ("cycle", FLOW, {"steps.receive.after": ["match"]}, "steps.receive.after", "receive"),
    ("idle_limit", FLOW, {"steps.decide.routes.0.limit": 2}, "steps.decide.routes.0.limit", "leads forward"),
    ("no_end", FLOW, {"steps.post_to_erp.fails": True, "steps.post_to_erp.acts": False, "steps.ask_buyer.fails": True}, "steps..", "No end"),
    ("always_fails", FLOW, {"steps.decide.routes.1.to": "ask_buyer"}, "steps.reject.after", "Every run ends here"),
    ("acts_on_nothing", FLOW, {"steps.reject.acts": True}, "steps.reject.acts", "nothing to act on"),
    ("id_twice", FLOW, {"steps.+": task("match")}, "steps.match.id", "match"),
    ("example", FLOW, {"inputs.order_csv.type": "integer", "inputs.order_csv.example": "many"}, "inputs.order_csv.example", "not a whole number"),
    ("untold", FLOW, {f"inputs.{name}.name": f"other_{name}" for name in ("invoice_pdf", "order_csv")}, "inputs.invoice_pdf.name", "{other_invoice_pdf}"),
    ("empty_value", FLOW, {"outputs.invoice.fields.4.allowed": ["EUR", ""]}, "outputs.invoice.fields.4.allowed", "empty"),
    ("value_twice", FLOW, {"outputs.invoice.fields.4.allowed": ["EUR", "EUR"]}, "outputs.invoice.fields.4.allowed", "twice"),
    ("contradiction", FLOW, {"outputs.invoice.rules.+": {"id": "short", "field": "number", "kind": "at_most", "value": "1"}, "outputs.invoice.rules.form.field": "number"}, "outputs.invoice.rules.2.value", "No answer"),
    ("model", FLOW, {"project.model": "a model"}, "project..model", "not the name of a model"),
    ("model", FLOW, {"agents.reader.model": "a model"}, "agents.reader.model", "not the name of a model"),
    ("model", FLOW, {"project.base_url": "http://somebody:secret@host/v1"}, "project..base_url", "in the code"),
    ("rule", FLOW, {"outputs.invoice.rules.form.value": "(" * 400 + "a" + ")" * 400}, "outputs.invoice.rules.1.value", "not a form"),
    ("rule", FLOW, {"outputs.invoice.rules.form.value": ""}, "outputs.invoice.rules.1.value", "The form is empty"),
    ("rule", FLOW, {"outputs.invoice.rules.form": {"id": "form", "field": "number", "kind": "at_most", "value": "-1"}}, "outputs.invoice.rules.1.value", "between 0 and"),
    ("condition", FLOW, {"steps.check_fields.routes.0.condition": {"field": "number", "operator": "contains"}}, "steps.check_fields.routes.0.condition", "has to contain"),
    ("name", FLOW, {"inputs.order_csv.name": "help"}, "inputs.order_csv.name", "my_help"),
    ("name", FLOW, {"outputs.match.name": "RunFailed"}, "outputs.match.name", "RunFailed"),
    ("name", FLOW, {"outputs.match.name": "OrderFlow"}, "outputs.match.name", "OrderFlow"),
    ("project_package", FLOW, {"project.package": "requests"}, "project..package", "requests_project"),
    ("no_way_here", FLOW, {"steps.+": end("lost")}, "steps.lost.after", "Nothing leads"),
    ("leads_nowhere", FLOW, {"steps.+": task("lost", after=["match"])}, "steps.lost.name", "lost"),
    ("crew_waits", FLOW, {"steps.receive.agent": "reader", "steps.extract.agent": "matcher", "steps.match.agent": "extractor"}, "crews.matching.name", "wait for itself"),
    ("never_taken", FLOW, {"steps.decide.routes.1.condition.value": "fits"}, "steps.decide.routes.1.condition", "duplicate"),
]  # fmt: skip


def found_at(found: tuple[Problem, ...], where: str) -> list[Problem]:
    return [item for item in found if f"{item.group}.{item.item}.{item.field}" == where]


def test_the_blueprint_itself_is_in_order() -> None:
    assert problems(invoice_approval(), FLOW) == ()


@pytest.mark.parametrize(
    ("kind", "architecture", "changes", "where", "words"),
    INVALID,
    ids=[f"{row[0]}-{row[3]}" for row in INVALID],
)
def test_a_problem_is_found_where_it_is(
    kind: str, architecture: ArchitectureId, changes: Changes, where: str, words: str
) -> None:
    found = problems(with_changes(invoice_approval(), changes), architecture)
    at = [item for item in found_at(found, where) if item.id == kind]
    assert at, [(item.id, item.group, item.item, item.field) for item in found]
    assert words in ENGLISH(at[0].message)
    said = ENGLISH(at[0].sentence)
    assert said.startswith("blueprint.") and said.count("\n") == 0


def waiting() -> Blueprint:
    """A loop in which a step waits for one outside it, which the way back does not do again."""
    return with_changes(
        invoice_approval(),
        {
            "steps.+": task("side", agent=""),
            "steps.match.after": ["extract", "side"],
            "steps.check_fields.routes": [],
            "steps.check_fields": GONE,
            "steps.ask_buyer.after": ["match"],
            "steps.decide.routes.1": {
                "id": "again",
                "label": "again",
                "to": "extract",
                "limit": 1,
                "condition": {"field": "verdict", "value": "duplicate"},
            },
            "steps.reject": GONE,
        },
    )


def test_a_step_in_a_loop_waits_for_nothing_outside_it() -> None:
    (found,) = problems(waiting(), "flow_llm_calls")
    assert (found.id, found.group, found.item, found.field) == (
        "waits_for_ever",
        "steps",
        "match",
        "after",
    )
    assert "side" in ENGLISH(found.message) and "again" in ENGLISH(found.message)


def test_every_kind_of_problem_has_a_row() -> None:
    made = set()
    for path in Path(checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                made.add(
                    ast.literal_eval(node.args[0])
                    if not isinstance(node.args[0], ast.JoinedStr)
                    else ""
                )
    rows = {row[0] for row in INVALID} | {"waits_for_ever", "no_result"}
    assert made - {""} <= rows


def test_an_end_without_a_result_is_named() -> None:
    lost = with_changes(
        invoice_approval(),
        {"steps.ask_buyer.after": [], "steps.check_fields.routes.2.to": "post_to_erp"},
    )
    assert [item.id for item in problems(lost, FLOW)] in ([], ["no_result"])


@pytest.mark.parametrize(
    ("kind", "architecture", "changes", "where"),
    [row[:4] for row in INVALID],
    ids=[f"{row[0]}-{row[3]}" for row in INVALID],
)
def test_what_is_offered_mends_the_problem(
    kind: str, architecture: ArchitectureId, changes: Changes, where: str
) -> None:
    blueprint = with_changes(invoice_approval(), changes)
    for problem in problems(blueprint, architecture):
        if problem.fix is None:
            continue
        fix = problem.fix
        path = ".".join(part for part in (fix.group, fix.item, fix.field) if part)
        mended = problems(with_changes(blueprint, {path: fix.value}), architecture)
        assert (problem.id, problem.item, problem.field) not in {
            (item.id, item.item, item.field) for item in mended
        }
        assert ENGLISH(fix.words)


@pytest.mark.parametrize("architecture", [item.id for item in ARCHITECTURES])
def test_an_empty_blueprint_has_problems_and_no_traceback(architecture: ArchitectureId) -> None:
    nothing = Blueprint(project=invoice_approval().project)
    assert problems(nothing, architecture)
