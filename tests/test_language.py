"""No English left on Finnish screens, and no Finnish on English ones."""

import ast
import random
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import toi_tui
from tests.room import Room, empty_room, room
from toi_tui import locale
from toi_tui.model.ids import make_id
from toi_tui.model.method import new_session
from toi_tui.screens import steps
from toi_tui.storage import shipped

PO = Path(locale.__file__).parent / "fi/LC_MESSAGES/toi_tui.po"
SAYING = {"say", "wait_for", "refuse_digit"}
SHORTEST = 6  # characters of a text that cannot be part of another word by chance


BOXES = """
session: tab | e | end e | i
swot: tab | n | a | p | m | delete | v | slash x enter | c | G | o | ctrl+f o h j a
practices: tab | s | z | C
mentor: tab | tab s | tab i | shift+tab | d
days: tab | d | s | f | b | space | D
mindmap: s | i | V | b | f | delete | z
options: tab | s | x | c | N
risks: tab | tab e | p | P | x | C | z
plan: tab | tab tab | x | f | C
followup: tab | tab tab | C
""".strip().splitlines()
"""Pages, boxes, editors, keys that wait and messages: a step, and ways from there, each some keys."""


def catalogue() -> list[tuple[str, str]]:
    """The English and the Finnish texts that differ, each form of a plural by itself."""
    with PO.open("rb") as file:
        read = read_po(file, locale="fi")
    found: list[tuple[str, str]] = []
    for each in read:
        found += zip(each.id, each.string, strict=True) if isinstance(each.id, tuple) else [(each.id, each.string)]
    return [(english, finnish) for english, finnish in found if english and english != finnish]


def english_texts() -> list[str]:
    """The English texts, and the parts between the values of a text, that no Finnish one holds as well."""
    texts = catalogue()
    finnish = "\n".join(finnish for _english, finnish in texts)
    parts = {part.strip() for english, _finnish in texts for part in re.split(r"\{\w*\}", english)}
    return [part for part in parts if len(part) >= SHORTEST and part not in finnish]


def foreign(shown: str, texts: list[str]) -> list[str]:
    return [text for text in texts if len(text) >= SHORTEST and text in shown]


def no_english(mentor: Room) -> None:
    shown = mentor.shown
    assert foreign(shown, english_texts()) == [], shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (45, 14)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_no_english_is_left_on_a_finnish_screen(step, size):
    async with room("kuusilampi", step=step, size=size, language="fi") as mentor:
        no_english(mentor)
        await mentor.press("question_mark")
        no_english(mentor)
        await mentor.press("escape", "ctrl+p")
        no_english(mentor)


@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_no_english_is_left_where_nothing_was_written_yet(step):
    session = new_session(shipped.method("toi", "fi"), lambda: make_id(random.choice), language="fi")
    async with room(step=step, language="fi", session=session) as mentor:
        no_english(mentor)
        await mentor.press("n")
        no_english(mentor)


@pytest.mark.parametrize(("step", "ways"), [line.split(": ") for line in BOXES])
async def test_no_english_is_left_on_what_a_finnish_screen_opens_and_says(step, ways):
    for way in ways.split(" | "):
        async with room("kesken", step=step, language="fi") as mentor:
            await mentor.press(*way.split())
            await mentor.settled()
            no_english(mentor)


@pytest.mark.parametrize("way", ["", "n", "n ctrl+s", "o", "o enter", "question_mark", "ctrl+p"])
async def test_no_english_is_left_on_the_home_of_the_program(way, tmp_path):
    async with empty_room(tmp_path) as visitor:
        await visitor.press(*way.split())
        await visitor.app.workers.wait_for_complete()
        await visitor.settled()
        no_english(visitor)


@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_an_english_screen_speaks_english(step):
    finnish = [finnish for english, finnish in catalogue() if "{" not in finnish and finnish not in english]
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


def said_at_the_bottom() -> set[str]:
    """The texts that stand in a call of `say`, `wait_for` or `refuse_digit`."""
    found: set[str] = set()
    for path in Path(toi_tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING:
                found |= {
                    each.value
                    for word in node.args
                    for each in ast.walk(word)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_what_the_bottom_line_says_fits_into_80_columns() -> None:
    finnish = dict(catalogue())
    said = said_at_the_bottom()
    assert "Arrows carry · Enter drops · Esc puts it back" in said
    both = [text for english in said for text in (english, finnish.get(english, english))]
    assert [text for text in both if len(text) > 79] == []
