"""Addresses of servers, as a project takes them."""

from __future__ import annotations

from urllib.parse import urlsplit

from evaluator.i18n import Marked, Message, message


def problem_of_address(text: str) -> Message | None:
    """Why a text is no address of a server; None when it is one. A key in it would stand in the code."""
    try:
        parts = urlsplit(text.strip())
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one or not text.strip().isprintable() or set(text.strip()) & set(" \"'`<>{}\\"):
        return message(
            Marked(
                "“{address}” is not the address of a server; write one, as http://host:8000/v1."
            ),
            address=text,
        )
    if parts.username or parts.password:
        return message(
            Marked("An address with a name or password would be in the code; leave them out.")
        )
    return None
