"""Choosing a file of knowledge: named from the assessment's folder, or copied into it when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from evaluator.blueprint.model import KnowledgeKind
from evaluator.catalogue.knowledge import KNOWLEDGE_SOURCE
from evaluator.catalogue.knowledge_files import copy_into, name_from
from evaluator.i18n import Marked, Translator
from ui import dialogs

_TITLE = Marked("Choose a file")
_SAVE_FIRST = Marked(
    "A file of knowledge is named from the assessment's folder. Save the assessment first."
)
_OUTSIDE = Marked("It lies outside the assessment's folder. Copy it in there?")
_EVERYTHING = Marked("All files (*)")


def choose_file(
    parent: QWidget,
    t: Translator,
    kind: KnowledgeKind,
    folder: Callable[[], Path | None],
    save: Callable[[], None],
) -> str | None:
    """The name of the chosen file from the assessment's folder; None when the person chose none.

    `folder` gives where the assessment lies, None before it is saved; `save` asks to save it.
    Raises EvaluatorError when a file cannot be copied.
    """
    if folder() is None:
        if dialogs.ask(parent, t, _TITLE, t(_SAVE_FIRST), (Marked("Save…"),)) != "first":
            return None
        save()
    place = folder()
    if place is None:
        return None
    source = KNOWLEDGE_SOURCE[kind]
    endings = " ".join(f"*{ending}" for ending in source.endings)
    kinds = f"{t(source.name)} ({endings});;{t(_EVERYTHING)}"
    chosen = dialogs.ask_file(parent, t, _TITLE, place, kinds)
    if chosen is None:
        return None
    name = name_from(place, chosen)
    if name is not None:
        return name
    if dialogs.ask(parent, t, _TITLE, f"{chosen}\n\n{t(_OUTSIDE)}", (Marked("Copy"),)) != "first":
        return None
    return copy_into(place, chosen)
