"""U: what was done and when, the session as it was at any time, and the way back to it."""

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual import events

from tests.room import THIRD_MORNING, Room, opened, room
from tests.shell.test_keeping import by_others, with_one_more
from tests.test_read_only import looking
from toi_tui.editing.items import AddItem
from toi_tui.model.session import Session
from toi_tui.shell.history import looking_back
from toi_tui.shell.history.box import HistoryScreen
from toi_tui.storage import shipped
from toi_tui.storage.state import backups


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istunto.toml"
    path.write_bytes(shipped.example("kuusilampi"))
    return path


async def note(mentor: Room, text: str) -> None:
    """Write a strength, some minutes after what was done before."""
    mentor.clock.now += timedelta(minutes=3)
    await mentor.press("n")
    await mentor.write(text)
    await mentor.press("escape")


async def stand_on(mentor: Room, text: str) -> None:
    """Find a row of the history that is open."""
    await mentor.press("slash")
    await mentor.write(text)
    await mentor.press("escape")


def rows(mentor: Room) -> list[str]:
    """The rows of the history that is open, without their frame."""
    lines = [line.strip("│ ") for line in mentor.lines()[1:-1]]
    return [line for line in lines if line]


async def test_all_that_was_done_stands_there_with_its_time_its_step_and_its_words() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("u")
        await note(mentor, "toinen")
        await mentor.press("1", "U")
        mentor.see("Historia", "Enter näyttää · / etsii · Esc sulkee")
        day, *said, before = (" ".join(row.split()) for row in rows(mentor))
        assert day.startswith("ke 14.4.2027 ──")
        assert said == [
            "9.06 2 SWOT Lisäys ”toinen” nyt",
            "9.03 2 SWOT Kumottu: lisäys ”ensimmäinen”",
            "9.03 2 SWOT Lisäys ”ensimmäinen” kumottu, ohitettu",
        ]
        assert before == "Tilanne ennen näitä"
        await mentor.press("escape")
        assert mentor.screen.STEP.id == "session"


async def test_what_was_undone_and_passed_by_is_seen_and_gone_back_to_and_that_can_be_undone() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("u")
        await note(mentor, "toinen")
        before = mentor.session
        await mentor.press("U", "down", "down", "enter")
        mentor.see("Tila tämän jälkeen, ke 14.4. klo 9.03: Lisäys ”ensimmäinen”. 2 askelta")
        mentor.see("▸ - ensimmäinen", "Vahvuudet (5 kohtaa)").miss("toinen")
        await mentor.press("enter")
        assert mentor.screen.STEP.id == "swot"
        mentor.see("Palattu tilaan, joka oli ke 14.4. klo 9.03. u kumoaa.", "ensimmäinen").miss("toinen")
        await mentor.undo()
        mentor.see("Kumottu: paluu aiempaan tilaan", "toinen")
        assert mentor.session == before
        await mentor.redo()
        assert "ensimmäinen" in mentor.texts("swot.strengths")


async def test_the_last_row_leads_to_what_was_before_all_that_is_remembered() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        start = mentor.session
        await note(mentor, "ensimmäinen")
        await mentor.press("U", "end", "enter")
        mentor.see("Tila ennen kaikkea sitä, mikä on muistissa. 1 askel taaksepäin.").miss("ensimmäinen")
        await mentor.press("enter")
        assert mentor.session == start


async def test_the_first_row_is_how_it_is_now_and_esc_leaves_everything_as_it_is() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        before = mentor.session
        await mentor.press("U", "enter")
        mentor.see("Näin on nyt.", "▸ - ensimmäinen")
        await mentor.press("enter")
        mentor.see("Niin on jo nyt.")
        await mentor.press("U", "down", "enter", "escape")
        assert isinstance(mentor.app.screen, HistoryScreen)
        await mentor.press("U")
        assert (mentor.screen.STEP.id, mentor.session) == ("swot", before)


async def test_what_was_deleted_is_still_called_by_its_words_and_its_list_is_shown() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("v", "delete", "U")
        mentor.see("Yksityisyys ”ensimmäinen”")
        await mentor.press("enter")
        mentor.see("Poisto ”ensimmäinen”", "Vahvuudet (4 kohtaa)").miss("▸")


