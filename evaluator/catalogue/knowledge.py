"""The kinds of knowledge: CrewAI's class, what it needs, and reading its file from the assessment's folder."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from evaluator.blueprint.model import Knowledge, KnowledgeKind
from evaluator.errors import EvaluatorError
from evaluator.files import reason
from evaluator.i18n import Marked, Message, message

MAX_MIB = 20
MAX_BYTES = MAX_MIB * 1024 * 1024
"""The largest file that is copied into a project."""


@dataclass(frozen=True)
class KnowledgeSource:
    """A kind of knowledge: the class and module of CrewAI, the file endings it takes, the extras it needs.

    A text that is written in the assessment becomes a text file of the project.
    """

    kind: KnowledgeKind
    name: Marked
    class_name: str
    module: str
    endings: tuple[str, ...]
    extras: tuple[str, ...] = ()


_SOURCES = "crewai.knowledge.source"
KNOWLEDGE_SOURCES: tuple[KnowledgeSource, ...] = (
    KnowledgeSource("text", Marked("Text"), "TextFileKnowledgeSource", f"{_SOURCES}.text_file_knowledge_source", (".txt",)),
    KnowledgeSource("text_file", Marked("Text file"), "TextFileKnowledgeSource", f"{_SOURCES}.text_file_knowledge_source", (".txt", ".md")),
    KnowledgeSource("pdf", Marked("PDF"), "PDFKnowledgeSource", f"{_SOURCES}.pdf_knowledge_source", (".pdf",)),
    KnowledgeSource("csv", Marked("CSV"), "CSVKnowledgeSource", f"{_SOURCES}.csv_knowledge_source", (".csv",)),
    KnowledgeSource("excel", Marked("Excel"), "ExcelKnowledgeSource", f"{_SOURCES}.excel_knowledge_source", (".xlsx",), ("openpyxl", "pandas")),
    KnowledgeSource("json", Marked("JSON"), "JSONKnowledgeSource", f"{_SOURCES}.json_knowledge_source", (".json",)),
)  # fmt: skip
KNOWLEDGE_SOURCE: dict[KnowledgeKind, KnowledgeSource] = {
    source.kind: source for source in KNOWLEDGE_SOURCES
}


def problems_of_knowledge(knowledge: Knowledge) -> tuple[tuple[str, Message], ...]:
    """What keeps knowledge from being read, as far as its texts say: the field of `Knowledge`, and why."""
    found: list[tuple[str, Message]] = []
    source = KNOWLEDGE_SOURCE[knowledge.kind]
    if knowledge.kind == "text":
        if not knowledge.text.strip():
            found.append(
                ("text", message(Marked("The text is empty: an agent would look up nothing.")))
            )
    elif not knowledge.file.strip():
        found.append(("file", message(Marked("No file is named."))))
    elif problem := _problem_of_name(knowledge.file):
        found.append(("file", problem))
    elif not knowledge.file.lower().endswith(source.endings):
        found.append(
            (
                "file",
                message(
                    Marked("“{file}” is not of this kind, whose files end in {endings}."),
                    file=knowledge.file,
                    endings=source.endings,
                ),
            )
        )
    if knowledge.chunk_overlap >= knowledge.chunk_size:
        # CrewAI steps by size less overlap: with nothing left to step it cuts no chunk.
        found.append(
            ("chunk_overlap", message(Marked("Chunks must be longer than their overlap.")))
        )
    return tuple(found)


def _problem_of_name(name: str) -> Message | None:
    """Why a name does not name a file below the assessment's folder, on any system."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    if posix.is_absolute() or windows.drive or windows.root:
        return message(
            Marked("“{file}” is an absolute path; name it relative to the assessment's folder."),
            file=name,
        )
    if ".." in windows.parts:
        return message(Marked("“{file}” leads out of the assessment's folder."), file=name)
    return None


def read_knowledge_file(folder: Path, name: str) -> bytes:
    """The content of a file that is named relative to the assessment's folder.

    Raises EvaluatorError for a name or link that leaves the folder, and for what is missing, no
    regular file, unreadable or larger than 20 MiB. What is checked is what is read: the file is
    opened once.
    """
    if problem := _problem_of_name(name):
        raise EvaluatorError(problem)
    try:
        root = folder.resolve()
        # A backslash separates folders where the assessment was written on Windows.
        real = root.joinpath(*PureWindowsPath(name).parts).resolve(strict=True)
        if not real.is_relative_to(root):
            raise EvaluatorError(
                Marked("“{file}” is a link that leads out of the assessment's folder."), file=name
            )
        if real.is_dir():
            raise EvaluatorError(Marked("“{file}” is a folder; name a file."), file=name)
        if not real.is_file():
            # Opening a pipe or a device could wait forever.
            raise EvaluatorError(Marked("“{file}” is not a file."), file=name)
        with real.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except RuntimeError as error:
        # Python 3.10 to 3.12 say a circle of links this way.
        loop = OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        raise _unreadable(name, loop) from error
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error
    if len(content) > MAX_BYTES:
        raise EvaluatorError(
            Marked("“{file}” is larger than {limit} MiB; name a smaller file."),
            file=name,
            limit=MAX_MIB,
        )
    return content


def check_content(kind: KnowledgeKind, name: str, content: bytes) -> None:
    """Raises EvaluatorError for what a file of this kind cannot hold, so that no agent could look it up."""
    if not content.strip():
        raise EvaluatorError(
            Marked("“{file}” is empty: an agent would look up nothing."), file=name
        )
    if kind == "pdf":
        # Readers look for the mark in the first kilobyte.
        if b"%PDF-" not in content[:1024]:
            raise EvaluatorError(Marked("“{file}” is not a PDF file."), file=name)
        return
    if kind == "excel":
        if not _is_workbook(content):
            raise EvaluatorError(Marked("“{file}” is not an Excel workbook."), file=name)
        return
    try:
        text = content.decode("utf-8-sig")
        if kind == "json":
            json.loads(text)
    except UnicodeDecodeError as error:
        raise EvaluatorError(
            Marked("“{file}” is not UTF-8 text; save it as UTF-8."), file=name
        ) from error
    except (ValueError, RecursionError) as error:
        raise EvaluatorError(
            Marked("“{file}” is not JSON: {detail}."), file=name, detail=str(error)
        ) from error


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            return "xl/workbook.xml" in workbook.namelist()
    except (zipfile.BadZipFile, ValueError, RuntimeError):
        # A broken archive, names that are no text, a version or encryption that zipfile does not read.
        return False


def _unreadable(name: str, error: OSError | ValueError) -> EvaluatorError:
    return EvaluatorError(
        Marked("“{file}” cannot be read: {reason}."), file=name, reason=reason(error)
    )
