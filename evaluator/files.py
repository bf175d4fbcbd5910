"""Writing a file all or nothing, and the sentences for what the disk refuses."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked

_REASONS: dict[int, Marked] = {
    errno.ENOENT: Marked("it does not exist"),
    errno.EACCES: Marked("permission denied; choose another place or change its permissions"),
    errno.EPERM: Marked("permission denied; choose another place or change its permissions"),
    errno.EROFS: Marked("the disk is read-only; choose another place"),
    errno.ENOSPC: Marked("the disk is full; free some space and try again"),
    errno.EDQUOT: Marked("the disk quota is used up; free some space and try again"),
    errno.EISDIR: Marked("it is a folder; name a file"),
    errno.ENOTDIR: Marked("a part of its path is a file, not a folder"),
    errno.ENAMETOOLONG: Marked("its name is too long; shorten it"),
    errno.EBUSY: Marked("another program uses it; close that program and try again"),
    errno.ELOOP: Marked("its links lead in a circle"),
}


def reason(error: OSError | ValueError) -> Marked | str:
    """Why the system refused, in our words where we have them, else in the system's."""
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    return _REASONS.get(error.errno) or error.strerror or str(error)


def write_error(path: Path | str, error: OSError | ValueError) -> EvaluatorError:
    """The error of a file that cannot be written."""
    return EvaluatorError(
        Marked("{path} cannot be written: {reason}."), path=str(path), reason=reason(error)
    )


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file whole or leave what was there: a temporary sibling, fsync, rename.

    Keeps the permissions of an existing file, follows a link to the file it names, and raises
    EvaluatorError when the disk refuses; nothing is left behind.
    """
    sibling: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if mode is not None and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        sibling = target.with_name(f".{os.urandom(6).hex()}.tmp")
        with sibling.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            sibling.chmod(mode)
        sibling.replace(target)
        sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise write_error(path, error) from error
    finally:
        if sibling is not None:
            with contextlib.suppress(FileNotFoundError):
                sibling.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable where the system can.

    The rename itself is done by then: a file system that refuses to sync a folder, as some on a
    network do, is no reason to report a failure.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@dataclass(frozen=True)
class Fingerprint:
    """What a file was when it was read: its stamp (modification time in ns, size in bytes) and its SHA-256."""

    stamp: tuple[int, int]
    digest: str

    def still_fits(self, path: Path) -> bool:
        """Whether the file is what it was; one that is gone is not. The digest is asked only for another stamp."""
        try:
            status = path.stat()
        except (OSError, ValueError):
            return False
        if (status.st_mtime_ns, status.st_size) == self.stamp:
            return True
        now = fingerprint(path)
        return now is not None and now.digest == self.digest


def fingerprint(path: Path) -> Fingerprint | None:
    """What a file is now, or None when it cannot be read."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            digest = hashlib.sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        return None
    return Fingerprint((status.st_mtime_ns, status.st_size), digest)
