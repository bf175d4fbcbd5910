"""The tabs that edit the blueprint, as a person at the keyboard uses them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evaluator.blueprint.model import Blueprint
from evaluator.i18n import ENGLISH
from evaluator.scaffold.tree import Tree
from tests.blueprints import invoice_approval
from tests.ui import handmade
from tests.ui.owed import words_of
from ui.main_window import MainWindow
from ui.operations import wait_for_all
from ui.pages.project import ProjectPage
from ui.pages.project.form import ItemForm
from ui.pages.project.list_editor import ListEditor
from ui.theme import Theme

CASES = Path(__file__).parents[2] / "cases"
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CHECK = ("steps", "check_fields")
READER = ("agents", "reader")
CURRENCY = ("outputs", "invoice", "fields", "currency")


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all: making it takes longer than any of the tests."""
    theme = Theme("light")
    theme.choose("light")
    with pytest.MonkeyPatch.context() as patch:
        handmade.install(patch)
        made = MainWindow(theme, ENGLISH, tmp_path_factory.mktemp("state"))
        made.show()
        made.activateWindow()
        yield made
        made.document.stack.setClean()
        wait_for_all()
        made.close()
        made.deleteLater()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ProjectPage:
    window.resize(1280, 800)
    window.document.show(handmade.case())
    window.go_to("project")
    made = window.page
    assert isinstance(made, ProjectPage)
    made.open_tab("overview")
    made.pane.show_pane(0)
    settle(made, qtbot)
    return made


def settle(page: ProjectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.is_settled, timeout=20_000)


def stored(page: ProjectPage) -> Blueprint:
    return page.document.assessment.blueprint or invoice_approval()


def names(page: ProjectPage, group: str = "steps") -> list[str]:
    return [item.name for item in getattr(stored(page), group)]


def focused() -> QWidget:
    made = QApplication.focusWidget()
    assert made is not None
    return made


