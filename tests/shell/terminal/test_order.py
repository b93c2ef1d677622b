import asyncio
import time
from typing import ClassVar

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, TextArea

from tests.waiting import until
from toi_tui.shell.terminal.order import OrderedKeys


class Dialog(ModalScreen[str]):
    def __init__(self, answered: asyncio.Future[str] | None = None) -> None:
        super().__init__()
        self.answered = answered

    def compose(self) -> ComposeResult:
        yield Input(id="dialog")

    @on(Input.Submitted)
    def done(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
        if self.answered:
            self.answered.set_result(event.value)


class Waiting(Widget, can_focus=True):
    """Awaits the answer of a dialog in its own handler, as nobody should."""

    async def on_key(self, event: events.Key) -> None:
        if event.key == "w":
            answered: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            self.app.push_screen(Dialog(answered))
            lines(self.app).append(f"answer {await answered}")


class Log(Label):
    def __init__(self) -> None:
        super().__init__("", markup=False)
        self.lines: list[str] = []
        self.paints = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.update(line)


class Editor(Input):
    """Vanishes in the handler of its own key, as an editor in place does."""

    class Kept(Message):
        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def key_enter(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.screen.query_one(List).post_message(self.Kept(self.value))
        self.remove()


class List(Vertical, can_focus=True):
    def on_key(self, event: events.Key) -> None:
        if event.key == "n":
            event.stop()
            self.open()

    def open(self) -> None:
        editor = Editor(classes="editor")
        self.mount(editor)
        editor.focus()

    @on(Editor.Kept)
    def keep(self, event: Editor.Kept) -> None:
        self.app.query_one(Log).add(event.text)
        if event.text:
            self.open()
        else:
            self.focus()


class Desk(OrderedKeys):
    BINDINGS: ClassVar[list[BindingType]] = [
        ("f2", "ask", "Ask"),
        ("f3", "block", "Block"),
        ("f4", "fault", "Fault"),
        ("f5", "leave", "Leave"),
        ("f6", "drop", "Drop the field"),
    ]

    def compose(self) -> ComposeResult:
        yield Input(id="one")
        yield Input(id="two")
        yield TextArea()
        yield Button("Press")
        yield Waiting()
        yield List()
        yield Log()

    def log_line(self, line: str) -> None:
        self.query_one(Log).add(line)

    @on(Input.Submitted, "#one,#two")
    def submitted(self, event: Input.Submitted) -> None:
        self.log_line(event.value)
        event.input.clear()

    @on(Button.Pressed)
    def pressed(self) -> None:
        self.query_one("#two").focus()

    def action_ask(self) -> None:
        self.push_screen(Dialog(), lambda answer: self.log_line(f"answer {answer}"))

    def action_block(self) -> None:
        time.sleep(0.2)

    def action_fault(self) -> None:
        raise LookupError

    def action_leave(self) -> None:
        self.exit(3)

    def action_drop(self) -> None:
        self.query_one("#one").remove()


def read_at_once(app: Desk, *keys: str) -> None:
    """Post keys as the input thread does when it finds many in one read."""
    for key in keys:
        for name in key if key.startswith("=") else [key]:
            if name != "=":
                event = events.Key(name, name if len(name) == 1 else {"enter": "\r", "space": " "}.get(name))
                event.set_sender(app)
                app.post_message(event)


def lines(app: Desk) -> list[str]:
    return app.screen_stack[0].query_one(Log).lines


async def test_two_notes_in_one_read_stay_two_notes() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "=first", "enter", "=second", "enter")
        await until(lambda: lines(pilot.app) == ["first", "second"])


async def test_backspace_home_and_left_act_where_they_were_typed() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "=abc", "backspace", "=d", "left", "=e", "home", "=f", "enter")
        await until(lambda: lines(pilot.app) == ["fabed"])


async def test_tab_moves_on_before_the_next_letters() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "=one", "tab", "=two", "enter", "shift+tab", "enter")
        await until(lambda: lines(pilot.app) == ["two", "one"])


async def test_typing_goes_on_into_a_dialog_and_out_of_it() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "=a", "f2", "=yes", "enter", "=b", "enter")
        await until(lambda: lines(pilot.app) == ["answer yes", "ab"])


async def test_a_loop_that_stood_still_reorders_nothing() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "f3", "=ab", "enter", "f3", "=cd", "enter")
        await until(lambda: lines(pilot.app) == ["ab", "cd"])


async def test_editors_that_come_and_go_get_their_own_letters() -> None:
    async with Desk().run_test() as pilot:
        pilot.app.query_one(List).focus()
        await pilot.pause()
        read_at_once(pilot.app, "n", "=one", "enter", "=two", "enter", "=three", "enter", "enter", "n", "=x", "enter")
        await until(lambda: lines(pilot.app) == ["one", "two", "three", "", "x"])


