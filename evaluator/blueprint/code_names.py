"""The names of the classes that a blueprint's results become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluator.blueprint.model import Output, OutputField


def camel(name: str) -> str:
    """A class name from an identifier: `order_line` as `OrderLine`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_")) or "Item"


def part_name(owner: str, field: OutputField) -> str:
    """The class of an object field of the class `owner`."""
    return owner + camel(field.name)


def model_names(output: Output) -> tuple[str, ...]:
    """The classes of a result: its own, and those of its objects."""
    return (output.name, *_parts(output.name, output.fields))


def _parts(owner: str, fields: Sequence[OutputField]) -> Iterator[str]:
    for field in fields:
        if field.type == "object":
            name = part_name(owner, field)
            yield name
            yield from _parts(name, field.fields)
