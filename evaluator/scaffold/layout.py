"""Python laid out as its formatter would: imports sorted, calls on one line where they fit.

No formatter runs when a project is written, and the names in it can be of any length.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from evaluator.scaffold.literals import WIDTH, columns

Import = tuple[str, str]
"""A module and a name of it; an empty name imports the module itself."""


def imports(wanted: Iterable[Import], *, first_party: str, local: Sequence[str] = ()) -> str:
    """An import block: standard library, packages, the project, its tests' own modules; each sorted."""
    sections: list[dict[str, set[str]]] = [{}, {}, {}, {}]
    for module, name in wanted:
        place = _section(module, first_party, local)
        sections[place].setdefault(module, set()).add(name)
    return "\n\n".join("\n".join(_lines(section)) for section in sections if section)


def _section(module: str, first_party: str, local: Sequence[str]) -> int:
    top = module.partition(".")[0]
    if top == first_party:
        return 2
    if top in local:
        return 3
    return 0 if top in sys.stdlib_module_names else 1


def _lines(section: dict[str, set[str]]) -> list[str]:
    plain = [f"import {module}" for module in sorted(section) if "" in section[module]]
    named = [
        call(f"from {module} import ", names, "", brackets=("(", ")"))
        for module in sorted(section)
        if (names := _sorted(section[module] - {""}))
    ]
    return [*plain, *named]


def _sorted(names: Iterable[str]) -> list[str]:
    """Names as the linter sorts them: constants, classes, functions; each by its letters."""
    return sorted(names, key=lambda name: (_kind(name), name))


def _kind(name: str) -> int:
    if name.isupper() and len(name) > 1:
        return 0
    return 1 if name[:1].isupper() else 2


def call(
    head: str,
    arguments: Sequence[str],
    tail: str = "",
    *,
    indent: int = 0,
    brackets: tuple[str, str] | None = None,
    note: str = "",
) -> str:
    """A call, a signature or an import over as many lines as it needs.

    `head` ends with its opening bracket and `tail` begins with the closing one, unless `brackets`
    names a pair that is only there when the line is broken. `note` is a comment behind the first line.
    """
    space, inner = " " * indent, " " * (indent + 4)
    note = f"  {note}" if note else ""
    one = f"{head}{', '.join(arguments)}{tail}{note}"
    # A comment that silences a checker does not count into a line's width.
    width = columns(f"{space}{head}{', '.join(arguments)}{tail}")
    if width <= WIDTH and "\n" not in one:
        return one
    opening, closing = brackets or ("", "")
    first = f"{head}{opening}{note}"
    # One thing between square brackets would become a tuple by a comma.
    comma = "" if head.endswith("[") and len(arguments) == 1 else ","
    lines = "".join(f"{inner}{argument}{comma}\n" for argument in arguments)
    return f"{first}\n{lines}{space}{closing}{tail}"


def nested(head: str, arguments: Sequence[str], tail: str, *, indent: int) -> str:
    """The same for what stands in another call or list: the comma behind it counts into its width."""
    return call(head, arguments, f"{tail},", indent=indent).removesuffix(",")
