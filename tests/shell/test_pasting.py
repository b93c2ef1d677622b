"""What is pasted: a line once, and texts that are too long to be edited without waiting for every key not at all."""

import pytest

from tests.room import room
from toi_tui.editing.items import SetFields
from toi_tui.widgets.editor import LONGEST, LONGEST_LINE, MOST_LINES

TOO_MUCH, STAYS = "liikaa kerralla", "Se säilyy sellaisenaan"


@pytest.mark.parametrize(
    "text", ["yksi\n" * MOST_LINES, "x" * LONGEST_LINE, "x" * 1_000_000, "\t \t" * 5000, "rivi\n" + "x" * LONGEST_LINE]
)
@pytest.mark.parametrize("keys", [["n"], ["a"], []], ids=["in an item", "in a note", "in none"])
async def test_a_paste_that_is_too_long_is_left_out_and_said(keys: list[str], text: str) -> None:
    async with room(step="swot") as mentor:
        before = mentor.session
        await mentor.press(*keys)
        if keys:
            await mentor.write("alku")
        await mentor.paste(text + "x")
        mentor.see(TOO_MUCH)
        if keys:
            await mentor.write(" loppu")
            await mentor.press("escape")
            mentor.see("alku loppu" if keys == ["n"] else "✎")
            await mentor.undo()
        assert mentor.session == before


@pytest.mark.parametrize("keys", [["n"], ["a"]], ids=["in an item", "in a note"])
async def test_a_paste_of_one_line_is_put_in_once(keys: list[str]) -> None:
    async with room(step="swot") as mentor:
        await mentor.press(*keys)
        await mentor.paste("kissa\n")
        assert mentor.editor.text.count("kissa") == 1


async def test_a_note_takes_as_many_lines_as_can_be_edited() -> None:
    async with room(step="swot") as mentor:
        await mentor.press("a")
        await mentor.press("ctrl+u")
        await mentor.paste("kissa koira\n" * (LONGEST // 12 - 10))
        await mentor.paste("kissa koira\n" * 20)
        mentor.see(TOO_MUCH)
        await mentor.press("escape")
        note = mentor.items("swot.strengths")[0].note
        assert note.count("kissa koira") == LONGEST // 12 - 10


async def test_lines_that_would_be_joined_to_one_that_is_too_long_are_left_out() -> None:
    async with room(step="session") as mentor:
        before = mentor.session
        await mentor.press("e")
        await mentor.paste("yksi rivi monesta\n" * 2000)
        mentor.see(TOO_MUCH)
        await mentor.press("escape")
        assert mentor.session == before


async def test_as_many_lines_as_can_be_pasted_become_items_in_one_step_of_undo() -> None:
    async with room(step="swot") as mentor:
        before = mentor.session
        await mentor.press("n")
        await mentor.paste("\n".join(f"rivi {number}" for number in range(2000)))
        assert mentor.texts("swot.strengths").count("rivi 1999") == 1
        assert len(mentor.texts("swot.strengths")) == 2004
        await mentor.press("escape")
        await mentor.undo()
        assert mentor.session == before


@pytest.mark.parametrize("field", ["text", "note"])
async def test_a_text_that_is_too_long_to_be_edited_is_shown_and_stays(field: str) -> None:
    async with room(step="swot") as mentor:
        long = "pitkä " * 20_000
        key = next(iter(mentor.session.swot.strengths))
        mentor.screen.desk.document.do(SetFields("swot.strengths", key, {field: long}))
        await mentor.settled()
        await mentor.press("e" if field == "text" else "a")
        mentor.see(STAYS)
        assert not mentor.screen.writing.is_on
        assert getattr(mentor.items("swot.strengths")[0], field) == long
