"""A session on the screen and on the disk: what others do to its file, and what is brought back after a bad end."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.room import Room, opened
from toi_tui.model.parts.swot import SwotNote
from toi_tui.model.session import Session
from toi_tui.shell.boxes.unsaved import UnsavedScreen
from toi_tui.storage import codec, shipped
from toi_tui.storage.session_file import SessionFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istunto.toml"
    path.write_bytes(shipped.example("kuusilampi"))
    return path


def texts(session: Session, quadrant: str = "strengths") -> list[str]:
    return [note.text for note in session.items(f"swot.{quadrant}").values()]


def by_others(path: Path, change: Callable[[dict[str, SwotNote]], dict[str, SwotNote]]) -> None:
    """Somebody else changes the strengths in the file."""
    old = codec.read(path.read_bytes())
    notes = change(dict(old.session.swot.strengths))
    session = replace(old.session, swot=replace(old.session.swot, strengths=notes))
    path.write_bytes(codec.write(session, old.layout)[0])


def first_as(text: str) -> Callable[[dict[str, SwotNote]], dict[str, SwotNote]]:
    """The change of the first note's text."""

    def change(notes: dict[str, SwotNote]) -> dict[str, SwotNote]:
        first = next(iter(notes))
        return {**notes, first: replace(notes[first], text=text)}

    return change


def with_one_more(text: str) -> Callable[[dict[str, SwotNote]], dict[str, SwotNote]]:
    return lambda notes: {**notes, "theirs001": SwotNote(text=text)}


async def saved(mentor: Room) -> Session:
    """The session as it is in the file, once it is there."""
    await mentor.until(lambda: mentor.screen.desk.saved.startswith("Tallennettu"))
    return SessionFile.open(mentor.path).session


