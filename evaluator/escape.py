"""One filter per target language: user text goes into a generated file through one of these, never raw."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import yaml

PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_-]*)\}")
"""What CrewAI takes for a placeholder in interpolated text."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#&|~])")
_OPENING = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
"""What would begin a list or a heading's underline at the start of a line."""
_EDGE_SPACE = re.compile(r"^[^\S\n]|[^\S\n]$", re.MULTILINE)


def without_placeholders(text: str, inputs: Iterable[str]) -> str:
    """Text that CrewAI interpolates: `{name}` that is no declared input becomes `{ name }`.

    CrewAI has no escape for braces, so this has no inverse.
    """
    declared = frozenset(inputs)
    return PLACEHOLDER.sub(
        lambda found: found[0] if found[1] in declared else f"{{ {found[1]} }}", text
    )


def toml(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def python(text: str) -> str:
    """A Python string literal in which every non-printable character, bidi controls included, is escaped.

    Quoted as formatters quote: double, unless that needs more escapes.
    """
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join(_python_character(character, quote) for character in text) + quote


def _python_character(character: str, quote: str) -> str:
    if character in ("\\", quote):
        return f"\\{character}"
    if character in "\n\t":
        return {"\n": "\\n", "\t": "\\t"}[character]
    if character.isprintable():
        return character
    code = ord(character)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def markdown(text: str) -> str:
    """Text as Markdown shows it, on one line: markup escaped, a line break as `<br>`."""
    escaped = _OPENING.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", text))
    spaced = _EDGE_SPACE.sub(lambda space: f"&#{ord(space[0])};", escaped)
    return spaced.replace("\n", "<br>")


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block where YAML allows it, and what occurs twice both times."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always: a reader would have to look up what `*id001` stands for."""
        return True


class _QuickDumper(yaml.CSafeDumper):
    """The same by libyaml, ten times as fast."""

    ignore_aliases = _Dumper.ignore_aliases


def _represent_text(dumper: yaml.SafeDumper | yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
_QuickDumper.add_representer(str, _represent_text)


def _is_beyond(content: Any) -> bool:
    """Whether a text has a character that libyaml only writes as an escape, as an emoji."""
    if isinstance(content, dict):
        return any(map(_is_beyond, content)) or any(map(_is_beyond, content.values()))
    if isinstance(content, list | tuple):
        return any(map(_is_beyond, content))
    return isinstance(content, str) and not content.isascii() and max(content) > "\uffff"


def yaml_document(content: Any) -> str:
    """A YAML document; text comes out of it as it went in."""
    dumper = _Dumper if _is_beyond(content) else _QuickDumper
    return str(
        yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100, indent=2)
    )
