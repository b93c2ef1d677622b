from textual.app import App, ComposeResult

from toi_tui.widgets.choice import ChoiceField


class Page(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[type[ChoiceField.Said]] = []

    def compose(self) -> ComposeResult:
        yield ChoiceField({"fi": "suomi", "en": "English", "sv": "[b]svenska"}, "en")

    def on_choice_field_turned(self, message: ChoiceField.Turned) -> None:
        self.heard.append(type(message))

    def on_choice_field_entered(self, message: ChoiceField.Entered) -> None:
        self.heard.append(type(message))


async def test_space_and_arrows_turn_through_the_words_and_enter_keeps_one() -> None:
    app = Page()
    async with app.run_test(size=(20, 3)) as pilot:
        choice = app.query_one(ChoiceField)
        await pilot.press("space")
        assert choice.value == "sv"
        assert choice.render_line(0).text.rstrip() == "‹ [b]svenska ›"
        await pilot.press("right", "left", "left", "enter")
        assert choice.value == "en"
        assert app.heard == [ChoiceField.Turned] * 4 + [ChoiceField.Entered]


async def test_other_words_keep_the_value_where_they_can() -> None:
    app = Page()
    async with app.run_test(size=(20, 3)):
        choice = app.query_one(ChoiceField)
        choice.show({"en": "English"})
        assert choice.value == "en"
        choice.action_turn(1)
        assert choice.value == "en"
        choice.show({"fi": "suomi"})
        assert choice.value == "fi"
