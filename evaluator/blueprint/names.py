"""Names for a project and its Python package: derived ones are always valid, set ones are checked."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata

from evaluator.i18n import Marked, Message, message

MAX_PACKAGE = 40
MAX_PROJECT = 120
FALLBACK = "my_project"
_TAKEN = frozenset(
    [
        "crewai",
        "crewai_tools",
        "tests",
        "src",
        "docs",
        "knowledge",
        "main",
        "conftest",
        "scripted_llm",
        "offline_knowledge",
        "train",
        "replay",
        "run_crew",
        "run_with_trigger",
        "kickoff",
        "plot",
        "pydantic",
        "yaml",
        "pytest",
        "mypy",
        "ruff",
        "openai",
        "litellm",
        "ollama",
    ]
)
"""Names of CrewAI, of the project's own folders and scripts, and of the packages that it imports."""
_MODULES = frozenset(name.lower() for name in sys.stdlib_module_names)
_KEYWORDS = frozenset(name.lower() for name in (*keyword.kwlist, *keyword.softkwlist))
_VALID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _reserved(name: str) -> bool:
    return name.lower() in _KEYWORDS | _MODULES | _TAKEN


def package_name(title: str) -> str:
    """A valid package name from any title: ASCII letters, digits and `_`, at most 40 characters.

    A leading digit gets a prefix; a keyword, a standard-library module or `crewai` gets a suffix; a
    title with nothing usable gives `my_project`.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if not name:
        return FALLBACK
    if name[0].isdigit():
        name = f"project_{name}"
    name = name[:MAX_PACKAGE].rstrip("_")
    return f"{name}_project" if _reserved(name) else name


def problem_of_package(name: str) -> Message | None:
    """Why a package name that was set cannot be used, with a suggestion; None when it can."""
    suggestion = package_name(name)
    if not name:
        return message(Marked("The package name is empty; try {name}."), name=suggestion)
    if len(name) > MAX_PACKAGE:
        return message(
            Marked(
                "The package name has {length} characters, at most {most} are allowed; try {name}."
            ),
            length=len(name),
            most=MAX_PACKAGE,
            name=suggestion,
        )
    if not _VALID.fullmatch(name):
        return message(
            Marked(
                "“{name}” is not a package name: it takes the letters a–z, digits and _, and does "
                "not start with a digit; try {suggestion}."
            ),
            name=name,
            suggestion=suggestion,
        )
    if keyword.iskeyword(name):
        return message(
            Marked("“{name}” is a Python keyword; try {suggestion}."),
            name=name,
            suggestion=suggestion,
        )
    if _reserved(name):
        return message(
            Marked("“{name}” is taken by another module; try {suggestion}."),
            name=name,
            suggestion=suggestion,
        )
    return None


def problem_of_project_name(name: str) -> Message | None:
    """Why a project name that was set cannot be used; None when it can."""
    if not name.strip():
        return message(Marked("The project name is empty; give it a title."))
    if len(name) > MAX_PROJECT:
        return message(
            Marked("The project name has {length} characters; shorten it to {most}."),
            length=len(name),
            most=MAX_PROJECT,
        )
    if not any(character.isalnum() for character in name):
        return message(
            Marked("The project name “{name}” has no letter or digit; add a word."), name=name
        )
    if (
        keyword.iskeyword(name)
        or name.lower() in sys.stdlib_module_names
        or name.lower() == "crewai"
    ):
        return message(
            Marked("The project name “{name}” is taken by Python or CrewAI; try “{name} project”."),
            name=name,
        )
    return None