def press(
    widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(widget, key, modifier)


def form_field(made: ListEditor, name: str) -> QWidget:
    found = made.form.field(name)
    assert found is not None
    return found


def retype(field: QWidget, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def test_ctrl_tab_goes_through_the_tabs_and_focuses_their_first_table(page: ProjectPage) -> None:
    page.overview.fields["name"].setFocus()
    tables = {
        "steps": lambda: page.steps.lists[0].table,
        "agents": lambda: page.agents.lists[0].table,
        "data": lambda: page.data.inputs.table,
        "tools": lambda: page.tools.tools.table,
    }
    for tab, table in tables.items():
        press(focused(), KEY.Key_Tab, modifier=Qt.KeyboardModifier.ControlModifier)
        assert page.tab == tab and table().hasFocus()


def test_arrows_choose_a_row_and_enter_goes_to_its_form(page: ProjectPage) -> None:
    page.open_tab("steps")
    page.enter()
    press(page.steps.lists[0].table, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert page.editor.selection == CHECK
    assert focused() is form_field(page.steps.lists[0], "name")


def test_a_step_is_renamed_and_the_name_is_undone(page: ProjectPage, qtbot: QtBot) -> None:
    page.bring_item(CHECK, "name")
    retype(focused(), "verify")
    settle(page, qtbot)
    assert "verify" in names(page)
    assert b"def verify(self)" in page.files["src/supplier_invoice_approval/flow.py"]
    page.open_tab("agents")
    page.document.undo()
    assert page.document.assessment.blueprint is None
    assert page.tab == "steps" and page.editor.selection == CHECK
    assert focused() is form_field(page.steps.lists[0], "name")


def test_an_input_passes_another_name_on_the_way_to_its_own(page: ProjectPage) -> None:
    page.bring_item(("inputs", "order_csv"), "name")
    retype(focused(), "invoice_pdf_of_order")
    assert stored(page).agent("reader").goal == "Return the text of the invoice {invoice_pdf}."
    assert stored(page).agent("matcher").goal == "Match the invoice with {invoice_pdf_of_order}."


def test_alt_and_arrows_move_a_step(page: ProjectPage) -> None:
    page.bring_item(("steps", "reject"))
    table = page.steps.lists[0].table
    press(table, KEY.Key_Up, modifier=ALT)
    assert names(page)[5:7] == ["reject", "post_to_erp"]
    press(table, KEY.Key_Down, modifier=ALT)
    assert names(page)[5:7] == ["post_to_erp", "reject"]
    assert table.current_key() == ("steps", "reject")


def test_a_row_is_dropped_before_another(page: ProjectPage) -> None:
    page.open_tab("steps")
    rows = page.steps.lists[0].table.rows
    data: QMimeData = rows.mimeData([rows.index(6, 1)])
    rows.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, rows.index(-1, -1))
    assert names(page)[:2] == ["receive", "reject"]


def test_an_agent_moves_over_to_another_crew(page: ProjectPage) -> None:
    page.bring_item(("agents", "matcher"))
    press(page.agents.lists[0].table, KEY.Key_Up, modifier=ALT)
    assert stored(page).agent("matcher").crew == "extraction"
    press(page.agents.lists[0].table, KEY.Key_Down, modifier=ALT)
    assert stored(page).agent("matcher").crew == "matching"


def test_a_step_is_added_after_the_selected_one_and_taken_out(page: ProjectPage) -> None:
    page.bring_item(("steps", "match"))
    made = page.steps.lists[0]
    press(made.add, KEY.Key_Space)
    assert names(page)[4] == "step_1" and stored(page).steps[4].after == ("match",)
    assert focused() is form_field(made, "name")
    made.table.setFocus()
    press(made.table, KEY.Key_Delete)
    assert page.document.assessment.blueprint is None
    assert page.editor.selection == ("steps", "decide")


def test_what_is_taken_out_is_referred_to_no_more(page: ProjectPage) -> None:
    page.bring_item(("agents", "extractor"))
    press(page.agents.lists[0].table, KEY.Key_Delete)
    assert stored(page).step("extract").agent == ""
    page.open_tab("steps")
    assert "LLM call" in page.steps.lists[0].table.rows.rows[1].cells[1].words


def test_a_limit_says_what_it_was_and_goes_back(page: ProjectPage, qtbot: QtBot) -> None:
    page.bring_item((*CHECK, "routes", "incomplete"), "limit")
    routes = page.steps.lists[0].inner("routes")
    press(focused(), KEY.Key_Up)
    assert stored(page).step("check_fields").routes[1].limit == 2
    box = next(box for box in routes.form.boxes if box.spec.name == "limit")
    assert "was 1" in words_of(box.edited)
    box.edited.reset.emit()
    assert page.document.assessment.blueprint is None


def test_a_condition_is_chosen_in_parts(page: ProjectPage) -> None:
    page.bring_item((*CHECK, "routes", "still_incomplete"), "condition")
    field = focused()
    field.activated.emit(field.findData("supplier"))
    assert stored(page).step("check_fields").routes[2].condition.field == "supplier"
    boxes = [box for box in page.steps.lists[0].inner("routes").form.boxes if box.spec.part]
    assert not any(box.isHidden() for box in boxes)
    field.activated.emit(field.findData(""))
    assert stored(page).step("check_fields").routes[2].condition is None


def test_allowed_values_are_chips(page: ProjectPage) -> None:
    page.bring_item(CURRENCY, "allowed")
    QTest.keyClicks(focused(), "SEK,CHF")
    press(focused(), KEY.Key_Return)
    assert stored(page).output("invoice").fields[4].allowed == ("EUR", "USD", "SEK", "CHF")
    press(focused(), KEY.Key_Backspace)
    assert stored(page).output("invoice").fields[4].allowed == ("EUR", "USD", "SEK")


def test_a_field_is_added_inside_an_object(page: ProjectPage) -> None:
    page.bring_item(("outputs", "invoice", "fields", "lines"))
    press(page.data.fields.add, KEY.Key_Space)
    lines = stored(page).output("invoice").fields[6]
    assert [field.name for field in lines.fields][-1] == "field_1"


def test_results_are_chosen_by_their_model(page: ProjectPage) -> None:
    page.open_tab("data")
    page.data.models.setFocus()
    press(page.data.models, KEY.Key_Right)
    assert page.editor.selection == ("outputs", "match")
    assert [row.key[-1] for row in page.data.fields.table.rows.rows] == ["verdict"]
    assert not page.data.rules.table.rows.rows


def test_tools_are_given_to_an_agent_and_taken_away(page: ProjectPage) -> None:
    page.bring_item(READER, "tools")
    box = focused()
    box.activated.emit(box.findData("order_lookup"))
    assert stored(page).agent("reader").tools == ("pdf_text", "order_lookup")
    page.document.undo()
    assert stored(page).agent("reader").tools == ("pdf_text",)


def test_arguments_of_a_tool(page: ProjectPage) -> None:
    page.bring_item(("tools", "pdf_text"), "arguments")
    press(focused(), KEY.Key_Space)
    field = page.tools.tools.form.field("arguments")
    retype(field.lines[0][0], "page")
    assert [one.name for one in stored(page).tools[0].arguments] == ["page"]


def test_the_embedder_is_edited(page: ProjectPage) -> None:
    page.bring_item(("embedder",), "model")
    retype(focused(), "nomic")
    assert stored(page).embedder.model == "nomic"
    assert stored(page).embedder.edited == ("model",)


def test_the_last_edit_is_shown_as_a_diff(page: ProjectPage, qtbot: QtBot) -> None:
    page.bring_item(READER, "goal")
    page.pane.show_pane(1)
    retype(focused(), "Return all of it.")
    settle(page, qtbot)
    assert page.pane.shown_path.endswith("config/agents.yaml")
    assert page.pane.said == "Last edit: Goal of agent reader. 1 line added, 1 removed."
    assert "1 of 6 changed" in words_of(page.pane)
    text = page.pane.code.toPlainText()
    assert "Return the text of the invoice" in text and "Return all of it." in text


def test_the_edits_are_listed_and_taken_back(page: ProjectPage) -> None:
    page.editor.set(READER, "goal", "x")
    page.editor.set(("options",), "rework", 5)
    page.editor.remove(("steps", "reject"))
    assert page.edits.button.text().strip() == "3 edited by you, the rest derived"
    menu = page.edits.button.menu()
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles == [
        "Rework at most",
        "agent reader",
        "step reject, taken out",
        "Take all edits back",
    ]
    menu.actions()[1].menu().actions()[-1].trigger()
    assert stored(page).agent("reader").goal.startswith("Return the text")
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert page.document.assessment.blueprint is None
    assert page.edits.isHidden()


def test_an_option_shows_what_it_adds(page: ProjectPage, qtbot: QtBot) -> None:
    page.open_tab("options")
    with qtbot.waitSignal(page.effect.found, timeout=20_000):
        page.options.rows["audit"].field.setFocus()
    shown = [
        item.text(1)
        for item in page.pane.tree.findItems(
            "", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        )
        if item.text(0) == "audit.py"
    ]
    assert shown == ["new"]
    assert page.pane.said == "Audit log of each decision 1 file of its own, 0 files touched."
    page.open_tab("steps")
    assert page.pane.stack.currentWidget() is not page.pane.tree


def test_one_selection_for_table_form_graph_and_file(page: ProjectPage) -> None:
    page.open_tab("steps")
    page.pane.graph.chosen.emit("decide")
    assert page.steps.lists[0].table.current_key() == ("steps", "decide")
    assert page.steps.lists[0].path == ("steps", "decide")
    assert page.pane.said.startswith("decide selected here")
    page.pane.graph.chosen.emit("matcher")
    assert page.tab == "agents" and page.agents.lists[0].path == ("agents", "matcher")
    page.editor.select(READER)
    assert page.pane.shown_path.endswith("agents.yaml")


# Problems


def test_a_problem_is_said_at_row_field_tab_rail_and_footer(
    page: ProjectPage, window: MainWindow
) -> None:
    page.bring_item(("steps", "match"), "name")
    before = page.files
    retype(focused(), "decide")
    row = next(row for row in page.steps.lists[0].table.rows.rows if row.look.is_wrong)
    assert row.said[0].text == "“decide” is the name of a step already."
    assert page.problems.text == "1 problem in Steps."
    assert window.wizard.rail.buttons["project"].accessibleName() == "Project, has problems"
    assert not page.generation.generate.isEnabled() and not page.generation.zip.isEnabled()
    assert page.files == before
    assert page.tabs.accessibleTabName(1) == "Steps, 8, edited, 1 problem"


def test_the_mend_of_a_problem_is_one_edit(page: ProjectPage, qtbot: QtBot) -> None:
    page.editor.set(("steps", "decide", "routes", "differs"), "to", "reject")
    page.editor.set(("steps", "decide", "routes", "duplicate"), "to", "extract")
    page.open_tab("steps")
    assert page.problems.text == "1 problem in Steps."
    page.problems.mend()
    assert page.editor.selection == page.editor.view.place_of(page.editor.view.problems[0])[0]
    row = next(row for row in page.steps.lists[0].table.rows.rows if row.look.is_wrong)
    row.said[0].do()
    assert stored(page).step("decide").routes[1].limit
    settle(page, qtbot)
    assert page.generation.generate.isEnabled() and not page.problems.text


def test_generate_leads_to_the_first_problem(page: ProjectPage) -> None:
    page.editor.set(("steps", "match"), "name", "decide")
    page.open_tab("overview")
    page.start()
    assert page.tab == "steps" and not page.generation.writing.is_running
    assert page.editor.selection == ("steps", "decide")


def test_files_that_cannot_be_made_are_said_and_the_page_goes_on(
    page: ProjectPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Tree:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(sys.modules["evaluator.scaffold.render"], "render", fail)
    with qtbot.captureExceptions():
        page.editor.set(READER, "goal", "Typed nowhere else, so that no files of it are kept")
        settle(page, qtbot)
    assert "The files cannot be made: no" in " ".join(words_of(page))
    assert not page.generation.generate.isEnabled()
    monkeypatch.undo()
    page.editor.set(READER, "goal", "y")
    settle(page, qtbot)
    assert page.generation.generate.isEnabled()


# Sizes


def test_in_a_small_window_editor_graph_and_files_share_one_place(
    page: ProjectPage, window: MainWindow
) -> None:
    window.resize(1000, 700)
    page.open_tab("steps")
    assert not page.pane.isVisible() and page.places.isVisible()
    page.places.bar.setFocus()
    press(page.places.bar, KEY.Key_Right)
    assert page.pane.isVisible() and not page.steps.isVisible()
    window.resize(1280, 800)
    assert page.pane.isVisible() and page.steps.isVisible() and not page.places.isVisible()


@pytest.mark.parametrize("size", [(1000, 700), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("tab", ["overview", "steps", "agents", "data", "tools", "options"])
def test_nothing_is_wider_than_its_tab(
    page: ProjectPage, window: MainWindow, tab: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    page.open_tab(tab)
    QApplication.processEvents()
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
    if tab != "overview":
        shown = page.tabs.stack.currentWidget()
        assert shown.widget().minimumSizeHint().width() <= shown.viewport().width()


def test_every_field_has_a_name(page: ProjectPage) -> None:
    while page.build_later():
        pass
    boxes = [box for form in page.findChildren(ItemForm) for box in form.boxes]
    assert len(boxes) > 40
    assert all(box.field.accessibleName() or box.spec.kind in ("arguments", "switch") for box in boxes)  # fmt: skip


def test_no_window_appears_that_nobody_asked_for(page: ProjectPage, window: MainWindow) -> None:
    page.editor.set(("steps", "match"), "name", "decide")
    for tab in ("steps", "agents", "data", "tools", "options"):
        page.open_tab(tab)
        QApplication.processEvents()
        seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        assert seen == [window]


def test_a_provider_brings_its_model(page: ProjectPage) -> None:
    page.bring_item(("project",), "timeout")
    assert page.tab == "options"
    field = page.options.model.field("provider")
    field.activated.emit(field.findData("anthropic"))
    assert stored(page).project.model.startswith("claude")
    page.document.undo()
    assert page.document.assessment.blueprint is None


def test_a_count_of_an_option_is_typed(page: ProjectPage) -> None:
    page.bring_item(("options",), "rework")
    press(focused(), KEY.Key_Up)
    assert stored(page).options.rework == 3
    assert "was twice" in words_of(page.options.rows["rework"])
    page.options.rows["rework"].reset.emit()
    assert page.document.assessment.blueprint is None


def test_an_option_that_is_not_built_says_why(page: ProjectPage) -> None:
    page.open_tab("options")
    row = page.options.rows["checkpoints"]
    assert not row.field.isEnabled()
    assert "Only Crews have checkpoints; a Flow persists its state instead." in words_of(row)
