"""The palette: the step's own commands first, and found by what they do as well as by their names."""

from textual.command import CommandInput, CommandList

from tests.room import Room, room
from toi_tui.shell.boxes.palette import Palette


async def offered(mentor: Room, typed: str = "") -> list[str]:
    """The commands that the palette lists for what is typed, each by the first line of its entry."""
    if not isinstance(mentor.app.screen, Palette):
        await mentor.press("ctrl+p")
    found = mentor.app.screen.query_one(CommandInput)
    found.value = typed
    await mentor.settled()
    await mentor.app.workers.wait_for_complete()
    await mentor.settled()
    listed = mentor.app.screen.query_one(CommandList)
    return [str(option.prompt).partition("\n")[0] for option in listed.options]


async def test_the_commands_of_the_footer_stand_first_in_their_order() -> None:
    async with room("kuusilampi", step="risks") as mentor:
        names = await offered(mentor)
        assert names[:3] == ["uusi  n", "todennäköisyys  p", "seuraukset  i"]
        assert names.index("3×3 / 5×5  x") < names.index("kumoa  u") < names.index("Istunto  1")


async def test_a_word_of_what_a_command_does_finds_it() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        assert await offered(mentor, "kieli") == ["suomi / English"]
        assert await offered(mentor, "TEEMA") == ["vaalea / tumma"]
        assert "pari  p" in await offered(mentor, "strategia")


async def test_names_come_before_what_is_said_of_others_and_every_word_counts() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        assert (await offered(mentor, "poista"))[0] == "poista  Del"
        assert await offered(mentor, "siirrä ylös") == ["siirrä ylös  ⇧↑"]
        assert await offered(mentor, "ei tätä mistään") == []


async def test_a_command_that_is_chosen_acts_on_the_step() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        assert (await offered(mentor, "suurenna"))[0].startswith("suurenna")
        await mentor.press("enter")
        await mentor.settled()
        mentor.see("Vahvuudet").miss("Heikkoudet (4)")


async def test_a_command_is_meant_as_the_panel_in_focus_has_it() -> None:
    async with room("kuusilampi", step="options", size=(120, 40)) as mentor:
        mentor.screen.arranging.show_id("values")
        assert await offered(mentor, "toteutum") == ["toteutuminen  s"]
        await mentor.press("enter")
        mentor.see("s: toteutuminen – paina 1–9, 0 on 10")


async def test_what_can_be_done_with_a_letter_is_not_said_to_be_impossible() -> None:
    async with room("kuusilampi", step="mentor") as mentor:
        said = {each.title: each.help for each in mentor.app.get_system_commands(mentor.screen)}
        assert "ei nyt" not in said["kopioi  y"]
        mentor.screen.arranging.show_id("letters")
        said = {each.title: each.help for each in mentor.app.get_system_commands(mentor.screen)}
        assert "ei nyt" not in said["kopioi  y"]
        assert "ei nyt" in said["yksityinen  v"]


async def test_a_key_that_looks_like_markup_is_shown_as_it_is() -> None:
    from toi_tui.shell.commands.command import use_keys

    use_keys({"undo": "left_square_bracket"})
    try:
        async with room("kuusilampi", step="swot") as mentor:
            assert "kumoa  [" in await offered(mentor, "kumoa")
    finally:
        use_keys({})


async def test_enter_right_behind_a_text_means_what_is_found_for_all_of_it() -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await mentor.play("ctrl+p", *"suurenna", "enter")
        await mentor.settled()
        mentor.see("Vahvuudet").miss("Heikkoudet (4)")
        await mentor.play("ctrl+p", *"suurenna x", "enter")
        await mentor.settled()
        assert isinstance(mentor.app.screen, Palette)
        mentor.miss("Heikkoudet (4)")
