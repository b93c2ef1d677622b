"""Fields: one that is open shows it, takes what it is for as what it is, and loses no word that it refuses."""

from datetime import date

import pytest

from tests.room import Room, room
from tests.screens.test_one_step import STEPS, acts
from toi_tui.editing.items import SetFields
from toi_tui.model.session import Session
from toi_tui.shell.boxes.choosing import FieldScreen
from toi_tui.shell.step_screen import StepScreen
from toi_tui.widgets.editor import Editor
from toi_tui.widgets.find_bar import FindBar
from toi_tui.widgets.panel import Panel

OPENERS = {(key,) for key in ("n", "e", "a", "d", "D", "E", "b", "V", "i", "enter")}
"""What opens fields; a long run presses all other keys as well."""
WORDS = "ensi viikolla"
REFUSED, BACK = "ei ole päivä", "ei jäänyt"


def editor(mentor: Room) -> Editor:
    """The field that is open."""
    return mentor.editor


def is_open(mentor: Room) -> bool:
    return isinstance(mentor.app.screen, StepScreen) and mentor.app.screen.writing.is_on


def sound(mentor: Room, *keys: object) -> None:
    """Fail unless an open field shows that it is, and what shows that a field is open has one."""
    screen = mentor.app.screen
    if not isinstance(screen, StepScreen):
        return
    told = (screen.STEP.id, *keys, screen.foot.message)
    if is_open(mentor):
        field = editor(mentor)
        assert screen.focused is field, told
        assert field.region, told
        assert screen.panel.display, told
        assert field.region in screen.panel.region, (told, field.region, screen.panel.region)
    takes_keys = isinstance(screen.focused, (Editor, FindBar))
    assert takes_keys == is_open(mentor) or isinstance(screen.focused, FindBar), told
    waits = takes_keys or screen.waiting.is_on or screen.moving.is_on or getattr(screen, "_first", None)
    assert screen.foot.is_waiting == bool(waits), told


async def calm(mentor: Room) -> None:
    """Leave whatever is open."""
    for _ in range(3):
        if not isinstance(mentor.app.screen, StepScreen) or mentor.app.screen.foot.is_waiting:
            await mentor.press("escape")
            sound(mentor, "escape")


@pytest.mark.parametrize("size", [(80, 24), (45, 14)], ids=["80", "45"])
@pytest.mark.parametrize("id", STEPS)
async def test_an_open_field_shows_it_and_the_foot_speaks_of_it(
    id: str, size: tuple[int, int], pytestconfig: pytest.Config
) -> None:
    async with room(step=id, size=size) as mentor:
        for opening in acts(STEPS[id]):
            if opening not in OPENERS and not pytestconfig.option.long:
                continue
            elsewhere = [("tab", "down", *opening)] if size[0] == 80 else []
            for keys in ((*opening, "x", "tab", "enter"), *elsewhere):
                if mentor.screen.STEP.id != id:
                    await mentor.go(id)
                for key in keys:
                    await mentor.rest().press(key)
                    sound(mentor, *keys)
                await calm(mentor)
                sound(mentor, *keys, "at rest")


@pytest.mark.parametrize("id", STEPS)
async def test_a_double_click_opens_a_field_that_shows_it_whatever_waited_for_a_key(id: str) -> None:
    async with room(step=id) as mentor:
        for before in (("m",), ("p",)):
            await mentor.press(*before)
            panel = mentor.screen.panel
            panel.post_message(Panel.Opened(panel, panel.spot))
            await mentor.settled()
            sound(mentor, *before, "double click")
            await mentor.press("f9")
            sound(mentor, *before, "double click", "f9")
            await calm(mentor)


# What a field is for


async def test_tab_enters_a_choice_as_a_choice() -> None:
    async with room(session=Session(), step="practices") as mentor:
        await mentor.press("e")
        await mentor.write("Tarve")
        await mentor.press("tab")
        assert isinstance(mentor.app.screen, FieldScreen)
        mentor.see("Tulos", "kokonaan", "osina").miss("n uusi")
        await mentor.write("Pilotti")
        await mentor.press("enter")
        assert not is_open(mentor)
        mentor.see("n uusi")
        assert (mentor.session.need.text, mentor.session.decision.outcome) == ("Tarve", "open")


