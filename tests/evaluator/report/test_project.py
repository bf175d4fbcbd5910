from evaluator.blueprint.model import Blueprint
from evaluator.drawing.shapes import Text
from evaluator.i18n import ENGLISH
from evaluator.report.blocks import Picture, Table
from evaluator.report.project import outline
from evaluator.report.tree import as_values
from tests.evaluator.drawing.graph_cases import INVOICE, PROJECT
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
