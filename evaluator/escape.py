"""One filter per target language: user text goes into a generated file through one of these, never raw."""

from __future__ import annotations

import io
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


_TAG = "tag:yaml.org,2002:"
_OTHERS = yaml.SafeDumper(io.StringIO())
"""Says how a number, a truth value or nothing is written."""


def _node(content: Any) -> yaml.Node:
    """Content as YAML: text of several lines as a block where that is allowed, and no aliases.

    Without PyYAML's own representer, which takes longer than all the rest of writing.
    """
    if isinstance(content, str):
        return yaml.ScalarNode(f"{_TAG}str", content, style="|" if "\n" in content else None)
    if isinstance(content, dict):
        pairs = [(_node(key), _node(value)) for key, value in content.items()]
        return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=not pairs)
    if isinstance(content, list | tuple):
        items = [_node(item) for item in content]
        return yaml.SequenceNode(f"{_TAG}seq", items, flow_style=not items)
    return _OTHERS.represent_data(content)


def _is_beyond(content: Any) -> bool:
    """Whether a text has a character that libyaml only writes as an escape, as an emoji."""
    if isinstance(content, dict):
        return any(map(_is_beyond, content)) or any(map(_is_beyond, content.values()))
    if isinstance(content, list | tuple):
        return any(map(_is_beyond, content))
    return isinstance(content, str) and not content.isascii() and max(content) > "\uffff"


def yaml_document(content: Any) -> str:
    """A YAML document; text comes out of it as it went in."""
    dumper = yaml.SafeDumper if _is_beyond(content) else yaml.CSafeDumper
    return str(
        yaml.serialize(_node(content), Dumper=dumper, allow_unicode=True, width=100, indent=2)
    )
