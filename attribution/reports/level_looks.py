"""How each level looks: its sign, its colours on a page and in a terminal, its underline."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from attribution.model import Level


class LevelLook(NamedTuple):
    """What tells a level from the others, with colours and without."""

    sign: str
    terminal: str
    """Its colour in a terminal of 16 colours, by Rich's name."""
    terminal_256: str
    """In one of 256: a hue of its own, legible on dark and on light."""
    light: str
    """Its colour on light paper; at least 4.5 : 1 against it (WCAG 2.1, AA)."""
    dark: str
    """Its colour on a dark page, with the same contrast."""
    line: str
    """The style of its underline, as CSS has it."""
    width: int
    """Pixels of its underline."""


LEVEL_LOOKS: Mapping[Level, LevelLook] = {
    "named": LevelLook("●", "green", "color(34)", "#0a5fa5", "#7db8f5", "solid", 2),
    "identifiable": LevelLook("◉", "cyan", "color(37)", "#006b5f", "#5fd0c0", "double", 3),
    "institutional": LevelLook("■", "bright_blue", "color(68)", "#5b4db1", "#b9adff", "solid", 3),
    "specific": LevelLook("◆", "bright_cyan", "color(64)", "#4a660c", "#b5d36b", "dashed", 2),
    "affiliated": LevelLook("◇", "yellow", "color(136)", "#7d5a00", "#e5c35c", "dashed", 3),
    "generic": LevelLook("○", "bright_yellow", "color(166)", "#a03f00", "#f5a564", "dotted", 2),
    "vague": LevelLook("△", "magenta", "color(169)", "#b3261e", "#ff8f86", "dotted", 3),
    "hidden": LevelLook("✕", "bold red", "bold color(197)", "#8c0f5c", "#ff8ac9", "wavy", 2),
    "author": LevelLook("·", "dim", "dim", "#5f5b53", "#aaa69d", "solid", 1),
}
LEVEL_SIGNS: Mapping[Level, str] = {level: look.sign for level, look in LEVEL_LOOKS.items()}
"""A sign for each level, for readers who do not tell the colours apart."""


@cache
def level_styles() -> str:
    """The style sheet of the levels: a class for each, its colours on light, dark and paper."""
    light = " ".join(f"--{level}: {look.light};" for level, look in LEVEL_LOOKS.items())
    dark = " ".join(f"--{level}: {look.dark};" for level, look in LEVEL_LOOKS.items())
    classes = "".join(
        f".{level} {{ --c: var(--{level}); --line: {look.line}; --width: {look.width}px;"
        f' --sign: "{look.sign}"; }}\n'
        for level, look in LEVEL_LOOKS.items()
    )
    return (
        f":root {{ {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ {light} }} }}\n{classes}"
    )
