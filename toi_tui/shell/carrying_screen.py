"""Moving items: by carrying them with the arrows, at once with Shift, and with the mouse."""

from typing import Final

from textual import events

from toi_tui.locale import _
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import CARRY, DOWN, LEFT, RIGHT, UP
from toi_tui.shell.item_screen import ItemScreen
from toi_tui.widgets.panel import Direction, Panel, Spot

_WAYS: Final[tuple[tuple[Command, Direction], ...]] = ((UP, "up"), (DOWN, "down"), (LEFT, "left"), (RIGHT, "right"))


class CarryingScreen(ItemScreen):
    """Items are moved; a step says by `destination` what a move means."""

    _carried: Spot | None = None

    @property
    def is_carrying(self) -> bool:
        """Whether an item is picked up."""
        return self._carried is not None

    def action_carry(self) -> None:
        """Pick the item up: arrows carry it."""
        spot = self.panel.spot
        if self.desk.read_only:
            self.say(_("This session is open for reading only."))
            return
        if self.item(self.target(spot)) is None:
            self.say(_("There is nothing to move here."))
            return
        self._run += 1
        self._carried = spot
        self.panel.carrying = True
        self.panel.refresh()
        self.foot.wait_for(_("Arrows carry · Enter drops · Esc puts it back"))

    def action_move(self, direction: Direction) -> None:
        """Move the item one place."""
        self._move(direction, None)

    def _move(self, direction: Direction, run: str | None) -> None:
        panel, spot = self.panel, self.panel.spot
        onto = panel.neighbour(direction) if spot.key else None
        edit = self.destination(spot, onto) if onto is not None else None
        if edit is not None and self.do(edit, run) is not None:
            panel.select(spot.key)

    def on_panel_dropped(self, message: Panel.Dropped) -> None:
        """Move what was dragged with the mouse."""
        edit = self.destination(message.spot, message.onto)
        if edit is not None and self.do(edit) is not None:
            message.panel.select(message.spot.key)

    def on_key(self, event: events.Key) -> None:
        """While something is carried, only arrows, Enter and Esc mean anything."""
        if self._carried is None:
            return
        event.stop()
        event.prevent_default()
        way = next((way for command, way in _WAYS if command.has_key(event.key)), None)
        if way is not None:
            self.panel.select(self._carried.key)  # a click may have put the cursor elsewhere meanwhile
            self._move(way, self._run_name)
        elif event.key in {"enter", "escape"} or CARRY.has_key(event.key):
            self._end_carrying(restore=event.key == "escape")
        else:
            self.was_rebuffed = True

    def let_go(self) -> None:
        """Drop what is carried where it is; the cursor stays where a click has put it."""
        super().let_go()
        if self._carried is not None:
            here = self.panel.spot
            self._end_carrying(restore=False)
            self.panel.select(here.key or here.group)

    def finish(self) -> None:
        """Drop what is carried where it is."""
        super().finish()
        if self._carried is not None:
            self._end_carrying(restore=False)

    def _end_carrying(self, *, restore: bool) -> None:
        carried, self._carried = self._carried, None
        panel = self.panel
        panel.carrying = False
        self.foot.wait_for("")
        if restore:
            self.desk.document.cancel_run(self._run_name)
        else:
            self.desk.document.close_run()
        if carried is not None:
            panel.select(carried.key)
        panel.refresh()
