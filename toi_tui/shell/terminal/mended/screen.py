"""A screen that is painted as seldom as can be. It leans on private names of Textual, each with a test of its own."""

from textual.geometry import Region, Size
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class QuickScreen(Screen[None], inherit_bindings=False):
    """A screen whose widgets draw themselves: Textual's own ways paint it two and three times over."""

    focused = var[Widget | None](None)
    """The widget that gets the keys. Textual's own paints the whole screen when it changes; a widget paints itself."""

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; Textual does so with each visit, and twice with the first."""
        if size != self.outer_size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Paint, but not what a moment later is painted as a whole: Textual would draw a new screen three times."""
        if not (self.app._batch_count or self._repaint_required):  # noqa: SLF001 - both are Textual's own
            super()._compositor_refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines beside the panels: one for all of them, where Textual draws and filters each."""
        first = Region(crop.x, 0, crop.width, min(crop.height, 1))
        return super().render_lines(first) * crop.height

    def take_styles_as_new(self) -> None:
        """Say that nothing has changed since it was made: it is styled when it is mounted.

        Textual takes a new screen for outdated, and would style the whole program once more.
        """
        self._css_update_count = self.app._css_update_count  # noqa: SLF001 - there is no other way in
