"""Files that a person picks as knowledge: named from the assessment's folder, or copied into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluator.catalogue import knowledge
from evaluator.catalogue.knowledge import read_knowledge_file
from evaluator.catalogue.knowledge_files import copy_into, name_from
from evaluator.errors import EvaluatorError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "assessments"
    made.mkdir()
    return made


@pytest.mark.parametrize("name", ["handbook.pdf", "rules/手册.pdf", "a b/c.d.csv"])
def test_a_file_below_the_folder_is_named_from_it(name: str, folder: Path) -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"x")
    assert name_from(folder, file) == name
    assert read_knowledge_file(folder, name) == b"x"


def test_a_file_elsewhere_has_no_name(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "handbook.pdf").write_bytes(b"x")
    assert name_from(folder, tmp_path / "handbook.pdf") is None


def test_a_link_out_of_the_folder_lies_elsewhere(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "handbook.pdf").write_bytes(b"x")
    (folder / "handbook.pdf").symlink_to(tmp_path / "handbook.pdf")
    assert name_from(folder, folder / "handbook.pdf") is None


def test_a_copy_takes_the_name_that_is_free(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "handbook.pdf"
    file.write_bytes(b"one")
    assert copy_into(folder, file) == "handbook.pdf"
    assert copy_into(folder, file) == "handbook.pdf"
    file.write_bytes(b"two")
    assert copy_into(folder, file) == "handbook-2.pdf"
    assert (folder / "handbook.pdf").read_bytes() == b"one"
    assert (folder / "handbook-2.pdf").read_bytes() == b"two"


def test_what_is_too_large_is_not_copied(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowledge, "MAX_BYTES", 3)
    (tmp_path / "handbook.pdf").write_bytes(b"four")
    with pytest.raises(EvaluatorError, match="is larger than 20 MiB"):
        copy_into(folder, tmp_path / "handbook.pdf")
    assert not list(folder.iterdir())


def test_what_is_gone_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EvaluatorError, match="cannot be read: it does not exist"):
        copy_into(folder, tmp_path / "handbook.pdf")