async def test_a_widget_that_awaits_its_own_dialog_locks_nobody_out() -> None:
    async with Desk().run_test() as pilot:
        pilot.app.query_one(Waiting).focus()
        await pilot.pause()
        read_at_once(pilot.app, "w", "=yes", "enter")
        await until(lambda: lines(pilot.app) == ["answer yes"])


async def test_a_field_that_is_gone_holds_nobody_up() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "=a", "f6", "tab", "f2", "=yes", "enter")
        await until(lambda: lines(pilot.app) == ["answer yes"])


async def test_a_click_waits_for_the_keys_before_it_and_the_keys_behind_it_wait_for_the_click() -> None:
    async with Desk().run_test() as pilot:
        read_at_once(pilot.app, "=one", "enter", "=x")
        x, y, *_ = pilot.app.query_one(Button).region
        for kind in (events.MouseDown, events.MouseUp):
            event = kind(None, x + 2, y + 1, 0, 0, 1, False, False, False, x + 2, y + 1)
            event.set_sender(pilot.app)
            pilot.app.post_message(event)
        read_at_once(pilot.app, "=two", "enter")
        await until(lambda: lines(pilot.app) == ["one", "two"])
        assert pilot.app.query_one("#one", Input).value == "x"


async def test_a_fault_ends_the_app_and_the_keys_behind_it() -> None:
    app = Desk()
    with pytest.raises(LookupError):  # noqa: PT012 - it is raised at the end of the block
        async with app.run_test():
            read_at_once(app, "=a", "f4", "=b", "enter")
            await until(lambda: not app.is_running)
    assert app.return_code == 1


async def test_keys_behind_an_exit_do_nothing() -> None:
    app = Desk()
    async with app.run_test():
        read_at_once(app, "f5", "f4", "=b", "enter")
        await until(lambda: not app.is_running)
    assert app.return_value == 3


async def test_a_megabyte_between_two_keys_keeps_its_place() -> None:
    async with Desk().run_test() as pilot:
        area = pilot.app.query_one(TextArea)
        area.focus()
        await pilot.pause()
        read_at_once(pilot.app, "=a")
        pilot.app.post_message(events.Paste("x" * 79 + "\n" + "y" * (1 << 20)).set_sender(pilot.app))
        read_at_once(pilot.app, "backspace", "=b")
        await until(lambda: area.text.endswith("yb"))
        assert area.text == "a" + "x" * 79 + "\n" + "y" * ((1 << 20) - 1) + "b"


async def test_the_screen_is_painted_during_a_long_burst() -> None:
    class Painted(Input):
        paints: ClassVar[list[str]] = []

        def render_line(self, y: int) -> object:  # type: ignore[override]
            self.paints.append(self.value)
            return super().render_line(y)

    class Burst(Desk):
        def compose(self) -> ComposeResult:
            yield Painted()

    async with Burst().run_test() as pilot:
        field = pilot.app.query_one(Painted)
        read_at_once(pilot.app, *["a", "b", "backspace"] * 200)
        await until(lambda: field.value == "a" * 200)
        await pilot.pause()
    assert len({len(value) for value in field.paints}) > 5


async def test_pilot_types_as_ever() -> None:
    async with Desk().run_test() as pilot:
        await pilot.press("a", "b", "enter", "c", "tab", "d", "enter")
        assert lines(pilot.app) == ["ab", "d"]


class Choosy(Desk):
    """Lets no q through, and keeps each x until a z comes; remembers the focus that each key has led to."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[events.Event] = []
        self.focuses: list[str] = []

    async def admits(self, event: events.Event, *, to_field: bool) -> bool:
        key = event.key if isinstance(event, events.Key) else ""
        if key == "x" and event not in self.kept:
            self.kept.append(event)
            return False
        if key == "z" and event not in self.kept:
            self.kept.append(event)
            await self.put_first(*self.kept)
            return False
        return key != "q"

    async def acted(self) -> None:
        self.focuses.append(type(self.focused).__name__)


async def test_input_that_is_not_admitted_is_gone_and_what_is_kept_comes_when_it_is_put_first() -> None:
    async with Choosy().run_test() as pilot:
        read_at_once(pilot.app, "=axqbz", "enter", "=qd", "enter")
        await until(lambda: lines(pilot.app) == ["abxz", "d"])


async def test_a_key_has_acted_when_the_focus_is_where_it_leads() -> None:
    app = Choosy()
    async with app.run_test() as pilot:
        app.query_one(List).focus()
        await pilot.pause()
        read_at_once(app, "n", "=one", "enter", "enter", "=a")
        await until(lambda: len(app.focuses) >= 4 and app._acting is None)
        assert app.focuses[0] == "Editor"
        assert app.focuses[-1] == "List"
