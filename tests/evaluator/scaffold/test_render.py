"""Every generated file parses, and the text that comes out of it is the text that went in."""

from __future__ import annotations

import ast
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import derive
from evaluator.blueprint.model import Argument, Blueprint, Knowledge, OutputField, Step, Tool
from evaluator.blueprint.plan import Plan
from evaluator.document import parse
from evaluator.errors import EvaluatorError
from evaluator.escape import without_placeholders
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURES, ArchitectureId
from evaluator.scaffold.render import render
from evaluator.scaffold.tree import Tree
from tests.blueprints import invoice_approval
from tests.strategies import assessment, blueprints, even, typed_text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ALL = [item.id for item in ARCHITECTURES]
HOSTILE = (
    "\"double\" 'single' `tick` {topic} {{ jinja }} {% raw %} 100 % # hash: - dash\\back\\n\n"
    "second\t& <b>bold</b> $HOME 🚀 👩‍🔬 שלום 报表 \u202eabc\u202c é"
)


def document(text: str) -> Assessment:
    """An assessment with the same text in every field."""
    return assessment(
        even(6, 7),
        use_case={"title": text, "description": text, "author": text, "organisation": text},
        ratings={factor.id: {"score": 6, "note": text} for factor in FACTORS},
        decision={
            "architecture": "simple_crew",
            "recommended": "flow_orchestrating_crews",
            "reason": text,
            "by": text,
        },
    )


def stored(blueprint: Blueprint) -> Assessment:
    """An assessment with this blueprint."""
    return assessment(even(6, 7)).model_copy(update={"blueprint": blueprint})


def check_parses(tree: Tree) -> None:
    for path, content in tree.files.items():
        text = content.decode("utf-8")
        assert "\r" not in text
        if path.endswith(".py"):
            ast.parse(text)
            assert all(line.isprintable() for line in text.split("\n"))
        elif path.endswith((".yaml", ".yml")):
            yaml.safe_load(text)
        elif path.endswith(".toml"):
            tomllib.loads(text)
        elif path.endswith(".svg"):
            ET.fromstring(text)
        elif path.endswith(".json"):
            json.loads(text)


def texts_in(tree: Tree, ending: str) -> set[object]:
    """Every text and number that the Python files with this ending hold."""
    return {
        node.value
        for path, content in tree.files.items()
        if path.endswith(ending)
        for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.Constant)
    }


def check_round_trip(
    tree: Tree, original: Assessment, blueprint: Blueprint, architecture: ArchitectureId
) -> None:
    package = blueprint.project.package
    assert parse(tree.files[f"{package}.assessment.json"]) == original
    described = tomllib.loads(tree.files["pyproject.toml"].decode())["project"]["description"]
    assert described == blueprint.project.name
    check_heading(tree, blueprint.project.name)
    check_words(tree, blueprint, architecture)
    inputs = yaml.safe_load(tree.files[f"src/{package}/config/inputs.yaml"])
    assert inputs == {item.name: item.example for item in blueprint.inputs if item.type == "text"}
    used = {step.output for step in blueprint.steps}
    for output in (item for item in blueprint.outputs if item.id in used):
        assert set(texts_of(output.fields)) <= texts_in(tree, "/results.py")
    for tool in blueprint.tools:
        described = {tool.purpose, *(item.description for item in tool.arguments)}
        said = {tool.example, *(text.strip() for text in described)}
        assert said - {""} <= texts_in(tree, f"/tools/{tool.name}.py")
    for source in blueprint.knowledge:
        written = tree.files[f"knowledge/{source.name}.txt"].decode()
        assert written.rstrip("\n") == source.text.rstrip("\n")


def check_heading(tree: Tree, name: str) -> None:
    heading = MarkdownIt().parse(tree.files["README.md"].decode())[1].children or []
    assert "".join(token.content for token in heading) == name


def check_words(tree: Tree, blueprint: Blueprint, architecture: ArchitectureId) -> None:
    """What agents and tasks are told, after the one filter that has no inverse."""
    inputs = [item.name for item in blueprint.inputs]
    plan = Plan(blueprint, architecture)
    texts = {}
    for path, content in tree.files.items():
        if path.endswith(("agents.yaml", "tasks.yaml", "prompts.yaml")):
            texts.update(yaml.safe_load(content))
    for task in plan.tasks:
        check_task(texts[task.name], task.step, inputs)
    for agent in {task.agent.id: task.agent for task in plan.tasks if task.agent}.values():
        for part in ("role", "goal", "backstory"):
            expected = without_placeholders(getattr(agent, part), inputs)
            assert texts[agent.name][part] == expected


