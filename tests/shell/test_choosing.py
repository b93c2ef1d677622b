import pytest
from textual import events
from textual.app import App
from textual.geometry import Offset

from tests.room import room
from toi_tui.shell.boxes.asking import plain
from toi_tui.shell.boxes.choosing import ChooseScreen

NAMES = {"a": "Aino [b]", "b": "Bo", **{f"x{n}": f"X{n}" for n in range(9)}}
CHOICES = {"": "nobody", **NAMES}


class Host(App[None]):
    """An app that asks at once and keeps the answer."""

    answer: str | None = "not asked"

    def __init__(self, choices: dict[str, str] = CHOICES, *, by_letter: bool = True) -> None:
        super().__init__()
        self.choices, self.by_letter = choices, by_letter

    def on_mount(self) -> None:
        self.push_screen(ChooseScreen("Whose?", [plain(self.choices)], "en", "a", by_letter=self.by_letter), self.take)

    def take(self, answer: str | None) -> None:
        self.answer = answer


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (("enter",), "a"),
        (("space",), "a"),
        (("down", "enter"), "b"),
        (("k", "enter"), ""),
        (("j", "j", "enter"), "x0"),
        (("2",), "b"),
        (("0",), ""),
        (("9",), "x6"),
        (("end", "enter"), "x8"),
        (("pagedown", "enter"), "x8"),
        (("end", "pageup", "enter"), ""),
        (("home", "enter"), ""),
        (("b",), "b"),
        (("B",), "b"),
        (("x", "enter"), "x0"),
        (("x", "x", "enter"), "x1"),
        (("x", "space", "enter"), "x0"),
        (("ö", "enter"), "a"),
        (("escape",), None),
        (("q",), None),
    ],
)
async def test_one_thing_is_chosen_or_nothing(keys: tuple[str, ...], wanted: str | None) -> None:
    app = Host()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer == wanted


@pytest.mark.parametrize(("keys", "wanted"), [(("1",), "a"), (("9",), "x6"), (("0", "down", "enter"), "b")])
async def test_where_nothing_is_no_choice_the_first_is_1_and_0_none(keys: tuple[str, ...], wanted: str) -> None:
    app = Host(NAMES)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer == wanted


@pytest.mark.parametrize(("keys", "wanted"), [(("b", "enter"), "a"), (("b", "space", "enter"), "a"), (("2",), "b")])
async def test_where_letters_take_nothing_enter_and_digits_do(keys: tuple[str, ...], wanted: str) -> None:
    app = Host(by_letter=False)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer == wanted


async def test_the_second_click_of_two_is_not_one_on_what_stood_behind_the_box() -> None:
    async with room("kuusilampi", step="mindmap") as mentor:
        before = mentor.session
        await mentor.press("delete")
        box = mentor.app.screen
        assert isinstance(box, ChooseScreen)
        at = box.sheet.region.offset + Offset(8, 1)
        await mentor.pilot.click(offset=at)
        await mentor.settled()
        panel = mentor.screen.panel
        x, y = at - panel.region.offset
        panel.post_message(events.Click(panel, x, y, 0, 0, 1, False, False, False, *at, chain=2))
        await mentor.settled()
        assert not mentor.screen.writing.is_on
        assert mentor.session == before


async def test_a_name_is_text_and_can_be_clicked() -> None:
    app = Host()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        lines = ["".join(each.text for each in line) for line in app.screen._compositor.render_strips()]
        row = next(number for number, line in enumerate(lines) if "1 Aino [b]" in line)
        await pilot.click(offset=(20, row + 1))
        await pilot.pause()
        assert app.answer == "b"


@pytest.mark.parametrize("at", [(0, 0), (1, 1), (59, 1)], ids=["above", "left of it", "right of it"])
async def test_a_click_beside_the_box_takes_no_row_that_is_as_high(at: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        rows = app.screen.query_one("#asked").region
        await pilot.click(offset=(at[0], rows.y + at[1] if at[1] else rows.y - 2))
        await pilot.pause()
        assert app.answer == "not asked"
