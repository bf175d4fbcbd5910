import os
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.blueprint.model import Knowledge, KnowledgeKind
from evaluator.catalogue.knowledge import (
    KNOWLEDGE_SOURCE,
    MAX_BYTES,
    problems_of_knowledge,
    read_knowledge_file,
)
from evaluator.errors import EvaluatorError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case" / "资料").mkdir(parents=True)
    (tmp_path / "case" / "资料" / "价格.csv").write_bytes(b"a,b\n")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return tmp_path / "case"


def test_every_kind_of_the_blueprint_has_a_row() -> None:
    assert set(KNOWLEDGE_SOURCE) == set(get_args(KnowledgeKind))


@pytest.mark.parametrize("name", ["资料/价格.csv", "资料\\价格.csv", "./资料/价格.csv"])
def test_a_file_below_the_folder_is_read(folder: Path, name: str) -> None:
    assert read_knowledge_file(folder, name) == b"a,b\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("/etc/passwd", "absolute path"),
        ("C:\\secret.txt", "absolute path"),
        ("C:secret.txt", "absolute path"),
        ("\\\\server\\share\\a.txt", "absolute path"),
        ("../secret.txt", "leads out"),
        ("资料/../../secret.txt", "leads out"),
        ("资料\\..\\..\\secret.txt", "leads out"),
        ("资料", "is a folder"),
        ("", "is a folder"),
        ("missing.txt", "it does not exist"),
        ("资料/价格.csv/x", "not a folder|does not exist"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "too long"),
    ],
)
def test_a_name_that_is_no_file_of_the_folder_is_one_sentence(
    folder: Path, name: str, says: str
) -> None:
    with pytest.raises(EvaluatorError, match=says) as caught:
        read_knowledge_file(folder, name)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


def test_a_link_is_followed_inside_the_folder_only(folder: Path) -> None:
    (folder / "inside.csv").symlink_to(folder / "资料" / "价格.csv")
    (folder / "outside.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    assert read_knowledge_file(folder, "inside.csv") == b"a,b\n"
    for name in ("outside.txt", "up/secret.txt"):
        with pytest.raises(EvaluatorError, match="link that leads out"):
            read_knowledge_file(folder, name)
    with pytest.raises(EvaluatorError, match="circle"):
        read_knowledge_file(folder, "circle.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(EvaluatorError, match="is not a file"):
        read_knowledge_file(folder, "pipe.txt")


def test_a_file_may_be_20_mib_and_no_more(folder: Path) -> None:
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(read_knowledge_file(folder, "large.txt")) == MAX_BYTES
    os.truncate(large, MAX_BYTES + 1)
    with pytest.raises(EvaluatorError, match="larger than 20 MiB"):
        read_knowledge_file(folder, "large.txt")


@given(st.text(max_size=60) | st.from_regex(r"(\.\.?[/\\]|a[/\\]|/|C:|~)*secret\.txt"))
def test_no_name_reads_what_is_outside(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    root = tmp_path_factory.getbasetemp() / "outside"
    (root / "case" / "a").mkdir(parents=True, exist_ok=True)
    (root / "secret.txt").write_bytes(b"secret")
    with pytest.raises(EvaluatorError):
        read_knowledge_file(root / "case", name)


@pytest.mark.parametrize(
    ("knowledge", "fields"),
    [
        (Knowledge(id="k", name="k", text="Text"), []),
        (Knowledge(id="k", name="k", text=" "), ["text"]),
        (Knowledge(id="k", name="k", kind="pdf"), ["file"]),
        (Knowledge(id="k", name="k", kind="pdf", file="a.PDF"), []),
        (Knowledge(id="k", name="k", kind="pdf", file="a.txt"), ["file"]),
        (Knowledge(id="k", name="k", kind="pdf", file="../a.pdf"), ["file"]),
        (
            Knowledge(id="k", name="k", text="T", chunk_size=200, chunk_overlap=200),
            ["chunk_overlap"],
        ),
    ],
)
def test_problems_are_told_at_their_field(knowledge: Knowledge, fields: list[str]) -> None:
    assert [field for field, _ in problems_of_knowledge(knowledge)] == fields
