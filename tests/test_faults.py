"""A fault of the program in the middle of work: the program goes on, with everything that was typed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual import events
from textual.command import CommandList

from tests.room import Room, room
from toi_tui.editing.delta import Draft
from toi_tui.editing.items import SetFields
from toi_tui.screens.mindmap.screen import MindMapScreen
from toi_tui.screens.swot.screen import SwotScreen
from toi_tui.shell.boxes.palette import Palette
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.terminal.faults import Patience
from toi_tui.shell.tools.drafting import Drafting
from toi_tui.shell.tools.showing import Showing
from toi_tui.shell.tools.writing import Writing
from toi_tui.storage.disk import places
from toi_tui.storage.session_file import SessionFile
from toi_tui.widgets.board import Board
from toi_tui.widgets.panel import Panel

NOTICE = "Virhe ohjelmassa; mitään ei kadonnut, jatka vain"
UNSHOWN = "Tätä ei voi näyttää"


class Fault(Exception):  # noqa: N818 - not an error of anybody's input
    """What no part of the program raises."""


def broken(*_arguments: object, **_words: object) -> None:
    private = "PRIVATE"
    raise Fault(private)


@contextmanager
def breaking(owner: type, name: str) -> Iterator[None]:
    """As long as this lasts, a method raises."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, broken)
        yield


def reports() -> list[str]:
    return [path.read_text() for path in sorted((places.state_folder() / "crashes").glob("*.txt"))]


async def works_as_ever(mentor: Room) -> None:
    """A note is written, kept, undone and on the disk."""
    before = mentor.session
    await mentor.press("n")
    await mentor.write("heti virheen jälkeen")
    await mentor.press("enter", "escape")
    mentor.see("heti virheen")
    assert "heti virheen jälkeen" in mentor.texts("swot.strengths")
    assert await mentor.reopened() == mentor.session
    await mentor.undo()
    assert mentor.session == before


