"""Writing in place: the session has what is typed at once, the panels show it when there is a rest."""

import pytest
from textual.geometry import Region

from tests.room import Room, room
from toi_tui.widgets.editor import Editor


def shows(mentor: Room, text: str) -> bool:
    """Whether the board itself, which the editor stands over, has this text."""
    return any(text in said for _key, said in mentor.screen.panel.texts())  # type: ignore[attr-defined]


def has(mentor: Room, text: str) -> bool:
    return text in mentor.texts("swot.strengths")


async def typed_and_drafted(mentor: Room, text: str) -> None:
    await mentor.press("n")
    await mentor.write(text)
    await mentor.until(lambda: has(mentor, text))


async def test_the_board_follows_after_a_rest():
    async with room("kesken", step="swot") as mentor:
        await typed_and_drafted(mentor, "uusi")
        assert not shows(mentor, "uusi")
        await mentor.until(lambda: shows(mentor, "uusi"))
        assert mentor.screen.writing.is_on  # type: ignore[attr-defined]


async def test_the_board_follows_at_once_when_the_item_is_kept():
    async with room("kesken", step="swot") as mentor:
        await typed_and_drafted(mentor, "uusi")
        await mentor.press("escape")
        assert shows(mentor, "uusi")


async def test_what_is_emptied_after_it_was_drafted_is_gone_from_the_board_too():
    async with room("kesken", step="swot") as mentor:
        before = list(mentor.screen.panel.texts())  # type: ignore[attr-defined]
        await typed_and_drafted(mentor, "ab")
        await mentor.press("backspace", "backspace", "escape")
        assert not has(mentor, "ab")
        assert list(mentor.screen.panel.texts()) == before  # type: ignore[attr-defined]


async def test_undo_while_typing_shows_what_is_there():
    async with room("kesken", step="swot") as mentor:
        await typed_and_drafted(mentor, "uusi")
        await mentor.press("ctrl+z")
        assert not has(mentor, "uusi")
        assert not shows(mentor, "uusi")


async def test_a_step_that_was_left_while_typing_shows_it_when_it_is_back():
    async with room("kesken", step="swot") as mentor:
        await typed_and_drafted(mentor, "uusi")
        await mentor.app.action_go_to("mentor")
        await mentor.go("swot")
        assert shows(mentor, "uusi")


async def test_an_editor_that_grows_hides_no_item_below_it():
    async with room("kesken", step="swot") as mentor:
        await mentor.press("home", "n")
        below = mentor.texts("swot.strengths")[2]
        mentor.see(below)
        await mentor.write("sana " * 20)
        mentor.see(below)
        await mentor.write("sana " * 20)
        mentor.see(below)


async def test_a_click_that_ends_a_new_item_without_words_moves_nothing():
    async with room(step="plan", size=(120, 40)) as mentor:
        before = list(mentor.session.plan.steps)
        region = mentor.widget("#timeline").region
        await mentor.press("n")
        await mentor.click(region.x + 30, region.y + 4)  # the rows move up between pressing and letting go
        assert not mentor.screen.writing.is_on
        assert list(mentor.session.plan.steps) == before


@pytest.mark.parametrize(("step", "at", "key"), [("mentor", "agreement.contract_sent", "e"), ("days", "", "d")])
async def test_half_a_date_is_not_in_the_session(step: str, at: str, key: str):
    async with room("kesken", step=step) as mentor:
        if at:
            mentor.screen.reveal(at)
        before = mentor.session
        await mentor.press(key)
        await mentor.write("9.3.20")
        editor = mentor.app.screen.query_one(Editor)
        await mentor.until(lambda: editor._told == editor.text)
        await mentor.settled()
        assert mentor.session == before
        await mentor.write("27")
        await mentor.press("enter")
        assert mentor.session != before


async def test_a_field_fits_its_panel_whenever_that_gets_its_size() -> None:
    async with room("kesken", step="risks", size=(45, 14)) as mentor:
        await mentor.press("n")
        panel, field = mentor.screen.panel, mentor.editor
        field.place(Region())  # as long as a panel that was just shown has no size
        panel.styles.width = 30
        await mentor.settled()
        assert field.region
        assert panel.region.contains_region(field.region)
