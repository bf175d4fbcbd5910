"""A language that proves that nothing escapes: our letters come out in another alphabet, the user's stay."""

from __future__ import annotations

import gettext
import re
import string

from evaluator.i18n import Translator

_OTHER = "αβγδεζηθικλμνξοπρστυφχψωάέ"
_TABLE = str.maketrans(string.ascii_letters, _OTHER + _OTHER.upper())
_FIELD = re.compile(r"(\{\w+\}|\x00\w+\x01)")
"""A place to fill in, or one that stays for who reads the words, as `{{request}}`."""


class _Pseudo(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        parts = _FIELD.split(message.replace("{{", "\0").replace("}}", "\1"))
        said = "".join(part if _FIELD.fullmatch(part) else part.translate(_TABLE) for part in parts)
        return said.replace("\0", "{{").replace("\1", "}}")

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


PSEUDO = Translator("pseudo", _Pseudo())


def untranslated(text: str) -> list[str]:
    """The words of a text that are still in our alphabet."""
    return re.findall(r"[A-Za-z]{2,}", text)
