"""Widgets that draw their lines themselves, in named looks made from the colours of the theme.

Textual's component classes are the same by way of style sheets; but it styles each of them for every widget that is
mounted, needed or not, and with a dozen of them that is most of what showing a screen for the first time costs.
"""

from collections.abc import Collection, Mapping
from typing import ClassVar, Final, NamedTuple, Self

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class Look(NamedTuple):
    """A look: colours by their names in the theme, the widget's own where none is said."""

    color: str = ""
    background: str = ""
    bold: bool | None = None
    underline: bool | None = None


LEVEL_LOOKS: Final[Mapping[str, Look]] = {
    "level-0": Look("secondary"),
    "level-1": Look("text-muted"),
    "level-2": Look("text-success"),
    "level-3": Look("text-warning"),
    "level-4": Look("accent", bold=True),
    "level-5": Look("text-error", bold=True),
}
"""The five levels of a risk, and 0 for one that is not rated."""
MOST_STRIPS: Final = 200
"""Lines of a widget that are kept, for when they are drawn again: a few screens of them."""


class _DrawnLines:
    """The lines of a widget as it draws them, each filtered once, by their places until they are forgotten.

    Textual looks in the style sheet, for each line, for borders, padding, outlines, tints and hatches around it; a
    `DrawnWidget` has none of them. And it filters all lines of a widget anew where one of them has changed. A line
    that was there before, perhaps elsewhere, is the same strip again: Textual keeps with a strip what it made of it.
    """

    def __init__(self) -> None:
        self._drawn_for = Size()
        self._lines: dict[int, Strip] = {}
        self._made: LRUCache[tuple[Color, tuple[Segment, ...]], Strip] = LRUCache(MOST_STRIPS)

    def forget(self, regions: Collection[Region] = ()) -> None:
        """Forget the lines of these regions, by themselves all of them."""
        if not regions:
            self._lines.clear()
        for region in regions:
            for y in region.line_range:
                self._lines.pop(y, None)

    def of(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a part of the widget; those that are not known are drawn."""
        size = widget.size
        if size != self._drawn_for:
            self._drawn_for = size
            self.forget()
        unknown = [y for y in crop.line_range if y not in self._lines]
        if unknown:
            filters, background = widget.get_line_filters(), widget.background_colors[1]
            for y in unknown:
                line = widget.render_line(y)
                key = background, tuple(line)
                made = self._made.get(key)
                if made is None:
                    line = line.simplify()  # each change of look costs forty bytes
                    for each in filters:
                        line = line.apply_filter(each, background)
                    made = self._made[key] = line
                self._lines[y] = made
        lines = [self._lines[y] for y in crop.line_range]
        return lines if crop.column_span == (0, size.width) else [line.crop(*crop.column_span) for line in lines]


class DrawnWidget(Widget):
    """A widget with `LOOKS`: its own, and those of the class that it extends, by name.

    It draws whole lines, each as wide as it is; no style sheet gives it a border, padding, tint or opacity.
    """

    LOOKS: ClassVar[Mapping[str, Look]] = {}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._looks: dict[str, Style] = {}
        self._drawn_lines = _DrawnLines()

    @property
    def size(self) -> Size:
        """Its size: all of it is content. Textual asks the map of the screen and the styles, once for every line."""
        return self.outer_size

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint these regions anew, or all of it; the rest is Textual's."""
        if repaint:
            self._drawn_lines.forget(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it, as they are known since they were last painted anew."""
        return self._drawn_lines.of(self, crop)

    def look(self, name: str) -> Style:
        """The style of a look; that of the empty name is the widget's own."""
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = self.look("") + self._made(self.LOOKS[name]) if name else self.rich_style
        return style

    def _made(self, look: Look) -> Style:
        color, background = self._color(look.color), self._color(look.background)
        return Style(color=color, bgcolor=background, bold=look.bold, underline=look.underline)

    def _color(self, name: str) -> RichColor | None:
        if not name:
            return None
        said = self.app.theme_variables[name]
        if said.startswith("auto"):  # our themes say every colour; Textual's own leave some to the background
            return self.background_colors[1].get_contrast_text(1.0).rich_color
        return Color.parse(said).rich_color

    def notify_style_update(self) -> None:
        """Forget the styles when the theme changes."""
        super().notify_style_update()
        self._looks.clear()
        self._drawn_lines.forget()
