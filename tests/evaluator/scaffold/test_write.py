import errno
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from evaluator.errors import EvaluatorError
from evaluator.scaffold.archive import zip_bytes
from evaluator.scaffold.tree import Tree, tree_of
from evaluator.scaffold.write import ScaffoldCancelled, write

FILES = {"a.txt": b"one", "deep/er/b.txt": b"two", "README.md": b"three"}
TREE = tree_of(FILES)


def on_disk(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_tree_is_sorted_and_knows_its_size() -> None:
    assert list(TREE.files) == ["README.md", "a.txt", "deep/er/b.txt"]
    assert TREE.total_bytes == 11


@pytest.mark.parametrize("where", ["new", "empty", "deep/new"])
def test_the_files_are_on_disk_and_nothing_else(where: str, tmp_path: Path) -> None:
    destination = tmp_path / where
    if where == "empty":
        destination.mkdir()
    write(TREE, destination)
    assert on_disk(tmp_path) == {f"{where}/{path}": content for path, content in FILES.items()}


def test_each_file_is_told_before_it_is_written(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    write(TREE, tmp_path / "new", lambda *said: told.append(said))
    assert told == [("README.md", 1, 3), ("a.txt", 2, 3), ("deep/er/b.txt", 3, 3)]


@pytest.mark.parametrize("taken", ["file", "full", "link"])
def test_what_is_there_is_never_touched(taken: str, tmp_path: Path) -> None:
    destination = tmp_path / "here"
    if taken == "file":
        destination.write_bytes(b"mine")
    elif taken == "full":
        destination.mkdir()
        (destination / "mine").write_bytes(b"mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        destination.symlink_to(tmp_path / "elsewhere")
    before = on_disk(tmp_path)
    with pytest.raises(EvaluatorError, match="not an empty folder"):
        write(TREE, destination)
    assert on_disk(tmp_path) == before


def test_a_file_in_the_way_of_the_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EvaluatorError, match="cannot be written"):
        write(TREE, tmp_path / "file" / "new")


@pytest.mark.parametrize(
    ("code", "says"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "permission denied")],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_disk_that_refuses_leaves_nothing(
    code: int, says: str, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = iter(range(1, 100))

    def refuse(_: int) -> None:
        if next(calls) == at:
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(EvaluatorError, match=says):
        write(TREE, tmp_path / "deep" / "new")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(path: str, number: int, count: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(TREE, tmp_path / "deep" / "new", interrupt)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_cancel_leaves_nothing(after: int, tmp_path: Path) -> None:
    asked = iter(range(10))
    with pytest.raises(ScaffoldCancelled):
        write(TREE, tmp_path / "new", is_cancelled=lambda: next(asked) == after)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_survives_a_cancelled_run(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(ScaffoldCancelled):
        write(TREE, tmp_path / "mine", is_cancelled=lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_zip_holds_the_tree_and_is_the_same_each_time() -> None:
    content = zip_bytes(TREE, "root")
    assert content == zip_bytes(Tree(dict(TREE.files)), "root")
    archive = zipfile.ZipFile(BytesIO(content))
    assert {name: archive.read(name) for name in archive.namelist()} == {
        f"root/{path}": text for path, text in FILES.items()
    }