async def test_what_several_steps_show_is_said_to_be_done_where_it_is_worked_on() -> None:
    async with room("kuusilampi", step="days") as mentor:
        await mentor.press("d")
        await mentor.write("7.12. 9–15 luokka B12")
        await mentor.press("enter", "U")
        mentor.see("5 Päivät            Päivän ajankohta")


async def test_what_is_being_typed_is_put_down_first() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("kesken")
        mentor.app.action_history()
        await mentor.settled()
        mentor.see("Lisäys ”kesken”", "nyt")


async def test_others_changes_go_along_and_it_is_said_how_many(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await note(mentor, "oma")
        await mentor.until(lambda: mentor.screen.desk.saved.startswith("Tallennettu"))
        by_others(path, with_one_more("heiltä"))
        await mentor.until(lambda: "heiltä" in mentor.shown)
        await mentor.press("U")
        mentor.see("Muilta: 1 muutos ”heiltä”")
        await stand_on(mentor, "”oma”")
        await mentor.press("enter")
        mentor.see("1 askel taaksepäin.", "jälkeen on tullut 1 muiden muutos, joka menisi mukana.")
        await mentor.press("enter")
        mentor.see("Muiden 1 muutos meni mukana. u").miss("heiltä")
        await mentor.undo()
        mentor.see("heiltä")


async def test_what_others_do_meanwhile_comes_in_and_the_cursor_stays_on_its_row(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await note(mentor, "oma")
        await mentor.until(lambda: mentor.screen.desk.saved.startswith("Tallennettu"))
        await mentor.press("U", "end")
        by_others(path, with_one_more("heiltä"))
        await mentor.until(lambda: "Muilta: 1 muutos ”heiltä”" in mentor.shown)
        await mentor.press("enter")
        mentor.see("Tila ennen kaikkea", "2 askelta taaksepäin.")
        await mentor.press("enter")
        mentor.see("Muiden 1 muutos meni mukana.")


async def test_all_of_it_is_there_after_a_restart(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("u")
        await note(mentor, "toinen")
        await mentor.press("U")
        before = rows(mentor)
    async with opened(path, now=THIRD_MORNING + timedelta(days=1)) as mentor:
        await mentor.press("U")
        assert [row for row in rows(mentor) if "Kopio:" not in row] == before
        await stand_on(mentor, "kumottu, ohitettu")
        await mentor.press("enter")
        mentor.see("▸ - ensimmäinen")
        await mentor.press("enter", "2")
        assert "ensimmäinen" in mentor.texts("swot.strengths")
        await mentor.undo()
        assert "ensimmäinen" not in mentor.texts("swot.strengths")


def kept_at(path: Path, at: datetime, data: bytes) -> None:
    """Keep a copy of a session's file at some time."""
    backups.keep(path, data, at)


async def test_the_copies_of_the_file_stand_in_their_time_and_can_be_gone_back_to(path: Path) -> None:
    as_it_was = shipped.example("kuusilampi").replace(b'goal = "', b'goal = "Ennen muinoin: ')
    kept_at(path, THIRD_MORNING - timedelta(days=2), as_it_was)
    async with opened(path) as mentor:
        await mentor.press("U")
        mentor.see("ma 12.4.2027 ─", "9.00", "Kopio: tiedosto ennen tätä tallennusta")
        await mentor.press("end", "enter")
        mentor.see("Kopio, ma 12.4. klo 9.00: tiedosto ennen sitä tallennusta.")
        await mentor.press("enter")
        mentor.see("Palattu tilaan, joka oli ma 12.4. klo 9.00. u kumoaa.")
        assert mentor.session.identity.goal.startswith("Ennen muinoin: ")
        await mentor.undo()
        assert not mentor.session.identity.goal.startswith("Ennen muinoin: ")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"format = 1\n[swot", "Tätä kopiota ei voi lukea: 2:"),
        (shipped.example("kesken"), "Tämä on kopio toisesta istunnosta, joka oli tässä ennen."),
        (None, "Tätä kopiota ei voi lukea: Tällaista kansiota"),
    ],
    ids=["broken", "another", "gone"],
)
async def test_a_copy_that_cannot_be_gone_back_to_says_why(path: Path, data: bytes | None, said: str) -> None:
    kept_at(path, THIRD_MORNING, data or shipped.example("kuusilampi"))
    async with opened(path) as mentor:
        before = mentor.session
        await mentor.press("U")
        if data is None:
            backups.forget(path)
        await mentor.press("enter")
        mentor.see(said)
        await mentor.press("escape")
        assert mentor.session == before


