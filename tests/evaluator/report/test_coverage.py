from fontTools.ttLib import TTFont

from evaluator.report.coverage import is_covered
from evaluator.resources import assets


def test_the_table_says_what_the_fonts_say() -> None:
    printed: set[int] = set()
    for name in ("Inter-Regular.ttf", "NotoSansSC-Regular.otf", "NotoEmoji-Regular.ttf"):
        with TTFont(assets("fonts", name), lazy=True) as font:
            printed |= set(font.getBestCmap())
    for code in range(0x20, 0x30000):
        if 0xD800 <= code <= 0xDFFF or code == 0x200B:
            continue
        assert is_covered(chr(code)) is (code in printed), hex(code)