async def test_tab_in_a_choice_keeps_it_and_goes_on() -> None:
    async with room(session=Session(), step="practices") as mentor:
        await mentor.press("e", "tab", "down", "tab")
        assert mentor.session.decision.outcome == "whole"
        assert is_open(mentor)
        await mentor.write("koska se toimii")
        await mentor.press("escape")
        assert mentor.session.decision.reason == "koska se toimii"


async def test_tab_goes_through_the_choices_of_the_session() -> None:
    async with room(session=Session()) as mentor:
        mentor.screen.reveal("goal")
        await mentor.press("e", "tab")
        assert isinstance(mentor.app.screen, FieldScreen)
        mentor.see("Kieli", "suomi", "English")
        await mentor.press("2")
        assert mentor.session.identity.language == "en"
        await mentor.press("u")
        assert mentor.session.identity.language == "fi"


LINE = "14.4.2027 9.00–15.00 neuvotteluhuone Kuusi"
MOVES = ("home", "left", "right", "end", "shift+home")


@pytest.mark.parametrize(
    ("step", "at", "keys"),
    [
        ("days", "3:activities", ("d",)),
        ("session", "3", ("e",)),
        ("risks", "", ("tab", "e", "tab", "tab", "tab")),
        ("mentor", "", ("d",)),
    ],
)
async def test_what_is_no_text_is_written_anew(step: str, at: str, keys: tuple[str, ...]) -> None:
    async with room(step=step) as mentor:
        if at:
            mentor.screen.reveal(at) if step == "session" else mentor.screen.panel.select(at)  # type: ignore[func-returns-value]
        await mentor.press(*keys)
        assert editor(mentor).selected_text == editor(mentor).text != ""
        before = mentor.session
        editor(mentor).tell()  # as after a rest
        await mentor.settled()
        assert mentor.session is before
        await mentor.write("1")
        assert editor(mentor).text == "1"


@pytest.mark.parametrize("key", MOVES)
async def test_a_day_that_is_only_looked_at_stays(key: str) -> None:
    async with room(step="days") as mentor:
        mentor.screen.panel.select("3:activities")
        before = mentor.session
        await mentor.press("d")
        assert editor(mentor).selected_text == LINE
        await mentor.press(key)
        assert editor(mentor).text == LINE
        await mentor.press("enter")
        assert mentor.session == before


async def test_typing_replaces_the_line_of_a_day() -> None:
    async with room(step="days") as mentor:
        mentor.screen.panel.select("3:activities")
        await mentor.press("d")
        await mentor.write("7.12. 9–15 luokka B12")
        await mentor.press("enter")
        day = mentor.session.days.items["3"]
        assert day.date is not None
        assert (day.date.month, day.date.day, day.place) == (12, 7, "luokka B12")


async def test_a_remark_that_was_emptied_is_gone_after_tab() -> None:
    async with room(step="swot") as mentor:
        await mentor.press("a")
        assert editor(mentor).text
        await mentor.play(*["backspace"] * len(editor(mentor).text), "tab")
        await mentor.settled()
        assert next(iter(mentor.session.swot.strengths.values())).note == ""


async def test_a_text_is_mended_with_the_cursor_at_its_end() -> None:
    async with room(step="swot") as mentor:
        first = mentor.texts("swot.strengths")[0]
        await mentor.press("e")
        await mentor.write("!")
        await mentor.press("escape")
        assert mentor.texts("swot.strengths")[0] == f"{first}!"


# What a field refuses


async def refused(mentor: Room) -> None:
    """Words in the field of a date, refused and left."""
    await mentor.press("d")
    await mentor.write(WORDS)
    await mentor.press("enter")
    mentor.see(WORDS, REFUSED)
    assert editor(mentor).text == WORDS
    await mentor.press("escape")
    assert not is_open(mentor)


async def test_what_a_field_refused_comes_back_into_it() -> None:
    async with room(step="mentor") as mentor:
        before = mentor.session
        await refused(mentor)
        mentor.miss(REFUSED).see(BACK)
        assert mentor.session == before
        await mentor.undo()
        assert editor(mentor).text == WORDS
        mentor.see(REFUSED)
        await mentor.press("ctrl+u")
        await mentor.write("9.3.2027")
        await mentor.press("enter")
        assert next(iter(mentor.session.checklist.items.values())).done == date(2027, 3, 9)
        await mentor.undo()
        assert mentor.session == before
        assert not is_open(mentor)