async def test_rows_are_found_by_their_words_their_day_and_all_texts_that_were_changed() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        for text in ("ensimmäinen", "toinen", "kolmas"):
            await note(mentor, text)
        await mentor.press("a")
        await mentor.write("perustelu")
        await mentor.press("escape", "U", "slash")
        await mentor.write("TOI")
        mentor.see("Osuma 1/1")
        await mentor.press("escape", "enter")
        mentor.see("▸ - toinen")
        await mentor.press("escape", "slash")
        await mentor.write("lisäys")
        mentor.see("Osuma 1/3")
        await mentor.press("enter", "enter", "escape", "enter")
        mentor.see("▸ - ensimmäinen")
        await mentor.press("escape", "slash")
        await mentor.write("perust")
        mentor.see("Osuma 1/1")
        await mentor.write("x")
        mentor.see("Ei osumia haulle ”perustx”.")
        await mentor.press("escape")
        mentor.see("Esc sulkee")


async def test_where_nothing_was_done_it_says_what_will_be_there() -> None:
    async with room("kuusilampi") as mentor:
        await mentor.press("U")
        mentor.see("Tähän kertyy kaikki")
        await mentor.press("enter", "slash", "escape", "escape")
        assert mentor.screen.STEP.id == "session"


async def test_in_a_session_for_reading_only_it_can_be_looked_at_and_nothing_else(tmp_path: Path) -> None:
    kept_at(tmp_path / "uudempi.toml", THIRD_MORNING, shipped.example("kuusilampi"))
    async with looking(tmp_path) as mentor:
        before: Session = mentor.session
        await mentor.press("U", "enter")
        mentor.see("Kopio, ke 14.4. klo 9.00", "Esc tai q sulkee").miss("Enter palaa")
        await mentor.press("enter")
        mentor.see("Kopio, ke 14.4. klo 9.00")
        await mentor.press("escape", "escape")
        assert mentor.session == before


@pytest.mark.parametrize(
    ("language", "keys"),
    [
        ("fi", ("Enter näyttää · / etsii · Esc sulkee ─", "Enter palaa tähän · Esc sulkee ─")),
        ("en", ("Enter shows it · / finds · Esc closes ─", "Enter goes back to it · Esc closes ─")),
    ],
)
async def test_with_large_letters_the_keys_are_said_and_the_words_seen(language: str, keys: tuple[str, str]) -> None:
    async with room("kuusilampi", step="swot", size=(45, 14), language=language) as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("U")
        mentor.see(keys[0], "”ensimmäinen”" if language == "fi" else "“ensimmäinen”")
        await mentor.press("enter")
        mentor.see(keys[1], "▸ - ensimmäinen")


async def test_the_mouse_stands_on_a_row_and_a_double_click_shows_it() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("U")
        await mentor.pilot.click("#rows", offset=(20, 2), times=2)
        await mentor.settled()
        mentor.see("Tila ennen kaikkea")


async def test_what_takes_long_is_worked_out_beside_the_screen_which_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    slowly = looking_back.as_it_was

    def after_a_while(*given: object) -> Session:
        go_on.wait(20)
        return slowly(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(looking_back, "as_it_was", after_a_while)
    monkeypatch.setattr(looking_back, "WORD_AFTER", 0.01)
    async with room("kuusilampi", step="swot") as mentor:
        await note(mentor, "ensimmäinen")
        await mentor.press("U")
        mentor.app.post_message(events.Key("enter", None))
        await mentor.until(lambda: "Hetki…" in mentor.shown)
        go_on.set()
        await mentor.until(lambda: "▸ - ensimmäinen" in mentor.shown)
        assert not mentor.app.screen.query("#rows")


async def test_of_many_steps_only_those_in_view_are_put_into_words_until_one_is_looked_for() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        document = mentor.screen.desk.document
        for number in range(300):
            document.do(AddItem("swot.threats", f"t{number:03}", {"text": f"uhka {number}"}))
        await mentor.press("U")
        screen = mentor.app.screen
        assert isinstance(screen, HistoryScreen)
        assert len(screen._words._said) < 30
        await stand_on(mentor, "uhka 123")
        await mentor.press("enter")
        mentor.see("Lisäys ”uhka 123”. 176 askelta", "▸ - uhka 123").miss("- uhka 124")
