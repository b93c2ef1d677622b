"""Quitting asks only when the session could not be saved."""

from pathlib import Path

from tests.room import room
from toi_tui.shell.boxes.unsaved import UnsavedScreen
from toi_tui.storage.session_file import SessionFile


async def test_quitting_asks_nothing_when_all_is_saved():
    async with room(step="swot") as mentor:
        await mentor.press("delete", "ctrl+q")
        assert mentor.app._exit
        assert len(SessionFile.open(mentor.path).session.swot.strengths) == 3


async def test_quitting_with_a_folder_that_is_gone_asks_and_a_copy_keeps_everything(monkeypatch):
    async with room(step="swot") as mentor:
        session = mentor.session

        def refuse(*_args: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(SessionFile, "save", refuse)
        await mentor.press("delete")
        changed = mentor.session
        await mentor.press("ctrl+q")
        assert isinstance(mentor.app.screen, UnsavedScreen)
        mentor.see("Ei tallennettu")
        await mentor.press("escape")
        assert not mentor.app._exit
        assert mentor.session == changed != session
        await mentor.press("ctrl+q", "c")
        assert mentor.app._exit
        copies = list(Path.home().glob("kuusilampi-*.toml"))
        assert [SessionFile.open(copy).session for copy in copies] == [changed]


async def test_a_copy_can_be_saved_at_any_time():
    async with room(step="swot") as mentor:
        await mentor.press("delete")
        await mentor.app.run_action("save_copy")
        mentor.see("Kopio on tässä: ")
        (copy,) = Path.home().glob("kuusilampi-20270414-090000.toml")
        assert SessionFile.open(copy).session == mentor.session


async def test_on_a_narrow_screen_the_path_of_the_copy_has_no_hyphens_of_its_own():
    path = "/home/mentori/ohjauskeskustelut/kuusilampi.toml"
    async with room(step="swot", size=(40, 14)) as mentor:
        mentor.app.push_screen(UnsavedScreen("täynnä", path, kept=True))
        await mentor.settled()
        shown = "".join(line.strip("│ ") for line in mentor.lines())
        assert path in shown
