"""The themes: contrast of every pair of colours that text is drawn in, at least 4.5:1 (WCAG 2), and the way to each."""

from dataclasses import replace

import pytest
from textual.color import Color

from tests.room import room
from toi_tui.shell.program.themes import DARK, THEMES
from toi_tui.storage import config

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


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_text_stands_out_from_its_ground(theme, pair):
    colours = {**theme.to_color_system().generate(), **theme.variables}
    text, ground = (Color.parse(colours[name]) for name in pair)
    assert contrast(text, ground) >= 4.5


def test_every_theme_has_the_names_of_the_first():
    first, *others = THEMES.values()
    assert [theme.name for theme in others if theme.variables.keys() != first.variables.keys()] == []


def test_every_theme_can_be_asked_for_in_the_settings():
    assert set(config.CHOICES["theme"]) == {"auto", *THEMES}


async def test_a_third_theme_is_begun_with_and_come_to_by_the_command(monkeypatch):
    dusk = replace(DARK, name="toi-dusk")
    monkeypatch.setitem(THEMES, "dusk", dusk)
    monkeypatch.setitem(config.CHOICES, "theme", ("auto", *THEMES))
    async with room(theme="dusk") as mentor:
        passed = [mentor.app.current_theme]
        for _ in THEMES:
            await mentor.app.run_action("change_theme")
            passed.append(mentor.app.current_theme)
    assert passed == [dusk, *THEMES.values()]
