from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from evaluator.document import DocumentError
from evaluator.errors import EvaluatorError
from ui.document import Document
from ui.edits import SetConfidence, SetNote, SetScore, SetUseCase

edits = st.one_of(
    st.builds(SetUseCase, st.sampled_from(["title", "description"]), st.text("ab ")),
    st.builds(SetScore, st.just("complexity"), st.just("steps"), st.none() | st.integers(1, 10)),
    st.builds(SetNote, st.just("complexity"), st.just("steps"), st.text("ab ")),
    st.builds(SetConfidence, st.just("complexity"), st.just("steps"), st.sampled_from(["sure", "guess"])),
)  # fmt: skip


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits, max_size=12))
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(
    document: Document, made: list[SetUseCase]
) -> None:
    document.new()
    beginning = document.assessment
    for edit in made:
        document.apply(edit)
    end = document.assessment
    while document.stack.canUndo():
        document.undo()
    assert document.assessment == beginning
    while document.stack.canRedo():
        document.redo()
    assert document.assessment == end


def test_one_change_signal_carries_the_new_value(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.changed) as caught:
        document.apply(SetUseCase("title", "New"))
    assert caught.args[0].use_case.title == "New"


def test_an_edit_that_changes_nothing_leaves_no_trace(document: Document) -> None:
    document.apply(SetScore("complexity", "steps", None))
    assert not document.stack.canUndo()


def test_leaving_a_field_ends_its_edit(document: Document) -> None:
    document.apply(SetUseCase("title", "One"))
    document.end_merging()
    document.apply(SetUseCase("title", "Two"))
    document.undo()
    assert document.assessment.use_case.title == "One"


def test_edits_of_one_field_merge_for_one_second(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("ui.document.time.monotonic", lambda: now)
    for moment, text in ((0.0, "a"), (0.9, "ab"), (1.8, "abc"), (2.9, "abcd")):
        now = moment
        document.apply(SetUseCase("title", text))
    document.undo()
    assert document.assessment.use_case.title == "abc"
    document.undo()
    assert document.assessment.use_case.title == "" and not document.stack.canUndo()


def test_what_is_typed_and_deleted_again_leaves_nothing_to_undo(document: Document) -> None:
    for text in ("x", ""):
        document.apply(SetUseCase("title", text))
    assert not document.stack.canUndo() and not document.has_unsaved_changes


def test_a_failed_save_keeps_the_changes_unsaved(document: Document, tmp_path: Path) -> None:
    document.apply(SetUseCase("title", "Kept"))
    with pytest.raises(EvaluatorError):
        document.save(tmp_path / "absent" / "x.assessment.json")
    assert document.has_unsaved_changes and document.path is None


def test_a_failed_open_keeps_what_was_open(document: Document, tmp_path: Path) -> None:
    document.apply(SetUseCase("title", "Kept"))
    with pytest.raises(DocumentError):
        document.open(tmp_path / "absent.json")
    assert document.assessment.use_case.title == "Kept"


def test_the_last_edit_is_known_with_what_was_before_it(qtbot: QtBot) -> None:
    document = Document()
    first, second = SetUseCase("title", "A"), SetUseCase("author", "B")
    seen: list[object] = []
    document.changed.connect(lambda _: seen.append(document.last_edit))
    document.apply(first)
    empty = seen[0][1]
    document.apply(SetUseCase("title", "AB"))
    assert seen[1] == (SetUseCase("title", "AB"), empty)
    document.apply(second)
    document.undo()
    assert seen[3][0].field == "title" and seen[3][1] == empty
    document.undo()
    assert seen[4] is None
