from pathlib import Path

from pytestqt.qtbot import QtBot

from evaluator.document import save
from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui import settings
from ui.edits import SetUseCase
from ui.main_window import MainWindow


def test_new_assessment_is_first_and_begins_an_empty_one(window: MainWindow) -> None:
    window.show_start()
    assert window.is_at_start and window.start.new.hasFocus()
    window.start.new.click()
    assert not window.is_at_start and window.wizard.step == "use_case"


def test_back_from_the_first_step_leads_here_and_keeps_the_document(window: MainWindow) -> None:
    window.document.apply(SetUseCase("title", "Kept"))
    window.wizard.back.click()
    assert window.is_at_start
    assert window.document.assessment.use_case.title == "Kept"


def test_four_examples_one_a_quadrant(window: MainWindow) -> None:
    window.show_start()
    said = " ".join(words_of(window.start))
    for name in ("Simple Crew", "Flow with direct LLM calls", "Complex Crew", "Flow orchestrating Crews"):  # fmt: skip
        assert name in said


def test_recent_files_are_listed_with_how_they_stand(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = {
        name: tmp_path / f"{name}.assessment.json" for name in ("firm", "line", "broken", "gone")
    }
    save(assessment(even(2, 9), use_case={"title": "Firm one"}), paths["firm"])
    save(assessment({**even(5, 9), "steps": 4, "accuracy": 9}, use_case={"title": "On the line"}), paths["line"])  # fmt: skip
    paths["broken"].write_text("{", encoding="utf-8")
    for path in paths.values():
        settings.remember(path)
    window.show_start()
    qtbot.waitUntil(lambda: "cannot be read" in words_of(window.start), timeout=5000)
    said = words_of(window.start)
    for words in ("Firm one, Flow with direct LLM calls, Firm", "not there any more"):
        assert any(words in item for item in said), words
    assert any("On the line, Flow orchestrating Crews, Borderline" in item for item in said)


def test_the_list_can_be_cleared(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    settings.remember(tmp_path / "x.assessment.json")
    window.show_start()
    window.start._clear.click()
    assert settings.recent() == []
    assert any("Nothing opened yet" in words for words in words_of(window.start))