@pytest.mark.parametrize(
    ("owner", "name", "keys"),
    [
        (SwotScreen, "action_weigh", ["minus"]),
        (SwotScreen, "check_action", ["minus"]),
        (SwotScreen, "on_key", ["x"]),
        (Writing, "action_new", ["n"]),
        (Meaning, "prompt", ["n"]),
        (Board, "go", ["down"]),
        (Board, "select", ["n"]),
        (Showing, "_show", ["minus"]),
        (SwotScreen, "fill", ["minus"]),
        (Board, "show", ["minus"]),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "+".join(each) if isinstance(each, list) else each,
)
async def test_a_fault_behind_a_key_ends_nothing(owner: type, name: str, keys: list[str]) -> None:
    async with room(step="swot", goes_on=True) as mentor:
        with breaking(owner, name):
            await mentor.press(*keys)
            await mentor.settled()
        if not mentor.screen.writing.is_on:
            mentor.see(NOTICE)
        await mentor.press("escape")
        await works_as_ever(mentor)
    assert reports()
    for report in reports():
        assert "Fault" in report
        assert "PRIVATE" not in report.replace('private = "PRIVATE"', "")


async def test_a_change_that_a_screen_could_not_show_is_kept_undone_and_shown_in_the_end() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        before = mentor.session
        with breaking(SwotScreen, "fill"):
            await mentor.press("delete")
        changed = mentor.session
        assert changed != before
        await mentor.press("escape")
        assert await mentor.reopened() == changed
        await mentor.undo()
        assert mentor.session == before
        assert mentor.texts("swot.strengths")[0] in mentor.shown


async def test_the_other_steps_show_a_change_of_which_they_were_not_told() -> None:
    async with room(step="risks", goes_on=True) as mentor:
        await mentor.go("swot")
        document = mentor.screen.desk.document
        document._listeners.insert(0, broken)  # nobody behind it hears of the change
        risk = next(iter(mentor.session.risks.items))
        mentor.screen.call_later(document.do, SetFields("risks.items", risk, {"text": "tulva vie sillan"}))
        await mentor.settled()
        document._listeners.remove(broken)
        await mentor.go("risks")
        mentor.see("tulva vie sillan")


async def test_a_step_that_cannot_be_filled_again_is_shown_as_it_was() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        first = mentor.texts("swot.strengths")[0]
        await mentor.press("delete")
        await mentor.go("session")
        swot = next(screen for stack in mentor.app._screen_stacks.values() for screen in stack if screen.id == "swot")
        mentor.screen.desk.document.undo()
        assert swot.showing.is_stale
        with breaking(SwotScreen, "fill"):
            await mentor.press("2")
            await mentor.settled()
            mentor.see(NOTICE, "2 SWOT")
            mentor.miss(first)
        await mentor.press("escape")
        await mentor.go("session")
        await mentor.go("swot")
        mentor.see(first)
        await works_as_ever(mentor)


async def test_a_fault_of_a_timer_or_of_a_callback_loses_no_other_callback() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        called: list[str] = []
        mentor.screen.call_next(broken)
        mentor.screen.call_next(called.append, "behind it")
        await mentor.settled()
        assert called == ["behind it"]
        mentor.screen.set_timer(0.001, broken)
        await mentor.settled()
        mentor.see(NOTICE)
        await mentor.press("escape")
        await works_as_ever(mentor)


async def test_a_worker_that_fails_ends_nothing() -> None:
    async with room(step="swot", goes_on=True) as mentor:

        async def work() -> None:
            broken()

        mentor.app.run_worker(work())
        await mentor.settled()
        mentor.see(NOTICE)
        await mentor.press("escape")
        await works_as_ever(mentor)


@pytest.mark.parametrize("name", ["on_mouse_down", "on_mouse_up", "on_click", "on_mouse_move", "spot_at"])
async def test_a_fault_under_the_mouse_ends_nothing(name: str) -> None:
    async with room(step="swot", goes_on=True) as mentor:
        with breaking(Board if name == "spot_at" else Panel, name):
            await mentor.pilot.hover(offset=(10, 6))
            await mentor.pilot.mouse_down(offset=(10, 5))
            await mentor.settled()
        await mentor.pilot.mouse_up(offset=(10, 5))
        await mentor.press("escape")
        await works_as_ever(mentor)


@pytest.mark.parametrize(
    ("owner", "name"), [(Drafting, "draft"), (Drafting, "grow"), (Drafting, "fit"), (Meaning, "written")]
)
async def test_a_fault_while_somebody_types_loses_no_letter(owner: type, name: str) -> None:
    async with room(step="swot", goes_on=True) as mentor:
        before = mentor.session
        await mentor.press("n")
        await mentor.write("alku")
        with breaking(owner, name):
            mentor.editor.post_message(mentor.editor.Drafted(mentor.editor, "alku"))
            mentor.editor.post_message(mentor.editor.Grown(mentor.editor, "alku"))
            await mentor.settled()
        assert mentor.screen.writing.is_on
        await mentor.write(" ja loppu")
        mentor.see("alku ja loppu")
        await mentor.press("enter", "escape")
        assert "alku ja loppu" in mentor.texts("swot.strengths")
        await mentor.undo()
        assert mentor.session == before


@pytest.mark.parametrize(
    ("owner", "name"),
    [(Meaning, "written"), (Showing, "_show"), (SwotScreen, "refresh_frame"), (Board, "show")],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
async def test_ideas_are_written_one_after_the_other_although_each_draft_fails(owner: type, name: str) -> None:
    ideas = ("ensimmäinen", "toinen", "kolmas", "neljäs", "viides")
    async with room(step="swot", goes_on=True) as mentor:
        with breaking(owner, name):
            await mentor.press("n")
            for idea in ideas:
                assert mentor.screen.writing.is_on
                await mentor.write(idea)
                mentor.editor.tell()
                await mentor.settled()
                assert mentor.editor.text == idea
                await mentor.press("enter")
        assert mentor.app._fault is None
        await mentor.press("escape")
        assert {*ideas} <= {*mentor.texts("swot.strengths")}
        assert await mentor.reopened() == mentor.session
        await works_as_ever(mentor)


async def test_words_that_a_fault_keeps_out_of_the_session_stay_in_their_field_and_come_back() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        before = mentor.session
        await mentor.press("n")
        with breaking(SetFields, "run"):
            await mentor.write("ei saa kadota")
            for key in ("enter", "enter", "enter", "enter"):
                await mentor.press(key)
                mentor.see("nämä sanat ovat vain tässä kentässä").miss(NOTICE)
            assert mentor.editor.text == "ei saa kadota"
            await mentor.press("escape")
            assert not mentor.screen.writing.is_on
            mentor.see("ei saa kadota", "ei jäänyt talteen")
        await mentor.undo()
        assert mentor.editor.text == "ei saa kadota"
        await mentor.press("escape")
        assert "ei saa kadota" in mentor.texts("swot.strengths")
        await mentor.undo()
        await mentor.undo()
        assert mentor.session == before


async def test_words_that_a_fault_keeps_in_their_field_stay_while_others_change_the_item() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        document = mentor.screen.desk.document
        first = next(iter(mentor.session.swot.strengths))
        await mentor.press("e")
        draft = Draft(mentor.session)
        draft.set("swot.strengths", first, text="jonkun muun sanat")
        theirs = draft.finish()[1]
        with breaking(SetFields, "run"):
            await mentor.write(" ja minun")
            mentor.editor.tell()
            await mentor.settled()
            document.take_in(theirs)
            await mentor.settled()
            assert mentor.editor.text.endswith(" ja minun")


async def test_the_last_words_do_not_call_saved_what_was_in_a_field_alone() -> None:
    with pytest.raises(Fault):  # noqa: PT012 - it is raised at the end of the block
        async with room(step="swot", goes_on=True) as mentor:
            await mentor.press("n")
            with breaking(SetFields, "run"):
                await mentor.write("ei saa kadota")
                for _ in range(3):
                    mentor.screen.call_later(broken)
                await mentor.settled()
    assert "eikä viimeisimpiä muutoksia saatu" in (mentor.app.last_words or "")


async def test_an_item_whose_field_does_not_open_is_not_begun() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        before = mentor.session
        with breaking(Meaning, "prompt"):
            await mentor.press("n")
        assert not mentor.screen.writing.is_on
        mentor.see(NOTICE)
        assert mentor.session == before
        await works_as_ever(mentor)


async def test_an_editor_whose_end_failed_can_be_ended_again() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        await mentor.press("n")
        await mentor.write("alku")
        with breaking(Writing, "_end"):
            await mentor.press("enter")
            await mentor.settled()
        mentor.see(NOTICE)
        assert mentor.screen.writing.is_on
        assert "alku" in mentor.texts("swot.strengths")
        await mentor.write(" ja loppu")
        await mentor.press("enter", "escape")
        assert not mentor.screen.writing.is_on
        assert "alku ja loppu" in mentor.texts("swot.strengths")


async def test_a_panel_that_cannot_be_drawn_says_so_and_the_rest_is_drawn() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        with breaking(Board, "render_line"):
            mentor.widget("#quadrants").refresh()
            await mentor.settled()
            mentor.see(UNSHOWN, NOTICE, "2 SWOT")
            await mentor.press("down", "down", "minus")
        assert len(reports()) == 1
        mentor.widget("#quadrants").refresh()
        await mentor.settled()
        mentor.miss(UNSHOWN)
        await mentor.press("escape")
        await works_as_ever(mentor)


async def test_a_drawing_that_fails_again_and_again_ends_the_program() -> None:
    with pytest.raises(Fault):  # noqa: PT012 - it is raised at the end of the block
        async with room(step="swot", goes_on=True) as mentor:
            with breaking(Board, "render_line"):
                for _ in range(25):
                    mentor.widget("#quadrants").refresh()
                    await mentor.settled()
    assert mentor.app.return_code == 1
    assert "Työsi on tallessa" in (mentor.app.last_words or "")


async def test_faults_that_follow_each_other_end_the_program_with_everything_saved() -> None:
    with pytest.raises(Fault):  # noqa: PT012 - it is raised at the end of the block
        async with room(step="swot", goes_on=True) as mentor:
            await mentor.press("delete")
            changed = mentor.session
            with breaking(SwotScreen, "action_weigh"):
                await mentor.press("minus", "minus")
                assert mentor.app._fault is None
                await mentor.press("minus")
            assert SessionFile.open(mentor.path).session == changed
    assert mentor.app.return_code == 1
    assert "Työsi on tallessa" in (mentor.app.last_words or "")


async def test_an_end_whose_editor_fails_saves_what_was_drafted() -> None:
    with pytest.raises(Fault):  # noqa: PT012 - it is raised at the end of the block
        async with room(step="swot") as mentor:
            await mentor.press("n")
            await mentor.write("luonnos")
            mentor.editor.tell()
            await mentor.settled()
            with breaking(Writing, "_close"):
                mentor.app.post_message(events.Key("escape", None))
                mentor.screen.call_later(broken)
                await mentor.settled()
            assert "luonnos" in [note.text for note in SessionFile.open(mentor.path).session.swot.strengths.values()]


@pytest.mark.parametrize("name", ["panels", "on_mount"])
async def test_a_step_that_cannot_begin_ends_the_program_with_everything_saved(name: str) -> None:
    with pytest.raises(Fault):  # noqa: PT012 - it is raised at the end of the block
        async with room(step="swot", goes_on=True) as mentor:
            await mentor.press("delete")
            changed = mentor.session
            with breaking(MindMapScreen, name):
                mentor.app.post_message(events.Key("6", "6"))
                await mentor.app._exception_event.wait()
            assert SessionFile.open(mentor.path).session == changed
    assert mentor.app.return_code == 1


async def test_a_fault_behind_a_dialog_is_told_there() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        await mentor.press("ctrl+p")
        assert isinstance(mentor.app.screen, Palette)
        mentor.app.screen.call_later(broken)
        await mentor.settled()
        mentor.see("Virhe ohjelmassa")
        await mentor.press("escape")
        await works_as_ever(mentor)


async def test_when_it_ends_in_the_usual_way_it_tells_where_the_report_lies() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        with breaking(SwotScreen, "action_weigh"):
            await mentor.press("minus")
        await mentor.press("ctrl+q")
    assert mentor.app.return_code == 0
    assert str(places.state_folder() / "crashes") in (mentor.app.last_words or "")


async def test_what_stumbles_while_the_program_ends_is_not_told() -> None:
    async with room(step="swot", goes_on=True) as mentor:
        with breaking(MindMapScreen, "on_mount"):
            mentor.app.post_message(events.Key("6", "6"))
            mentor.app.call_later(mentor.app.exit, return_code=143)
            await mentor.settled()
    assert (mentor.app.return_code, mentor.app.last_words) == (143, None)
    assert reports() == []


async def test_a_test_sees_every_fault() -> None:
    with pytest.raises(Fault):  # noqa: PT012 - it is raised at the end of the block
        async with room(step="swot") as mentor:
            with breaking(SwotScreen, "action_weigh"):
                await mentor.press("minus")


async def test_a_page_is_turned_in_the_palette_before_there_is_one() -> None:
    async with room(step="swot") as mentor:
        await mentor.press("ctrl+p")
        palette = mentor.app.screen
        palette.query_one(CommandList).styles.display = "none"
        await mentor.settled()
        palette.query_one(CommandList).highlighted = 1
        palette.query_one(CommandList)._clear_caches()
        await mentor.press("pageup", "pagedown", "escape")
        assert mentor.screen.STEP.id == "swot"


async def test_what_is_said_while_a_step_is_being_made_is_left_unsaid() -> None:
    async with room(step="swot") as mentor:
        MindMapScreen(mentor.screen.desk).say("Tallennettu.")


def test_patience_ends_with_the_third_fault_in_a_row_and_not_with_the_third_in_an_hour() -> None:
    patience = Patience(3, 5)
    assert [patience.bears(now) for now in (0, 3, 5.5, 6)] == [True, True, True, False]
    assert [Patience(3, 5).bears(now) for now in range(0, 3600, 60)] == [True] * 60
