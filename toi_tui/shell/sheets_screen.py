"""A step of two sheets: side by side where there is room for both, else one at a time."""

from typing import Final

from textual import events

from toi_tui.locale import _
from toi_tui.shell.commands import HELP, UNDO
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.panel import Direction, Panel
from toi_tui.widgets.sheet import Sheet

TWO_COLUMNS: Final = 100


class SheetsScreen(EditingScreen):
    """Two sheets: Tab goes to the other one, and while writing to the next field."""

    DEFAULT_CSS = "SheetsScreen Sheet { margin-right: 1; }"

    def on_resize(self, event: events.Resize) -> None:
        """Both sheets where there is room for them."""
        super().on_resize(event)
        self._share(self.panel, event.size.width)

    def _share(self, here: Panel, width: int) -> None:
        for sheet in self.query(Sheet):
            sheet.display = width >= TWO_COLUMNS or sheet is here

    def show_sheet(self, sheet: Panel) -> None:
        """Go to a sheet."""
        sheet.display = True
        self.set_focus(sheet)  # at once: the next key may be there already
        self._share(sheet, self.size.width)

    def on_descendant_focus(self) -> None:
        """Each sheet has commands of its own."""
        if self.is_mounted:
            self.foot.show(self.commands(), (UNDO, HELP))

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; left and right go to the sheet on that side."""
        sheets = list(self.query(Sheet))
        if direction == "left" and self.panel is sheets[-1]:
            self.show_sheet(sheets[0])
        elif direction == "right" and self.panel is sheets[0]:
            self.show_sheet(sheets[-1])
        else:
            super().action_go(direction)

    def action_panel(self, step: int) -> None:
        """Go to the other sheet."""
        sheets = list(self.query(Sheet))
        here = next(at for at, sheet in enumerate(sheets) if sheet is self.panel)
        self.show_sheet(sheets[(here + step) % len(sheets)])

    def reveal(self, item: str) -> None:
        """Show the sheet that the item is on."""
        found = next((sheet for sheet in self.query(Sheet) if sheet.select(item)), None)
        if found is not None:
            self.show_sheet(found)

    def prompt(self, target: Target) -> str:
        """Say where Tab goes on to from a field."""
        if not target.lines and (target.optional or not target.id):
            return _("Enter or Esc done · Tab next field")
        return super().prompt(target)

    def after_kept(self, target: Target, key: str) -> bool:
        """Tab goes on to the next field that can be written; Enter stays."""
        if key != "tab" or not (target.optional or not target.id):
            return False
        if self.panel.go("down"):
            following = self.target(self.panel.spot)
            if following is not None and (following.optional or not following.id):
                self.edit(following)
        return True
