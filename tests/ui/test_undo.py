"""Every kind of edit: undo takes it back, with its page and field brought into view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evaluator.assessment import Decision, NextStep
from evaluator.blueprint.derive import derive
from evaluator.i18n import ENGLISH
from tests.strategies import assessment, even
from ui.edits import (
    Decide,
    Edit,
    ResetBlueprint,
    SetBlueprint,
    SetConfidence,
    SetContext,
    SetNextSteps,
    SetNote,
    SetReport,
    SetScore,
    SetSign,
    SetUseCase,
)
from ui.main_window import MainWindow
from ui.widgets.matrix_view import MatrixView

CASE = assessment(even(5, 8), use_case={"title": "Case"})
DERIVED = derive(CASE, "flow_orchestrating_crews", ENGLISH)
DECISION = Decision(architecture="flow_orchestrating_crews", recommended="flow_orchestrating_crews")
ACCEPTED = CASE.model_copy(update={"decision": DECISION})
STEPS = (NextStep(what="one"), NextStep(what="two"))
PLANNED = CASE.model_copy(update={"next_steps": STEPS})

Where = Callable[[MainWindow], QWidget]


def _field(name: str) -> Where:
    return lambda window: window.page.fields[name]  # type: ignore[attr-defined]


def _row(factor: str, part: str) -> Where:
    return lambda window: getattr(window.page.rows[factor], part)  # type: ignore[attr-defined]


KINDS: dict[str, tuple[object, Edit, str, Where]] = {
    "title": (CASE, SetUseCase("title", "x"), "use_case", _field("title")),
    "description": (CASE, SetUseCase("description", "x"), "use_case", _field("description")),
    "date": (CASE, SetUseCase("date", "2026-12-01"), "use_case", _field("date")),
    "score": (CASE, SetScore("complexity", "steps", 9), "complexity", _row("steps", "segments")),
    "no score": (
        CASE,
        SetScore("precision", "error_tolerance", None),
        "precision",
        _row("error_tolerance", "segments"),
    ),
    "confidence": (
        CASE,
        SetConfidence("precision", "accuracy", "guess"),
        "precision",
        _row("accuracy", "confidence"),
    ),
    "note": (
        CASE,
        SetNote("complexity", "domain_knowledge", "x"),
        "complexity",
        _row("domain_knowledge", "note"),
    ),
    "leaning": (
        CASE,
        SetContext("considerations", "integration", "leans", "flow"),
        "context",
        lambda window: window.page.considerations["integration"].choice,  # type: ignore[attr-defined]
    ),
    "need": (
        CASE,
        SetContext("needs", "models", "answer", "any"),
        "context",
        lambda window: window.page.needs["models"].choice,  # type: ignore[attr-defined]
    ),
    "note of a need": (
        CASE,
        SetContext("needs", "models", "note", "x"),
        "context",
        lambda window: window.page.needs["models"].note,  # type: ignore[attr-defined]
    ),
    "sign": (
        CASE,
        SetSign("both", "multi_stage", True),
        "context",
        lambda window: window.page.signs["both", "multi_stage"].box,  # type: ignore[attr-defined]
    ),
    "decision": (
        CASE,
        Decide(DECISION),
        "result",
        lambda window: window.page.decision.accept,  # type: ignore[attr-defined]
    ),
    "reason": (
        ACCEPTED,
        Decide(DECISION.model_copy(update={"reason": "x"}), "decision.reason"),
        "result",
        lambda window: window.page.decision.reason,  # type: ignore[attr-defined]
    ),
    "review": (
        ACCEPTED,
        Decide(DECISION.model_copy(update={"review": "2027-01-01"}), "decision.review"),
        "result",
        lambda window: window.page.decision.review,  # type: ignore[attr-defined]
    ),
    "package": (
        CASE,
        SetBlueprint(DERIVED, "project", "package", "mine"),
        "project",
        lambda window: window.page.overview.fields["package"],  # type: ignore[attr-defined]
    ),
    "provider": (
        CASE,
        SetBlueprint(DERIVED, "project", "provider", "ollama"),
        "project",
        lambda window: window.page.overview.provider,  # type: ignore[attr-defined]
    ),
    "option": (
        CASE,
        SetBlueprint(DERIVED, "options", "dockerfile", True),
        "project",
        lambda window: window.page.options.rows["dockerfile"].check.box,  # type: ignore[attr-defined]
    ),
    "reset": (
        SetBlueprint(DERIVED, "project", "package", "mine").apply(CASE),
        ResetBlueprint(DERIVED, "project", "package"),
        "project",
        lambda window: window.page.overview.fields["package"],  # type: ignore[attr-defined]
    ),
    "paper": (
        CASE,
        SetReport("paper", "letter"),
        "report",
        lambda window: window.page.paper,  # type: ignore[attr-defined]
    ),
    "sections": (
        CASE,
        SetReport("sections", ("summary",)),
        "report",
        lambda window: window.page.sections["summary"].box,  # type: ignore[attr-defined]
    ),
    "next step": (
        PLANNED,
        SetNextSteps((STEPS[0],), "next_steps.1.removed"),
        "report",
        lambda window: window.page.steps.table,  # type: ignore[attr-defined]
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_undo_and_redo_bring_page_and_field_into_view(
    window: MainWindow, qtbot: QtBot, kind: str
) -> None:
    before, edit, step, where = KINDS[kind]
    window.document.show(before)  # type: ignore[arg-type]
    window.document.apply(edit)
    after = window.document.assessment
    assert after != before
    for key, shift, value in (("Z", False, before), ("Z", True, after)):
        window.go_to("use_case" if step != "use_case" else "complexity")
        modifiers = Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, getattr(Qt.Key, f"Key_{key}"), modifiers)
        assert window.document.assessment == value
        assert window.wizard.step == step
        there = where(window)
        assert there.hasFocus()
        qtbot.waitUntil(lambda there=there: not there.visibleRegion().isEmpty())


def test_undo_from_the_start_page_shows_what_it_takes_back(window: MainWindow) -> None:
    window.document.apply(SetUseCase("author", "x"))
    window.show_start()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.is_at_start and window.page.fields["author"].hasFocus()  # type: ignore[attr-defined]


def test_an_edit_ends_when_focus_leaves_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("complexity")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert window.document.assessment.rating("steps").score == 2
    window.document.undo()
    assert window.document.assessment.rating("steps").score == 1


def test_a_page_that_undo_leaves_shows_the_new_value_when_it_is_seen_again(
    window: MainWindow,
) -> None:
    window.document.show(CASE)
    window.document.apply(SetScore("complexity", "steps", 10))
    window.go_to("result")
    matrix = window.page.findChild(MatrixView)
    assert matrix is not None
    raised = matrix.accessibleName()
    window.document.undo()
    assert window.wizard.step == "complexity"
    window.go_to("result")
    assert matrix.accessibleName() != raised
    window.document.redo()
    window.go_to("result")
    assert matrix.accessibleName() == raised
