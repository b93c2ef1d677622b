from collections.abc import Mapping
from typing import ClassVar

from textual.app import App, ComposeResult

from toi_tui.shell.program.themes import DARK, LIGHT
from toi_tui.widgets.looks import DrawnWidget, Look


class Drawn(DrawnWidget):
    DEFAULT_CSS = "Drawn { background: $background; color: $foreground; }"
    LOOKS: ClassVar[Mapping[str, Look]] = {
        "title": Look("primary", bold=True),
        "here": Look("background", "accent"),
        "quiet": Look("text-muted"),
    }


class OneWidget(App[None]):
    def compose(self) -> ComposeResult:
        yield Drawn()


async def test_a_look_has_the_colours_of_the_theme_and_else_those_of_the_widget() -> None:
    app = OneWidget()
    for theme in (LIGHT, DARK):
        app.register_theme(theme)
    async with app.run_test() as pilot:
        drawn = app.query_one(Drawn)
        for theme in (LIGHT, DARK):
            app.theme = theme.name
            await pilot.pause()
            assert drawn.look("title").color.triplet.hex == theme.primary
            assert drawn.look("title").bgcolor.triplet.hex == theme.background
            assert drawn.look("title").bold
            assert drawn.look("here").color.triplet.hex == theme.background
            assert drawn.look("here").bgcolor.triplet.hex == theme.accent
            assert drawn.look("").color.triplet.hex == theme.foreground


async def test_a_colour_that_a_theme_leaves_to_the_background_stands_out_from_it() -> None:
    app = OneWidget()
    async with app.run_test():
        assert app.theme_variables["text-muted"].startswith("auto")
        drawn = app.query_one(Drawn)
        assert drawn.look("quiet").color != drawn.look("quiet").bgcolor
