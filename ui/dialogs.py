"""The questions that must be answered before the work goes on, and the dialogs for a file or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from evaluator.i18n import Marked, Translator

Answer = Literal["first", "second", "cancel"]
_OPENED = Marked(
    "Assessments, reports and projects (*.json *.pdf *.html *.htm pyproject.toml);;All files (*)"
)
_ASSESSMENTS = Marked("Assessments (*.assessment.json)")


def ask(
    parent: QWidget, t: Translator, title: Marked, question: str, answers: Sequence[Marked]
) -> Answer:
    """Ask a question with two ways on and Cancel; the first is the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(t(title))
    box.setText(question)
    roles = (QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.DestructiveRole)
    made = [box.addButton(t(words), role) for words, role in zip(answers, roles, strict=False)]
    box.addButton(t(Marked("Cancel")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(made[0])
    box.exec()
    clicked = box.clickedButton()
    if clicked is made[0]:
        return "first"
    return "second" if len(made) > 1 and clicked is made[1] else "cancel"


def ask_open(parent: QWidget, t: Translator, folder: Path) -> Path | None:
    """Which file to open."""
    chosen, _ = QFileDialog.getOpenFileName(parent, t(Marked("Open")), str(folder), t(_OPENED))
    return Path(chosen) if chosen else None


def ask_file(
    parent: QWidget, t: Translator, title: Marked, folder: Path, kinds: str
) -> Path | None:
    """Which file to take; `kinds` is Qt's list of filters."""
    chosen, _ = QFileDialog.getOpenFileName(parent, t(title), str(folder), kinds)
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, t: Translator, title: Marked, folder: Path) -> Path | None:
    """Which folder to take."""
    chosen = QFileDialog.getExistingDirectory(parent, t(title), str(folder))
    return Path(chosen) if chosen else None


def ask_save(
    parent: QWidget, t: Translator, title: Marked, suggested: Path, filters: Marked, ending: str
) -> Path | None:
    """Where to save. A name without an ending gets that of the chosen filter, else `ending`."""
    chosen, kind = QFileDialog.getSaveFileName(parent, t(title), str(suggested), t(filters))
    if not chosen:
        return None
    path = Path(chosen)
    known = tuple(part.strip("*)") for part in filters.split("(")[1:] for part in part.split(";;"))
    if path.name.lower().endswith(tuple(item for item in known if item.startswith("."))):
        return path
    wanted = kind.rpartition("*")[2].rstrip(")") or ending
    whole = path.with_name(path.name + (wanted if wanted.startswith(".") else ending))
    if whole.exists():
        question = t(Marked("{path} is there already. Replace it?"), path=str(whole))
        if ask(parent, t, title, question, (Marked("Replace"),)) != "first":
            return None
    return whole


def ask_save_assessment(parent: QWidget, t: Translator, suggested: Path) -> Path | None:
    """Where to save the assessment."""
    return ask_save(parent, t, Marked("Save as"), suggested, _ASSESSMENTS, ".assessment.json")
