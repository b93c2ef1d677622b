import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.room import Clock, Room
from toi_tui import locale
from toi_tui.app import ToiApp
from toi_tui.model.session import Session
from toi_tui.screens.home.forms import Form
from toi_tui.screens.home.screen import HomeScreen
from toi_tui.shell.step_screen import StepScreen
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import recent
from toi_tui.widgets.sheet import Sheet

NOW = datetime(2027, 4, 1, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room


class Visitor(Room):
    """Somebody at the first screen, where files are looked at meanwhile."""

    async def settled(self) -> None:
        await self.app.workers.wait_for_complete()
        await super().settled()

    def value(self, field: str) -> str:
        form = self.app.screen
        assert isinstance(form, Form)
        return form.value(field)


@asynccontextmanager
async def home(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Visitor]:
    locale.use("en")
    app = ToiApp(now=Clock(NOW))
    async with app.run_test(size=size) as pilot:
        visitor = Visitor(app, pilot, Path(), Clock(NOW))
        await visitor.settled()
        yield visitor
        app.save_before_end()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_the_first_visit_is_welcomed_and_told_what_to_do() -> None:
    async with home() as visitor:
        visitor.see("Welcome", "New session", "kuusilampi", "q quit")


async def test_a_new_session_is_made_field_by_field(documents: Path) -> None:
    async with home() as visitor:
        await visitor.press("n")
        for said in ("Guidance model", "Kuusilampi", "Riitta", "12.4."):
            await visitor.write(said)
            await visitor.press("enter")
        await visitor.press("left", "enter", "enter", "enter")
        assert isinstance(visitor.app.screen, StepScreen)
        session = SessionFile.open(documents / "guidance-model.toml").session
    assert (session.identity.practice, session.identity.organisation) == ("Guidance model", "Kuusilampi")
    assert (session.identity.mentor, session.identity.language) == ("Riitta", "fi")
    assert session.days.items["5"].date == date(2027, 4, 16)
    assert session.checklist.items


async def test_a_form_that_is_not_clear_says_what_is_missing_and_keeps_what_was_typed(documents: Path) -> None:
    async with home() as visitor:
        await visitor.press("n", "ctrl+s")
        visitor.see("Say first what is transferred")
        await visitor.write("Model")
        await visitor.press("down", "down", "down")
        await visitor.write("someday")
        await visitor.press("ctrl+s")
        visitor.see("The days are not clear.", "Model", "someday")
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, HomeScreen)
    assert os.listdir(documents) == []  # noqa: PTH208


async def test_a_form_that_was_left_has_what_was_typed_when_it_comes_again(documents: Path) -> None:
    async with home() as visitor:
        await visitor.press("n")
        await visitor.write("Guidance model")
        await visitor.press("up", "up", "up", "left", "escape", "n")
        visitor.see("Guidance model", "suomi")
        assert visitor.value("file").endswith("/guidance-model.toml")
        await visitor.write(" two")
        assert visitor.value("file").endswith("/guidance-model-two.toml")
        await visitor.press("up", "ctrl+u")
        await visitor.write("mine")
        await visitor.press("escape", "n")
        visitor.see("Guidance model two")
        assert visitor.value("file") == "mine"
        await visitor.press("ctrl+s")
        assert SessionFile.open(documents / "mine.toml").session.identity.language == "fi"
        await visitor.press("ctrl+o", "n")
        assert visitor.value("practice") == ""


async def test_a_new_session_never_replaces_a_file(documents: Path) -> None:
    (documents / "mine.toml").write_text("precious")
    async with home() as visitor:
        await visitor.press("n")
        await visitor.write("Model")
        await visitor.press("up", "ctrl+u")
        await visitor.write("mine")
        await visitor.press("enter")
        visitor.see("There is already something of this name", "Choose another path")
        assert isinstance(visitor.app.screen, Form)
    assert (documents / "mine.toml").read_text() == "precious"


async def test_an_example_opens_as_a_copy(documents: Path) -> None:
    async with home() as visitor:
        await visitor.press("end", "enter")
        visitor.see("Where does the copy of tuntsanvaara go?")
        await visitor.press("enter")
        assert isinstance(visitor.app.screen, StepScreen)
    assert (documents / "tuntsanvaara.toml").exists()


async def test_a_session_used_before_is_on_the_list_and_opens(documents: Path) -> None:
    path = documents / "a.toml"
    path.write_text(
        'format = 1\n[session]\nid = "abcdefgh"\ntitle = "[b]My week[/b]"\nlanguage = "en"\nconfidentiality = "open"\n'
    )
    recent.remember(path, "[b]My week[/b]", "swot", NOW)
    recent.remember(documents / "gone.toml", "Gone", "", NOW)
    async with home() as visitor:
        visitor.see("[b]My week[/b]", "a.toml", "✗ Gone", "(missing)")
        await visitor.press("down", "enter")
        assert isinstance(visitor.app.screen, StepScreen)
        visitor.see("[b]My week[/b]")


async def test_a_session_without_a_title_is_called_so(documents: Path) -> None:
    recent.remember(documents / "a.toml", "", "swot", NOW)
    async with home() as visitor:
        visitor.see("Untitled session", "a.toml")