async def test_words_that_were_refused_wait_behind_what_was_done_since() -> None:
    async with room(step="mentor") as mentor:
        before = mentor.session
        await refused(mentor)
        await mentor.go("swot")
        await mentor.press("minus", "minus", "n")
        await mentor.write("uusi")
        await mentor.press("escape", "n", "escape", "u", "u", "r", "u", "u")
        assert mentor.session == before
        assert not is_open(mentor)
        await mentor.undo()
        assert mentor.screen.STEP.id == "mentor"
        assert editor(mentor).text == WORDS


async def test_words_that_were_brought_back_and_left_again_do_not_stand_in_the_way_of_undo() -> None:
    async with room(step="mentor") as mentor:
        before = mentor.session
        await mentor.press("space")
        await refused(mentor)
        await mentor.press("u", "escape")
        mentor.see(BACK)
        assert mentor.session != before
        await mentor.undo()
        assert mentor.session == before


async def test_words_whose_field_is_gone_are_said() -> None:
    async with room(step="mentor") as mentor:
        await refused(mentor)
        check = next(iter(mentor.session.checklist.items))
        others = SetFields("session", "", {"title": "toinen"})
        mentor.screen.desk.document.take_in(_without(mentor.session, check))
        await mentor.settled()
        mentor.screen.desk.document.do(others)
        await mentor.press("u", "u")
        mentor.see(WORDS, "ei ole enää")


def _without(session: Session, check: str) -> object:
    from toi_tui.editing.delta import Draft

    draft = Draft(session)
    draft.remove("checklist.items", check)
    return draft.finish()[1]


@pytest.mark.parametrize(("step", "at"), [("days", "days.items"), ("session", "days.items")])
async def test_a_date_that_was_refused_comes_back_on_its_own_day(step: str, at: str) -> None:
    async with room(step=step) as mentor:
        mentor.screen.reveal("4")
        await mentor.press("d" if step == "days" else "e")
        await mentor.write("45.4. aamulla")
        await mentor.press("escape")
        mentor.screen.reveal("2")
        await mentor.undo()
        await mentor.press("ctrl+u")
        await mentor.write("16.4.2027")
        await mentor.press("enter")
        assert mentor.session.items(at)["4"].date == date(2027, 4, 16)  # type: ignore[attr-defined]


async def test_half_a_date_stays_while_others_change_something() -> None:
    async with room(step="mentor") as mentor:
        await mentor.press("d")
        await mentor.write("9.3")
        document = mentor.screen.desk.document
        document.take_in(_without(mentor.session, list(mentor.session.checklist.items)[-1]))  # type: ignore[arg-type]
        await mentor.settled()
        assert editor(mentor).text == "9.3"
        await mentor.press("ctrl+z")
        assert editor(mentor).text == "9.3"


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+o"])
async def test_nobody_leaves_words_behind_unseen(key: str) -> None:
    async with room(step="mentor") as mentor:
        await mentor.press("d")
        await mentor.write(WORDS)
        await mentor.press(key)
        mentor.see(WORDS, BACK)
        await mentor.press("u")
        assert editor(mentor).text == WORDS
        await mentor.press("escape", key)
        assert mentor.app._exit or not isinstance(mentor.app.screen, StepScreen)


async def test_a_search_says_that_it_takes_the_keys() -> None:
    async with room(step="swot") as mentor:
        await mentor.press("slash")
        mentor.see("Enter seuraava · Esc lopettaa").miss("n uusi")
        await mentor.write("ohjau")
        mentor.see("Osuma 1/").miss("n uusi")
        await mentor.press("escape")
        mentor.see("n uusi").miss("Osuma")


@pytest.mark.parametrize("key", ["ctrl+f", "ctrl+p", "question_mark", "C"])
async def test_a_box_says_its_keys_and_the_foot_behind_it_none(key: str) -> None:
    async with room(step="swot") as mentor:
        await mentor.press(key)
        mentor.miss("n uusi")
        await mentor.press("escape")
        mentor.see("n uusi")
