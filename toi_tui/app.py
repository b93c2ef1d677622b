"""The program: a mode for each step, undo and redo over all of them, saving, language and theme. It knows no step."""

import asyncio
import gc
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen
from textual.theme import Theme

from toi_tui import locale
from toi_tui.editing.document import Document
from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.screens import step_commands, steps
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import APP
from toi_tui.shell.commands.situation import not_now_said
from toi_tui.shell.commands.step import Step
from toi_tui.shell.desk import Desk
from toi_tui.shell.frame import Foot
from toi_tui.shell.program import themes
from toi_tui.shell.program.typing_app import TypingApp
from toi_tui.shell.program.warming import warm
from toi_tui.shell.step_screen import StepScreen, class_of
from toi_tui.shell.terminal.mended.bindings import bind
from toi_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from pathlib import Path

    from toi_tui.screens.home.lost import Lost
    from toi_tui.screens.home.screen import HomeScreen

HOME = "home"
SWITCH_SECONDS = 0.0005  # how long a thread may keep the others waiting: a save must not be felt while typing


class ToiApp(TypingApp, inherit_bindings=False):
    """The program, with a session open or on its home screen.

    `new_at` begins the form of a new session there; `lost` asks first whether one is brought back.
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
        new_at: "Path | None" = None,
        lost: "Lost | None" = None,
        theme: str = "light",
        said_at_first: str = "",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.steps = steps()
        self.DEFAULT_MODE = self.steps[0].id if file else HOME  # type: ignore[misc]  # read by App.__init__
        super().__init__(now)
        bind(self, (*APP, *step_commands()))
        self._begin_with(themes.named(theme))
        self._new_at, self._lost, self._said_at_first = new_at, lost, said_at_first
        sys.setswitchinterval(SWITCH_SECONDS)
        self.add_mode(HOME, self._make_home)
        if file is not None:
            self._take(file)

    def _begin_with(self, theme: Theme) -> None:
        """Take a theme before anything is styled; setting it as usual would have everything styled once more."""
        for each in themes.THEMES.values():
            self.register_theme(each)
        self.set_reactive(ToiApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_ready(self) -> None:
        """The first picture is about to be painted: what it does without follows."""
        for foot in self.screen.query(Foot):
            foot.say(self._said_at_first)
        self.call_after_refresh(self.begin_keeping)
        if self.owns_process:
            self.call_after_refresh(self._after_first_picture)

    def _after_first_picture(self) -> None:
        gc.freeze()  # what a start makes stays: looking through it again and again for garbage is felt while typing
        gc.enable()
        desk = self.desk
        if desk is not None:
            warm(self.steps, lambda: desk.method)

    def delay_update(self, delay: float = 0.001) -> None:
        """Paint a step as soon as it is switched to; Textual waits 50 ms for widgets that may come late."""
        super().delay_update(delay)

    def _make_home(self) -> Screen[Any]:
        from toi_tui.screens.home.screen import HomeScreen  # `toi FILE` paints without it

        return HomeScreen(self.now, new_at=self._new_at, lost=self._lost)

    # Sessions

    def _take(self, file: SessionFile) -> None:
        """Make a session the one that is worked on: a mode for each step."""
        desk = self.open_desk(file, self.steps)
        for step in self.steps:
            self.add_mode(step.id, partial(self._make_screen, step, desk))

    def _make_screen(self, step: Step, desk: Desk) -> StepScreen:
        screen = class_of(step)(desk)
        screen.take_styles_as_new()
        return screen

    async def open_file(self, file: SessionFile) -> None:
        """Open a session from the home screen."""
        await self._close_session()
        self._take(file)
        await self.switch_mode(self.steps[0].id)
        self.begin_keeping()

    async def _close_session(self) -> None:
        if self.desk is None:
            return
        self.close_desk()
        if self.current_mode != HOME:
            await self.switch_mode(HOME)
        for step in self.steps:
            await self.remove_mode(step.id)

    async def on_home_screen_open(self, message: "HomeScreen.Open") -> None:
        """A session was chosen, made or found on the home screen."""
        try:
            await self.open_file(message.file)
        finally:
            message.is_over()
        if message.said:
            self.say(message.said)

    # The commands that are the same everywhere

    async def action_go_to(self, step: str, item: str = "") -> None:
        """Switch to a step."""
        if self.desk is None or self.screen.is_modal:
            return
        self.finish_screen()
        if step != self.current_mode:
            await self.switch_mode(step)
        if item and isinstance(self.screen, StepScreen):
            self.screen.showing.catch_up()
            self.screen.reveal(item)

    async def on_step_screen_go_to(self, message: StepScreen.GoTo) -> None:
        """A screen asks for another step."""
        await self.action_go_to(message.step, message.item)

    async def action_undo(self) -> None:
        """Take back the last step, and go where it was; the words that a field refused come back into it."""
        if not await self._bring_words_back():
            said, nothing = _("Undone: {what} {item}"), _("There is nothing to undo.")
            await self._go_through_history(said, nothing, Document.undo)

    async def action_redo(self) -> None:
        """Bring back the last undone step, and go where it was."""
        await self._go_through_history(_("Redone: {what} {item}"), _("There is nothing to redo."), Document.redo)

    async def _bring_words_back(self) -> bool:
        screen = self.screen
        if self.desk is None or not isinstance(screen, StepScreen) or screen.writing.is_on:
            return False
        refused = self.desk.refusals.take()
        if refused is None:
            return False
        await self.action_go_to(refused.step)
        if isinstance(self.screen, StepScreen):
            self.screen.showing.catch_up()
            self.screen.writing.bring_back(refused)
        return True

    async def _go_through_history(self, said: str, nothing: str, turn: Callable[[Document], Change | None]) -> None:
        if self.desk is None:
            return
        from toi_tui.shell.history.quoting import quoted  # not needed before the first paint

        self.settle_screen()
        change = turn(self.desk.document)
        if change is not None:
            await self._show_where(change)
        if isinstance(self.screen, StepScreen):
            if change is not None and not change.delta:
                said = _("Others have changed or deleted it since; theirs stays: {what}")
            what = {"what": _(change.label), "item": quoted(change, self.desk.session)} if change else {}
            self.screen.say(said.format(**what).rstrip() if change else nothing)

    def action_history(self) -> None:
        """The history: each change and its time, and the way back."""
        if self.desk is None or self.screen.is_modal:
            return
        from toi_tui.shell.history.box import HistoryScreen  # not needed before the first paint

        self.settle_screen()
        self.push_screen(HistoryScreen(self.desk), self._gone_back)

    def _gone_back(self, said: str | None) -> None:
        if said:
            self.say(said)

    async def _show_where(self, change: Change) -> None:
        lists = change.delta.lists
        shown = [step.id for step in self.steps if lists & set(step.lists)]
        if shown and self.current_mode not in shown:
            await self.action_go_to(shown[0])
        standing = [each.id for each in change.delta if each.id and each.after is not None]
        if standing and isinstance(self.screen, StepScreen) and not self.screen.writing.is_on:
            self.screen.showing.catch_up()
            self.screen.reveal(standing[-1])

    async def action_home(self) -> None:
        """Save and show the list of sessions."""
        await self.once_saved(self._close_session)

    async def action_leave(self) -> None:
        """Save and leave; asks only when saving fails."""
        await self.once_saved(self._exit_now)

    async def _exit_now(self) -> None:
        self.exit()

    def action_command_palette(self) -> None:
        """Every command by its name."""
        from toi_tui.shell.boxes.palette import Palette  # not needed before the first paint

        self.settle_screen()
        if not self.screen.is_modal:
            self.push_screen(Palette())

    async def action_help(self) -> None:
        """Keys and advice for where the user is; over a box that is open, for what stands below it."""
        from toi_tui.shell.boxes.help import HelpScreen  # not needed before the first paint

        screen = next(each for each in reversed(self.screen_stack) if not each.is_modal)
        if isinstance(screen, StepScreen):
            desk, step = screen.desk, screen.STEP
            here = desk.offered(map(screen.commanding.meant, step.foremost_first))
            always = desk.offered((*APP, *step_commands()))
            not_now = {each.id: each.why_not(screen.here) for each in here}
            self.push_screen(HelpScreen(_(step.title), here, always, desk.guide(step.id), not_now))
        else:
            await screen.run_action("help")

    async def action_change_language(self) -> None:
        """The next language of the table, everywhere at once."""
        language = locale.following()
        locale.use(language)
        self.relabel_saving()
        for screen in self.all_screens:
            if isinstance(screen, StepScreen):
                screen.showing.relabel()
            elif hasattr(screen, "relabel"):
                screen.relabel()
        await self._keep_setting("language", language)

    def action_change_theme(self) -> None:
        """The next theme: light for the wall, dark for the evening."""
        word = themes.word_behind(self.theme)
        self.theme = themes.named(word).name
        self.call_later(self._keep_setting, "theme", word)

    async def _keep_setting(self, key: str, value: str) -> None:
        from toi_tui.storage import config  # not needed before the first paint

        try:
            await asyncio.to_thread(config.save_setting, key, value)
        except OSError as error:
            if isinstance(self.screen, StepScreen):
                self.screen.say(_("Kept for this time only: {reason}").format(reason=error.strerror))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of the tables, for the palette."""
        commands: tuple[Command, ...] = (*APP, *step_commands())
        if isinstance(screen, StepScreen):
            own = map(screen.commanding.meant, screen.STEP.foremost_first)
            commands = screen.desk.offered((*own, *commands))
        for command in (each for each in commands if each.palette):
            title = f"{_(command.label)}  {command.shown_key}" if command.keys else _(command.label)
            why = command.why_not(screen.here) if isinstance(screen, StepScreen) else ""
            said = " ".join(
                each for each in (command.help and _(command.help), why and f"({not_now_said(why)})") if each
            )
            yield SystemCommand(title, said, lambda c=command: self._run_command(screen, c))

    async def _run_command(self, screen: Screen[Any], command: Command) -> None:
        if isinstance(screen, StepScreen):
            await screen.commanding.press(command)
        else:
            await screen.run_action(command.action)
