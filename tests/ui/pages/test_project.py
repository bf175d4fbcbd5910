"""The project page: live names, options, files; generating, cancelling, what the disk refuses."""

from __future__ import annotations

import errno
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui.edits import SetContext, SetScore
from ui.main_window import MainWindow
from ui.pages.project import ProjectPage
from ui.pages.project.derived_row import DerivedRow
from ui.pages.project.done_card import commands_for
from ui.widgets.fields import LineField


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ProjectPage:
    window.document.show(assessment(even(5, 8), use_case={"title": "Claims"}))
    window.go_to("project")
    made = window.page
    assert isinstance(made, ProjectPage)
    settle(made, qtbot)
    made.overview.folder.setText(str(tmp_path / "out" / "claims"))
    made.overview.folder.textEdited.emit(made.overview.folder.text())
    return made


def settle(page: ProjectPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.is_settled, timeout=20_000)


def replace(page: ProjectPage, name: str, text: str, qtbot: QtBot) -> None:
    field = page.overview.fields[name]
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClicks(field, "\b")
    settle(page, qtbot)


def test_the_package_is_validated_as_it_is_typed(page: ProjectPage, qtbot: QtBot) -> None:
    assert page.overview.said("package") == "Valid"
    replace(page, "package", "class", qtbot)
    assert "“class” is a Python keyword; try class_project." in page.overview.said("package")
    assert not page.generation.generate.isEnabled()
    replace(page, "package", "my_claims", qtbot)
    assert page.overview.said("package") == "Valid" and page.generation.generate.isEnabled()
    assert "src/my_claims/flow.py" in page.files


@pytest.mark.parametrize("size", [(1000, 700), (1280, 800), (1900, 1000)])
def test_an_option_has_the_height_that_its_words_and_its_field_need(
    page: ProjectPage, window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.document.apply(SetScore("precision", "error_tolerance", 9))
    window.document.apply(SetContext("needs", "effects", "answer", "irreversible"))
    window.resize(*size)
    page.open_tab("options")
    settle(page, qtbot)
    cut = [
        row.option.id
        for row in page.options.rows.values()
        for widget in row.findChildren(QWidget)
        if widget.isVisible() and widget.height() < needed_height(widget)
    ]
    assert not cut


def needed_height(widget: QWidget) -> int:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width())
    return widget.minimumSizeHint().height() if isinstance(widget, QComboBox) else 0


