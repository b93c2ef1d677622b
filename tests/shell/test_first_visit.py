from unittest.mock import patch

import pytest
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from tests.room import room
from toi_tui.screens import steps
from toi_tui.shell.commands.step import Step
from toi_tui.shell.frame import Foot, Head
from toi_tui.widgets.looks import DrawnWidget


async def test_a_step_is_styled_when_it_is_mounted_and_the_rest_of_the_program_not_again() -> None:
    with patch.object(App, "refresh_css", autospec=True, side_effect=App.refresh_css) as restyled:
        async with room("kuusilampi", step="session") as mentor:
            await mentor.press("2", "6", "8")
            assert mentor.app.current_mode == "risks"
            assert restyled.call_count == 0


async def test_the_theme_changes_on_steps_that_were_visited_and_not_shown() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await mentor.press("6")
        mentor.app.action_change_theme()
        await mentor.press("2")
        swot, wanted = mentor.app.screen, mentor.app.current_theme.background
        assert swot.styles.background.hex.lower() == wanted


async def test_nothing_is_styled_twice_on_a_first_visit_but_what_takes_the_focus() -> None:
    async with room("kuusilampi", step="session") as mentor:
        with patch.object(Stylesheet, "update_nodes", autospec=True, side_effect=Stylesheet.update_nodes) as restyled:
            await mentor.press("2")
        again = [node for call in restyled.call_args_list for node in call.args[1]]
        assert [node.id for node in again if isinstance(node, (Screen, Head, Foot))] == []


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.id)
async def test_a_drawn_line_is_the_line_that_a_style_sheet_would_make_of_it(step: Step) -> None:
    async with room("kuusilampi", step=step.id) as mentor:
        for widget in mentor.screen.query(DrawnWidget):
            if widget.display:
                drawn = widget.render_lines(widget.size.region)
                styled = StylesCache().render_widget(widget, widget.size.region)
                assert [list(line.simplify()) for line in drawn] == [list(line.simplify()) for line in styled]
