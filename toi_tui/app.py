"""The program: a mode for each step, undo and redo over all of them, saving, language and theme. It knows no step."""

import gc
import sys
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from toi_tui import locale
from toi_tui.editing.document import Document
from toi_tui.editing.history import Change
from toi_tui.locale import _, ngettext
from toi_tui.screens import step_commands, steps
from toi_tui.shell.bindings import bind
from toi_tui.shell.command import Command
from toi_tui.shell.commands import APP
from toi_tui.shell.desk import Desk
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.frame import Foot
from toi_tui.shell.keeper import Keeper, Taken
from toi_tui.shell.quoting import quoted
from toi_tui.shell.step import Step
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.terminal.app import GuardedApp
from toi_tui.shell.themes import DARK, LIGHT, THEMES
from toi_tui.shell.warming import warm
from toi_tui.storage import beside, crashes, recent
from toi_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from toi_tui.model.method import Method
    from toi_tui.model.session import Session
    from toi_tui.screens.home.screen import HomeScreen
    from toi_tui.storage.autosave import Report

HOME = "home"
SWITCH_SECONDS = 0.0005  # how long a thread may keep the others waiting: a save must not be felt while typing


def _taken_in(taken: Taken) -> str:
    said = ngettext("Taken in from others: {n} change.", "Taken in from others: {n} changes.", taken.changes)
    more = ngettext(
        "{n} conflict is to be settled on the step Session.",
        "{n} conflicts are to be settled on the step Session.",
        taken.conflicts,
    )
    told = said.format(n=taken.changes)
    return f"{told} {more.format(n=taken.conflicts)}" if taken.conflicts else told


