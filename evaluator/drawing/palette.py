"""The colours of the roles in light, dark and high contrast: the tokens of the design, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ThemeName = Literal["light", "dark", "high-contrast"]

_NAMES = (
    "window", "page", "surface", "sunken", "hover", "border", "edge", "text", "text2", "text3",
    "accent", "accent-hover", "on-accent", "accent-text", "accent-tint",
    "warn-text", "warn-fill", "warn-edge", "error-text", "error-fill", "error-edge", "code",
    "rating-low", "rating-medium", "rating-high",
    "mark-1", "mark-2", "mark-3", "mark-4", "ink-1", "ink-2", "ink-3", "ink-4",
    "fill-1", "fill-2", "fill-3", "fill-4", "active-1", "active-2", "active-3", "active-4",
    "on-mark-1", "on-mark-2", "on-mark-3", "on-mark-4",
)  # fmt: skip

_LIGHT = """
EEF2F1 F8FAF9 FFFFFF F1F4F3 E6ECEA DCE3E1 7D8986 16201E 46534F 5C6965
0E6753 0A5544 FFFFFF 0B5846 E3F0EC
7A5900 FFF7DC E3CB7A B3261E FDECEA EBB4AF FBFCFC
DBE8E5 C0D7D2 9FC2BA
0089BA 343EB9 BD6E00 9A0045 07698E 2A2FA3 8F5200 7C0838
E6F3F8 EBECF8 F8F1E6 F5E6EC CCE7F1 D6D8F1 F2E2CC EBCCDA
06110F FFFFFF 06110F FFFFFF
"""
_DARK = """
121617 161B1C 1C2223 141919 283031 2F3839 728080 E8EDEC B4BFBD 929E9C
63CEAF 7ADBBF 06231B 7ADBBF 1C3630
EBCB6B 2C2714 5F5223 FF9B93 35201E 71403B 171C1D
263B37 2E4C46 376358
92D4FF 7880E5 FFBA79 DE667A A8DCFF A6AEF8 FFCCA6 F096A4
2B3940 282E3C 3A362E 352B2E 384D58 323952 524638 4B3238
0B1213 0B1213 0B1213 0B1213
"""

Palette = Mapping[str, str]


def _mixed(colour: str, ground: str, share: float) -> str:
    """`share` of a colour over a ground: pictures use opaque colours, because printers mishandle others."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _table(colours: str) -> dict[str, str]:
    named = dict(zip(_NAMES, (f"#{colour}" for colour in colours.split()), strict=True))
    dots = {
        f"dot-{number}": _mixed(named[f"mark-{number}"], named["surface"], 0.72)
        for number in range(1, 5)
    }
    groups = {
        f"group-{number}": _mixed(named[f"mark-{number}"], named[f"fill-{number}"], 0.5)
        for number in range(1, 5)
    }
    chips = {f"chip-{number}": named[f"active-{number}"] for number in range(1, 5)}
    outlines = dict.fromkeys((f"outline-{number}" for number in range(1, 5)), "none")
    small = {
        f"small-{kind}-{number}": _mixed(named[f"mark-{number}"], named["surface"], share)
        for kind, share in (("fill", 0.15), ("active", 0.34))
        for number in range(1, 5)
    }
    hatch = _mixed(named["text3"], named["surface"], 0.4)
    return {
        **named,
        **dots,
        **groups,
        **chips,
        **outlines,
        **small,
        "small-edge": "none",
        "hatch": hatch,
        "surface-veil": named["surface"],
        "disabled": _mixed(named["text3"], named["surface"], 0.45),
        "scroll": _mixed(named["edge"], named["surface"], 0.6),
        "cell": _mixed(named["text"], named["surface"], 0.065),
        "track": named["border"],
    }


def _high_contrast(light: Palette) -> dict[str, str]:
    """Borders, edges and the quieter texts become text, fills become surface."""
    to_text = (
        "border", "edge", "text2", "text3", "warn-edge", "error-edge",
        "chip-1", "chip-2", "chip-3", "chip-4",
    )  # fmt: skip
    to_surface = (
        "window", "page", "sunken", "hover", "accent-tint", "warn-fill", "error-fill", "code",
        "cell", *(f"small-{kind}-{number}" for kind in ("fill", "active") for number in range(1, 5)),
        "fill-1", "fill-2", "fill-3", "fill-4", "active-1", "active-2", "active-3", "active-4",
    )  # fmt: skip
    outlines = {f"outline-{number}": light[f"mark-{number}"] for number in range(1, 5)}
    groups = {f"group-{number}": light[f"mark-{number}"] for number in range(1, 5)}
    return {
        **light,
        **outlines,
        **groups,
        "disabled": light["text3"],
        "small-edge": light["text"],
        "scroll": light["text"],
        "track": light["disabled"],
        **dict.fromkeys(to_text, light["text"]),
        **dict.fromkeys(to_surface, light["surface"]),
    }


PALETTES: dict[ThemeName, Palette] = {
    "light": _table(_LIGHT),
    "dark": _table(_DARK),
    "high-contrast": _high_contrast(_table(_LIGHT)),
}
