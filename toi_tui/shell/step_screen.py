"""What every step's screen is: the frame around panels, keys that wait, and changes that come in."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from toi_tui.editing.history import Change
from toi_tui.locale import _, dates
from toi_tui.model import calendar, schedule
from toi_tui.model.session import Session
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import APP, HELP, UNDO
from toi_tui.shell.commands.step import Step
from toi_tui.shell.desk import Desk
from toi_tui.shell.frame import Foot, Head, Tab
from toi_tui.shell.terminal.bindings import bind
from toi_tui.widgets.panel import Direction, Panel

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
MESSAGE_SECONDS = 8


class StepScreen(Screen[None], inherit_bindings=False):
    """The screen of a step. A step's own class says its `STEP`, yields its panels and fills them.

    A change comes in through `show_change`; what is not on the screen is brought up to date when it is shown.
    """

    STEP: ClassVar[Step]
    AUTO_FOCUS = ""  # the panel that is begun on is focused when it is filled
    focused = var[Widget | None](None)
    """The widget that gets the keys. Textual's own paints the whole screen when it changes; a widget paints itself."""

    DEFAULT_CSS = """
    StepScreen { layout: vertical; layers: default foot; }
    StepScreen #body { height: 1fr; layout: horizontal; margin-bottom: 1; }
    StepScreen #body, StepScreen #body Container, StepScreen #body Vertical {
        visibility: hidden;  /* else drawn below the panels too */
    }
    StepScreen #body DrawnWidget { visibility: visible; }
    StepScreen #too-small { display: none; padding: 1; }
    StepScreen.-too-small > * { display: none; }
    StepScreen.-too-small #too-small { display: block; }
    """

    class GoTo(Message):
        """Another step is asked for; `item` is where to look there."""

        def __init__(self, step: str, item: str = "") -> None:
            super().__init__()
            self.step, self.item = step, item

    def __init__(self, desk: Desk) -> None:
        super().__init__(id=self.STEP.id)
        bind(self, self.STEP.commands)
        self.desk = desk
        self._waiting: Command | None = None
        self._stale = False
        self._filled = False
        self._message_timer: Timer | None = None
        self.was_rebuffed = False
        """Whether a key was answered in words, as one that is refused, or broke off what waited for another."""
        self._stop_listening = desk.document.listen(self._changed)

    # To be said by the steps

    def panels(self) -> ComposeResult:
        """Yield the panels, the one that gets the focus first."""
        raise NotImplementedError

    def fill(self, change: Change | None) -> None:
        """Put the session's values into the panels; `change` is None when anything may have changed."""
        raise NotImplementedError

    def show_panel(self, panel: Panel) -> None:
        """Go to a panel; show it where it does not show."""
        self.set_focus(panel)

    def view(self) -> Callable[[], None]:
        """What brings back how the step is looked at now: what is shown alone, folded or left out."""
        zoomed = self.is_zoomed
        return lambda: self.action_zoom() if self.is_zoomed != zoomed else None

    def reveal(self, item: str) -> None:
        """Put the cursor on an item, whichever panel it is in."""
        for panel in self.query(Panel):
            if panel.select(item):
                panel.focus()
                return

    # The frame

    def compose(self) -> ComposeResult:
        """The frame and the panels in it."""
        yield Head(id="head")
        with Container(id="body"):
            yield from self.panels()
        yield Foot(id="foot")

    def on_mount(self) -> None:
        """Fill everything for the first time."""
        self.head, self.foot = self.query_one("#head", Head), self.query_one("#foot", Foot)
        self.fill(None)
        self.refresh_frame()
        self.set_focus(self.panel, scroll_visible=False)  # at once: the first picture shows it
        self._filled = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Catch up with what changed while another step was shown."""
        event.refresh_styles = False  # mounting has styled it, and the app styles anew what a change of theme left out
        if not self.is_mounted:
            return
        self.catch_up()
        self.refresh_frame()
        self.foot.refresh()

    def on_screen_suspend(self) -> None:
        """The keys go to a box now, or to another step."""
        if self._filled:
            self.foot.refresh()

    def catch_up(self) -> None:
        """Show what changed while another step was shown; at once, where an item of it is to be gone to."""
        if self._stale and self.is_mounted:
            self.fill(None)
            self._stale = False

    def on_resize(self, event: events.Resize) -> None:
        """Say politely when the room is too small."""
        tiny = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        if tiny != self.has_class("-too-small"):
            text = _("The window is too small. It needs {width} × {height} characters.")
            notice = Content(text.format(width=LEAST_WIDTH, height=LEAST_HEIGHT))
            if self.query("#too-small"):
                self.query_one("#too-small", Static).update(notice)
            else:  # hardly ever needed, so that no first visit pays for it
                self.mount(Static(notice, id="too-small", markup=False))
            self.set_class(tiny, "-too-small")

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; Textual does so with each visit, and twice with the first."""
        if size != self.outer_size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Paint, but not what a moment later is painted as a whole: Textual would draw a new screen three times."""
        if not (self.app._batch_count or self._repaint_required):  # noqa: SLF001 - both are Textual's own
            super()._compositor_refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is beside the panels: one line for all of it, where Textual draws and filters each."""
        first = Region(crop.x, 0, crop.width, min(crop.height, 1))
        return super().render_lines(first) * crop.height

    def refresh_frame(self) -> None:
        """Show the title, the day, the saved state and the commands as they are now."""
        if not self.is_mounted:
            return
        desk = self.desk
        self.head.show(
            title=desk.session.title or _("Untitled session"),
            now=self._now(),
            saved=desk.state,
            trouble=desk.trouble,
            tabs=tuple(self._tab(step) for step in desk.steps),
        )
        self._show_commands()

    def relabel(self) -> None:
        """Show everything in the language that is in use now; at once, or when this step is shown again."""
        if not (self.is_mounted and self.is_current):
            self._stale = True
            return
        self.foot.say("")
        self.fill(None)
        self._stale = False
        self.refresh_frame()

    def commands(self) -> tuple[Command, ...]:
        """The commands that matter now."""
        return self.STEP.commands

    def on_descendant_focus(self) -> None:
        """Each panel may have commands of its own."""
        if self.is_mounted:
            self._show_commands()

    def _show_commands(self) -> None:
        self.foot.show(self.desk.offered(self.commands()), self.desk.offered((UNDO, HELP)))

    def _tab(self, step: Step) -> Tab:
        done, total = self.desk.progress(step)
        mark = "" if not total else " ✓" if done >= total else f" {done}/{total}" if done else ""
        return Tab(step.id, step.key, _(step.title), mark, step.id == self.STEP.id)

    def _now(self) -> tuple[str, ...]:
        """What the day and the task now are, from the fullest form to the shortest."""
        session, today = self.desk.session, self.desk.now().date()
        number = calendar.day_on(session, today)
        if number is not None:
            day = _("Day {day}").format(day=number)
            task = calendar.to_debrief(session, number)
            return (_("Day {day} · debrief {task}").format(day=number, task=task), day) if task else (day,)
        ahead = calendar.next_day(session, today)
        when = calendar.date_of(session, ahead) if ahead else None
        if when is None:
            return self._followed_up(session, today)
        return (_("Day {day} on {date}").format(day=ahead, date=dates.with_weekday(when)),)

    def _followed_up(self, session: Session, today: date) -> tuple[str, ...]:
        """What waits once the days are over: how much is overdue, and when something is due next."""
        late, due = len(schedule.overdue(session, today)), schedule.upcoming(session, today)[:1]
        words = [_("⚠ {n} overdue").format(n=late)] if late else []
        following = [_("next on {date}").format(date=dates.with_weekday(each.due)) for each in due]
        return tuple(dict.fromkeys((" · ".join((*words, *following)), *words))) if words or following else ()

    def say(self, message: str) -> None:
        """Say something at the bottom for a while; a screen that is only being made has no bottom yet."""
        if not self._filled:
            return
        self.was_rebuffed = True
        self.foot.say(message)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, lambda: self.foot.say(""))

    # Faults

    def recover(self) -> None:
        """Show what the session has after a fault, which may have stopped anything halfway."""
        self._stale = True  # until it is filled, now or when it is shown again
        self.relabel()

    def _mend(self) -> None:
        """Make whole what a change that could not be shown has left."""
        try:
            self.recover()
        except Exception as fault:
            if not self.desk.bears(fault):
                raise
        self.tell_of_fault(fault_said())

    def tell_of_fault(self, said: str) -> None:
        """Say it where it is seen, also while something is being typed."""
        if self.foot.is_waiting:
            self.foot.wait_for(said)
        else:
            self.say(said)

    # Changes

    def _changed(self, change: Change) -> None:
        if self.is_mounted and self.is_current:
            self.follow(change)
        else:
            self._stale = True

    def follow(self, change: Change) -> None:
        """Show a change. One that cannot be shown is in the session all the same, and whoever made it goes on."""
        try:
            self.show_change(change)
        except Exception as fault:
            self._stale = True
            if not self.desk.bears(fault):
                raise
            self.call_later(self._mend)

    def show_change(self, change: Change) -> None:
        """Bring the panels up to date after a change, when it touches what this step shows."""
        self.fill(change)
        self.refresh_frame()

    def on_unmount(self) -> None:
        """A screen that is gone is told nothing more."""
        self._stop_listening()

    # Panels and keys

    @property
    def panel(self) -> Panel:
        """The panel that acts: the one in focus, or that an editor stands in; else the first."""
        focused = self.focused
        while focused is not None:
            if isinstance(focused, Panel):
                return focused
            focused = focused.parent if hasattr(focused, "parent") else None  # type: ignore[assignment]
        return next(panel for panel in self.query(Panel) if panel.display)

    def finish(self) -> None:
        """Let nothing stay half done: before another step is shown, and at the end."""
        if self._waiting is not None or self._refusal:
            self._waiting, self._refusal = None, ""
            self.foot.wait_for("")

    @property
    def standing(self) -> tuple[object, ...]:
        """What a key changes that does something here: the session, where the cursor stands, the question asked."""
        return self.desk.session, self.focused, self.panel.spot, self._asked

    def command_of(self, key: str) -> Command | None:
        """The command of this step, or of every step, that a key belongs to."""
        return next((each for each in (*self.STEP.commands, *APP) if each.has_key(key)), None)

    def let_go(self) -> None:
        """Wait for no digit any more: something else begins, with the mouse say, and the foot speaks of that."""
        self._waiting, self._refusal = None, ""
        self.foot.wait_for("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse what a key asks for before the panels are there."""
        return self._filled and super().check_action(action, parameters)

    def action_go(self, direction: Direction) -> None:
        """Move the cursor."""
        self.panel.go(direction)

    def action_panel(self, step: int) -> None:
        """Go to the next panel, or the previous one."""
        shown = [panel for panel in self.query(Panel) if panel.display]
        self.set_focus(shown[(shown.index(self.panel) + step) % len(shown)])

    @property
    def is_zoomed(self) -> bool:
        """Whether something is shown alone."""
        return self._zoomed

    def action_zoom(self) -> None:
        """Show something alone, or all; a step without a zoom has no key for it."""

    def action_back(self) -> None:
        """Nothing is open here that could be left; a step with a zoom or a focus says more."""

    def questions(self) -> tuple[str, ...]:
        """The method's open questions for where the cursor stands."""
        guide = self.desk.guide(self.STEP.id)
        if guide is None:
            return ()
        return tuple(guide.panels.get(self.panel.spot.group, ())) or tuple(guide.questions)

    def action_question(self) -> None:
        """Show an open question to ask, the next one each time."""
        asked = self.questions()
        if asked:
            self._asked += 1
            self.say(asked[self._asked % len(asked)])
        else:
            self.say(_("The method has no questions here."))

    _zoomed = False
    _asked = -1
    _refusal = ""

    def action_wait_for_digit(self, command: str) -> None:
        """Begin a prefix key: the next key is its digit."""
        found = next(each for each in self.STEP.commands if each.id == command)
        least, most = found.digits or (0, 9)
        self._waiting = found
        text = _("{key}: {label} – type {least}–{most} (Esc cancels)")
        if most == 10:
            text = _("{key}: {label} – type {least}–9, 0 is 10 (Esc cancels)")
        self.foot.wait_for(text.format(key=found.shown_key, label=_(found.label), least=least, most=most))

    def refuse_digit(self, why: str) -> None:
        """Say why a prefix key has nothing to act on here; its digit must not go to another step instead."""
        self._refusal, self.was_rebuffed = why, True
        self.foot.wait_for(why)

    def on_key(self, event: events.Key) -> None:
        """Give a key that is waited for to the one that waits; nobody else sees it. A message has been read by then."""
        self.foot.say("")
        if self._refusal:
            why, self._refusal = self._refusal, ""
            self.foot.wait_for("")
            self.say(why)
            if event.character and event.character.isdigit():
                event.stop()
                event.prevent_default()
        elif self._waiting is not None:
            event.stop()
            event.prevent_default()
            self._end_waiting(event.character or "")

    def _end_waiting(self, character: str) -> None:
        command, self._waiting = self._waiting, None
        self.foot.wait_for("")
        if command is None or not (character.isascii() and character.isdigit()):
            self.was_rebuffed = True
            return
        least, most = command.digits or (0, 9)
        number = int(character) or (10 if most == 10 else 0)
        if least <= number <= most:
            getattr(self, f"action_{command.action}")(number)
        else:
            text = _("{key} takes {least}–{most}.")
            self.say(text.format(key=command.shown_key, least=least, most=most))

    def leave_for(self, place: tuple[str, str]) -> None:
        """Go to an item of a step; there is a way back to here."""
        self.mark_way_back()
        self.post_message(self.GoTo(*place))

    def mark_way_back(self) -> None:
        """Let the way back lead to here, before the cursor jumps; what was ahead is not any more."""
        self.desk.trail.append((self.STEP.id, self.panel.spot.key))
        self.desk.ahead = None

    def on_head_chosen(self, message: Head.Chosen) -> None:
        """Go to the step that was clicked."""
        self.post_message(self.GoTo(message.step))

    async def on_foot_pressed(self, message: Foot.Pressed) -> None:
        """Run the command that was clicked."""
        command = message.command
        if command.digits:
            self.action_wait_for_digit(command.id)
        else:
            await self.run_action(command.action)


def fault_said() -> str:
    """What is said of a fault that has cost nothing."""
    return _("A fault in the program; nothing is lost, just go on.")
