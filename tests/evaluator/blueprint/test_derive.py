"""What the rules give for ratings, needs and the user's words."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.assessment import Assessment
from evaluator.blueprint.derive import derive
from evaluator.blueprint.derived import derived_things
from evaluator.blueprint.model import Blueprint, Step
from evaluator.blueprint.names import problem_of_class_name, problem_of_identifier
from evaluator.blueprint.options import OPTIONS
from evaluator.blueprint.paths import item_at
from evaluator.blueprint.plan import Plan
from evaluator.blueprint.routing import field_at
from evaluator.blueprint.rules.outline import MOST_TASKS
from evaluator.blueprint.rules.table import ANSWERED_WORDS, RATED_WORDS, RULES, Answered, Rated
from evaluator.blueprint.structure import Structure
from evaluator.context import NEEDS
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from evaluator.matrix import ARCHITECTURE, ARCHITECTURES, ArchitectureId
from tests.pseudo import PSEUDO, untranslated
from tests.strategies import all_scores, assessment, even, typed_text

ALL: list[ArchitectureId] = [item.id for item in ARCHITECTURES]
CASES = [
    *sorted(Path("assets/examples").glob("*.json")),
    *sorted(Path("tests/cases").glob("*.assessment.json")),
]
architectures = st.sampled_from(ALL)
needs = st.fixed_dictionaries(
    {},
    optional={
        need.id: st.sampled_from(sorted(need.answers)).map(lambda answer: {"answer": answer})
        for need in NEEDS
    },
)
list_notes = st.lists(
    st.sampled_from(
        [
            "read",
            "check the sums",
            "decide",
            "post",
            "name",
            "state",
            "three angles",
            "review",
            "查询",
            "complete: to the doctor; incomplete: back to the desk; lost",
            "ok: to read; bad: back to decide",
        ]
    )
    | st.text("abcdefghij ", min_size=1, max_size=12),
    min_size=1,
    max_size=12,
).map(", ".join)
notes = st.fixed_dictionaries(
    {}, optional={factor.id: list_notes | typed_text for factor in FACTORS}
)


@st.composite
def assessments(draw: Any) -> Assessment:
    scores, said = draw(all_scores), draw(notes)
    ratings = {
        factor: {"score": score, "note": said.get(factor, "")} for factor, score in scores.items()
    }
    use_case = {"title": draw(typed_text), "description": draw(typed_text)}
    return assessment(scores, ratings=ratings, needs=draw(needs), use_case=use_case)


def tasks(blueprint: Blueprint) -> list[Step]:
    return [step for step in blueprint.steps if step.kind == "task"]


def routers(blueprint: Blueprint) -> list[Step]:
    return [step for step in blueprint.steps if step.kind == "router"]


def rated(architecture: ArchitectureId = "flow_llm_calls", **changes: int) -> Blueprint:
    return derive(assessment({**even(5, 2), **changes}), architecture, ENGLISH)


def noted(
    architecture: ArchitectureId, scores: dict[str, int], description: str = "", **said: str
) -> Blueprint:
    ratings = {
        factor: {"score": score, "note": said.get(factor, "")} for factor, score in scores.items()
    }
    use_case = {"title": "Case", "description": description}
    return derive(assessment(scores, ratings=ratings, use_case=use_case), architecture, ENGLISH)


@given(assessments(), architectures)
def test_what_is_derived_can_always_be_built(
    document: Assessment, architecture: ArchitectureId
) -> None:
    check(derive(document, architecture, ENGLISH), architecture)


@pytest.mark.parametrize("architecture", ALL)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.split(".")[0])
def test_the_known_cases_can_be_built(path: Path, architecture: ArchitectureId) -> None:
    document = Assessment.model_validate_json(path.read_text(encoding="utf-8"))
    blueprint = derive(document, architecture, ENGLISH)
    check(blueprint, architecture)
    for thing in derived_things(blueprint, blueprint, document, architecture):
        assert str(thing.what) and str(thing.why)
        group, *item = thing.path or ("project",)
        assert hasattr(blueprint, group) and not (item and item_at(blueprint, thing.path) is None)


def check(blueprint: Blueprint, architecture: ArchitectureId) -> None:
    """The semantics of a blueprint."""
    items = [
        *blueprint.inputs,
        *blueprint.agents,
        *blueprint.crews,
        *blueprint.steps,
        *blueprint.knowledge,
    ]
    labels = [route.label for step in blueprint.steps for route in step.routes]
    names = [item.name for item in items] + labels
    assert len(set(names)) == len(names), names
    assert [name for name in names if problem_of_identifier(name)] == []
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    by_id = {step.id: step for step in blueprint.steps}
    is_crew = ARCHITECTURE[architecture].kind == "crew"
    outputs = {output.id: output for output in blueprint.outputs}
    agents = {agent.id for agent in blueprint.agents}
    structure = Structure(blueprint)
    assert not structure.cycle
    back = {(arrow.source, arrow.target) for arrow in structure.back_routes}
    for step in blueprint.steps:
        assert set(step.after) <= set(by_id) and step.id not in step.after
        assert not step.agent or step.agent in agents
        assert not step.output or step.output in outputs
        assert step.reason and step.description
        if step.kind == "task":
            assert step.expected_output and (step.agent or not is_crew)
        if step.kind == "router":
            check_router(blueprint, step, back)
        if step.kind != "end":
            followers = [other for other in blueprint.steps if step.id in other.after]
            assert followers or step.routes, "work that nothing uses"
    assert 1 <= len(tasks(blueprint)) <= MOST_TASKS
    assert any(step.kind == "end" and not step.fails for step in blueprint.steps)
    for output in blueprint.outputs:
        assert problem_of_class_name(output.name) is None
        fields = [field.name for field in output.fields]
        assert len(set(fields)) == len(fields)
        assert [name for name in fields if problem_of_identifier(name, "field")] == []
        assert all(field_at(output.fields, rule.field) for rule in output.rules)
        assert any(step.output == output.id for step in blueprint.steps)
    roles = [agent.role for agent in blueprint.agents]
    assert len(set(roles)) == len(roles)
    doers = {step.agent for step in blueprint.steps if step.agent}
    assert doers == agents, "every agent has something to do"
    knowledge = {source.id for source in blueprint.knowledge}
    crews = {crew.id for crew in blueprint.crews}
    for agent in blueprint.agents:
        assert set(agent.knowledge) <= knowledge
        assert agent.crew in crews | {""}
        assert bool(agent.crew) == (architecture == "flow_orchestrating_crews")
    plan = Plan(blueprint, architecture)
    assert not plan.is_flow or not plan.waits_for_itself
    assert len(plan.tasks) == len(tasks(blueprint))
    for option in OPTIONS:
        value = getattr(blueprint.options, option.id)
        assert option.why_not(architecture) is None or not option.is_on(value), option.id


def check_router(blueprint: Blueprint, router: Step, back: set[tuple[str, str]]) -> None:
    (judged_id,) = router.after
    judged = blueprint.step(judged_id)
    assert judged is not None and judged.kind == "task"
    output = blueprint.output(judged.output)
    assert output is not None
    assert len(router.routes) >= 2
    assert router.routes[-1].condition is None and router.routes[-1].limit is None
    for route in router.routes[:-1]:
        assert route.condition is not None
        field = field_at(output.fields, route.condition.field)
        assert field is not None
        is_listed = field.many and route.condition.operator in ("is_empty", "is_filled")
        assert is_listed or route.condition.value in field.allowed
    for route in router.routes:
        assert blueprint.step(route.to) is not None
        assert (route.limit is not None) == ((router.id, route.to) in back)


@pytest.mark.parametrize("architecture", ALL)
@pytest.mark.parametrize("score", range(1, 11))
def test_the_number_of_steps_follows_the_score(score: int, architecture: ArchitectureId) -> None:
    plain = {**even(1, 1), "steps": score}
    assert len(tasks(derive(assessment(plain), architecture, ENGLISH))) == score


STAGES = [
    (6, "Receive, read, extract, match to the order, decide, post", ("receive_and_match", "decide_and_review")),
    (6, "Read the letter, write a reply", ("read_the_letter_stage", "write_a_reply_and_review")),
    (6, "Check the warranty of the device, inspect the photos that came, write a reply", ("check_and_inspect", "write_a_reply_and_review")),
    (6, "Read the fault log, look up the manual, write a reply", ("read_and_look_up", "write_a_reply_and_review")),
    (6, "核对订单，整理成表格，出具意见", ("he_dui_ding_dan_stage", "chu_ju_yi_jian_and_review")),
    (6, "", ("first_stage", "draft_and_review")),
    (9, "", ("first_stage", "second_stage", "draft_and_review")),
    (9, "preparation, analysis, read, sort, weigh, completion", ("preparation_and_read", "sort_and_weigh", "completion_and_review")),
]  # fmt: skip


@pytest.mark.parametrize(("score", "steps", "names"), STAGES)
def test_a_crew_is_called_after_the_steps_of_its_stage(
    score: int, steps: str, names: tuple[str, ...]
) -> None:
    scores = {**even(5, 9), "steps": score, "conditional_logic": 2}
    blueprint = noted("flow_orchestrating_crews", scores, steps=steps)
    check(blueprint, "flow_orchestrating_crews")
    assert tuple(crew.name for crew in blueprint.crews) == names


def test_a_stage_keeps_its_id_when_its_steps_are_called_otherwise() -> None:
    scores = {**even(6, 9), "steps": 6}
    one = noted("flow_orchestrating_crews", scores, steps="Read, sort, reply")
    other = noted("flow_orchestrating_crews", scores, steps="Open, weigh, answer")
    assert [crew.id for crew in one.crews] == [crew.id for crew in other.crews]
    assert [crew.name for crew in one.crews] != [crew.name for crew in other.crews]


@pytest.mark.parametrize("architecture", ALL)
def test_an_agent_knows_what_it_does_and_the_description_stands_once(
    architecture: ArchitectureId,
) -> None:
    blueprint = noted(
        architecture,
        {**even(6, 8), "conditional_logic": 2},
        "THE-DESCRIPTION of it",
        steps="Receive the claim, read the policy, write the answer",
    )
    text = blueprint.model_dump_json()
    assert text.count("THE-DESCRIPTION") == 1
    for agent in blueprint.agents:
        done = [step for step in tasks(blueprint) if step.agent == agent.id]
        assert "What you do here: " in agent.backstory
        for step in done:
            said = step.id.replace("_", " ")
            assert said in agent.backstory.lower() or "review the result" in agent.backstory


@pytest.mark.parametrize("architecture", ALL)
@given(scores=all_scores)
def test_few_steps_stay_few(scores: dict[str, int], architecture: ArchitectureId) -> None:
    few = {**scores, "steps": 1 + scores["steps"] % 3}
    assert len(tasks(derive(assessment(few), architecture, ENGLISH))) <= 3


def test_interdependencies_link_the_steps() -> None:
    assert all(len(step.after) <= 1 for step in tasks(rated(interdependencies=2)))
    assert any(len(step.after) > 1 for step in tasks(rated(interdependencies=5)))
    beside = [step for step in tasks(rated(interdependencies=9)) if step.id.startswith("find_")]
    assert len(beside) == 2 and beside[0].after == beside[1].after
    joined = rated(interdependencies=9).step("combine")
    assert joined is not None and set(joined.after) == {step.id for step in beside}


@pytest.mark.parametrize(("score", "count"), [(2, 0), (5, 1), (9, 2)])
@pytest.mark.parametrize("architecture", ALL)
def test_conditional_logic_gives_routers(
    score: int, count: int, architecture: ArchitectureId
) -> None:
    assert len(routers(rated(architecture, conditional_logic=score))) == count


@pytest.mark.parametrize("architecture", ["simple_crew", "complex_crew"])
def test_a_crew_decides_by_conditional_tasks(architecture: ArchitectureId) -> None:
    blueprint = rated(architecture, conditional_logic=5)
    (router,) = routers(blueprint)
    kinds = {step.kind for route in router.routes if (step := blueprint.step(route.to))}
    assert kinds == {"task"}


@pytest.mark.parametrize("architecture", ALL)
def test_domain_knowledge_gives_sources_and_specialists(architecture: ArchitectureId) -> None:
    assert rated(architecture, domain_knowledge=2).knowledge == ()
    assert len(rated(architecture, domain_knowledge=5).knowledge) == 1
    deep = noted(
        architecture,
        {**even(5, 2), "domain_knowledge": 9},
        domain_knowledge="Customers, competition, regulation",
    )
    assert [source.name for source in deep.knowledge] == [
        "customers_notes",
        "competition_notes",
        "regulation_notes",
    ]
    roles = [agent.role for agent in deep.agents]
    assert "Specialist in competition" in roles and "Independent reviewer" in roles


@pytest.mark.parametrize("architecture", ALL)
def test_output_structure_shapes_the_result(architecture: ArchitectureId) -> None:
    free = rated(architecture, conditional_logic=2, output_structure=2)
    assert free.outputs == () and "##" not in tasks(free)[-1].expected_output
    sections = tasks(rated(architecture, conditional_logic=2, output_structure=5))[-1]
    assert re.findall("^## (.*)", sections.expected_output, re.MULTILINE) == [
        "Summary",
        "Details",
        "Open points",
    ]
    record = rated(architecture, conditional_logic=2, output_structure=9)
    assert [output.name for output in record.outputs] == ["Result"]
    assert record.options.result_file


@pytest.mark.parametrize("architecture", ALL)
def test_accuracy_asks_for_a_check(architecture: ArchitectureId) -> None:
    assert tasks(rated(architecture, conditional_logic=2))[-1].id == "draft"
    assert tasks(rated(architecture, conditional_logic=2, accuracy=5))[-1].id == "self_check"
    blueprint = rated(architecture, conditional_logic=2, accuracy=9)
    (router,) = routers(blueprint)
    assert router.reason == "accuracy 9 → an independent check with bounded rework"
    is_crew = ARCHITECTURE[architecture].kind == "crew"
    limits = [route.limit for route in router.routes]
    assert limits == ([1, None] if is_crew else [None, 1, None])
    result, *reviews = blueprint.outputs
    assert [rule.field for rule in result.rules] == ["sources"]
    assert [review.name for review in reviews] == ([] if is_crew else ["Review"])


def test_a_flow_hands_over_what_was_reviewed_and_a_crew_what_its_reviewer_put_right() -> None:
    scores = {"conditional_logic": 2, "accuracy": 9}
    flow, crew = rated("flow_llm_calls", **scores), rated("complex_crew", **scores)
    assert [step.output for step in tasks(flow)[-2:]] == ["Result", "Review"]
    assert [step.output for step in tasks(crew)[-2:]] == ["", "Result"]
    for blueprint, last in ((flow, "draft"), (crew, "review")):
        (deliver,) = (step for step in blueprint.steps if step.id == "deliver")
        assert [step.id for step in Structure(blueprint).sources(deliver)] == [last]


def test_a_check_is_given_what_the_result_rests_on() -> None:
    blueprint = rated("complex_crew", conditional_logic=2, domain_knowledge=9, steps=5, accuracy=9)
    draft, review = tasks(blueprint)[-2:]
    assert draft.id in review.after
    assert set(draft.after) <= set(review.after)


@pytest.mark.parametrize(("score", "last"), [(2, "on_still_open"), (5, "give_up"), (9, "give_up")])
def test_error_tolerance_says_what_happens_when_a_check_is_not_passed(
    score: int, last: str
) -> None:
    blueprint = rated(conditional_logic=2, accuracy=9, error_tolerance=score)
    assert routers(blueprint)[0].routes[-1].to == last


def test_reproducibility_sets_options() -> None:
    assert rated(reproducibility=2).options.temperature is None
    assert rated(reproducibility=5).options.temperature == 0
    flow, crew = rated(reproducibility=9).options, rated("complex_crew", reproducibility=9).options
    assert (flow.seed, flow.golden_tests, flow.persistence) == (42, True, True)
    assert (crew.seed, crew.golden_tests, crew.checkpoints) == (42, True, True)
    assert not crew.persistence


NEED_VALUES = [
    ("response_time", "interactive", {"streaming": True, "rework": 1}),
    ("response_time", "batch", {"parallel": True, "persistence": True}),
    ("cost", "tight", {"rate_limit": 30, "token_totals": True}),
    ("volume", "thousands", {"batch": True, "result_file": True}),
    ("oversight", "before_release", {"review": "before_release"}),
    ("oversight", "each_step", {"review": "each_step"}),
    ("effects", "irreversible", {"review": "before_release", "dry_run": True, "audit": True}),
    ("audit", "required", {"audit": True}),
]


@pytest.mark.parametrize(("need", "answer", "values"), NEED_VALUES)
def test_a_need_sets_options(need: str, answer: str, values: dict[str, object]) -> None:
    document = assessment(even(5, 5), needs={need: {"answer": answer}})
    options = derive(document, "flow_llm_calls", ENGLISH).options
    assert {name: getattr(options, name) for name in values} == values


@pytest.mark.parametrize(
    ("answer", "provider", "embedder"),
    [
        ("any", "openai", "openai"),
        ("own_endpoint", "compatible", "compatible"),
        ("this_machine", "ollama", "ollama"),
    ],
)
def test_where_models_run_chooses_the_provider(answer: str, provider: str, embedder: str) -> None:
    document = assessment(even(5, 5), needs={"models": {"answer": answer}})
    blueprint = derive(document, "simple_crew", ENGLISH)
    assert (blueprint.project.provider, blueprint.embedder.provider) == (provider, embedder)
    assert bool(blueprint.project.base_url) == (answer == "own_endpoint")


def test_a_tight_cost_drafts_with_a_smaller_model() -> None:
    document = assessment({**even(5, 2), "accuracy": 9}, needs={"cost": {"answer": "tight"}})
    options = derive(document, "flow_orchestrating_crews", ENGLISH).options
    assert (options.cache, options.max_iterations) == (True, 5)
    models = {agent.id: agent.model for agent in derive(document, "complex_crew", ENGLISH).agents}
    assert models["author"] and not models["reviewer"]


def test_interactive_use_has_no_self_check() -> None:
    scores = {**even(5, 2), "accuracy": 5}
    document = assessment(scores, needs={"response_time": {"answer": "interactive"}})
    assert derive(document, "flow_llm_calls", ENGLISH).step("self_check") is None


@pytest.mark.parametrize("answer", ["reversible", "irreversible"])
@pytest.mark.parametrize("architecture", ALL)
def test_effects_make_one_end_act(answer: str, architecture: ArchitectureId) -> None:
    document = assessment(even(5, 5), needs={"effects": {"answer": answer}})
    blueprint = derive(document, architecture, ENGLISH)
    assert [step.kind for step in blueprint.steps if step.acts] == ["end"]


def test_the_words_of_the_notes_name_steps_routes_and_ends() -> None:
    blueprint = noted(
        "flow_orchestrating_crews",
        {**even(6, 8), "conditional_logic": 5},
        steps="Receive, read, extract, match to the order, decide, post",
        conditional_logic="Three routes: approve, ask the buyer, reject",
    )
    names = [step.name for step in tasks(blueprint)]
    assert names == ["receive", "read", "extract", "match_to_the_order", "decide", "review"]
    assert "Match to the order" in blueprint.steps[3].description
    router = blueprint.step("choose_route")
    assert router is not None
    assert [route.label for route in router.routes] == ["approve", "ask_the_buyer", "reject"]
    assert [route.to for route in router.routes] == ["post", "on_ask_the_buyer", "on_reject"]


def test_specialists_in_turn_know_what_was_collected_and_all_of_them_are_heard() -> None:
    blueprint = noted(
        "complex_crew",
        {**even(7, 2), "interdependencies": 5, "conditional_logic": 2, "domain_knowledge": 9},
        steps="Split, compare, rate the risk, draft the memo",
        domain_knowledge="law, trade",
    )
    law, trade = blueprint.step("assess_law"), blueprint.step("assess_trade")
    rated_risk = blueprint.step("rate_the_risk")
    assert law and trade and rated_risk
    assert trade.after == (*law.after, "assess_law")
    assert rated_risk.after == ("assess_law", "assess_trade")
    assert "Keep in mind" not in blueprint.knowledge[0].text


def test_a_note_stands_where_it_is_used_and_nowhere_else() -> None:
    blueprint = noted(
        "flow_llm_calls",
        {**even(5, 8), "conditional_logic": 5},
        steps="Read, sort, write the answer",
        conditional_logic="Approve, reject",
        domain_knowledge="RULES OF THE HOUSE",
        output_structure="Name, date, total",
        accuracy="FIGURES COUNT",
    )
    core, text = blueprint.step("write_the_answer"), blueprint.model_dump_json()
    assert core is not None
    for note in ("Approve, reject", "RULES OF THE HOUSE", "Name, date, total", "FIGURES COUNT"):
        assert note not in core.description
    assert text.count("RULES OF THE HOUSE") == text.count("FIGURES COUNT") == 1
    assert [
        field.description for field in blueprint.outputs[0].fields if field.name == "total"
    ] == [""]


INTAKE_STEPS = "Register at the desk, collect the papers, see the doctor, write the letter"
ROUTES = "Complete: to the doctor; incomplete: back to the desk"


def routes_of(blueprint: Blueprint) -> dict[str, str]:
    router = blueprint.step("choose_route")
    assert router is not None
    return {route.label: route.to for route in router.routes}


@pytest.mark.parametrize("score", [5, 9])
def test_a_note_that_says_where_cases_lead_gives_the_router_before_that_step(score: int) -> None:
    scores = {**even(5, 2), "conditional_logic": score}
    blueprint = noted("flow_llm_calls", scores, steps=INTAKE_STEPS, conditional_logic=ROUTES)
    check(blueprint, "flow_llm_calls")
    router = blueprint.step("choose_route")
    assert router is not None and router.after == ("collect_the_papers",)
    assert routes_of(blueprint) == {
        "complete": "see_the_doctor",
        "incomplete": "register_at_the_desk",
        "still_incomplete": "on_incomplete",
    }
    assert [route.limit for route in router.routes] == [None, 1, None]
    assert "findings" in {field.name for field in blueprint.outputs[-1].fields}


def test_chinese_notes_say_where_cases_lead() -> None:
    blueprint = noted(
        "flow_llm_calls",
        {**even(5, 2), "conditional_logic": 5},
        steps="前台登记，收集材料，医生诊断，出具报告",
        conditional_logic="完整：转医生；不完整：退回前台",
    )
    check(blueprint, "flow_llm_calls")
    assert routes_of(blueprint) == {
        "wan_zheng": "yi_sheng_zhen_duan",
        "bu_wan_zheng": "qian_tai_deng_ji",
        "still_bu_wan_zheng": "on_bu_wan_zheng",
    }
    assert "wan_zheng: 完整, 转医生" in blueprint.outputs[0].fields[1].description


@pytest.mark.parametrize("architecture", ALL)
@pytest.mark.parametrize("steps", [INTAKE_STEPS, "Register, collect, see the doctor, write", ""])
@pytest.mark.parametrize("score", [2, 5, 9])
def test_where_cases_lead_can_be_built_in_each_architecture(
    architecture: ArchitectureId, steps: str, score: int
) -> None:
    scores = {**even(score, score), "conditional_logic": max(score, 5)}
    check(noted(architecture, scores, steps=steps, conditional_logic=ROUTES), architecture)


def test_a_crew_does_not_stop_within_its_stage() -> None:
    scores = {**even(5, 8), "conditional_logic": 5}
    blueprint = noted(
        "flow_orchestrating_crews", scores, steps=INTAKE_STEPS, conditional_logic=ROUTES
    )
    router = blueprint.step("choose_route")
    assert router is not None and router.after == ("write_the_letter",)
    assert routes_of(blueprint)["incomplete"] == "register_at_the_desk"
    assert routes_of(blueprint)["complete"] == "on_complete"


ACTING = [
    ("Read, decide, pay the supplier", "reject, ask the buyer, approve the payment", "", "approve_the_payment"),
    ("Read, decide", "query, refuse, settle", "A settlement cannot be taken back", "settle"),
    ("Read, decide", "reject, approve", "", "approve"),
    ("Read, decide", "back office, front office", "", "back_office"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "cases", "effects", "label"), ACTING)
def test_the_end_that_acts_is_that_of_the_case_that_is_acted_on(
    steps: str, cases: str, effects: str, label: str
) -> None:
    scores = {**even(5, 2), "conditional_logic": 5}
    said = {"steps": steps, "conditional_logic": cases}
    document = assessment(
        scores,
        ratings={
            name: {"score": score, "note": said.get(name, "")} for name, score in scores.items()
        },
        needs={"effects": {"answer": "irreversible", "note": effects}},
    )
    blueprint = derive(document, "flow_llm_calls", ENGLISH)
    check(blueprint, "flow_llm_calls")
    acting = blueprint.step(routes_of(blueprint)[label])
    assert acting is not None and acting.acts
    assert next(iter(routes_of(blueprint))) == label, "the last route takes whatever is left"


def test_a_first_step_that_the_specialists_take_over_leaves_one_that_takes_in() -> None:
    blueprint = noted(
        "flow_llm_calls",
        {**even(9, 2), "interdependencies": 4},
        steps="three angles, read, write",
        domain_knowledge="law, trade, tax",
    )
    assert blueprint.steps[0].output == "Intake" and "three_angles" not in blueprint.steps[0].id


def test_a_listed_check_is_the_check_and_listed_fields_are_the_fields() -> None:
    blueprint = noted(
        "flow_llm_calls",
        {**even(3, 9), "domain_knowledge": 1},
        "Read an invoice and give number, date, supplier, net and total in a fixed object.",
        steps="Read, extract, check the sums",
    )
    assert [step.name for step in tasks(blueprint)] == ["read", "extract", "check_the_sums"]
    fields = {field.name: field.type for field in blueprint.outputs[0].fields}
    assert fields["date"] == "date" and fields["total"] == "number" and "supplier" in fields


def test_chinese_names_things_in_pinyin_and_stays_in_the_descriptions() -> None:
    blueprint = noted(
        "flow_llm_calls",
        {**even(5, 8), "domain_knowledge": 9},
        steps="核对订单，整理成表格，审核",
        conditional_logic="通过、退回、转人工",
        domain_knowledge="银行流水、征信",
        output_structure="日期、城市、活跃用户数",
    )
    names = [step.name for step in tasks(blueprint)]
    assert names[0] == "he_dui_ding_dan" and names[-1] == "shen_he"
    assert "核对订单" in blueprint.steps[0].description
    router = blueprint.step("choose_route")
    assert router is not None
    assert [route.label for route in router.routes] == ["tong_guo", "tui_hui", "zhuan_ren_gong"]
    assert [source.name for source in blueprint.knowledge] == [
        "yin_hang_liu_shui_notes",
        "zheng_xin_notes",
    ]
    fields = [field.name for field in blueprint.outputs[0].fields]
    assert {"ri_qi", "cheng_shi", "huo_yue_yong_hu_shu"} <= set(fields)


def test_words_that_latin_letters_do_not_carry_stay_in_the_descriptions() -> None:
    blueprint = noted("simple_crew", even(2, 2), steps="Проверить заказ, составить ответ")
    assert [step.name for step in tasks(blueprint)] == ["step_1", "step_2"]
    assert "Проверить заказ" in blueprint.steps[0].description


@pytest.mark.parametrize("architecture", ALL)
@given(scores=all_scores)
def test_title_description_and_notes_reach_the_project(
    architecture: ArchitectureId, scores: dict[str, int]
) -> None:
    said = {factor.id: f"NOTE-{factor.id.upper()} is told" for factor in FACTORS}
    blueprint = noted(architecture, scores, "DESCRIPTION", **said)
    text = blueprint.model_dump_json()
    for word in ("Case", "DESCRIPTION", *said.values(), "{request}"):
        assert word in text


@pytest.mark.parametrize("architecture", ALL)
def test_same_things_have_the_same_ids_in_each_architecture(architecture: ArchitectureId) -> None:
    scores = {**even(5, 5), "conditional_logic": 1}
    found = derive(assessment(scores), architecture, ENGLISH)
    first = derive(assessment(scores), "flow_llm_calls", ENGLISH)
    assert [step.id for step in found.steps] == [step.id for step in first.steps]


@pytest.mark.parametrize("architecture", ALL)
@pytest.mark.parametrize("score", [2, 5, 9])
def test_nothing_escapes_the_translator(score: int, architecture: ArchitectureId) -> None:
    document = assessment(
        even(score, score),
        use_case={"title": "报表"},
        needs={"effects": {"answer": "irreversible"}, "cost": {"answer": "tight"}},
    )
    blueprint = derive(document, architecture, PSEUDO)
    known = {"request", "Result", "Choice", "Intake"}
    names = {word.id for word in (*blueprint.steps, *blueprint.outputs)} | known
    names |= {
        value for output in blueprint.outputs for field in output.fields for value in field.allowed
    }
    for item in (*blueprint.steps, *blueprint.agents, *blueprint.outputs, *blueprint.knowledge):
        for part in (
            "reason",
            "description",
            "expected_output",
            "role",
            "goal",
            "backstory",
            "text",
        ):
            assert set(untranslated(getattr(item, part, ""))) <= names, (item.id, part)
    for thing in derived_things(blueprint, blueprint, document, architecture):
        assert PSEUDO(thing.what) and not set(untranslated(PSEUDO(thing.why)))


def test_every_rule_has_words_and_its_own_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        if isinstance(rule.asked, Answered):
            assert (rule.asked.need, rule.asked.answer) in ANSWERED_WORDS
        else:
            assert rule.asked.factor in RATED_WORDS
    bands = {
        (rule.asked.factor, rule.asked.band) for rule in RULES if isinstance(rule.asked, Rated)
    }
    assert bands == {(factor.id, band.id) for factor in FACTORS for band in factor.bands}


def test_the_overview_lists_what_was_derived_and_why() -> None:
    path = Path("tests/cases/supplier-invoice-approval.assessment.json")
    document = Assessment.model_validate_json(path.read_text(encoding="utf-8"))
    blueprint = derive(document, "flow_orchestrating_crews", ENGLISH)
    things = derived_things(blueprint, blueprint, document, "flow_orchestrating_crews")
    listed = {str(thing.what): str(thing.why) for thing in things}
    assert listed["Router choose_route, 3 branches"] == "conditional logic 5"
    assert listed["Rework loop, twice at most"] == "accuracy 8"
    assert listed["Typed result Result, 6 fields"] == "output structure 9"
    assert listed["Typed result Review, 2 fields"] == "accuracy 8"
    assert listed["Ollama, no key"] == "models on this machine only"
    assert listed["No knowledge source"] == "domain knowledge 3"
