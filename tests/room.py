"""A workshop room: a driver over Textual's Pilot whose tests read as prose.

async with room("kuusilampi", step="swot") as mentor:
    await mentor.press("n")
    await mentor.write("uusi vahvuus")
    await mentor.press("enter", "escape")
    assert "uusi vahvuus" in mentor.texts("swot.strengths")
    await mentor.undo()
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, chdir
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import lookup

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widget import Widget

from tests.waiting import LONG, turns_until, until
from toi_tui import locale
from toi_tui.app import ToiApp
from toi_tui.model.item import Item
from toi_tui.model.session import Session
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.typing_run import PAUSE
from toi_tui.storage import shipped
from toi_tui.storage.session_file import SessionFile
from toi_tui.widgets.editor import Editor

THIRD_MORNING = datetime(2027, 4, 14, 9, 0)  # noqa: DTZ001 - the clock on the wall of the room
_ROUNDS = 4
"""What was done may ask for something more, as a step that opens does for its panels, and they for their places."""


class Clock:
    """The clock on the wall of the room: it stands still until somebody turns it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now


class Room:
    """The program with a session open, seen and used as a mentor does."""

    def __init__(self, app: ToiApp, pilot: Pilot[int], path: Path, clock: Clock) -> None:
        self.app, self.pilot, self.path, self.clock = app, pilot, path, clock
        self._rested = 0.0

    async def press(self, *keys: str) -> "Room":
        """Press keys, one after the other, and wait until each has acted and is seen."""
        for key in keys:
            await self.play(key)
            await self.settled()
        return self

    async def write(self, text: str) -> "Room":
        """Type a text, all at once: the keys keep their order."""
        await self.play(*text)
        await self.settled()
        return self

    async def play(self, *keys: str) -> "Room":
        """Press keys without waiting for any, as a quick typist does; they act in their order before it goes on."""
        for key in keys:
            event = _key(key)
            event.time += self._rested
            self.app.post_message(event)
        async for _turn in turns_until(lambda: not self._is_acting, every=0.001):
            self.app._follow_now()  # somebody waits for the last of them too
            if self.app._held and not self._is_busy:
                self.app._be_quiet()  # nobody types any more
        return self

    def rest(self) -> "Room":
        """Let the hands rest for a while: what is pressed next has nothing to do with the keys before it."""
        self._rested += 2 * PAUSE
        return self

    @property
    def _is_acting(self) -> bool:
        return self.app.is_running and (self._is_busy or bool(self.app._held))

    @property
    def _is_busy(self) -> bool:
        return bool(self.app.message_queue_size or self.app._line or self.app._acting is not None)

    async def click(self, x: int, y: int) -> "Room":
        """Click at a place of the screen, as a terminal tells of it."""
        for kind in (events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.play()
        await self.settled()
        return self

    async def paste(self, text: str) -> "Room":
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.settled()
        return self

    @property
    def editor(self) -> Editor:
        """The editor of the field that is open."""
        field = self.screen.drafting.field
        assert field is not None, self.shown
        return field.editor

    async def go(self, step: str) -> "Room":
        """Switch to a step by its digit."""
        digit = next(each.key for each in self.app.steps if each.id == step)
        await self.press(digit)
        assert self.screen.STEP.id == step
        return self

    async def undo(self) -> "Room":
        """Take the last change back."""
        return await self.press("u")

    async def redo(self) -> "Room":
        """Bring it back."""
        return await self.press("r")

    async def settled(self) -> None:
        """Wait until everything that was asked for has been done, and is on the screen."""
        for _ in range(_ROUNDS):
            await self.pilot._wait_for_screen(LONG)
            self.app.screen._on_timer_update()

    async def until(self, happened: Callable[[], object]) -> "Room":
        """Wait until something is so that comes about by itself: what others have done to the file is found, say."""
        await until(happened)
        return self

    async def timers_are_over(self, seconds: float) -> "Room":
        """Wait until every timer of so many seconds has run that was set before: one that is set now comes last."""
        passed = asyncio.Event()
        asyncio.get_running_loop().call_later(2 * seconds, passed.set)
        return await self.until(passed.is_set)

    async def arrived(self) -> None:
        """Wait until a session that was begun or opened on the first screen is there."""
        await self.app.workers.wait_for_complete()
        await self.settled()
        file = self.app._file
        assert file is not None, self.shown
        self.path = file.path

    @property
    def screen(self) -> StepScreen:
        """The step that is shown."""
        screen = self.app.screen
        assert isinstance(screen, StepScreen), screen
        return screen

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.screen.desk.session

    def items(self, path: str) -> list[Item]:
        """The items of a list in their order."""
        return list(self.session.items(path).values())

    def texts(self, path: str) -> list[str]:
        """The texts of a list in their order."""
        return [getattr(item, "text", "") for item in self.items(path)]

    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return ["".join(segment.text for segment in line) for line in self.app.screen._compositor.render_strips()]

    @property
    def shown(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines())

    def see(self, *texts: str) -> "Room":
        """Fail unless each of these texts is on the screen."""
        for text in texts:
            assert text in self.shown, f"{text!r} is not on the screen:\n{self.shown}"
        return self

    def miss(self, *texts: str) -> "Room":
        """Fail if one of these texts is on the screen."""
        for text in texts:
            assert text not in self.shown, f"{text!r} is on the screen:\n{self.shown}"
        return self

    def widget(self, selector: str) -> Widget:
        """A widget of the screen."""
        return self.app.screen.query_one(selector)

    async def reopened(self) -> Session:
        """Save, and read what the file says now."""
        self.app.action_save()
        await self.app.workers.wait_for_complete()
        return SessionFile.open(self.path).session


def _key(key: str) -> events.Key:
    """What a terminal sends for a key."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    try:
        character: str | None = lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = key if len(key) == 1 else None
    return events.Key(name, character)


@asynccontextmanager
async def room(
    example: str = "kuusilampi",
    *,
    session: Session | None = None,
    **how: Any,
) -> AsyncIterator[Room]:
    """Open a copy of a shipped example, or a session of one's own, on a step: as `opened` says."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{example}.toml"
        if session is None:
            path.write_bytes(shipped.example(example))
        else:
            SessionFile.create(path, session)
        async with opened(path, **how) as mentor:
            yield mentor


@asynccontextmanager
async def opened(
    path: Path,
    *,
    step: str = "session",
    size: tuple[int, int] = (80, 24),
    language: str = "fi",
    now: datetime = THIRD_MORNING,
    theme: str = "light",
    goes_on: bool = False,
) -> AsyncIterator[Room]:
    """Open a session file on a step.

    With `goes_on` faults are outlived as they are for people; without, a test sees them.
    """
    locale.use(language)
    clock = Clock(now)
    app = ToiApp(SessionFile.open(path), theme=theme, now=clock)
    app.goes_on = goes_on
    async with _entered(app, path, clock, size) as mentor:
        if mentor.app.current_mode != step:
            await mentor.go(step)
        yield mentor.rest()


@asynccontextmanager
async def empty_room(
    folder: Path, *, size: tuple[int, int] = (80, 24), language: str = "fi", now: datetime = THIRD_MORNING
) -> AsyncIterator[Room]:
    """Start the program without a session, on its first screen; what is begun there lies in the folder."""
    locale.use(language)
    clock = Clock(now)
    with chdir(folder):
        async with _entered(ToiApp(now=clock), folder, clock, size) as mentor:
            yield mentor


@asynccontextmanager
async def _entered(app: ToiApp, path: Path, clock: Clock, size: tuple[int, int]) -> AsyncIterator[Room]:
    async with app.run_test(size=size) as pilot:
        mentor = Room(app, pilot, path, clock)
        await mentor.settled()
        try:
            yield mentor
        finally:
            app.save_before_end()  # the saving thread is done with the folder before it goes