class ToiApp(GuardedApp, inherit_bindings=False):
    """The program, with a session open or on its home screen; `new_at` begins the form of a new session there.

    `said_at_first` stands at the bottom until the first key.
    """

    COMMAND_PALETTE_BINDING = "ctrl+p"
    CSS = """
    Screen { background: $background; color: $foreground; }
    """

    def __init__(
        self,
        file: SessionFile | None = None,
        *,
        new_at: Path | None = None,
        theme: str = "light",
        said_at_first: str = "",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.steps = steps()
        self.DEFAULT_MODE = self.steps[0].id if file else HOME  # type: ignore[misc]  # read by App.__init__
        super().__init__()
        bind(self, (*APP, *step_commands()))
        self._begin_with(DARK if theme == "dark" else LIGHT)
        self._now = now
        self._new_at, self._said_at_first = new_at, said_at_first
        self._desk: Desk | None = None
        self._keeper: Keeper | None = None
        self._file: SessionFile | None = None
        self._last_report: Report | None = None
        sys.setswitchinterval(SWITCH_SECONDS)
        self.add_mode(HOME, self._make_home)
        if file is not None:
            self._take(file)

    def _begin_with(self, theme: Theme) -> None:
        """Take a theme before anything is styled; setting it as usual would have everything styled once more."""
        for each in THEMES:
            self.register_theme(each)
        self.set_reactive(ToiApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_ready(self) -> None:
        """The first picture is about to be painted: what it does without follows."""
        for foot in self.screen.query(Foot):
            foot.say(self._said_at_first)
        self.call_after_refresh(self._begin_keeping)
        if self.owns_process:
            self.call_after_refresh(self._after_first_picture)

    def _after_first_picture(self) -> None:
        gc.freeze()  # what a start makes stays: looking through it again and again for garbage is felt while typing
        gc.enable()
        desk = self._desk
        if desk is not None:
            warm(self.steps, lambda: desk.method)

    def delay_update(self, delay: float = 0.001) -> None:
        """Paint a step as soon as it is switched to; Textual waits 50 ms for widgets that may come late."""
        super().delay_update(delay)

    def _make_home(self) -> Screen[Any]:
        from toi_tui.screens.home.screen import HomeScreen  # `toi FILE` paints without it

        return HomeScreen(self._now, new_at=self._new_at)

    # Sessions

    def _take(self, file: SessionFile) -> None:
        """Make a session the one that is worked on: a mode for each step."""
        self._file = file
        self._keeper = (
            None if file.read_only else Keeper(file, self._tell_from_thread, self._found_from_thread, self._now)
        )
        document = self._keeper.document if self._keeper else Document(file.session)
        self._desk = desk = Desk(
            document,
            self.steps,
            partial(_method_of, file.session),
            partial(beside.keep, file.path),
            self._now,
            partial(recent.load_view, file.path),
            saved=_("Saved"),
            read_only=file.read_only,
        )
        if file.read_only:
            desk.saved = _("Read only: made by a newer version")
        self._last_report = None
        document.keep(self._changed)
        for step in self.steps:
            self.add_mode(step.id, partial(self._make_screen, step, desk))

    def _make_screen(self, step: Step, desk: Desk) -> StepScreen:
        screen = step.screen_class()(desk)
        # It is styled when it is mounted. Textual takes it for outdated, and would style the whole program once more.
        screen._css_update_count = self._css_update_count  # noqa: SLF001
        return screen

    async def open_file(self, file: SessionFile) -> None:
        """Open a session from the home screen."""
        await self._close_session()
        self._take(file)
        await self.switch_mode(self.steps[0].id)
        self._begin_keeping()

    def _begin_keeping(self) -> None:
        """Look from now on what others do to the file; and say what was brought back of an end that was none."""
        if self._keeper is None:
            return
        self._keeper.start()
        if count := self._keeper.brought_back:
            said = ngettext(
                "Brought back {n} change that was not in the file yet. u takes it back.",
                "Brought back {n} changes that were not in the file yet. u takes them back.",
                count,
            )
            self._say(said.format(n=count))

    async def _close_session(self) -> None:
        if self._desk is None:
            return
        self.save_before_end()
        if self.current_mode != HOME:
            await self.switch_mode(HOME)
        for step in self.steps:
            await self.remove_mode(step.id)
        self._desk = self._file = self._keeper = None

    async def on_home_screen_open(self, message: "HomeScreen.Open") -> None:
        """A session was chosen, made or found on the home screen."""
        await self.open_file(message.file)

    def _changed(self, _change: Change) -> None:
        if self._desk is not None and not self._desk.trouble:
            self._desk.saved = _("Saving…")

    def _tell_from_thread(self, report: "Report") -> None:
        if not self._exit and self.is_running:
            self.call_later(self._show_saving, report)

    def _found_from_thread(self) -> None:
        if not self._exit and self.is_running:
            self.call_later(self._take_in)

    def _show_saving(self, report: "Report") -> None:
        desk, keeper = self._desk, self._keeper
        if desk is None or keeper is None:
            return
        if report.trouble and not desk.trouble:
            # All of it: the line on top may be short of room.
            said = _("{trouble}. It is tried again and again; Ctrl+P saves a copy elsewhere.")
            self._say(said.format(trouble=report.text()))
        self._last_report = report
        desk.saved, desk.trouble = report.text(), report.trouble
        if keeper.trouble and not desk.trouble:
            desk.saved = _("{saved}, without a journal: {reason}").format(saved=desk.saved, reason=keeper.trouble)
        if isinstance(self.screen, StepScreen):
            self.screen.refresh_frame()

    def _take_in(self) -> None:
        if self._keeper is not None:
            self.run_worker(self._merge_in(self._keeper), group="merging")

    async def _merge_in(self, keeper: Keeper) -> None:
        taken = await keeper.take_in(self._put_down)
        if taken is not None and taken.changes:
            self._say(_taken_in(taken))

    def _say(self, message: str) -> None:
        if isinstance(self.screen, StepScreen):
            self.screen.say(message)

    # The commands that are the same everywhere

    async def action_go_to(self, step: str, item: str = "") -> None:
        """Switch to a step."""
        if self._desk is None or self.screen.is_modal:
            return
        self._finish()
        if step != self.current_mode:
            await self.switch_mode(step)
        if item and isinstance(self.screen, StepScreen):
            self.screen.catch_up()
            self.screen.reveal(item)

    async def on_step_screen_go_to(self, message: StepScreen.GoTo) -> None:
        """A screen asks for another step."""
        await self.action_go_to(message.step, message.item)

    def _put_down(self) -> None:
        if isinstance(self.screen, EditingScreen):
            self.screen.put_down()

    def _settle(self) -> None:
        if isinstance(self.screen, EditingScreen):
            self.screen.settle()

    def _finish(self) -> None:
        if isinstance(self.screen, StepScreen):
            self.screen.finish()

    async def action_undo(self) -> None:
        """Take back the last step, and go where it was."""
        await self._go_through_history(_("Undone: {what} {item}"), _("There is nothing to undo."), Document.undo)

    async def action_redo(self) -> None:
        """Bring back the last undone step, and go where it was."""
        await self._go_through_history(_("Redone: {what} {item}"), _("There is nothing to redo."), Document.redo)

    async def _go_through_history(self, said: str, nothing: str, turn: Callable[[Document], Change | None]) -> None:
        if self._desk is None:
            return
        self._settle()
        change = turn(self._desk.document)
        if change is not None:
            await self._show_where(change)
        if isinstance(self.screen, StepScreen):
            what = {"what": _(change.label), "item": quoted(change, self._desk.session)} if change else {}
            self.screen.say(said.format(**what).rstrip() if change else nothing)

    async def _show_where(self, change: Change) -> None:
        lists = change.delta.lists
        shown = [step.id for step in self.steps if lists & set(step.lists)]
        if shown and self.current_mode not in shown:
            await self.action_go_to(shown[0])
        standing = [each.id for each in change.delta if each.id and each.after is not None]
        if standing and isinstance(self.screen, EditingScreen) and not self.screen.is_editing:
            self.screen.catch_up()
            self.screen.reveal(standing[-1])

    def action_save(self) -> None:
        """Save at once."""
        self._settle()
        if self._keeper is not None:
            self.run_worker(self._save_now(self._keeper))

    async def _save_now(self, keeper: Keeper) -> None:
        saved = await keeper.save_meanwhile(self._put_down)
        if isinstance(self.screen, StepScreen):
            self.screen.refresh_frame()
            self.screen.say(_("Saved.") if saved else _("Saving does not succeed yet; nothing is lost here."))

    async def action_home(self) -> None:
        """Save and show the list of sessions."""
        if self._is_saved():
            await self._close_session()
        else:
            self._ask_about_unsaved(self._close_session)

    async def action_leave(self) -> None:
        """Save and leave; asks only when saving fails."""
        if self._is_saved():
            self.exit()
        else:
            self._ask_about_unsaved(self._exit_unsaved)

    async def _exit_unsaved(self) -> None:
        self.exit()

    def _is_saved(self) -> bool:
        """Save what is open, and tell whether all of it is on the disk."""
        if self._keeper is None:
            return True
        self._finish()
        return self._keeper.save(self._put_down)

    def _ask_about_unsaved(self, go_on: Callable[[], Awaitable[None]]) -> None:
        from toi_tui.shell.unsaved import UnsavedScreen  # needed only where saving fails

        if self._keeper is None or self._desk is None or self._file is None or isinstance(self.screen, UnsavedScreen):
            return
        reason, copy, kept = self._desk.saved, self._copy_path(self._file), self._keeper.is_journalled()

        async def answered(answer: str | None) -> None:
            if answer == "copy" and not self._save_copy(copy):
                return
            if answer in {"copy", "leave"}:
                await go_on()

        self.push_screen(UnsavedScreen(reason, str(copy), kept=kept), answered)

    def action_save_copy(self) -> None:
        """Save a copy where saving the session itself may fail."""
        if self._file is not None:
            self._settle()
            copy = self._copy_path(self._file)
            if self._save_copy(copy):
                self._say(_("A copy is in {path}").format(path=copy))

    def _copy_path(self, file: SessionFile) -> Path:
        return Path.home() / file.path.with_stem(f"{file.path.stem}-{self._now():%Y%m%d-%H%M%S}").name

    def _save_copy(self, copy: Path) -> bool:
        if self._desk is None or self._file is None:
            return False
        try:
            self._file.save_copy(copy, self._desk.session)
        except OSError as error:
            self._say(_("The copy could not be saved: {reason}").format(reason=error.strerror))
            return False
        return True

    def action_command_palette(self) -> None:
        """Every command by its name."""
        from toi_tui.shell.palette import Palette  # not needed before the first paint

        self._settle()
        if not self.screen.is_modal:
            self.push_screen(Palette())

    def action_help(self) -> None:
        """Keys and advice for where the user is."""
        from toi_tui.shell.help import HelpScreen  # not needed before the first paint

        if isinstance(self.screen, StepScreen):
            screen = self.screen
            always = (*APP, *step_commands())
            self.push_screen(
                HelpScreen(_(screen.STEP.title), screen.STEP.foremost_first, always, screen.desk.guide(screen.STEP.id))
            )

    async def action_change_language(self) -> None:
        """The other language, everywhere at once."""
        others = [each for each in locale.LANGUAGES if each != locale.current()]
        locale.use(others[0])
        self._keep_setting("language", others[0])
        if self._desk is not None and self._keeper is not None:
            self._desk.saved = self._last_report.text() if self._last_report else _("Saved")
        for screen in [screen for stack in self._screen_stacks.values() for screen in stack]:
            if hasattr(screen, "relabel"):
                screen.relabel()

    def action_change_theme(self) -> None:
        """Light for the wall, dark for the evening."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name
        self._keep_setting("theme", "dark" if self.theme == DARK.name else "light")

    def _keep_setting(self, key: str, value: str) -> None:
        from toi_tui.storage import config  # not needed before the first paint

        try:
            config.save_setting(key, value)
        except OSError as error:
            if isinstance(self.screen, StepScreen):
                self.screen.say(_("Kept for this time only: {reason}").format(reason=error.strerror))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of the tables, for the palette."""
        tables = (screen.STEP.foremost_first if isinstance(screen, StepScreen) else (), APP, step_commands())
        for command in (each for table in tables for each in table if each.palette):
            title = f"{_(command.label)}  {command.shown_key}" if command.keys else _(command.label)
            yield SystemCommand(
                title, _(command.help) if command.help else "", lambda c=command: self._run_command(screen, c)
            )

    async def _run_command(self, screen: Screen[Any], command: Command) -> None:
        action = f"wait_for_digit('{command.id}')" if command.digits else command.action
        await screen.run_action(action)

    # Ends

    def save_before_end(self) -> None:
        """Keep everything: what is typed in an open editor, the session, and how this person looked at it."""
        desk, file = self._desk, self._file
        if desk is None or file is None:
            return
        try:
            self._finish()
        finally:  # whatever an open editor fails of, all that was drafted is kept
            if self._keeper is not None:
                self._keeper.close(self._put_down)
            recent.remember(file.path, desk.session.title, self.current_mode, self._now())
            recent.save_view(file.path, desk.view)

    def report_crash(self, text: str) -> Path | None:
        """Keep a crash report, which holds nothing anybody typed."""
        return crashes.keep(text, self._now())


def _method_of(session: "Session") -> "Method | None":
    from toi_tui.storage.shipped import method_of  # no first picture needs it

    return method_of(session)
