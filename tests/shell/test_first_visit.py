from unittest.mock import patch

from textual.app import App

from tests.room import room


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
