import gc
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked
from ui.operations import Operation, wait_for_all


def test_what_was_done_comes_back(qtbot: QtBot) -> None:
    operation = Operation(lambda _: 6 * 7)
    with qtbot.waitSignal(operation.done) as caught:
        operation.start()
    assert caught.args == [42]


def test_what_could_not_be_done_comes_back_as_its_sentence(qtbot: QtBot) -> None:
    def work(_: Operation) -> None:
        raise EvaluatorError(Marked("no"))

    operation = Operation(work)
    with qtbot.waitSignal(operation.failed) as caught:
        operation.start()
    assert str(caught.args[0].message) == "no"


def test_no_garbage_is_collected_in_another_thread(qtbot: QtBot) -> None:
    """A widget that is collected there takes the process with it."""
    seen: list[bool] = []
    running = [Operation(lambda _: gc.isenabled()) for _ in range(3)]
    for operation in running:
        operation.done.connect(seen.append)
        operation.start()
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [False] * 3
    qtbot.waitUntil(gc.isenabled)


def test_a_bug_is_raised_on_the_gui_thread(qtbot: QtBot) -> None:
    def work(_: Operation) -> None:
        raise ZeroDivisionError

    operation = Operation(work)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(operation.finished):
        operation.start()
    assert raised[0][0] is ZeroDivisionError
    with pytest.raises(ZeroDivisionError):
        raise raised[0][1]


def test_waiting_covers_what_the_end_of_one_begins(qtbot: QtBot) -> None:
    done: list[str] = []
    second = Operation(lambda _: done.append("second"))
    first = Operation(lambda _: done.append("first"))
    first.finished.connect(second.start)
    first.start()
    wait_for_all()
    assert done == ["first", "second"]


def test_everybody_hears_of_the_end_however_quick_the_gui_thread_is(qtbot: QtBot) -> None:
    heard: list[str] = []
    may_go_on = threading.Event()
    operation = Operation(lambda _: None)
    # In the worker thread, between the one who hears of the end first and the one who hears last.
    wait = Qt.ConnectionType.DirectConnection
    operation.finished.connect(lambda: may_go_on.wait(20), wait)
    operation.finished.connect(lambda: heard.append("last"))
    operation.start()
    QTimer.singleShot(50, may_go_on.set)
    qtbot.waitUntil(lambda: heard == ["last"])


def test_an_operation_is_gone_after_its_end(qtbot: QtBot) -> None:
    operation = Operation(lambda _: None)
    with qtbot.waitSignal(operation.destroyed):
        operation.start()
