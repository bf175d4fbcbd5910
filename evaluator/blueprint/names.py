"""Names for a project, its package and its items: derived ones are always valid, set ones are checked."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from typing import Literal

from evaluator.blueprint.pinyin import in_pinyin
from evaluator.blueprint.reserved import CLASSES, FIELDS, ITEMS, PACKAGES, SCRIPTS
from evaluator.i18n import Marked, Message, message

MAX_PACKAGE = 40
MAX_PROJECT = 120
FALLBACK = "my_project"
_TAKEN = (
    PACKAGES
    | SCRIPTS
    | frozenset(
        [
            "conftest",
            "docs",
            "knowledge",
            "main",
            "offline_knowledge",
            "scripted_llm",
            "src",
            "tests",
        ]
    )
)
"""Names of the packages that a project installs, of its commands, of its own folders and test modules."""
_MODULES = frozenset(name.lower() for name in sys.stdlib_module_names)
_KEYWORDS = frozenset(name.lower() for name in (*keyword.kwlist, *keyword.softkwlist))
_VALID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _reserved(name: str) -> bool:
    return name.lower() in _KEYWORDS | _MODULES | _TAKEN


def package_name(title: str) -> str:
    """A valid package name from any title: ASCII letters, digits and `_`, at most 40 characters.

    Chinese is written in pinyin. A leading digit gets a prefix; a keyword, a standard-library module
    or `crewai` gets a suffix; a title with nothing usable gives `my_project`.
    """
    plain = unicodedata.normalize("NFKD", in_pinyin(title)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if not name:
        return FALLBACK
    if name[0].isdigit():
        name = f"project_{name}"
    name = shortened(name, MAX_PACKAGE)
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
                "“{name}” is not a package name: it takes Latin letters, digits and _, and does "
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


MAX_IDENTIFIER = 40
NameKind = Literal["item", "field"]
"""What a name is for: items share one name space with CrewAI's own names, fields are those of a pydantic model."""
_TAKEN_NAMES: dict[NameKind, frozenset[str]] = {"item": ITEMS, "field": FIELDS}
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")


def identifier(text: str, fallback: str, kind: NameKind = "item") -> str:
    """A valid name from a phrase: `match to the order` gives `match_to_the_order`.

    Chinese is written in pinyin. A phrase that Latin letters do not carry gives the fallback; a
    reserved word gets the fallback's kind behind it (`copy` and `step_1` give `copy_step`).
    `fallback` is a valid name.
    """
    text = in_pinyin(text)
    letters = [character for character in text if character.isalnum()]
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’]", "", plain)
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    is_carried = 2 * len(name.replace("_", "")) > len(letters)
    if not is_carried or not name:
        return fallback
    if name[0].isdigit():
        name = f"{re.sub('_[0-9]+$', '', fallback)}_{name}"
    name = shortened(name, MAX_IDENTIFIER)
    if name in _TAKEN_NAMES[kind]:
        name = f"{name}_{re.sub('_[0-9]+$', '', fallback)}"
    return name


def shortened(name: str, most: int) -> str:
    """A name of at most so many characters, shortened by whole words where it has several."""
    if len(name) <= most:
        return name
    return (name[: most + 1].rpartition("_")[0] or name[:most])[:most].rstrip("_")


def unique(name: str, taken: set[str]) -> str:
    """The name, or with the first number behind it that makes it new; it is taken from then on."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(found)
    return found


def class_name(text: str, fallback: str) -> str:
    """A valid class name from a phrase: `order match` gives `OrderMatch`."""
    name = "".join(part.capitalize() for part in identifier(text, "", "field").split("_"))
    return fallback if not name or problem_of_class_name(name) else name


def problem_of_identifier(name: str, kind: NameKind = "item") -> Message | None:
    """Why a name that was set for an item or a field cannot be used, with a suggestion; None when it can."""
    if not name:
        return message(Marked("The name is empty."))
    if len(name) > MAX_IDENTIFIER:
        return message(
            Marked("The name has {length} characters; shorten it to {most}."),
            length=len(name),
            most=MAX_IDENTIFIER,
        )
    suggestion = identifier(name, "my_name", kind)
    if not _IDENTIFIER.fullmatch(name):
        return message(
            Marked(
                "“{name}” is no name here: it takes the letters a–z, digits and _, and begins with a "
                "letter; try {suggestion}."
            ),
            name=name,
            suggestion=suggestion,
        )
    if name in _TAKEN_NAMES[kind]:
        return message(
            Marked("“{name}” is taken by Python, CrewAI or the project; try {suggestion}."),
            name=name,
            suggestion=f"my_{name}"[:MAX_IDENTIFIER],
        )
    return None


def problem_of_class_name(name: str) -> Message | None:
    """Why the name of a structured result cannot be used; None when it can."""
    if not name:
        return message(Marked("The name is empty."))
    if len(name) > MAX_IDENTIFIER:
        return message(
            Marked("The name has {length} characters; shorten it to {most}."),
            length=len(name),
            most=MAX_IDENTIFIER,
        )
    if not _CLASS.fullmatch(name):
        return message(
            Marked(
                "“{name}” is no class name: it takes letters and digits and begins with a capital, "
                "as OrderMatch."
            ),
            name=name,
        )
    # The classes of the Flow and of the crews are called after the project and its crews.
    if name in CLASSES or name.endswith(("Flow", "Crew")):
        return message(
            Marked("“{name}” is taken by Python, CrewAI or the project; try {suggestion}."),
            name=name,
            suggestion=f"{name}Result",
        )
    return None