def check_task(said: object, step: Step, inputs: list[str]) -> None:
    description = without_placeholders(step.description, inputs)
    expected = without_placeholders(step.expected_output, inputs)
    if isinstance(said, dict):
        assert said["description"].startswith(description)
        assert said["expected_output"] == (expected or "The result.")
    else:
        both = f"{description}\n\nThe answer:\n{expected}" if expected.strip() else description
        assert said == both


def texts_of(fields: tuple[OutputField, ...]) -> Iterator[str]:
    for field in fields:
        yield from field.allowed
        if field.description.strip():
            yield field.description
        yield from texts_of(field.fields)


@pytest.mark.parametrize("architecture", ALL)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15)
@given(text=typed_text)
def test_any_text_survives(architecture: ArchitectureId, text: str) -> None:
    original = document(text)
    tree = render(original, architecture, ENGLISH)
    check_parses(tree)
    check_round_trip(tree, original, derive(original, architecture, ENGLISH), architecture)


@pytest.mark.parametrize("architecture", ALL)
@pytest.mark.parametrize(
    "text", [HOSTILE, HOSTILE * 60, "", "{request}", "null", "- yes", "\u2028"]
)
def test_hostile_text_survives(architecture: ArchitectureId, text: str) -> None:
    original = document(text)
    tree = render(original, architecture, ENGLISH)
    check_parses(tree)
    check_round_trip(tree, original, derive(original, architecture, ENGLISH), architecture)


@settings(suppress_health_check=list(HealthCheck), max_examples=100)
@given(made=blueprints())
def test_any_blueprint_survives(made: tuple[Blueprint, ArchitectureId]) -> None:
    check_blueprint(made)


def check_blueprint(made: tuple[Blueprint, ArchitectureId]) -> Tree:
    """Render a blueprint, and look at every file."""
    blueprint, architecture = made
    original = stored(blueprint)
    tree = render(original, architecture, ENGLISH)
    check_parses(tree)
    check_round_trip(tree, original, blueprint, architecture)
    return tree


@pytest.mark.parametrize("architecture", ALL)
def test_a_project_says_what_it_was_made_from(architecture: ArchitectureId) -> None:
    original = document("Plain")
    tree = render(original, architecture, ENGLISH)
    table = tomllib.loads(tree.files["pyproject.toml"].decode())["tool"]["crewai-evaluator"]
    assert table["architecture"] == architecture
    assert table["digest"] == original.digest
    assert {"README.md", "AGENTS.md", ".gitignore", ".env.example", "docs/decision.md"} <= set(
        tree.files
    )
    assert {"docs/matrix.svg", "docs/graph.svg", "tests/scenarios.yaml"} <= set(tree.files)
    assert ".github/workflows/ci.yml" in tree.files
    assert not any(b"{{" in content for path, content in tree.files.items() if path.endswith(".py"))


@pytest.mark.parametrize("architecture", ALL)
def test_the_same_document_gives_the_same_bytes(architecture: ArchitectureId) -> None:
    first, second = (render(document(HOSTILE), architecture, ENGLISH) for _ in range(2))
    assert first == second


def test_a_draft_is_no_project() -> None:
    with pytest.raises(EvaluatorError, match="draft"):
        render(assessment({"steps": 3}), "simple_crew", ENGLISH)


@settings(max_examples=12)
@given(st.sampled_from(ALL), st.sampled_from(["before_release", "each_step", "none"]))
def test_oversight_asks_a_person(architecture: ArchitectureId, answer: str) -> None:
    original = assessment(even(4, 4), needs={"oversight": {"answer": answer}})
    tree = render(original, architecture, ENGLISH)
    has_review = any(path.endswith("/review.py") for path in tree.files)
    assert has_review is (answer != "none")


