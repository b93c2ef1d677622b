"""The line at the bottom: a message that is longer than it takes the lines it needs, and nothing else moves."""

import pytest

from tests.room import room

NARROW = (45, 14)
LONG = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän"


def board(mentor):
    return mentor.screen.panel.region


@pytest.mark.parametrize("said", ["say", "wait_for"])
async def test_a_long_message_is_said_whole(said):
    async with room("kesken", step="swot", size=NARROW) as mentor:
        before = board(mentor)
        getattr(mentor.screen.foot, said)(LONG)
        await mentor.settled()
        assert " ".join(line.strip() for line in mentor.lines()[-2:]) == LONG
        assert board(mentor) == before
        getattr(mentor.screen.foot, said)("")
        await mentor.settled()
        mentor.see("n uusi")
        assert mentor.screen.foot.size.height == 1


async def test_the_next_key_takes_it_away():
    async with room("kesken", step="swot", size=NARROW) as mentor:
        mentor.screen.say(LONG)
        await mentor.settled()
        mentor.see("kahdeksan yhdeksän")
        await mentor.press("down")
        mentor.miss("yhdeksän")
        mentor.see("n uusi")


async def test_what_needs_more_than_a_few_lines_is_cut_where_it_shows():
    async with room("kesken", step="swot", size=NARROW) as mentor:
        mentor.screen.foot.say(f"{LONG} {LONG} {LONG}")
        await mentor.settled()
        assert mentor.screen.foot.size.height == 3
        assert mentor.lines()[-1].rstrip().endswith("…")


async def test_in_another_width_it_takes_other_lines():
    async with room("kesken", step="swot", size=NARROW) as mentor:
        mentor.screen.foot.say(LONG)
        await mentor.pilot.resize_terminal(100, 14)
        await mentor.settled()
        assert mentor.lines()[-1].strip() == LONG
        assert mentor.screen.foot.size.height == 1


async def test_the_search_line_stands_above_it():
    async with room("kesken", step="swot", size=NARROW) as mentor:
        *_above, keys = mentor.lines()
        await mentor.press("slash")
        assert mentor.lines()[-2].strip().startswith("Etsi: kirjoita")
        assert mentor.lines()[-1].strip() == "Enter seuraava · Esc lopettaa"
        await mentor.write("a")
        assert "Osuma 1/" in mentor.lines()[-1]
        await mentor.write("merkillinen sana")
        assert mentor.lines()[-2].strip() == "amerkillinen sana"
        assert mentor.screen.foot.size.height == 1
        await mentor.press("escape")
        assert mentor.lines()[-1] == keys
        mentor.miss("Etsi:")


async def test_a_command_that_cannot_be_run_where_the_cursor_stands_steps_back_and_keeps_its_place() -> None:
    async with room("kesken", step="practices") as mentor:
        foot = mentor.screen.foot
        line = mentor.lines()[-1]
        await mentor.press("home")
        assert {"practices.next-choice", "practices.choose"} <= foot._not_now
        await mentor.press("down")
        assert not {"practices.next-choice", "practices.choose"} & foot._not_now
        assert mentor.lines()[-1] == line
