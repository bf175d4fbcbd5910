import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from evaluator.blueprint.model import Blueprint
from evaluator.i18n import Translator
from tests.evaluator.drawing.graph_cases import INVOICE, PROJECT, end, router, task
from tests.ui.owed import Owed
from ui.theme import Theme
from ui.widgets import accessible
from ui.widgets.graph_view import GraphButtons, GraphView

accessible.install()

PLAIN = Blueprint(
    project=PROJECT,
    steps=(task("数"), router("判", "数", 一=("数", 2), 二="终"), end("终")),
)
"""Without a Latin letter, so that every one that is shown is ours."""


def graph(theme: Theme, t: Translator, blueprint: Blueprint = INVOICE) -> GraphView:
    made = GraphView(theme, t)
    made.show_graph(blueprint, "flow_orchestrating_crews")
    return made


def middle(widget: GraphView, place_id: str) -> QPoint:
    index = next(i for i, place in enumerate(widget.places) if place.id == place_id)
    return widget.part_rect(index).center()


def wheel(widget: QWidget, turn: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(100, 80)
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


class TestGraphView(Owed):
    role = QAccessible.Role.Graphic

    def make(self, theme: Theme, t: Translator) -> GraphView:
        return graph(theme, t, PLAIN)

    @pytest.fixture
    def widget(self, qtbot: QtBot, theme: Theme, t: Translator) -> GraphView:
        made = graph(theme, t)
        qtbot.addWidget(made)
        made.resize(900, 300)
        with qtbot.waitExposed(made):
            made.show()
        return made

    @pytest.fixture
    def t(self) -> Translator:
        from evaluator.i18n import ENGLISH

        return ENGLISH

    def test_its_nodes_are_children_for_a_screen_reader(self, widget: GraphView) -> None:
        interface = QAccessible.queryAccessibleInterface(widget)
        said = [
            interface.child(place).text(QAccessible.Text.Name)
            for place in range(interface.childCount())
        ]
        assert said[0] == "receive, then Extraction crew"
        assert said[1:4] == [
            "Extraction crew (reader, extractor), then check_fields",
            "agent reader",
            "agent extractor",
        ]
        assert interface.child(0).rect().size() == widget.part_rect(0).size()
        assert "twice at most" in interface.text(QAccessible.Text.Name)

    def test_a_click_chooses_a_step_a_crew_or_an_agent(
        self, widget: GraphView, qtbot: QtBot
    ) -> None:
        for place_id in ("check_fields", "reader", "ask_buyer"):
            with qtbot.waitSignal(widget.chosen) as caught:
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle(widget, place_id))
            assert caught.args == [place_id]
        crew = widget.part_rect(1)
        with qtbot.waitSignal(widget.chosen) as caught:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=crew.topLeft() + QPoint(12, 10))
        assert caught.args == ["extraction_crew"]

    def test_arrow_keys_go_from_node_to_node(self, widget: GraphView, qtbot: QtBot) -> None:
        widget.chosen.connect(
            lambda place_id: widget.show_graph(INVOICE, "flow_orchestrating_crews", place_id)
        )
        seen: list[str] = []
        widget.chosen.connect(seen.append)
        for key in (
            Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Up,
            Qt.Key.Key_Home,
        ):  # fmt: skip
            QTest.keyClick(widget, key)
        assert seen == [
            "receive", "extraction_crew", "check_fields", "ask_buyer", "reject", "receive",
        ]  # fmt: skip

    def test_a_selected_step_of_a_crew_is_found_in_it(
        self, widget: GraphView, qtbot: QtBot
    ) -> None:
        widget.show_graph(INVOICE, "flow_orchestrating_crews", "extract")
        assert widget.accessibleDescription().startswith("Extraction crew")
        with qtbot.waitSignal(widget.chosen) as caught:
            QTest.keyClick(widget, Qt.Key.Key_Right)
        assert caught.args == ["check_fields"]

    def test_it_runs_down_where_the_place_is_narrow(self, widget: GraphView) -> None:
        assert widget.direction == "right"
        widget.resize(376, 520)
        assert widget.direction == "down"

    def test_it_fits_until_it_is_zoomed(self, widget: GraphView) -> None:
        assert widget.zoom == 1
        widget.zoom_in()
        assert widget.zoom == 1.25
        QTest.keyClick(widget, Qt.Key.Key_Minus)
        QTest.keyClick(widget, Qt.Key.Key_Minus)
        assert widget.zoom == pytest.approx(0.8)
        QTest.keyClick(widget, Qt.Key.Key_0)
        assert widget.zoom == 1

    def test_the_wheel_zooms_around_the_pointer_with_ctrl_only(self, widget: GraphView) -> None:
        def under(x: float, y: float) -> tuple[float, float]:
            place = widget.transform().inverted()[0].map(QPointF(x, y))
            return (round(place.x(), 3), round(place.y(), 3))

        fixed = under(100, 80)
        wheel(widget, 120, Qt.KeyboardModifier.NoModifier)
        assert widget.zoom == 1
        wheel(widget, 120, Qt.KeyboardModifier.ControlModifier)
        assert widget.zoom == 1.25
        assert under(100, 80) == fixed

    def test_the_wheel_alone_moves_what_was_zoomed(self, widget: GraphView) -> None:
        widget.zoom_in()
        before = widget.part_rect(0).center()
        wheel(widget, -120, Qt.KeyboardModifier.NoModifier)
        assert widget.part_rect(0).center() - before == QPoint(0, -60)

    def test_another_selection_lays_nothing_out_again(self, widget: GraphView) -> None:
        places = widget.places
        widget.show_graph(INVOICE, "flow_orchestrating_crews", "decide")
        assert widget.places is places

    def test_dragging_moves_it_and_chooses_nothing(self, widget: GraphView, qtbot: QtBot) -> None:
        start, before = middle(widget, "check_fields"), widget.part_rect(0)
        with qtbot.assertNotEmitted(widget.chosen):
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
            QTest.mouseMove(widget, start + QPoint(30, 12))
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 12))
        assert widget.part_rect(0).topLeft() - before.topLeft() == QPoint(30, 12)

    def test_what_a_key_chooses_comes_into_sight(self, widget: GraphView) -> None:
        for _ in range(5):
            widget.zoom_in()
        QTest.keyClick(widget, Qt.Key.Key_End)
        index = next(i for i, place in enumerate(widget.places) if place.id == "ask_buyer")
        assert widget.rect().contains(widget.part_rect(index))

    def test_a_node_under_the_resting_pointer_is_explained(self, widget: GraphView) -> None:
        place = middle(widget, "decide")
        event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
        assert "router decide" in QToolTip.text()
        QToolTip.hideText()


class TestGraphButtons(Owed):
    is_focusable = True

    def make(self, theme: Theme, t: Translator) -> GraphButtons:
        self.view = graph(theme, t, PLAIN)
        return GraphButtons(theme, t, self.view)

    def reached(self, widget: QWidget) -> QWidget:
        return next(child for child in widget.findChildren(QWidget) if child.focusPolicy())

    def test_they_zoom_and_fit(self, widget: QWidget) -> None:
        from PySide6.QtWidgets import QPushButton

        smaller, larger, fit = widget.findChildren(QPushButton)
        self.view.resize(600, 600)
        larger.click()
        assert self.view.zoom > 1
        smaller.click()
        smaller.click()
        assert self.view.zoom < 1
        fit.click()
        assert self.view.zoom == 1