@pytest.mark.parametrize(
    ("models", "says"),
    [
        ("any", "Suggested: a model on this machine or an endpoint of your own (personal data)"),
        ("this_machine", "Ollama, no key (models on this machine only)"),
    ],
)
def test_the_decision_record_says_what_personal_data_asks_for(models: str, says: str) -> None:
    needs = {"data": {"answer": "personal"}, "models": {"answer": models}}
    made = render(assessment(even(5, 5), needs=needs), "simple_crew", ENGLISH)
    record = made.files["docs/decision.md"].decode()
    assert "No prompts in the log (personal data)" in record
    assert says in record
    assert ("Suggested:" in record) == (models == "any")


def test_a_flow_of_crews_alone_has_no_file_of_prompts() -> None:
    made = render(
        assessment({**even(5, 8), "conditional_logic": 2}), "flow_orchestrating_crews", ENGLISH
    )
    assert not [path for path in made.files if path.endswith("prompts.yaml")]


def test_many_runs_have_an_entry_point_of_their_own() -> None:
    needs = {"volume": {"answer": "thousands"}}
    for architecture in ("simple_crew", "flow_llm_calls"):
        made = render(assessment(even(5, 5), needs=needs), architecture, ENGLISH)
        scripts = made.files["pyproject.toml"].decode()
        assert re.search(
            r'^kickoff_for_each = "\w+\.main:kickoff_for_each"$', scripts, re.MULTILINE
        )
        assert "uv run kickoff_for_each lines.jsonl" in made.files["README.md"].decode()


def test_the_decision_record_names_the_needs_and_says_each_reason_once() -> None:
    needs = {"effects": {"answer": "irreversible", "note": "Money | goes out"}}
    original = assessment(even(3, 3), needs=needs)
    record = render(original, "simple_crew", ENGLISH).files["docs/decision.md"].decode()
    assert "| Effects | Irreversible | Money \\| goes out |" in record
    assert record.count("One or two agents take the tasks in sequence.") == 1
    other = render(original, "flow_llm_calls", ENGLISH).files["docs/decision.md"].decode()
    assert 'Chosen option: "Flow with direct LLM calls", instead of the recommended' in other


def test_a_project_of_texts_alone_has_no_branch_for_structured_results() -> None:
    made = render(assessment(even(2, 2)), "simple_crew", ENGLISH)
    assert not [path for path in made.files if path.endswith("results.py")]
    assert not [path for path, content in made.files.items() if b"BaseModel" in content]


def test_a_setting_is_explained_without_marks_of_markdown() -> None:
    needs = {"oversight": {"answer": "before_release"}}
    made = render(assessment(even(4, 4), needs=needs), "simple_crew", ENGLISH)
    assert "# Set to release, it lets" in made.files[".env.example"].decode()


def project(architecture: ArchitectureId, scores: dict[str, int], **needs: str) -> Tree:
    answers = {need: {"answer": answer} for need, answer in needs.items()}
    return render(assessment({**even(6, 8), **scores}, needs=answers), architecture, ENGLISH)


def source(tree: Tree, name: str) -> str:
    (content,) = (content for path, content in tree.files.items() if path.endswith(f"/{name}"))
    return content.decode()


def crew_that_rejects(*, lists_problems: bool) -> Tree:
    """The approval of invoices as one crew, which fails where an invoice is a duplicate."""
    made = invoice_approval()
    agents = tuple(agent.model_copy(update={"tools": (), "knowledge": ()}) for agent in made.agents)
    steps = tuple(
        step.model_copy(update={"agent": step.agent or agents[0].id})
        if step.kind == "task"
        else step
        for step in made.steps
        if step.id != "check_fields"
    )
    invoice, match = made.outputs
    if lists_problems:
        problems = OutputField(id="problems", name="problems", many=True)
        match = match.model_copy(update={"fields": (*match.fields, problems)})
    changed = {
        "agents": agents,
        "steps": steps,
        "outputs": (invoice, match),
        "tools": (),
        "knowledge": (),
    }
    stored = assessment(even(6, 8)).model_copy(
        update={"blueprint": made.model_copy(update=changed)}
    )
    return render(stored, "simple_crew", ENGLISH)