async def test_what_others_add_is_shown_by_itself_and_said(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        by_others(path, with_one_more("heiltä tullut"))
        await mentor.until(lambda: "heiltä tullut" in mentor.shown)
        mentor.see("Muilta otettu mukaan: 1 muutos.")
        assert path.read_bytes().count("heiltä tullut".encode()) == 1
        await mentor.undo()
        mentor.see("heiltä tullut", "Ei ole mitään kumottavaa.")


async def test_what_is_typed_while_others_change_something_else_stays(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("oma")
        by_others(path, with_one_more("heiltä tullut"))
        await mentor.until(lambda: "heiltä tullut" in texts(mentor.session))
        assert mentor.screen.writing.is_on
        await mentor.write(" ajatus")
        await mentor.press("enter", "escape")
        assert {"oma ajatus", "heiltä tullut"} <= {*texts(await saved(mentor))}
        assert not mentor.session.conflicts.items


async def test_the_same_text_changed_on_both_sides_keeps_both_and_says_so(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("e", "home")
        await mentor.write("oma: ")
        by_others(path, first_as("heidän sanansa"))
        await mentor.until(lambda: mentor.session.conflicts.items)
        await mentor.press("escape")
        mentor.see("1 ristiriita, ")
        mentor.see("oma: ")
        (conflict,) = mentor.session.conflicts.items.values()
        assert (conflict.ours[:5], conflict.theirs) == ("oma: ", "heidän sanansa")
        await mentor.go("session")
        await mentor.press("shift+tab")
        mentor.see("heidän sanansa")


async def test_an_editor_that_nothing_was_typed_into_shows_what_others_wrote(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("e")
        by_others(path, first_as("heidän sanansa"))
        await mentor.until(lambda: "heidän sanansa" in texts(mentor.session))
        await mentor.write("!")
        await mentor.press("enter")
        assert texts(mentor.session)[0] == "heidän sanansa!"
        assert not mentor.session.conflicts.items


async def test_an_editor_stays_over_its_text_when_others_add_something_above(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("down", "n")
        await mentor.write("oma ajatus")
        by_others(path, lambda notes: {"theirs001": SwotNote(text="ylimmäksi"), **notes})
        await mentor.until(lambda: "ylimmäksi" in texts(mentor.session))
        await mentor.settled()
        mentor.see("ylimmäksi", "opettajilla tuore", "HOKS-käytännöt", "oma ajatus")


async def test_an_editor_of_what_others_delete_closes_with_a_word(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("e")
        by_others(path, lambda notes: dict([*notes.items()][1:]))
        await mentor.until(lambda: not mentor.screen.writing.is_on)
        mentor.see("Joku muu on poistanut")
        await mentor.press("down")
        assert not mentor.session.conflicts.items


async def test_my_undo_leaves_what_others_changed(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        before = texts(mentor.session)
        await mentor.press("delete")
        await saved(mentor)
        by_others(path, with_one_more("heiltä tullut"))
        await mentor.until(lambda: "heiltä tullut" in texts(mentor.session))
        await mentor.undo()
        assert texts(mentor.session) == [*before, "heiltä tullut"]
        assert texts(await saved(mentor)) == [*before, "heiltä tullut"]


async def test_quitting_right_after_others_wrote_keeps_both(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("oma")
        by_others(path, with_one_more("heiltä tullut"))
        await mentor.press("ctrl+q")
        assert mentor.app._exit
    assert {"oma", "heiltä tullut"} <= {*texts(SessionFile.open(path).session)}


async def test_two_programs_on_one_file_see_each_others_changes(path: Path) -> None:
    async with opened(path, step="swot") as one, opened(path, step="swot") as two:
        for mentor, text in ((one, "yhdeltä"), (two, "toiselta")):
            await mentor.press("n")
            await mentor.write(text)
            await mentor.press("enter", "escape")
        for mentor in (one, two):
            await mentor.until(lambda mentor=mentor: {"yhdeltä", "toiselta"} <= {*texts(mentor.session)})
        await one.undo()
        await two.until(lambda: "yhdeltä" not in texts(two.session))
        assert "toiselta" in texts(two.session)
        await one.until(lambda: one.session == two.session)
    assert "toiselta" in texts(SessionFile.open(path).session)


async def test_an_old_copy_from_an_editor_takes_nothing_away(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        await mentor.press("n")
        await mentor.write("ennen")
        await mentor.press("enter", "escape")
        await saved(mentor)
        editor = path.read_bytes()
        await mentor.press("n")
        await mentor.write("jälkeen")
        await mentor.press("enter", "escape")
        await mentor.until(lambda: "jälkeen".encode() in path.read_bytes())
        path.write_bytes(editor.replace(b"ennen", b"ennen, muualla korjattuna"))
        await mentor.until(lambda: "ennen, muualla korjattuna" in texts(mentor.session))
        assert "jälkeen" in texts(mentor.session)
        assert not mentor.session.conflicts.items


async def test_a_file_that_is_put_back_while_it_is_open_changes_nothing_here_and_is_said(path: Path) -> None:
    data = path.read_bytes()
    async with opened(path, step="swot") as mentor:
        await mentor.press("delete")
        left = texts(await saved(mentor))
        path.write_bytes(data)
        await mentor.until(lambda: "aiempaan tilaan" in mentor.shown)
        await mentor.until(lambda: texts(SessionFile.open(path).session) == left)
        assert texts(mentor.session) == left


async def test_one_who_starts_again_is_the_same_writer(path: Path) -> None:
    for number in (1, 2):
        async with opened(path, step="swot") as mentor:
            await mentor.press("delete")
            await saved(mentor)
        assert [*SessionFile.open(path).writers.numbers.values()] == [number]


async def test_a_file_that_is_gone_is_told_and_written_again_only_when_asked_for(path: Path) -> None:
    async with opened(path, step="swot", size=(120, 40)) as mentor:
        path.unlink()
        await mentor.until(lambda: "Ei tallennettu" in mentor.shown)
        mentor.see("tiedosto on poissa")
        await mentor.press("delete", "ctrl+q")
        assert isinstance(mentor.app.screen, UnsavedScreen)
        assert not path.exists()
        await mentor.press("escape", "ctrl+s")
        await mentor.until(lambda: "oli kadonnut" in mentor.shown)
        assert texts(SessionFile.open(path).session) == texts(mentor.session)


async def test_a_file_that_cannot_be_read_any_more_is_left_alone_until_it_can(path: Path) -> None:
    data = path.read_bytes()
    async with opened(path, step="swot", size=(120, 40)) as mentor:
        path.write_bytes(b"rikki = ")
        await mentor.until(lambda: "ettei sitä voi lukea" in mentor.shown)
        await mentor.press("delete", "ctrl+s")
        await mentor.until(lambda: "Tallennus ei vielä onnistu" in mentor.shown)
        assert path.read_bytes() == b"rikki = "
        path.write_bytes(data)
        assert len(texts(await saved(mentor))) == 3


async def test_undo_goes_on_where_the_last_start_ended(path: Path) -> None:
    async with opened(path, step="swot") as mentor:
        before = texts(mentor.session)
        await mentor.press("delete", "delete")
    async with opened(path) as mentor:
        await mentor.undo()
        mentor.see("Kumottu: poisto")
        assert mentor.screen.STEP.id == "swot"
        await mentor.undo()
        assert texts(mentor.session) == before
        await mentor.redo()
        assert len(texts(mentor.session)) == len(before) - 1


async def test_after_a_bad_end_the_next_start_says_what_it_brought_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = path.read_bytes()
    async with opened(path, step="swot") as mentor:
        await mentor.press("delete")
        keeper = mentor.app._keeper
        assert keeper is not None
        assert await keeper.is_journalled()
        keeper._journal.close()
        monkeypatch.setattr(mentor.app, "save_before_end", lambda: None)
        keeper._autosave.close()
    path.write_bytes(data)
    async with opened(path, step="swot") as mentor:
        assert len(texts(mentor.session)) == 3
        await mentor.undo()
        assert texts(mentor.session) == texts(codec.read(data).session)
