"""One family of errors: what happened, where, and what to do, in one sentence."""

from __future__ import annotations

from typing import Any

from evaluator.i18n import Marked, Message, message


class EvaluatorError(Exception):
    """Something a person or a file can cause; its message is the sentence the user reads."""

    def __init__(self, words: Marked | Message, /, **args: Any) -> None:
        self.message = message(words, **args) if isinstance(words, Marked) else words
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)