@pytest.mark.parametrize(("accuracy", "goes_back"), [(7, False), (9, True)])
def test_the_decision_record_names_rework_where_an_answer_can_be_refused(
    accuracy: int, goes_back: bool
) -> None:
    scores = {"accuracy": accuracy, "domain_knowledge": 2, "conditional_logic": 2}
    made = project("flow_orchestrating_crews", scores)
    assert any(path.endswith("/routes.py") for path in made.files) is goes_back
    assert ("Rework at most twice" in source(made, "decision.md")) is goes_back
    assert "Steps side by side" not in source(made, "decision.md")


def test_a_failed_check_says_what_has_to_be_put_right_and_no_more() -> None:
    made = project("flow_llm_calls", {"accuracy": 9})
    flow = source(made, "flow.py")
    assert '"; ".join(answer.problems)' in flow
    assert 'raise RunFailed(f"give_up: {problems}")' in flow


@pytest.mark.parametrize(
    ("lists_problems", "said"),
    [
        (True, 'raise RunFailed(f"reject: {problems}")'),
        (False, """raise RunFailed(f"reject: {text_from(output, 'match_order')}")"""),
    ],
)
def test_a_crew_that_fails_says_what_has_to_be_put_right(lists_problems: bool, said: str) -> None:
    made = crew_that_rejects(lists_problems=lists_problems)
    main = source(made, "main.py")
    assert said in main
    assert ('; ".join(match_order.problems)' in main) is lists_problems
    # What is imported is there, and nothing is imported for nothing.
    assert ("text_from" in source(made, "outputs.py")) is not lists_problems
    assert ("text_from" in main) is not lists_problems


def test_several_files_are_named_as_a_formatter_writes_them() -> None:
    inputs = source(crew_that_rejects(lists_problems=False), "inputs.py")
    assert 'for name in {"invoice_pdf", "order_csv"} & examples.keys():' in inputs


def test_long_lists_of_an_agent_take_a_line_for_each() -> None:
    made = invoice_approval()
    sources = tuple(
        Knowledge(id=f"terms_{place}", name=f"terms_of_partner_{place}", text="Terms.")
        for place in range(6)
    )
    arguments = tuple(Argument(name=f"argument_number_{place}") for place in range(8))
    tool = Tool(id="look_up", name="look_up", purpose="Terms", arguments=arguments, example="x")
    agents = tuple(
        agent.model_copy(update={"tools": ("look_up",), "knowledge": ()}) for agent in made.agents
    )
    changed = {"knowledge": sources, "tools": (tool,), "agents": agents}
    blueprint = made.model_copy(update=changed)
    document = assessment(even(6, 8), blueprint=blueprint.model_dump(mode="json"))
    tree = render(document, "flow_orchestrating_crews", ENGLISH)
    modules = {
        path: content.decode() for path, content in tree.files.items() if path.endswith(".py")
    }
    assert {
        path for path, code in modules.items() if max(map(len, code.splitlines())) > 120
    } == set()
    assert any("knowledge_sources=[\n" in code for code in modules.values())


def test_a_direct_call_is_made_again_only_where_its_answer_is_looked_at() -> None:
    scores = ("output_structure", "accuracy", "conditional_logic", "domain_knowledge")
    texts = dict.fromkeys(scores, 2)
    plain = source(project("flow_llm_calls", texts), "calls.py")
    assert "problem_of" not in plain and "MOST_REFUSALS" not in plain
    headed = {**texts, "output_structure": 5}
    assert "problem_of(text)" in source(project("flow_llm_calls", headed), "calls.py")
    ruled = source(project("flow_llm_calls", {**texts, "accuracy": 9}), "calls.py")
    assert "problem_of(answer)" in ruled


@pytest.mark.parametrize(("cost", "takes_a_model"), [("open", False), ("tight", True)])
def test_a_model_is_an_argument_only_where_there_are_several(
    cost: str, takes_a_model: bool
) -> None:
    made = project("complex_crew", {}, cost=cost)
    assert ("def build_llm(model: str" in source(made, "llm.py")) is takes_a_model
    assert ("The models are `" in made.files["README.md"].decode()) is takes_a_model


def test_the_reviewer_of_each_step_refuses_no_answer() -> None:
    made = project("complex_crew", {"output_structure": 5, "accuracy": 5}, oversight="each_step")
    crew = source(made, "crew.py")
    refusing = crew.count("guardrails=[") + crew.count("guardrail=accept_")
    assert crew.count("guardrail_max_retries=") == refusing < crew.count("released(")
