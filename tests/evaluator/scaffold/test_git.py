"""The first commit of a project, made by the real git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from evaluator.errors import EvaluatorError
from evaluator.scaffold.git import commit_all
from evaluator.scaffold.tree import tree_of
from evaluator.scaffold.write import write

FILES = {"README.md": b"# Claims\n", "src/claims/flow.py": b"", ".gitignore": b".env\n"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A written project, seen by a git that knows nobody."""
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = tmp_path / "claims"
    write(tree_of(FILES), made)
    return made


def said(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def test_everything_is_in_the_first_commit(root: Path) -> None:
    commit_all(root, "Claims")
    assert said(root, "ls-files").splitlines() == sorted(FILES)
    assert said(root, "log", "--format=%s") == "Begin Claims"
    assert said(root, "status", "--porcelain") == ""
    assert said(root, "branch", "--show-current") == "main"


def test_the_person_is_the_author(root: Path, tmp_path: Path) -> None:
    (tmp_path / "gitconfig").write_text("[user]\nname = Ada\nemail = ada@example.com\n")
    commit_all(root, "Claims")
    assert said(root, "log", "--format=%an %ae %cn") == "Ada ada@example.com Ada"


def test_without_a_person_the_author_is_neutral(root: Path) -> None:
    commit_all(root, "Claims")
    assert said(root, "log", "--format=%an <%ae>") == (
        "CrewAI Evaluator <evaluator@example.invalid>"
    )


@pytest.mark.parametrize("name", ["", "-n", "#1", "Ärger & “Söhne”", "two\nlines", "{braces}"])
def test_any_name_is_committed(name: str, root: Path) -> None:
    commit_all(root, name)
    assert said(root, "log", "--format=%s") == " ".join(f"Begin {name}".split())


def test_another_repository_in_the_environment_is_left_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    said(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    commit_all(root, "Claims")
    monkeypatch.delenv("GIT_DIR")
    assert said(root, "log", "--format=%s") == "Begin Claims"
    assert said(other, "status", "--porcelain") == ""


def test_a_signature_asks_for_nothing(root: Path, tmp_path: Path) -> None:
    (tmp_path / "gitconfig").write_text("[commit]\ngpgsign = true\n[gpg]\nprogram = /missing\n")
    commit_all(root, "Claims")
    assert said(root, "log", "--format=%s") == "Begin Claims"


def test_without_git_the_project_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(EvaluatorError, match="because git was not found: install git"):
        commit_all(root, "Claims")
    assert (root / "README.md").read_bytes() == FILES["README.md"]


def test_what_git_refuses_is_said_and_nothing_half_is_left(root: Path, tmp_path: Path) -> None:
    (tmp_path / "gitconfig").write_text("[core\n")
    with pytest.raises(EvaluatorError, match="because git says: fatal: bad config line 1"):
        commit_all(root, "Claims")
    assert not (root / ".git").exists()
    assert (root / "README.md").exists()
