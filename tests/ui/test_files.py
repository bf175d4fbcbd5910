"""What the disk does to a document: a clear sentence in place, nothing lost, the wizard goes on."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evaluator.document import load, save
from evaluator.i18n import ENGLISH
from evaluator.report import write_report
from evaluator.scaffold.render import render
from evaluator.scaffold.write import write
from tests.strategies import assessment, even
from ui import settings
from ui.drafts import OpenFiles
from ui.edits import SetUseCase
from ui.main_window import MainWindow
from ui.pages.use_case import UseCasePage

Choose = Callable[[Path | str], None]
CASE = assessment(even(5, 8), use_case={"title": "Case"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.assessment.json"
    save(CASE, path)
    return path


def test_a_complete_file_opens_at_its_result(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    assert window.wizard.step == "result" and settings.recent() == [file]


def test_a_file_that_changed_on_disk_is_not_overwritten_unasked(
    window: MainWindow, file: Path, answers: list[str]
) -> None:
    window.files.open_path(file)
    window.document.apply(SetUseCase("title", "Mine"))
    save(CASE.model_copy(update={"use_case": CASE.use_case.model_copy(update={"title": "Theirs"})}), file)  # fmt: skip
    answers.append("cancel")
    assert not window.files.save()
    assert load(file).use_case.title == "Theirs" and window.document.has_unsaved_changes
    answers.append("second")
    assert window.files.save()
    assert load(file).use_case.title == "Mine"


def test_a_change_on_disk_is_said_when_it_happens(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.files.open_path(file)
    save(assessment(even(1, 1)), file)
    qtbot.waitUntil(lambda: "changed by another program" in window.notices.said.get("disk", ""))


def test_a_file_that_is_deleted_is_said_and_can_be_saved_again(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.files.open_path(file)
    file.unlink()
    qtbot.waitUntil(lambda: "was deleted" in window.notices.said.get("disk", ""))
    assert window.files.save() and load(file) == CASE
    assert "disk" not in window.notices.said


def test_a_file_that_was_made_read_only_is_left_alone_and_said(
    window: MainWindow, file: Path, tmp_path: Path, choose: Choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_path(file)
    window.document.apply(SetUseCase("title", "Mine"))
    monkeypatch.setattr("evaluator.files.os.access", lambda path, _: Path(path) != file)
    assert not window.files.save()
    assert "permission denied" in window.notices.said["file"]
    assert load(file) == CASE and window.document.has_unsaved_changes
    choose(tmp_path / "other.assessment.json")
    assert window.files.save_as() and window.notices.said == {}
    assert load(tmp_path / "other.assessment.json").use_case.title == "Mine"


def test_ones_own_saving_is_no_change_by_another(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.files.open_path(file)
    for title in ("One", "Two"):
        window.document.apply(SetUseCase("title", title))
        assert window.files.save()
        qtbot.wait(50)
        assert "disk" not in window.notices.said


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT])
def test_a_disk_that_refuses_is_said_and_nothing_is_lost(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    window.files.open_path(file)
    window.document.apply(SetUseCase("title", "Mine"))
    before = file.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("evaluator.files.os.fsync", refuse)
    assert not window.files.save()
    said = window.notices.said["file"]
    assert said.startswith("Not saved.") and "Your changes are kept" in said
    assert file.read_bytes() == before and window.document.has_unsaved_changes
    assert [path.name for path in file.parent.glob(".*.tmp")] == []


def test_a_recent_file_that_is_gone_can_be_forgotten(window: MainWindow, file: Path) -> None:
    window.files.open_path(file)
    file.unlink()
    window.files.new()
    window.files.open_path(file)
    assert "does not exist" in window.notices.said["file"]
    remedies = [made.text() for made in window.notices.findChildren(QPushButton)]
    assert "Remove it from the list" in remedies
    window.files._forget(file)
    assert settings.recent() == [] and window.notices.said == {}


@pytest.mark.parametrize("kind", [".pdf", ".html", "project"])
def test_a_report_or_a_project_opens_as_a_document_without_a_file(
    window: MainWindow, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"r{kind}"
    if kind == "project":
        write(render(CASE, "flow_orchestrating_crews", ENGLISH), path)
    else:
        write_report(CASE, path, ENGLISH)
    window.files.open_path(path)
    assert window.document.assessment == CASE and window.document.path is None
    assert "assessment inside" in window.notices.said["file"]


def drop(window: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, data, buttons, plain)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), actions, data, buttons, plain))


def test_a_file_can_be_dropped_on_the_window(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    drop(window, file)
    qtbot.waitUntil(lambda: window.document.path == file)


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_file_dropped_on_a_field_is_opened_and_not_written_into_it(
    window: MainWindow, file: Path, qtbot: QtBot, name: str
) -> None:
    page = window.page
    assert isinstance(page, UseCasePage)
    field = page.fields[name]
    drop(field.viewport() if isinstance(field, QPlainTextEdit) else field, file)
    qtbot.waitUntil(lambda: window.document.path == file)
    assert window.document.assessment == CASE


@pytest.mark.parametrize("kind", [".pdf", ".html", "project"])
def test_a_report_or_a_project_can_be_dropped(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    path = tmp_path / f"r{kind}"
    if kind == "project":
        write(render(CASE, "flow_orchestrating_crews", ENGLISH), path)
    else:
        write_report(CASE, path, ENGLISH)
    drop(window, path)
    qtbot.waitUntil(lambda: "assessment inside" in window.notices.said.get("file", ""))
    assert window.document.assessment == CASE


def test_what_is_dropped_and_cannot_be_read_is_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    drop(window, tmp_path / "picture.png")
    qtbot.waitUntil(lambda: "picture.png" in window.notices.said.get("file", ""))


def test_a_second_start_with_the_same_file_warns(
    window: MainWindow, file: Path, tmp_path: Path
) -> None:
    other = OpenFiles(tmp_path / "state")
    assert other.take(file)
    window.files.open_path(file)
    assert "open in another window" in window.notices.said["elsewhere"]
    other.release()


def test_a_name_without_an_ending_gets_one(
    window: MainWindow, tmp_path: Path, choose: Choose
) -> None:
    window.document.apply(SetUseCase("title", "Ä/ö: 中文?"))
    choose(tmp_path / "mine")
    assert window.files.save_as()
    assert (tmp_path / "mine.assessment.json").exists()


def test_a_name_that_becomes_that_of_a_file_asks_first(
    window: MainWindow, file: Path, choose: Choose, answers: list[str]
) -> None:
    window.document.apply(SetUseCase("title", "Other"))
    choose(file.with_name("case"))
    answers.append("cancel")
    assert not window.files.save_as()
    assert load(file) == CASE


def test_opening_another_file_asks_about_unsaved_changes(
    window: MainWindow, file: Path, answers: list[str]
) -> None:
    window.document.apply(SetUseCase("title", "Unsaved"))
    answers.append("cancel")
    window.files.open_path(file)
    assert window.document.assessment.use_case.title == "Unsaved"


def test_an_example_is_nobodys_file(window: MainWindow) -> None:
    from evaluator.examples import example_ids, example_path

    window.files.open_example(example_path(example_ids()[0]))
    assert window.document.path is None and not window.document.has_unsaved_changes
    assert window.wizard.step == "result"
