"""Contrast of every pair of colours that text is drawn in, after WCAG 2: at least 4.5:1."""

import pytest
from textual.color import Color

from toi_tui.shell.program.themes import THEMES

GROUNDS = ("background", "panel", "surface")
TEXTS = ("foreground", "primary", "secondary", "accent", "text-muted", "text-warning", "text-error", "text-success")
PAIRS = (
    *((text, ground) for ground in GROUNDS for text in TEXTS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    *(("background", ground) for ground in ("primary", "secondary", "accent", "error")),
    ("foreground", "input-selection-background"),
)


def luminance(color):
    def part(value):
        value /= 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_text_stands_out_from_its_ground(theme, pair):
    colours = {**theme.to_color_system().generate(), **theme.variables}
    text, ground = (Color.parse(colours[name]) for name in pair)
    assert contrast(text, ground) >= 4.5
