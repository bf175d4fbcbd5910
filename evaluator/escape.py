"""One filter per target language: user text goes into a generated file through one of these, never raw."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from functools import lru_cache
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
    if text.isprintable():
        return quote + text.replace("\\", "\\\\").replace(quote, f"\\{quote}") + quote
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
"""Says how a number, a truth value or nothing is written, and which text needs quotes."""


_WORDS = re.compile(r"\S+(?: \S+)+")
"""A text that comes out of a folded block as it went in: words, one space between them."""
_WIDEST = 80
"""How long a text may be before it is folded."""


@lru_cache(maxsize=4096)
def _scalar(text: str) -> yaml.ScalarEvent:
    """A text: a long one and one of several lines as a block where that is allowed, in quotes where it would be read as something else."""
    tag = _OTHERS.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's
    is_text = tag == f"{_TAG}str"
    style = "|" if "\n" in text else None
    if len(text) > _WIDEST and _WORDS.fullmatch(text):
        style = ">"
    return yaml.ScalarEvent(None, f"{_TAG}str", (is_text, True), text, style=style)


_BOTH = (False, True)
_MAPPING = tuple(
    yaml.MappingStartEvent(None, None, True, flow_style=is_empty) for is_empty in _BOTH
)
_SEQUENCE = tuple(
    yaml.SequenceStartEvent(None, None, True, flow_style=is_empty) for is_empty in _BOTH
)
_MAPPING_END, _SEQUENCE_END = yaml.MappingEndEvent(), yaml.SequenceEndEvent()
"""What begins and ends content; what is empty is written on one line."""


def _tell(content: Any, events: list[yaml.Event]) -> None:
    """Add what the writer of YAML is told of content, without aliases.

    Without PyYAML's own representer and serializer, which take longer than all the rest of writing.
    """
    kind = type(content)
    if kind is str:
        events.append(_scalar(content))
    elif kind is dict:
        events.append(_MAPPING[not content])
        for key, value in content.items():
            events.append(_scalar(key))
            _tell(value, events)
        events.append(_MAPPING_END)
    elif kind is list:
        events.append(_SEQUENCE[not content])
        for item in content:
            _tell(item, events)
        events.append(_SEQUENCE_END)
    else:
        node = _OTHERS.represent_data(content)
        events.append(yaml.ScalarEvent(None, node.tag, (True, False), node.value))


def yaml_document(content: Any) -> str:
    """A YAML document; text comes out of it as it went in. Keys are texts."""
    return _yaml_document(json.dumps(content, ensure_ascii=False))


@lru_cache(maxsize=64)
def _yaml_document(content: str) -> str:
    """The same of content as JSON: after a key most documents of a project are what they were before it."""
    events: list[yaml.Event] = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    told = json.loads(content)
    _tell(told, events)
    events += (yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent())
    # libyaml writes a character beyond the first plane, as an emoji, only as an escape.
    is_beyond = not content.isascii() and max(content) > "\uffff"
    dumper = yaml.SafeDumper if is_beyond else yaml.CSafeDumper
    text = str(yaml.emit(events, Dumper=dumper, allow_unicode=True, width=100, indent=2))
    return _ENTRY.sub("\n\n", text) if _has_parts(told) and not _KEPT.search(text) else text


_ENTRY = re.compile(r"\n(?=[^\s:-])")
"""Before each entry of a document but the first."""
_KEPT = re.compile(r"[|>]\d*\+")
"""A block that keeps the empty lines behind it."""


def _has_parts(content: Any) -> bool:
    """Whether the entries of a document are of several lines, so that an empty line belongs between them."""
    return isinstance(content, dict) and any(
        isinstance(value, dict) or (isinstance(value, str) and "\n" in value)
        for value in content.values()
    )
