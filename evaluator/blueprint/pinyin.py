"""Chinese in Latin letters, for the names that code can have."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_CHINESE = re.compile("[㐀-䶿一-鿿豈-﫿]")
_NOT_CHINESE = re.compile("[぀-ヿㇰ-ㇿｦ-ﾟ가-힣]")
"""Kana and Hangul: beside them the same characters are read another way."""


_CORRECTED = {
    "还款": [["huan"], ["kuan"]],
    "差旅": [["chai"], ["lv"]],
    "重算": [["chong"], ["suan"]],
    "重试": [["chong"], ["shi"]],
}
"""Words of business that pypinyin 0.55 reads wrongly."""


def in_pinyin(text: str) -> str:
    """The text with its Chinese in pinyin, a space between the syllables and no tones: `核对订单` as `he dui ding dan`.

    Read by words, since a character's sound depends on its word (`银行` is `yin hang`, `进行` is `jin
    xing`); ü is typed `v`. Text without Chinese, and Japanese or Korean text, stays as it is.
    """
    if text.isascii() or not _CHINESE.search(text) or _NOT_CHINESE.search(text):
        return text
    return " ".join(_reader()(text))


@lru_cache(maxsize=1)
def _reader() -> Callable[[str], list[str]]:
    """Gives the syllables of a text.

    Its dictionaries take half a second to load, which nobody waits for who writes no Chinese.
    """
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict(_CORRECTED)
    return lazy_pinyin
