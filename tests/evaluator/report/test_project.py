from evaluator.blueprint.model import Blueprint, Output, OutputField, Tool
from evaluator.drawing.shapes import Text
from evaluator.i18n import ENGLISH
from evaluator.report.blocks import Picture, Table
from evaluator.report.project import outline
from evaluator.report.tree import as_values
from tests.evaluator.drawing.graph_cases import CALLS, INVOICE, PROJECT
from tests.pseudo import PSEUDO, untranslated


def test_the_graph_stands_first_and_says_itself_in_words() -> None:
    intro, blocks = outline(INVOICE, "flow_orchestrating_crews", ENGLISH)
    assert "2 routers, 2 crews, 4 agents and 10 steps" in intro
    picture, steps, *_ = blocks
    assert isinstance(picture, Picture) and isinstance(steps, Table)
    assert "router check_fields: ok → Matching crew" in picture.words
    assert "Extraction crew" in [s.text for s in picture.shapes if isinstance(s, Text)]


def test_each_step_has_a_row_with_who_does_it() -> None:
    _, (_, steps, *_) = outline(INVOICE, "flow_orchestrating_crews", ENGLISH)
    assert isinstance(steps, Table)
    assert [row[0].text for row in steps.rows] == [step.name for step in INVOICE.steps]
    who = {row[0].text: row[1].text for row in steps.rows}
    assert who["receive"] == "LLM call"
    assert who["read"] == "reader, Extraction crew"
    assert who["decide"] == "Router"
    assert who["reject"] == "End, without a result"


def test_a_crew_of_one_is_not_counted_as_crews() -> None:
    intro, (_, steps, *_) = outline(INVOICE, "complex_crew", ENGLISH)
    assert "crews" not in intro
    assert isinstance(steps, Table)
    assert steps.rows[1][1].text == "reader"


def test_tools_have_a_column_where_an_agent_has_one() -> None:
    _, (_, _, agents) = outline(INVOICE, "complex_crew", ENGLISH)
    assert isinstance(agents, Table) and agents.heads == ("Agent", "Goal")
    first, *others = INVOICE.agents
    reader = first.model_copy(update={"tools": ("t", "gone")})
    blueprint = INVOICE.model_copy(
        update={"agents": (reader, *others), "tools": (Tool(id="t", name="read_scan"),)}
    )
    _, (_, _, agents) = outline(blueprint, "complex_crew", ENGLISH)
    assert isinstance(agents, Table)
    assert [row[1].text for row in agents.rows] == ["read_scan", "–", "–", "–"]


def test_the_fields_of_a_result_are_listed_with_their_paths() -> None:
    line = OutputField(id="amount", name="amount", type="number")
    fields = (
        OutputField(id="kind", name="kind", type="one_of", allowed=("invoice", "reminder")),
        OutputField(id="lines", name="lines", type="object", many=True, fields=(line,)),
    )
    blueprint = Blueprint(
        project=PROJECT, steps=CALLS.steps, outputs=(Output(id="o", name="Case", fields=fields),)
    )
    _, blocks = outline(blueprint, "flow_llm_calls", ENGLISH)
    table = blocks[-1]
    assert isinstance(table, Table) and table.heads[0] == "Field of Case"
    assert [(row[0].text, row[1].text) for row in table.rows] == [
        ("kind", "invoice | reminder"),
        ("lines", "list: object"),
        ("lines.amount", "number"),
    ]


def test_an_empty_blueprint_has_no_picture() -> None:
    assert outline(Blueprint(project=PROJECT), "simple_crew", ENGLISH)[1] == ()


def test_no_word_of_ours_is_untranslated() -> None:
    steps = tuple(step.model_copy(update={"name": "步"}) for step in INVOICE.steps)
    agents = tuple(item.model_copy(update={"name": "人", "goal": "标"}) for item in INVOICE.agents)
    crews = tuple(crew.model_copy(update={"name": "组"}) for crew in INVOICE.crews)
    blueprint = INVOICE.model_copy(update={"steps": steps, "agents": agents, "crews": crews})
    _, (_, *tables) = outline(blueprint, "flow_orchestrating_crews", PSEUDO)
    for table in tables:
        assert isinstance(table, Table)
        said = [
            *table.heads,
            *(text for row in table.rows for c in row for text in (c.text, c.note)),
        ]
        assert not [word for text in said for word in untranslated(text)]


def test_shapes_travel_to_typst_with_their_kind() -> None:
    _, (picture, *_) = outline(INVOICE, "flow_orchestrating_crews", ENGLISH)
    kinds = {shape["shape"] for shape in as_values(picture)["shapes"]}
    assert kinds == {"rect", "text", "path"}
