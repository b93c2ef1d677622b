from textual.app import App, ComposeResult

from toi_tui.widgets.facts import Fact, Facts

SAID = (Fact("", "R1 rain", "heading"), Fact("", "⚠ no owner", "warning"), Fact("Cause", "a cloud\nover us"))


class Wall(App[None]):
    def compose(self) -> ComposeResult:
        yield Facts()


async def lines(facts: tuple[Fact, ...], width: int, height: int) -> list[str]:
    app = Wall()
    async with app.run_test(size=(width, height)) as pilot:
        widget = app.query_one(Facts)
        widget.styles.height = height
        widget.show(facts)
        await pilot.pause()
        return [widget.render_line(y).text for y in range(height)]


async def test_facts_flow_over_the_lines():
    assert [line.strip() for line in await lines(SAID, 26, 3)] == [
        "R1 rain  ⚠ no owner",
        "Cause: a cloud ⏎ over us",
        "",
    ]


async def test_a_no_break_space_holds_words_together():
    facts = (Fact("", "now 4\xa0Significant and\tlater 2\xa0Minor"),)
    assert [line.strip() for line in await lines(facts, 20, 3)] == [
        "now 4 Significant",
        "and later 2 Minor",
        "",
    ]


async def test_a_name_stands_on_the_line_of_what_it_names():
    assert [line.strip() for line in await lines((Fact("", "R1 rain and"), Fact("Cause", "a cloud")), 20, 2)] == [
        "R1 rain and",
        "Cause: a cloud",
    ]


async def test_what_finds_no_room_is_announced():
    (only,) = await lines(SAID, 20, 1)
    assert only.endswith("▼ ")
    assert len(only) == 20


async def test_markup_is_text():
    (only,) = await lines((Fact("", "[b]x[/b]"),), 20, 1)
    assert only.strip() == "[b]x[/b]"
