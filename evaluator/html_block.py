"""The text of one script element in a web page."""

from __future__ import annotations

from html.parser import HTMLParser


class Block(HTMLParser):
    """Collects the text of the first script element with an id; None when there is none."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.text: str | None = None
        self._wanted = wanted
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the element."""
        if tag == "script" and dict(attrs).get("id") == self._wanted and self.text is None:
            self._is_inside, self.text = True, ""

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        self._is_inside = False

    def handle_data(self, data: str) -> None:
        """Take its text."""
        if self._is_inside:
            self.text = (self.text or "") + data
