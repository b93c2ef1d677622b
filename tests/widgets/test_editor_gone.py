from textual.app import App, ComposeResult
from textual.geometry import Region

from toi_tui.widgets.editor import Editor


class Wall(App[None]):
    def compose(self) -> ComposeResult:
        yield Editor()


async def test_a_field_that_is_gone_can_still_be_asked_to_draw():
    app = Wall()
    async with app.run_test():
        editor = app.query_one(Editor)
        await editor.remove()
        assert [strip.cell_length for strip in editor.render_lines(Region(0, 0, 7, 2))] == [7, 7]
