"""Opening what holds an assessment: its file, a PDF or HTML report, a generated project's folder.

Each is data; nothing of it is run.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from evaluator.assessment import Assessment
from evaluator.document import MAX_FILE, SUFFIX, DocumentError, load, parse, read, unreadable
from evaluator.i18n import Marked, message

MAX_REPORT = 100 * 1024 * 1024
PROJECT_FILE = "pyproject.toml"
"""What stands for its project where a dialog lets one choose files only."""
HTML_ID = "assessment"
"""The id of the script element that holds an HTML report's assessment."""


@dataclass(frozen=True)
class Opened:
    """An assessment, and the file that it is saved to: none where it came from a report or a project."""

    assessment: Assessment
    file: Path | None


def open_any(path: Path) -> Opened:
    """The assessment in a file, a report or a project folder; raises DocumentError naming what is wrong."""
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        raise unreadable(str(path), error) from error
    if is_folder:
        return Opened(_of_project(path), None)
    if path.name == PROJECT_FILE:
        return Opened(_of_project(path.parent), None)
    ending = path.suffix.lower()
    if ending == ".pdf":
        return Opened(_of_pdf(path), None)
    if ending in (".html", ".htm"):
        return Opened(_of_html(path), None)
    return Opened(load(path), path)


def _of_project(folder: Path) -> Assessment:
    try:
        records = sorted(folder.glob(f"*{SUFFIX}"))
    except OSError as error:
        raise unreadable(str(folder), error) from error
    if len(records) != 1:
        problem = (
            Marked("is a folder with several assessments in it; open one of the files")
            if records
            else Marked("is a folder without an assessment in it; open a generated project, a report or a file")
        )  # fmt: skip
        raise DocumentError(message(problem), str(folder))
    return load(records[0])


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_REPORT + 1)
    except (OSError, ValueError) as error:
        raise unreadable(str(path), error) from error
    if len(content) > MAX_REPORT:
        raise DocumentError(
            message(
                Marked("is larger than {limit} MiB, the most a report may be"),
                limit=MAX_REPORT // 2**20,
            ),
            str(path),
        )
    return content


def _of_pdf(path: Path) -> Assessment:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        attached = PdfReader(io.BytesIO(_content(path))).attachments
        found = [content[0] for name, content in attached.items() if name.endswith(SUFFIX)]
    # pypdf raises Python's own errors too for a broken file.
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        problem = message(Marked("cannot be read as a PDF: {reason}"), reason=str(error))
        raise DocumentError(problem, str(path)) from error
    if not found:
        problem = message(
            Marked("is a PDF without an assessment in it; open a report of this program")
        )
        raise DocumentError(problem, str(path))
    return read(io.BytesIO(found[0]), str(path))


def _of_html(path: Path) -> Assessment:
    from evaluator.html_block import Block

    block = Block(HTML_ID)
    block.feed(_content(path).decode("utf-8", "replace"))
    if block.text is None:
        problem = message(
            Marked("is a web page without an assessment in it; open a report of this program")
        )
        raise DocumentError(problem, str(path))
    if len(block.text) > MAX_FILE:
        raise DocumentError(message(Marked("holds an assessment that is too large")), str(path))
    return parse(block.text, str(path))