@pytest.mark.parametrize("size", [(1000, 700), (1280, 800)])
def test_what_was_derived_leads_to_where_it_is_edited(
    page: ProjectPage, window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.document.apply(SetContext("needs", "effects", "answer", "irreversible"))
    window.resize(*size)
    settle(page, qtbot)
    leads = {row.accessibleName(): row for row in page.overview.findChildren(DerivedRow)}
    assert all(
        part.height() >= needed_height(part)
        for row in leads.values()
        for part in row.findChildren(QLabel)
    )
    leads["Dry-run switch, effects irreversible"].click()
    assert page.tab == "options"
    assert page.options.rows["dry_run"].field.hasFocus()
    page.open_tab("overview")
    leads["Typed result Result, 6 fields, output structure 8"].click()
    assert page.tab == "data"


def test_an_edit_is_marked_and_can_be_taken_back(page: ProjectPage, qtbot: QtBot) -> None:
    replace(page, "package", "my_claims", qtbot)
    assert page.document.assessment.blueprint.project.edited == ("package",)
    assert "was claims" in " ".join(words_of(page.overview))
    page.overview.reset("package")
    settle(page, qtbot)
    assert page.document.assessment.blueprint is None
    assert "src/claims/flow.py" in page.files


def test_an_edit_stays_when_ratings_change(
    page: ProjectPage, window: MainWindow, qtbot: QtBot
) -> None:
    replace(page, "package", "my_claims", qtbot)
    for factor in ("output_structure", "accuracy", "reproducibility", "error_tolerance"):
        window.document.apply(SetScore("precision", factor, 2))
    settle(page, qtbot)
    assert page.architecture == "complex_crew"
    assert "src/my_claims/crew.py" in page.files


def test_the_provider_brings_its_model(page: ProjectPage, qtbot: QtBot) -> None:
    page.overview.provider.activated.emit(page.overview.provider.findData("ollama"))
    settle(page, qtbot)
    assert page.overview.fields["model"].text() == "llama3.1"
    assert b"llama3.1" in page.files[".env.example"] + page.files["README.md"]
    page.document.undo()
    assert page.document.assessment.blueprint is None


def test_an_option_changes_the_files(page: ProjectPage, qtbot: QtBot) -> None:
    assert "Dockerfile" not in page.files
    page.open_tab("options")
    page.options.rows["dockerfile"].check.box.click()
    settle(page, qtbot)
    assert "Dockerfile" in page.files
    page.document.undo()
    settle(page, qtbot)
    assert "Dockerfile" not in page.files


def test_a_folder_below_home_is_written_short(window: MainWindow, qtbot: QtBot) -> None:
    window.document.show(assessment(even(5, 8), use_case={"title": "Claims"}))
    window.go_to("project")
    assert isinstance(window.page, ProjectPage)
    overview = window.page.overview
    assert Path(overview.folder.text()).parts == ("~", "claims")
    assert overview.destination == Path.home() / "claims"


def test_a_tab_with_something_edited_says_so(page: ProjectPage, qtbot: QtBot) -> None:
    assert page.tabs is not None
    last = page.tabs.count() - 1
    before = page.tabs.accessibleTabName(last)
    page.open_tab("options")
    page.options.rows["dockerfile"].check.box.click()
    settle(page, qtbot)
    assert "edited" not in before
    assert page.tabs.accessibleTabName(last).endswith(", edited")


def test_generating_writes_what_is_shown(page: ProjectPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.generation.generate.click()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running, timeout=20_000)
    out = tmp_path / "out" / "claims"
    written = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert written == page.files
    said = " ".join(words_of(page.overview))
    assert f"{len(written)} files written" in said
    page.generation.done_buttons[1].click()
    assert QGuiApplication.clipboard().text() == commands_for(out) + "\n"


def test_generating_twice_does_not_touch_what_is_there(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(2):
        page.start()
        qtbot.waitUntil(lambda: not page.generation.writing.is_running, timeout=20_000)
    assert "is written here" in page.overview.folder_said


def test_a_problem_that_comes_while_files_are_rendered_keeps_the_project_from_being_written(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    field = page.overview.fields["package"]
    field.selectAll()
    QTest.keyClicks(field, "clas")
    page.start()
    QTest.keyClicks(field, "s")
    settle(page, qtbot)
    replace(page, "package", "my_claims", qtbot)
    assert not page.generation.writing.is_running
    assert not (tmp_path / "out" / "claims").exists()


def test_cancel_leaves_nothing_behind(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, begun = threading.Event(), threading.Event()
    import evaluator.scaffold.write as writing

    real = writing._write_file

    def slowly(path: Path, content: bytes) -> None:
        begun.set()
        assert hold.wait(10)
        real(path, content)

    monkeypatch.setattr(writing, "_write_file", slowly)
    page.start()
    qtbot.waitUntil(begun.is_set)
    assert page.generation.cancel.isVisible() and not page.generation.generate.isEnabled()
    page.generation.cancel.click()
    hold.set()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running)
    assert "Cancelled. Nothing was written." in words_of(page)
    assert list(tmp_path.glob("out/*")) == []


def test_closing_while_writing_asks_and_leaves_nothing_behind(
    page: ProjectPage,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
) -> None:
    hold, begun = threading.Event(), threading.Event()
    import evaluator.scaffold.write as writing

    def slowly(path: Path, content: bytes) -> None:
        begun.set()
        assert hold.wait(10)

    monkeypatch.setattr(writing, "_write_file", slowly)
    window.document.stack.setClean()
    page.start()
    qtbot.waitUntil(begun.is_set)
    answers.append("cancel")
    assert not window.close()
    answers.append("first")
    cancel = page.generation.writing.cancel
    # The write that is held goes on only when it was asked to stop.
    monkeypatch.setattr(page.generation.writing, "cancel", lambda: (cancel(), hold.set()))
    assert window.close()
    assert list(tmp_path.glob("out/*")) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_refuses_is_said_in_place(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("evaluator.scaffold.write._write_file", refuse)
    page.start()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running)
    said = " ".join(words_of(page))
    assert "Not written." in said and "Nothing was written" in said
    assert not (tmp_path / "out").exists()
    monkeypatch.undo()


def test_another_folder_takes_the_error_of_the_last_away(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "refused")

    monkeypatch.setattr("evaluator.scaffold.write._write_file", refuse)
    page.start()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running)
    assert "the disk is full" in " ".join(words_of(page))
    monkeypatch.undo()
    QTest.keyClicks(page.overview.folder, "2")
    settle(page, qtbot)
    qtbot.waitUntil(lambda: "the disk is full" not in " ".join(words_of(page)))
    page.start()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running)
    assert (tmp_path / "out" / "claims2" / "README.md").exists()


def test_the_zip_holds_the_files(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path, choose: Callable[[Path], None]
) -> None:
    choose(tmp_path / "claims.zip")
    page.generation.zip.click()
    qtbot.waitUntil((tmp_path / "claims.zip").exists)
    with zipfile.ZipFile(tmp_path / "claims.zip") as archive:
        assert {f"claims/{path}" for path in page.files} == set(archive.namelist())


def test_without_all_ratings_the_page_leads_to_them(window: MainWindow) -> None:
    window.go_to("project")
    assert isinstance(window.page, ProjectPage)
    assert "some are missing" in " ".join(words_of(window.page))
    assert not window.page.generation.generate.isEnabled()


def test_a_decision_to_review_is_not_built(window: MainWindow) -> None:
    other = {"architecture": "simple_crew", "recommended": "simple_crew"}
    window.document.show(assessment(even(8, 8), decision=other))
    window.go_to("project")
    assert "to review" in " ".join(words_of(window.page))
    assert not window.page.generation.generate.isEnabled()


def test_commands_survive_odd_folders() -> None:
    import shlex

    first = commands_for(Path("/tmp/a b/it's $HOME")).splitlines()[0]
    assert shlex.split(first) == ["cd", "/tmp/a b/it's $HOME"]


def test_the_step_after_a_written_project_is_the_next_one(
    page: ProjectPage, window: MainWindow, qtbot: QtBot
) -> None:
    footer = window.wizard

    def main_buttons() -> list[str]:
        shown = (page.generation.generate, footer.next)
        return [made.text().strip() for made in shown if made.property("role") == "primary"]

    assert main_buttons() == ["Generate project"]
    page.start()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running, timeout=20_000)
    assert main_buttons() == ["Report"] and page.generation.done_buttons[0].hasFocus()
    assert page.generation.generate.isVisible() and page.generation.generate.x() < footer.next.x()
    page.overview.fields["name"].setFocus()
    replace(page, "name", "Other", qtbot)
    assert main_buttons() == ["Generate project"] and page.overview.fields["name"].hasFocus()
    assert page.generation.generate.x() > footer.next.x()


