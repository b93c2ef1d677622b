"""Keys act in the order in which they were typed.

Textual hands a key to the widget in focus at once, and its effects (a binding, a message to the screen, a new focus)
follow later through other queues: keys that arrive in one read, after a pause of the program or over a slow line,
overtake what those before them do (its issue 6605). Here a key waits until the one before it has had its effects; only
a run of characters typed into one field, which have none elsewhere, is let through as it comes.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

REST = 0.025
"""Seconds after a key before its effects are followed when nobody waits for them: the paint comes first."""
TICK = 0.05
PATIENT, HASTY = 10, 2
"""Ticks without a step before a key stops waiting for a busy widget; fewer when that widget waits for a dialog.

Ticks are counted by the loop, so that a loop that stood still does not look like a widget that does."""
MOST_ROUNDS = 8

_EFFECTIVE = (events.Key, events.Paste, events.MouseDown, events.MouseUp)


class OrderedKeys(App[int]):
    """An app where keys, pastes and clicks wait in one line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line: deque[events.Event] = deque()
        self._acting: DOMNode | None = None
        self._round: _Round | None = None
        self._rounds = 0
        self._rest: asyncio.TimerHandle | None = None
        self._field: Widget | None = None
        self._watched = False

    @property
    def has_input(self) -> bool:
        """Whether keys, pastes or clicks wait for their turn."""
        return bool(self._line)

    # To be said by the app

    async def admits(self, event: events.Event, *, to_field: bool) -> bool:  # noqa: ARG002
        """Whether input is let through now that its turn has come; `to_field` says that a field takes it.

        What is not let through is gone, unless it is held back, to be put into the line again by `put_first`.
        """
        return True

    async def acted(self) -> None:
        """Hear that the input let through last has had its effects."""

    # The line

    async def on_event(self, event: events.Event) -> None:
        """Let input through in its turn, everything else at once; input that comes behind an exit is dropped."""
        if not isinstance(event, (events.InputEvent, events.Paste)):
            await super().on_event(event)
        elif self._top() is None:  # Textual would end with a fault instead of quietly
            return
        elif event.is_forwarded:
            await super().on_event(event)
        elif self._acting is None or (not self._line and self._continues(event)):
            await self._let_through(event)
            await self._let_next_through()
        else:
            self._line.append(event)
            self._follow_now()

    async def put_first(self, *held: events.Event) -> None:
        """Put input in front of all that waits: its turn comes next."""
        self._line.extendleft(reversed(held))
        await self._let_next_through()

    async def _let_through(self, event: events.Event) -> None:
        if self._exit:
            return
        if isinstance(event, _EFFECTIVE):
            field = self._field_of(event)
            if not await self.admits(event, to_field=field is not None):
                return
            self._acting = self._under(event) if isinstance(event, events.MouseEvent) else self._in_focus()
            self._field = field
            if self._rest is not None:
                self._rest.cancel()
            self._rest = asyncio.get_running_loop().call_later(REST, self._follow_now)
        await super().on_event(event)

    def _continues(self, event: events.Event) -> bool:
        """Whether it is one more character for the field that takes the last one, with nobody waiting yet."""
        return self._rest is not None and self._field is not None and self._field_of(event) is self._field

    def _field_of(self, event: events.Event) -> Widget | None:
        """The field in focus, when it takes this key as a character."""
        field = self.focused
        if field is None or not isinstance(event, events.Key) or not event.is_printable:
            return None
        return field if field.check_consume_key(event.key, event.character) else None

    def _under(self, event: events.MouseEvent) -> DOMNode:
        try:
            return self.get_widget_at(event.x, event.y)[0]
        except (NoWidget, ScreenStackError):
            return self

    def _in_focus(self) -> DOMNode:
        return self.focused or self._top() or self

    def _top(self) -> Screen[Any] | None:
        return self._screen_stack[-1] if self._screen_stack else None

    def _follow_now(self) -> None:
        """Follow the effects of the last key, unless that is being done."""
        if self._rest is not None and self._acting is not None:
            self._rest.cancel()
            self._rest, self._rounds = None, 0
            self._follow(self._acting)
            if not self._watched:
                self._watched = True
                self._watch(None, 0, 0)

    def _follow(self, node: DOMNode) -> None:
        self._acting = node
        self._rounds += 1
        widgets = [ancestor for ancestor in reversed(node.ancestors_with_self) if ancestor is not self]
        self._round = _Round([self, *widgets], self._top(), self._arrived)
        self._round.step()

    async def _arrived(self, arrived: "_Round") -> None:
        """A round ended: the key has climbed. One more for what it caused, and one for each new focus."""
        if arrived is not self._round:
            return
        focus = self._in_focus()
        if not self._exit and (self._rounds == 1 or (focus is not self._acting and self._rounds < MOST_ROUNDS)):
            self._follow(focus)
            return
        self._acting = self._round = None
        await self.acted()
        await self._let_next_through()

    async def _let_next_through(self) -> None:
        while self._line:
            if self._acting is None or self._continues(self._line[0]):
                await self._let_through(self._line.popleft())
            else:
                self._follow_now()
                return

    def _watch(self, seen: "_Round | None", steps: int, still: int) -> None:
        """Look now and then whether the round goes on; give up on a widget that does not."""
        current = self._round
        if current is None or self._exit:
            self._watched = False
            return
        still = still + 1 if current is seen and current.steps == steps else 0
        if still >= (PATIENT if current.screen is self._top() else HASTY) and current.nodes:
            self._round = current = _Round([self], self._top(), self._arrived)
            current.step()
        asyncio.get_running_loop().call_later(TICK, self._watch, current, current.steps, still)


class _Round:
    """A message that goes, behind a key, through the queue of every widget that the key may climb to."""

    def __init__(
        self, nodes: list[DOMNode], screen: Screen[Any] | None, end: Callable[["_Round"], Awaitable[None]]
    ) -> None:
        self.nodes = nodes
        self.screen = screen
        self.steps = 0
        self._end = end

    def step(self) -> None:
        """Go on to the next widget that still listens; the app is the last."""
        self.steps += 1
        while self.nodes:
            if self.nodes.pop().post_message(events.Callback(self._pass)):
                return

    async def _pass(self) -> None:
        if self.nodes:
            self.step()
        else:
            await self._end(self)
