import errno
import os
from pathlib import Path

import pytest

from evaluator.errors import EvaluatorError
from evaluator.files import write_atomically


def refusing(code: int):  # type: ignore[no-untyped-def]
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def test_the_content_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"new"}


@pytest.mark.parametrize(
    ("code", "says"),
    [(errno.ENOSPC, "the disk is full"), (errno.EIO, "error"), (errno.EROFS, "read-only")],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_fault_leaves_what_was_there(
    code: int, says: str, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, refusing(code))
    monkeypatch.setattr(Path, "replace", refusing(code))
    with pytest.raises(EvaluatorError, match=says) as caught:
        write_atomically(path, b"new")
    assert str(path) in str(caught.value)
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == {"a.txt": b"old"}


def test_an_interrupt_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"old"


def test_a_folder_or_a_missing_folder_is_refused(tmp_path: Path) -> None:
    for path, says in ((tmp_path, "it is a folder"), (tmp_path / "no" / "a", "does not exist")):
        with pytest.raises(EvaluatorError, match=says):
            write_atomically(path, b"")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_permissions_of_an_existing_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640