def test_a_tab_that_opens_keeps_the_focus_on_the_page(page: ProjectPage) -> None:
    assert page.tabs is not None
    page.overview.fields["model"].setFocus()
    page.tabs.setCurrentIndex(1)
    assert page.tabs.hasFocus()


def with_source(page: ProjectPage, qtbot: QtBot) -> LineField:
    """The field of the file of a new source of knowledge."""
    page.open_tab("tools")
    path = page.editor.add(("knowledge",), kind="text_file")
    settle(page, qtbot)
    field = page.tools.knowledge.form.field("file")
    assert isinstance(field, LineField) and path[0] == "knowledge"
    return field


@pytest.fixture
def case(page: ProjectPage, tmp_path: Path) -> Path:
    """The folder in which the assessment lies."""
    folder = tmp_path / "case"
    folder.mkdir()
    page.document.save(folder / "case.assessment.json")
    return folder


def choose_button(field: LineField) -> QPushButton:
    found = field.parentWidget().findChildren(QPushButton)
    return next(made for made in found if made.accessibleName() == "Choose a file…")


def test_a_file_beside_the_assessment_is_named_from_there(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path, choose: Callable[[Path], None]
) -> None:
    page.document.save(tmp_path / "case.assessment.json")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "handbook.md").write_bytes(b"Two people sign.")
    field = with_source(page, qtbot)
    choose(tmp_path / "rules" / "handbook.md")
    choose_button(field).click()
    settle(page, qtbot)
    assert field.text() == "rules/handbook.md"
    assert b"Two people sign." in page.files.values()