async def test_a_missing_file_is_said_to_be_missing_and_can_be_taken_off_the_list(documents: Path) -> None:
    recent.remember(documents / "gone.toml", "Gone", "", NOW)
    async with home() as visitor:
        await visitor.press("home", "enter")
        visitor.see("This file does not open", "There is no such file")
        await visitor.press("escape", "delete")
        visitor.see("“Gone” is off the list", "Welcome")


async def test_a_broken_file_is_explained_with_its_places_and_left_alone(documents: Path) -> None:
    path = documents / "broken.toml"
    path.write_text('format = 1\n[session]\nlanguage = "xx"\n')
    async with home() as visitor:
        await visitor.press("o")
        await visitor.write("bro")
        await visitor.press("tab", "enter")
        visitor.see("line 3, column", "session.language")
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, HomeScreen)
    assert path.read_text() == 'format = 1\n[session]\nlanguage = "xx"\n'


async def test_help_shows_the_keys() -> None:
    async with home() as visitor:
        await visitor.press("question_mark")
        visitor.see("new session", "other file")
        await visitor.press("escape")
        assert isinstance(visitor.app.screen, HomeScreen)


async def test_the_language_changes_at_once() -> None:
    async with home() as visitor:
        while locale.current() != "fi":
            await visitor.app.action_change_language()
        await visitor.settled()
        visitor.see("Tervetuloa", "Uusi istunto")


@pytest.mark.parametrize("size", [(45, 14), (40, 10)])
async def test_a_small_room_is_enough_for_the_form(size: tuple[int, int], documents: Path) -> None:
    async with home(size) as visitor:
        await visitor.press("n")
        await visitor.write("Model")
        await visitor.press("ctrl+s")
        assert isinstance(visitor.app.screen, StepScreen)
    assert (documents / "model.toml").exists()


async def test_from_a_session_one_comes_home_and_it_stands_first_on_the_list(documents: Path) -> None:
    async with home() as visitor:
        for example in ("kuusilampi", "kesken"):
            visitor.app.screen.query_one(Sheet).select(f"example/{example}")
            await visitor.press("enter")
            await visitor.press("enter")
            assert isinstance(visitor.app.screen, StepScreen)
            await visitor.press("ctrl+o")
            assert isinstance(visitor.app.screen, HomeScreen)
        visitor.see("Sessions", "kesken.toml")
        assert [each.path.name for each in recent.sessions()] == ["kesken.toml", "kuusilampi.toml"]
        await visitor.press("home", "enter")
        visitor.see("kolmannen päivän aamu")


async def test_a_file_that_does_not_exist_begins_the_form_there(documents: Path) -> None:
    locale.use("en")
    app = ToiApp(new_at=Path("mine.toml"), now=lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        visitor = Visitor(app, pilot, Path(), Clock(NOW))
        await visitor.settled()
        visitor.see("New session", "mine.toml")
        await visitor.write("Model")
        await visitor.press("ctrl+s")
        assert isinstance(app.screen, StepScreen)
        app.save_before_end()
    assert (documents / "mine.toml").exists()


@pytest.mark.parametrize(("key", "said"), [("n", "Enter seuraava · Ctrl+S luo · Esc pois"), ("o", "Esc pois ─╯")])
async def test_on_a_projector_with_large_letters_a_form_goes_from_edge_to_edge(key: str, said: str) -> None:
    async with home((45, 14)) as visitor:
        locale.use("fi")
        await visitor.press(key)
        visitor.see(said)


@pytest.mark.parametrize("keys", [("escape",), ("ctrl+s", "escape"), ("enter", "escape", "n"), ("f1", "escape")])
async def test_a_form_that_is_working_takes_no_other_key(documents: Path, keys: tuple[str, ...]) -> None:
    async with home() as visitor:
        await visitor.press("n")
        await visitor.write("Model")
        await visitor.play("ctrl+s", *keys)
        await visitor.until(lambda: isinstance(visitor.app.screen, StepScreen))
        await visitor.settled()
        assert os.listdir(documents) == ["model.toml"]  # noqa: PTH208
        await visitor.press("ctrl+o")
        assert isinstance(visitor.app.screen, HomeScreen)
        visitor.see("Model")
        await visitor.press("n")
        assert visitor.value("practice") == ""


async def test_a_session_is_opened_once_however_often_it_is_asked_for(documents: Path) -> None:
    SessionFile.create(documents / "mine.toml", Session())
    recent.remember(documents / "mine.toml", "mine", "session", NOW)
    async with home() as visitor:
        await visitor.play("enter", "enter", "n", "delete", "enter")
        await visitor.until(lambda: isinstance(visitor.app.screen, StepScreen))
        file = visitor.app._file
        await visitor.settled()
        assert visitor.app._file is file
        await visitor.press("escape", "ctrl+o")
        visitor.see("mine")
        await visitor.press("enter")
        assert isinstance(visitor.app.screen, StepScreen)


async def test_a_file_that_does_not_open_leaves_the_screen_in_use(documents: Path) -> None:
    (documents / "mine.toml").write_text("no session")
    recent.remember(documents / "mine.toml", "mine", "session", NOW)
    async with home() as visitor:
        await visitor.press("enter", "escape", "n")
        assert isinstance(visitor.app.screen, Form)
