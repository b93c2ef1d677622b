"""Moving items: picked up and moved with the arrows, at once with Shift, and with the mouse."""

from dataclasses import replace
from typing import Final

from textual import events

from toi_tui.editing.document import Edit
from toi_tui.locale import _
from toi_tui.shell.bench import Bench
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import DOWN, LEFT, PICK_UP, RIGHT, UP
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.spot import Direction, Spot

_WAYS: Final[tuple[tuple[Command, Direction], ...]] = ((UP, "up"), (DOWN, "down"), (LEFT, "left"), (RIGHT, "right"))


class Moving:
    """The item that is picked up, if one is; the step's meaning says what a move does.

    It belongs to the panel that it was picked up in, whichever a click gives the keys to meanwhile.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._run = ""
        self._picked_up: tuple[Panel, Spot] | None = None

    @property
    def is_on(self) -> bool:
        """Whether an item is picked up."""
        return self._picked_up is not None

    def action_pick_up(self) -> None:
        """Pick the item up: arrows move it."""
        panel = self._bench.panel
        self._run = self._bench.desk.new_run()
        self._picked_up = panel, panel.spot
        panel.moving = True
        panel.refresh()
        self._bench.foot.wait_for(_("Arrows move · Enter drops · Esc puts it back"))

    def action_move(self, direction: Direction) -> None:
        """Move the item one place."""
        self._move(self._bench.panel, direction, None)

    def _move(self, panel: Panel, direction: Direction, run: str | None) -> None:
        spot = panel.spot
        onto = panel.neighbour(direction) if spot.key else None
        if onto is not None:
            self._put(panel, spot, self._bench.meaning.destination(spot, onto), run)

    def drop(self, message: Panel.Dropped) -> None:
        """Move what was dragged with the mouse."""
        if why := PICK_UP.why_not(replace(self._bench.here, spot=message.spot)):
            self._bench.say(why)
            return
        edit = self._bench.meaning.dropped(message.spot, message.onto)
        self._put(message.panel, message.spot, edit, None)

    def _put(self, panel: Panel, spot: Spot, edit: Edit | str, run: str | None) -> None:
        if isinstance(edit, str):
            if edit:
                self._bench.say(edit)
        elif self._bench.do(edit, run) is not None:
            panel.select(spot.key)

    def takes(self, key: events.Key) -> bool:
        """Whether it is a key for what is picked up: while something is, only arrows, Enter and Esc mean anything."""
        if self._picked_up is None:
            return False
        panel, spot = self._picked_up
        way = next((way for command, way in _WAYS if command.has_key(key.key)), None)
        if way is not None:
            panel.select(spot.key)  # a click may have put the cursor elsewhere meanwhile
            self._move(panel, way, self._run)
        elif key.key in {"enter", "escape"} or PICK_UP.has_key(key.key):
            self.end(restore=key.key == "escape")
        else:
            self._bench.was_rebuffed = True
        return True

    def let_go(self) -> None:
        """Drop what is picked up where it is; the cursor stays where a click has put it."""
        if self._picked_up is not None:
            here = self._bench.panel.spot
            self.end()
            self._bench.panel.select(here.key or here.group)

    def end(self, *, restore: bool = False) -> None:
        """Drop what is picked up where it is, or put it back."""
        if self._picked_up is None:
            return
        (panel, spot), self._picked_up = self._picked_up, None
        panel.moving = False
        self._bench.foot.wait_for("")
        if restore:
            self._bench.desk.document.cancel_run(self._run)
        else:
            self._bench.desk.document.close_run()
        panel.select(spot.key)
        panel.refresh()