def test_a_file_elsewhere_is_copied_when_asked(
    page: ProjectPage,
    qtbot: QtBot,
    tmp_path: Path,
    case: Path,
    choose: Callable[[Path], None],
    answers: list[str],
) -> None:
    (tmp_path / "handbook.md").write_bytes(b"Two people sign.")
    field = with_source(page, qtbot)
    choose(tmp_path / "handbook.md")
    answers[:] = ["cancel"]
    choose_button(field).click()
    assert field.text() == "" and not (case / "handbook.md").exists()
    answers[:] = ["first"]
    choose_button(field).click()
    settle(page, qtbot)
    assert field.text() == "handbook.md"
    assert (case / "handbook.md").read_bytes() == b"Two people sign."
    assert b"Two people sign." in page.files.values()


def test_a_file_that_cannot_be_copied_is_said(
    page: ProjectPage,
    qtbot: QtBot,
    tmp_path: Path,
    case: Path,
    choose: Callable[[Path], None],
    answers: list[str],
) -> None:
    field = with_source(page, qtbot)
    choose(tmp_path / "gone.md")
    answers[:] = ["first"]
    choose_button(field).click()
    assert "“gone.md” cannot be read: it does not exist." in " ".join(words_of(page))


def test_the_assessment_is_saved_before_a_file_is_chosen(
    page: ProjectPage,
    qtbot: QtBot,
    tmp_path: Path,
    choose: Callable[[Path], None],
    answers: list[str],
) -> None:
    (tmp_path / "handbook.md").write_bytes(b"Two people sign.")
    field = with_source(page, qtbot)
    answers[:] = ["cancel"]
    choose_button(field).click()
    assert page.document.path is None and field.text() == ""

    def save_then_choose(name: str) -> None:
        assert name == "save"
        page.document.save(tmp_path / "case.assessment.json")
        choose(tmp_path / "handbook.md")

    page.wanted.disconnect()
    page.wanted.connect(save_then_choose)
    answers[:] = ["first"]
    choose_button(field).click()
    settle(page, qtbot)
    assert field.text() == "handbook.md" and page.files


def test_a_named_file_waits_until_the_assessment_is_saved(
    page: ProjectPage, qtbot: QtBot, tmp_path: Path
) -> None:
    field = with_source(page, qtbot)
    (tmp_path / "handbook.md").write_bytes(b"Two people sign.")
    QTest.keyClicks(field, "handbook.md")
    settle(page, qtbot)
    said = "“handbook.md” is looked for beside the assessment; save that as a file first."
    assert said in " ".join(words_of(page)) and not page.generation.generate.isEnabled()
    page.document.save(tmp_path / "case.assessment.json")
    qtbot.waitUntil(lambda: said not in " ".join(words_of(page)))
    settle(page, qtbot)
    assert page.generation.generate.isEnabled()


@pytest.mark.parametrize("has_git", [True, False])
def test_a_project_begins_with_a_commit(
    has_git: bool, page: ProjectPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open_tab("options")
    page.options.rows["git"].check.box.click()
    settle(page, qtbot)
    if not has_git:
        monkeypatch.setenv("PATH", str(tmp_path))
    page.start()
    qtbot.waitUntil(lambda: not page.generation.writing.is_running, timeout=20_000)
    out = tmp_path / "out" / "claims"
    assert (out / "README.md").exists() and (out / ".git").exists() is has_git
    assert ("git was not found" in " ".join(words_of(page))) is not has_git
    assert page.generation.done_buttons
