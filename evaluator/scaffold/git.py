"""The first commit of a project: what was written becomes the beginning of its history."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked

_SECONDS = 60
_NOBODY = ("-c", "user.name=CrewAI Evaluator", "-c", "user.email=evaluator@example.invalid")
"""Who commits where git knows no name of the person."""
_OWN = ("-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
"""A signature may ask for a passphrase, for which there is no place here."""
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
"""What would lead to another repository, as inside a hook of it."""


def commit_all(root: Path, name: str) -> None:
    """Begin a repository in a folder and commit what lies in it; `name` is that of the project.

    Raises EvaluatorError where git is missing or refuses: the project stays, without a history.
    """
    git = shutil.which("git")
    if git is None:
        raise EvaluatorError(
            Marked(
                "The project is written without a history, because git was not found: "
                "install git, then run git init, git add --all and git commit in {path}."
            ),
            path=str(root),
        )
    try:
        _run(git, root, (*_OWN, "init", "--quiet"))
        _run(git, root, ("add", "--all"))
        message = " ".join(f"Begin {name}".split())
        who = () if _knows_person(git, root) else _NOBODY
        _run(git, root, (*who, *_OWN, "commit", "--quiet", "--no-verify", "--message", message))
    except (OSError, subprocess.SubprocessError) as error:
        # Half a repository would stand in the way of the person's own.
        shutil.rmtree(root / ".git", ignore_errors=True)
        raise EvaluatorError(
            Marked(
                "The project is written without a history, because git says: {reason}; "
                "mend that, then run git init, git add --all and git commit in {path}."
            ),
            path=str(root),
            reason=_said(error).rstrip("."),
        ) from error


def _run(git: str, root: Path, arguments: Sequence[str]) -> None:
    subprocess.run(
        [git, *arguments],
        cwd=root,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=_SECONDS,
    )


def _knows_person(git: str, root: Path) -> bool:
    """Whether git has a name and an address that somebody set, and need not guess them."""
    try:
        for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            _run(git, root, ("-c", "user.useConfigOnly=true", "var", who))
    except subprocess.CalledProcessError:
        return False
    return True


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _said(error: OSError | subprocess.SubprocessError) -> str:
    """The last line that git printed, else what the system says."""
    printed = error.stderr if isinstance(error, subprocess.CalledProcessError) else b""
    lines = bytes(printed or b"").decode("utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else str(error)
