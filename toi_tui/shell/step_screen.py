"""The screen of a step: a frame around panels, tools for what stands in them, and changes that come in.

A step's class says what is shown. What a spot of it means is said by its meaning, how the panels share the room by its
arrangement, and what the user does there by the tools; none of them knows a step.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.model.item import MisfitError
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import EDIT, HELP, UNDO
from toi_tui.shell.commands.situation import only_for_reading
from toi_tui.shell.commands.step import Step
from toi_tui.shell.desk import Desk
from toi_tui.shell.frame import Foot, Head
from toi_tui.shell.heading import now_in_words, tab_of
from toi_tui.shell.linking.links import Links
from toi_tui.shell.meaning.here import Here
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.terminal.mended.bindings import bind
from toi_tui.shell.terminal.mended.screen import QuickScreen
from toi_tui.shell.tools.commanding import Commanding
from toi_tui.shell.tools.drafting import Drafting
from toi_tui.shell.tools.finding import Search
from toi_tui.shell.tools.items import Items
from toi_tui.shell.tools.moving import Moving
from toi_tui.shell.tools.pasting import Pasting
from toi_tui.shell.tools.showing import Showing, fault_said
from toi_tui.shell.tools.waiting import AwaitedDigit
from toi_tui.shell.tools.writing import Writing
from toi_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from toi_tui.widgets.editor import Editor
    from toi_tui.widgets.find_bar import FindBar

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
MESSAGE_SECONDS = 8


class StepScreen(QuickScreen, inherit_bindings=False):
    """The screen of a step. A step's own class says its `STEP`, its meaning and arrangement, and fills its panels.

    Changes come in through `Showing`, commands through `Commanding`.
    """

    STEP: ClassVar[Step]
    AUTO_FOCUS = ""  # the panel that is begun on is focused when it is filled

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
    StepScreen.-finding #body { margin-bottom: 0; }
    """

    class GoTo(Message):
        """Another step is asked for; `item` is where to look there."""

        def __init__(self, step: str, item: str = "") -> None:
            super().__init__()
            self.step, self.item = step, item

    meaning: Meaning
    arranging: Arranging
    own_tools: tuple[object, ...] = ()
    """A step's own tools, which its actions are looked for on too."""

    def __init__(self, desk: Desk) -> None:
        """A step's own class makes its panels, and then says `meaning` and `arranging`."""
        super().__init__(id=self.STEP.id)
        bind(self, self.STEP.commands, by_id=True)
        self.desk = desk
        self.head, self.foot = Head(id="head"), Foot(id="foot")
        self.showing, self.commanding = Showing(self), Commanding(self)
        self.waiting, self.moving = AwaitedDigit(self, self.commanding.take_digit), Moving(self)
        self.drafting = Drafting(self, self.showing.follow, lambda: self.showing.tell(fault_said()))
        self.writing = Writing(self, self.drafting)
        self.pasting, self.items = Pasting(self), Items(self)
        self.finding, self.linking = Search(self, self.searched), Links(self)
        self.was_rebuffed = False
        """Whether a key was answered in words, as one that is refused, or broke off what waited for another."""
        self._filled = False
        self._asked = -1
        self._message_timer: Timer | None = None
        self._stop_listening = desk.document.listen(self.showing.hear)

    # To be said by the steps

    def panels(self) -> ComposeResult:
        """Yield the panels, and what else stands among them."""
        yield from self.arranging.panels

    def fill(self, change: Change | None) -> None:
        """Put the session's values into the panels; `change` is None when anything may have changed."""
        raise NotImplementedError

    def commands(self) -> tuple[Command, ...]:
        """The commands that matter now: those of the panel in focus, where it has some of its own."""
        return self.STEP.commands

    def view(self) -> Callable[[], None]:
        """A call that brings back how the step is looked at now: what is shown alone, folded or left out."""
        return self.arranging.view()

    def reveal(self, item: str) -> None:
        """Put the cursor on an item, whichever panel it is in."""
        self.arranging.reveal(item)

    def questions(self) -> tuple[str, ...]:
        """The method's open questions for where the cursor stands."""
        guide = self.desk.guide(self.STEP.id)
        if guide is None:
            return ()
        return tuple(guide.panels.get(self.panel.spot.group, ())) or tuple(guide.questions)

    def searched(self, shown: Sequence[Panel]) -> Sequence[Panel]:
        """Those of the panels that show which are searched."""
        return shown

    def going_on(self) -> tuple[str, ...]:
        """The present moment in words, from the fullest form to the shortest."""
        return now_in_words(self.desk.session, self.desk.now().date())

    # The frame

    def compose(self) -> ComposeResult:
        """The frame and the panels in it."""
        yield self.head
        with Container(id="body"):
            yield from self.panels()
        yield self.foot

    def on_mount(self) -> None:
        """Fill everything for the first time."""
        self.fill(None)
        self.refresh_frame()
        self.set_focus(self.panel, scroll_visible=False)  # at once: the first picture shows it
        self._filled = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Catch up with what changed while another step was shown."""
        event.refresh_styles = False  # mounting has styled it, and the app styles anew what a change of theme left out
        if not self.is_mounted:
            return
        self.showing.catch_up()
        self.refresh_frame()
        self.foot.refresh()

    def on_screen_suspend(self) -> None:
        """The keys go to a box now, or to another step."""
        if self._filled:
            self.foot.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Share the new room; say politely when it is too small."""
        tiny = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        if tiny != self.has_class("-too-small"):
            self._say_too_small(tiny=tiny)
        self.arranging.share()
        self.call_after_refresh(self.drafting.fit)

    def _say_too_small(self, *, tiny: bool) -> None:
        text = _("The window is too small. It needs {width} × {height} characters.")
        notice = Content(text.format(width=LEAST_WIDTH, height=LEAST_HEIGHT))
        if self.query("#too-small"):
            self.query_one("#too-small", Static).update(notice)
        else:  # hardly ever needed, so that no first visit pays for it
            self.mount(Static(notice, id="too-small", markup=False))
        self.set_class(tiny, "-too-small")

    def refresh_frame(self) -> None:
        """Show the title, the day, the saved state and the commands as they are now."""
        if not self.is_mounted:
            return
        desk = self.desk
        self.head.show(
            title=desk.session.title or _("Untitled session"),
            now=self.going_on(),
            saved=desk.state,
            trouble=desk.trouble,
            tabs=tuple(tab_of(desk, step, current=step is self.STEP) for step in desk.steps),
        )
        self.show_commands()

    def show_commands(self) -> None:
        """Show the commands of the panel in focus; those that cannot be run now stand back."""
        offered, here = self.desk.offered(self.commands()), self.here
        not_now = frozenset(each.id for each in offered if each.footer and each.why_not(here))
        self.foot.show(offered, self.desk.offered((UNDO, HELP)), not_now)

    def on_descendant_focus(self) -> None:
        """Each panel may have commands of its own."""
        if self.is_mounted:
            self.show_commands()

    def say(self, message: str) -> None:
        """Say something at the bottom for a while; a screen that is only being made has no bottom yet."""
        if not self._filled:
            return
        self.was_rebuffed = True
        self.foot.say(message)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, lambda: self.foot.say(""))

    # Changes

    def do(self, edit: Edit, run: str | None = None, *, begins: bool = False) -> Change | None:
        """Carry out an edit; what its field cannot hold is said and nothing changes.

        `begins` says that it is nothing yet, and may come to nothing.
        """
        if self.desk.read_only:
            self.say(only_for_reading())
            return None
        try:
            return self.desk.document.do(edit, run, begins=begins)
        except MisfitError:
            self.say(_("That value does not fit here; nothing was changed."))
            return None

    def recover(self) -> None:
        """Show everything as the session has it after a fault, and keep what is being typed."""
        self.showing.recover()

    def tell_of_fault(self, said: str) -> None:
        """Say of a fault what is to be said."""
        self.showing.tell_of_fault(said)

    def on_unmount(self) -> None:
        """A screen that is gone is told nothing more."""
        self._stop_listening()

    # Where the user is

    @property
    def panel(self) -> Panel:
        """The panel that acts."""
        return self.arranging.panel

    @property
    def here(self) -> Here:
        """Where the cursor stands, and what that means."""
        return Here(self.desk, self.meaning, self.panel.id or "", self.panel.spot)

    @property
    def standing(self) -> tuple[object, ...]:
        """The session, the cursor's place and the question asked: a key that does something changes one of them."""
        return self.desk.session, self.focused, self.panel.spot, self._asked

    def let_go(self) -> None:
        """Wait for nothing any more: something else begins, with the mouse say, and the foot speaks of that."""
        self.moving.let_go()
        self.waiting.let_go()
        self.foot.wait_for("")

    def finish(self) -> None:
        """Let nothing stay half done: before another step is shown, and at the end."""
        self.moving.end()
        self.waiting.let_go()
        self.writing.finish()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse what a key asks for before the panels are there."""
        return self._filled and super().check_action(action, parameters)

    def action_run(self, id: str) -> None:
        """Run the command of an id, or say why not; a prefix key waits for its digit."""
        self.commanding.run(next(each for each in self.STEP.commands if each.id == id))

    def action_question(self) -> None:
        """Show an open question to ask, the next one each time."""
        asked = self.questions()
        if asked:
            self._asked += 1
            self.say(asked[self._asked % len(asked)])
        else:
            self.say(_("The method has no questions here."))

    def go_to(self, step: str, item: str = "") -> None:
        """Go to another step, and an item there."""
        self.post_message(self.GoTo(step, item))

    def leave_for(self, place: tuple[str, str]) -> None:
        """Go to an item of a step; there is a way back to here."""
        self.mark_way_back()
        self.go_to(*place)

    def mark_way_back(self) -> None:
        """Let the way back lead to here, before the cursor jumps; what was ahead is not any more."""
        self.desk.trail.append((self.STEP.id, self.panel.spot.key))
        self.desk.ahead = None

    # Input. What something waits for comes first: an item that was picked up, then a digit.

    def on_key(self, event: events.Key) -> None:
        """Give a key to what waits for it; nobody else sees it. A message has been read by then."""
        self.foot.say("")
        if self.moving.takes(event) or self.waiting.takes(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A paste with no field open begins items where the cursor stands."""
        if not (self.writing.is_on or self.moving.is_on or self.finding.is_on):
            event.stop()
            self.pasting.paste(event.text)

    def on_panel_moved(self, _message: Panel.Moved) -> None:
        """Other commands can be run where the cursor stands now; the cursor is seen first."""
        self.call_after_refresh(self.show_commands)

    def on_panel_sized(self, _message: Panel.Sized) -> None:
        """Fit an open editor into the panel's new size."""
        self.drafting.fit()

    def on_panel_opened(self, _message: Panel.Opened) -> None:
        """A double click edits, or begins something where nothing stands."""
        self.action_run(EDIT.id)

    def on_panel_dropped(self, message: Panel.Dropped) -> None:
        """Move what was dragged with the mouse."""
        self.moving.drop(message)

    def on_head_chosen(self, message: Head.Chosen) -> None:
        """Go to the step that was clicked."""
        self.go_to(message.step)

    async def on_foot_pressed(self, message: Foot.Pressed) -> None:
        """Run the command that was clicked."""
        await self.commanding.press(message.command)

    # What the editor and the line that is searched with say

    def on_editor_drafted(self, message: "Editor.Drafted") -> None:
        """Put what was typed so far into the session."""
        self.writing.hear(message)

    # Textual goes by these names, one for each message.
    on_editor_grown = on_editor_broken = on_editor_pasted = on_editor_too_long = on_editor_ended = on_editor_drafted

    def search_with(self, bar: "FindBar | None") -> None:
        """Show the line that is searched with, or none."""
        self.set_class(bar is not None, "-finding")
        if bar is None:
            self.query("FindBar").remove()
        else:
            self.mount(bar, before=self.foot)
            bar.focus()

    def on_find_bar_wanted(self, message: "FindBar.Wanted") -> None:
        """Look for what was typed."""
        self.finding.hear(message)

    on_find_bar_closed = on_find_bar_wanted


def class_of(step: Step) -> type[StepScreen]:
    """Import the screen of a step."""
    module, _colon, name = step.screen.partition(":")
    found: type[StepScreen] = getattr(import_module(module), name)
    return found
