"""Our themes. Every pair of colours that text is drawn in has a contrast of at least 4.5:1 (tested)."""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(
    name="toi-light",
    dark=False,
    primary="#0b4a8f",
    secondary="#5a3200",
    accent="#8a0f5c",
    warning="#7a4a00",
    error="#a4001d",
    success="#0b5d2a",
    foreground="#111111",
    background="#ffffff",
    surface="#fff6d6",
    panel="#e8edf3",
    boost="#dfe6ee",
    variables={
        "border": "#6b7785",
        "text-muted": "#4f5a66",
        "text-warning": "#7a4a00",
        "text-error": "#a4001d",
        "text-success": "#0b5d2a",
        "block-cursor-background": "#0b4a8f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#cfdcec",
        "block-cursor-blurred-foreground": "#111111",
        "input-selection-background": "#b9d3f0",
    },
)

DARK: Final = Theme(
    name="toi-dark",
    dark=True,
    primary="#8cc4ff",
    secondary="#ffd08a",
    accent="#ff9bd2",
    warning="#ffc857",
    error="#ff8a8a",
    success="#7ddc9a",
    foreground="#f2f2f2",
    background="#10161d",
    surface="#1d2733",
    panel="#1b2530",
    boost="#26323f",
    variables={
        "border": "#7d8b99",
        "text-muted": "#a9b4bf",
        "text-warning": "#ffc857",
        "text-error": "#ff8a8a",
        "text-success": "#7ddc9a",
        "block-cursor-background": "#8cc4ff",
        "block-cursor-foreground": "#10161d",
        "block-cursor-blurred-background": "#33485c",
        "block-cursor-blurred-foreground": "#f2f2f2",
        "input-selection-background": "#3b5a78",
    },
)

THEMES: Final[Mapping[str, Theme]] = {"light": LIGHT, "dark": DARK}
"""The themes by their words in the settings, the usual one first; the command goes through them in this order."""


def named(word: str) -> Theme:
    """The theme of a word in the settings; the usual one where no theme is called so."""
    return THEMES.get(word, LIGHT)


def word_behind(name: str) -> str:
    """The word of the theme behind the one that Textual knows by this name; behind the last comes the first."""
    words = list(THEMES)
    names = [theme.name for theme in THEMES.values()]
    return words[(names.index(name) + 1) % len(words)]
