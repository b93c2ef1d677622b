"""No English left on Finnish screens, and no Finnish on English ones."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.room import room
from toi_tui import locale
from toi_tui.screens import steps

PO = Path(locale.__file__).parent / "fi/LC_MESSAGES/toi_tui.po"
SHORTEST = 6  # characters of a text that cannot be part of another word by chance


def pairs() -> list[tuple[str, str]]:
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="fi")
    found = [(each.id, each.string) for each in catalogue if each.id and isinstance(each.id, str)]
    return [(english, finnish) for english, finnish in found if english != finnish and "{" not in english]


def foreign(shown: str, texts: list[str]) -> list[str]:
    return [text for text in texts if len(text) >= SHORTEST and text in shown]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (45, 14)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_no_english_is_left_on_a_finnish_screen(step, size):
    english = [english for english, finnish in pairs() if english not in finnish]
    async with room("kuusilampi", step=step, size=size, language="fi") as mentor:
        assert foreign(mentor.shown, english) == []
        await mentor.press("question_mark")
        assert foreign(mentor.shown, english) == []
        await mentor.press("escape", "ctrl+p")
        assert foreign(mentor.shown, english) == []


@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_an_english_screen_speaks_english(step):
    finnish = [finnish for english, finnish in pairs() if finnish not in english]
    async with room("kuusilampi", step=step, language="en") as mentor:
        method = mentor.screen.desk.method
        content = f"{mentor.path.read_text('utf-8')} {method.rows if method else ''}"
        assert foreign(mentor.shown, [text for text in finnish if text not in content]) == []


async def test_the_language_changes_while_the_program_runs():
    async with room("kuusilampi", step="swot", language="fi") as mentor:
        mentor.see("Vahvuudet", "kumoa")
        await mentor.app.action_change_language()
        await mentor.settled()
        mentor.see("Strengths", "undo").miss("Vahvuudet")
