"""The Jinja templates of the report: HTML escapes by itself, Markdown by its filter."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evaluator.escape import markdown
from evaluator.resources import templates


@lru_cache(maxsize=4)
def template(name: str) -> Template:
    """A template by its file name."""
    environment = Environment(
        loader=FileSystemLoader(templates("report")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=".html" in name,
    )
    environment.filters["md"] = markdown
    return environment.get_template(name)
