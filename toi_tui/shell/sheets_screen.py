"""A step of pages, mostly sheets: two of them side by side where there is room for both, else one at a time."""

from typing import Final

from textual import events

from toi_tui.locale import _
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.tools.target import Target
from toi_tui.widgets.panel import Direction, Panel

TWO_COLUMNS: Final = 100


class SheetsScreen(EditingScreen):
    """Pages: Tab goes to the next one, and while writing to the next field.

    Where there is room for two the first page stays, and the others take turns beside it.
    """

    DEFAULT_CSS = "SheetsScreen Sheet { margin-right: 1; }"

    @property
    def pages(self) -> list[Panel]:
        """The pages from left to right."""
        return list(self.query(Panel))

    def on_resize(self, event: events.Resize) -> None:
        """Two pages where there is room for them."""
        super().on_resize(event)
        self.share(self.panel, event.size.width)

    def share(self, here: Panel, width: int) -> None:
        """Say which pages are shown in a width while the cursor is on one of them."""
        first, *others = self.pages
        if width < TWO_COLUMNS:
            shown = {here}
        else:
            beside = here if here is not first else next((page for page in others if page.display), others[0])
            shown = {first, beside}
        for page in self.pages:
            page.display = page in shown

    def show_panel(self, page: Panel) -> None:
        """Go to a page."""
        page.display = True
        self.set_focus(page)  # at once: the next key may be there already
        self.share(page, self.size.width)

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; left and right go to the page on that side."""
        step = {"left": -1, "right": 1}.get(direction)
        pages = self.pages
        to = pages.index(self.panel) + step if step else -1
        if step is None:
            super().action_go(direction)
        elif 0 <= to < len(pages):
            self.show_panel(pages[to])

    def action_panel(self, step: int) -> None:
        """Go to the next page."""
        pages = self.pages
        self.show_panel(pages[(pages.index(self.panel) + step) % len(pages)])

    def reveal(self, item: str) -> None:
        """Show the page that the item is on."""
        found = next((page for page in self.pages if page.select(item)), None)
        if found is not None:
            self.show_panel(found)

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
