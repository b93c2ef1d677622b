"""The program's home: sessions opened lately, a new one, the examples, any other file."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from toi_tui.locale import _
from toi_tui.screens.home.commands import COMMANDS, GOING, HELP
from toi_tui.screens.home.files import RefusedError, copied, opened
from toi_tui.screens.home.forms import Form, NewForm, PathForm, Trouble
from toi_tui.screens.home.lost import Lost, brought_back, lost_at, question
from toi_tui.screens.home.page import page
from toi_tui.shell.frame import Foot, Head
from toi_tui.shell.terminal.mended.bindings import bind
from toi_tui.storage import shipped
from toi_tui.storage.disk.paths import default_folder, is_there, proposed, shortened
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import recent
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.spot import Direction

if TYPE_CHECKING:
    from pathlib import Path


class HomeScreen(Screen[None], inherit_bindings=False):
    """Where the program begins when no session is named.

    `new_at` opens the form for a new session there at once; `lost` asks first whether one is brought back.
    """

    AUTO_FOCUS = "Sheet"
    DEFAULT_CSS = """
    HomeScreen { layers: default foot; }
    HomeScreen Head { height: 1; }
    HomeScreen Sheet { margin: 1; }
    """

    class Open(Message):
        """A session was chosen, made or found; `said` is to be said about it.

        `is_over` is called when it is open, or cannot be.
        """

        def __init__(self, file: SessionFile, is_over: Callable[[], None], said: str = "") -> None:
            super().__init__()
            self.file, self.is_over, self.said = file, is_over, said

    def __init__(self, now: Callable[[], datetime], new_at: "Path | None" = None, lost: Lost | None = None) -> None:
        super().__init__()
        bind(self, COMMANDS)
        self._now, self._new_at, self._lost = now, new_at, lost
        self._begun: dict[str, str] = {}
        self._sessions: list[recent.Recent] = []
        self._missing: frozenset[Path] = frozenset()
        self._busy = False

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield Head(id="head")
        yield Sheet(id="sessions")
        yield Foot(id="foot")

    def on_mount(self) -> None:
        """Show the list, and a form that was asked for."""
        self.relabel()
        if self._lost is not None:
            self._ask_about(self._lost)
        elif self._new_at is not None:
            self._begin_at(self._new_at)

    def on_screen_resume(self) -> None:
        """The list may have changed, and files may have come or gone."""
        before, self._sessions = self._sessions, recent.sessions()
        self.relabel()
        self.query_one(Foot).refresh()
        if self._sessions[:1] != before[:1]:
            self.query_one(Sheet).select("recent/0")
        look = self._look_for_files  # not yet a coroutine: at the program's end nobody would await it
        self.run_worker(look, exclusive=True, group="looking")  # type: ignore[arg-type]  # mypy is lost in the union

    def on_screen_suspend(self) -> None:
        """The keys go to a form now, or to a session."""
        self.query_one(Foot).refresh()

    async def _look_for_files(self) -> None:
        paths = [each.path for each in self._sessions]
        there = await asyncio.gather(*(asyncio.to_thread(is_there, path) for path in paths))
        self._missing = frozenset(path for path, found in zip(paths, there, strict=True) if not found)
        self.relabel()

    def relabel(self) -> None:
        """Show everything in the language that is in use now."""
        if not self.is_mounted:
            return
        title = _("toi_tui – mentoring the transfer of innovation")
        self.query_one(Head).show(title=title, now=(), saved="", trouble=False, tabs=())
        groups = page(self._sessions, shipped.examples(), lambda path: path not in self._missing)
        self.query_one(Sheet).show(groups)
        self.query_one(Foot).show([each for each in COMMANDS if each not in (*GOING, HELP)], (HELP,))

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a file is being opened, no key opens or begins another."""
        return not (self._busy and action in _BEGINNINGS) and super().check_action(action, parameters)

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self.query_one(Sheet).go(direction)

    async def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click opens."""
        await self.action_open()

    async def on_foot_pressed(self, message: Foot.Pressed) -> None:
        """Run the command that was clicked."""
        await self.run_action(message.command.action)

    async def action_open(self) -> None:
        """Open what the cursor is on."""
        kind, _slash, which = self.query_one(Sheet).spot.key.partition("/")
        match kind:
            case "recent":
                self.open_path(self._sessions[int(which)].path)
            case "example":
                self._copy(which)
            case "new":
                self.action_new()
            case "path":
                self.action_path()
            case "quit":
                await self.run_action("app.leave")

    def action_new(self) -> None:
        """The form of a new session."""
        self._ask(NewForm(self._now().date(), self._begun))

    def action_path(self) -> None:
        """Open a session by its path."""
        folder = shortened(default_folder()).rstrip("/") + "/"
        self._ask(PathForm(_("Open a session"), folder, opened))

    def action_forget(self) -> None:
        """Take a session off the list."""
        kind, _slash, which = self.query_one(Sheet).spot.key.partition("/")
        if kind == "recent":
            title = self._sessions[int(which)].title
            recent.forget(self._sessions[int(which)].path)
            self.on_screen_resume()
            self.query_one(Foot).say(_("“{title}” is off the list; its file stays.").format(title=title))

    def action_help(self) -> None:
        """Every key of this screen."""
        from toi_tui.shell.boxes.help import HelpScreen  # not needed before the first paint

        self.app.push_screen(HelpScreen(_("Home"), COMMANDS, (), None))

    def open_path(self, path: "Path") -> None:
        """Open a session in a thread; why it does not open is shown to be read."""
        if not self._busy:
            self._begin_to_open(path)
            self.run_worker(self._open(path))

    def _begin_to_open(self, path: "Path") -> None:
        self._busy = True
        self.query_one(Foot).wait_for(_("Opening {name}…").format(name=path.name))

    def _end_opening(self) -> None:
        self._busy = False
        if self.is_mounted:
            self.query_one(Foot).wait_for("")

    async def _open(self, path: "Path") -> None:
        try:
            file = await asyncio.to_thread(opened, path)
        except RefusedError as refusal:
            lost = await asyncio.to_thread(lost_at, path, refusal.lines[1:])
            self._end_opening()
            if lost is not None:
                self._ask_about(lost)
            else:
                self.app.push_screen(Trouble(refusal.lines))
        except Exception:
            self._end_opening()
            raise
        else:
            self.post_message(self.Open(file, self._end_opening))

    def _ask_about(self, lost: Lost) -> None:
        """Ask whether a session is brought back; without, the form of a new one or why the file does not open."""

        async def answered(chosen: str | None) -> None:
            if chosen is not None:
                await self._bring_back(lost, chosen)
            elif lost.reasons:
                self.app.push_screen(Trouble((str(lost.path), *lost.reasons)))
            else:
                self._begin_at(lost.path)

        self.app.push_screen(question(lost), answered)

    async def _bring_back(self, lost: Lost, chosen: str) -> None:
        self._begin_to_open(lost.path)
        try:
            file, said = await asyncio.to_thread(brought_back, lost, chosen, self._now())
        except RefusedError as refusal:
            self._end_opening()
            self.app.push_screen(Trouble(refusal.lines))
        except Exception:
            self._end_opening()
            raise
        else:
            self.post_message(self.Open(file, self._end_opening, said))

    def _begin_at(self, path: "Path") -> None:
        self._ask(NewForm(self._now().date(), self._begun, path))

    def _copy(self, example: str) -> None:
        path = shortened(proposed(example, default_folder()))
        title = _("Where does the copy of {example} go?").format(example=example)
        self._ask(PathForm(title, path, lambda to: copied(example, to)))

    def _ask(self, form: Form) -> None:
        self.app.push_screen(form, self._answered)

    def _answered(self, file: SessionFile | None) -> None:
        if file is not None:
            self._begun.clear()
            self._begin_to_open(file.path)
            self.post_message(self.Open(file, self._end_opening))

    def on_key(self, _event: events.Key) -> None:
        """A message has been read when the next key comes."""
        self.query_one(Foot).say("")


_BEGINNINGS: Final = frozenset({"open", "new", "path", "forget"})
