"""Unsaved changes are kept by themselves and found again; what is saved leaves no draft."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evaluator.document import save
from evaluator.errors import EvaluatorError
from tests.strategies import assessment, even
from ui.document import Document
from ui.drafts import DraftKeeper, OpenFiles, stale_drafts
from ui.edits import SetUseCase
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]


def drafts(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.draft.json"))


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document()


@pytest.fixture
def keeper(document: Document, tmp_path: Path) -> DraftKeeper:
    return DraftKeeper(document, tmp_path)


def keep(document: Document, keeper: DraftKeeper, qtbot: QtBot, title: str = "Kept") -> None:
    with qtbot.waitSignal(keeper.kept):
        document.apply(SetUseCase("title", title))
        keeper.keep()


def test_a_change_is_kept_by_itself(
    document: Document, keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.kept, timeout=5000):
        document.apply(SetUseCase("title", "Kept"))
    content = json.loads(drafts(tmp_path)[0].read_text("utf-8"))
    assert content["assessment"]["use_case"]["title"] == "Kept" and content["path"] == ""


def test_saving_leaves_no_draft(
    document: Document, keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    keep(document, keeper, qtbot)
    document.save(tmp_path / "x.assessment.json")
    assert drafts(tmp_path) == []


def test_taking_every_change_back_leaves_no_draft(
    document: Document, keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    keep(document, keeper, qtbot)
    document.undo()
    assert drafts(tmp_path) == []


def test_a_draft_of_a_running_program_is_not_offered(
    document: Document, keeper: DraftKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    keep(document, keeper, qtbot)
    assert stale_drafts(tmp_path) == []


CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.constants_kept import keep_constants
from ui.document import Document
from ui.drafts import DraftKeeper
from ui.edits import SetUseCase
keep_constants()
app = QCoreApplication([])
document = Document()
if sys.argv[2]:
    document.open(Path(sys.argv[2]))
keeper = DraftKeeper(document, Path(sys.argv[1]))
keeper.kept.connect(lambda _: os.kill(os.getpid(), 9))
document.apply(SetUseCase("title", "Survives"))
app.exec()
"""


def crash(folder: Path, file: str = "") -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CRASH, str(folder), file],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="a crash is played by a signal")
def test_after_a_crash_the_changes_are_found_with_their_file(
    tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    file = tmp_path / "mine.assessment.json"
    save(assessment(even(3, 3)), file)
    crash(tmp_path / "state", str(file))
    (found,) = stale_drafts(tmp_path / "state")
    assert found.problem is None and found.path == file
    window.files.recover(found)
    assert window.document.assessment.use_case.title == "Survives"
    assert window.document.path == file
    assert window.document.has_unsaved_changes
    assert window.files.save()
    assert drafts(tmp_path / "state") == []
    assert "Survives" in file.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a crash is played by a signal")
def test_a_second_program_does_not_offer_the_same_draft(tmp_path: Path) -> None:
    crash(tmp_path)
    held = stale_drafts(tmp_path)
    assert len(held) == 1 and stale_drafts(tmp_path) == []
    held[0].discard()
    assert drafts(tmp_path) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"assessment": {}, "path": "", "read": null}'])
def test_a_broken_draft_is_said_and_kept(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.draft.json").write_text(content, encoding="utf-8")
    (found,) = stale_drafts(tmp_path)
    assert found.assessment is None
    assert "cannot be read" in str(found.problem) and "broken.draft.json" in str(found.problem)
    assert drafts(tmp_path)


def test_a_draft_that_cannot_be_kept_is_said(
    document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keeper = DraftKeeper(document, tmp_path / "file" / "drafts")
    with qtbot.waitSignal(keeper.failed) as caught:
        document.apply(SetUseCase("title", "Not kept"))
        keeper.keep()
    assert isinstance(caught.args[0], EvaluatorError)
    assert document.assessment.use_case.title == "Not kept"


def test_one_file_is_open_in_one_program(tmp_path: Path) -> None:
    first, second = OpenFiles(tmp_path), OpenFiles(tmp_path)
    assert first.take(tmp_path / "a.json") and first.take(tmp_path / "a.json")
    assert not second.take(tmp_path / "a.json")
    assert second.take(tmp_path / "b.json")
    first.release()
    assert second.take(tmp_path / "a.json")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_an_open_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").touch()
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    first, second = OpenFiles(tmp_path), OpenFiles(tmp_path)
    assert first.take(tmp_path / "a.json")
    assert not second.take(tmp_path / "link.json")
    first.release()


def test_the_window_offers_what_was_found(tmp_path: Path, window: MainWindow) -> None:
    state = tmp_path / "state"
    state.mkdir(exist_ok=True)
    (state / "x.draft.json").write_text("{", encoding="utf-8")
    window.start.show_drafts(stale_drafts(state))
    from tests.ui.owed import words_of

    assert any("A draft cannot be read" in words for words in words_of(window.start))
