"""A group waits, fingers slip: what was meant happens, and nothing else."""

import pytest

from tests.room import room


async def test_n_begins_a_person_wherever_no_list_stands() -> None:
    async with room("kesken") as mentor:
        before = mentor.session.identity
        for keys in ((), ("tab",)):
            await mentor.press("home", *keys, "n")
            await mentor.write("Anneli")
            await mentor.press("escape")
        assert mentor.session.identity == before
        assert [person.name for person in mentor.session.people.items.values()][-2:] == ["Anneli", "Anneli"]


async def test_n_on_a_day_begins_a_ground_rule() -> None:
    async with room("kesken") as mentor:
        mentor.screen.reveal("3")
        await mentor.press("n")
        await mentor.write("tauot pidetään")
        await mentor.press("escape")
        assert mentor.texts("rules.items")[-1] == "tauot pidetään"


async def test_the_page_of_where_the_session_stands_shows_its_own_keys() -> None:
    async with room("kesken") as mentor:
        mentor.see("n uusi")
        await mentor.press("tab")
        mentor.see("Enter siirry").miss("n uusi")


async def test_the_digit_of_a_refused_prefix_does_not_switch_steps() -> None:
    async with room("kesken", step="mentor") as mentor:
        await mentor.press("s", "2")
        mentor.see("Vain odotuksella on esittäjä")
        assert mentor.screen.STEP.id == "mentor"
        await mentor.press("2")
        assert mentor.screen.STEP.id == "swot"


async def test_lines_pasted_into_a_new_item_are_one_step_of_undo() -> None:
    async with room("kesken", step="swot") as mentor:
        before = mentor.texts("swot.strengths")
        await mentor.press("n")
        await mentor.paste("yksi\nkaksi\nkolme")
        assert {"yksi", "kaksi", "kolme"} <= {*mentor.texts("swot.strengths")}
        await mentor.press("escape")
        await mentor.undo()
        assert mentor.texts("swot.strengths") == before


async def test_what_is_typed_behind_a_paste_of_lines_goes_on_with_the_last_and_is_no_command() -> None:
    async with room("kesken", step="swot") as mentor:
        before = mentor.texts("swot.strengths")
        await mentor.press("n")
        await mentor.write("nolla")
        await mentor.paste("yksi\nkaksi\nkolme")
        mentor.see("3 riviä liitetty.")
        await mentor.write(" ja muut")
        await mentor.press("enter")
        await mentor.write("seuraava")
        await mentor.press("escape")
        new = [text for text in mentor.texts("swot.strengths") if text not in before]
        assert new == ["nolla yksi", "kaksi", "kolme ja muut", "seuraava"]


async def test_undo_says_what_it_took_back() -> None:
    async with room("kesken", step="swot") as mentor:
        text = mentor.texts("swot.strengths")[0]
        await mentor.press("delete")
        await mentor.undo()
        mentor.see(f"Kumottu: poisto ”{text[:20]}")


async def test_undo_of_several_lines_says_how_many() -> None:
    async with room("kesken", step="swot") as mentor:
        await mentor.paste("yksi\nkaksi\nkolme")
        await mentor.undo()
        mentor.see("ja 2 muuta")
        await mentor.redo()
        mentor.see("Tehty uudelleen", "”yksi” ja 2 muuta")


NOTHING = "Tälle näppäimelle ei ole tässä kohdetta."


@pytest.mark.parametrize(
    ("step", "keys", "said"),
    [
        ("session", ["delete"], "Tässä ei ole poistettavaa kohtaa."),
        ("session", ["i"], "Vain osallistujilla on tiedot"),
        ("session", ["m"], "Tässä ei ole siirrettävää."),
        ("session", ["a"], NOTHING),
        ("session", ["v"], NOTHING),
        ("session", ["space"], NOTHING),
        ("session", ["x"], NOTHING),
        ("swot", ["tab", "+"], NOTHING),
        ("days", ["b"], NOTHING),
        ("mindmap", ["end", "space"], NOTHING),
        ("risks", ["a"], NOTHING),
        ("risks", ["y"], NOTHING),
        ("options", ["tab", "end", "delete"], "Tässä ei ole poistettavaa kohtaa."),
    ],
)
async def test_a_key_that_means_nothing_here_says_so(step: str, keys: list[str], said: str) -> None:
    async with room("kesken", step=step) as mentor:
        await mentor.press(*keys)
        mentor.see(said)


async def test_an_item_emptied_by_mistake_keeps_its_text() -> None:
    async with room("kesken", step="swot") as mentor:
        before = mentor.texts("swot.strengths")
        await mentor.press("e", "ctrl+u")
        mentor.screen.drafting.settle()
        await mentor.press("escape")
        assert mentor.texts("swot.strengths") == before
        mentor.see("Del poistaa")


async def test_a_message_does_not_come_back_after_something_was_written() -> None:
    async with room("kesken", step="swot") as mentor:
        await mentor.press("delete")
        mentor.see("Poistettu")
        await mentor.press("e", "escape")
        mentor.miss("Poistettu").see("n uusi")


async def test_the_prompt_says_what_enter_does() -> None:
    async with room("kesken", step="swot", size=(45, 14)) as mentor:
        await mentor.press("n")
        mentor.see("Enter seuraava · Esc valmis · Ctrl+Z kumoaa")
        await mentor.press("escape", "e")
        mentor.see("Enter tai Esc valmis · Ctrl+Z kumoaa")


async def test_the_step_that_is_shown_keeps_its_progress_where_not_all_fit() -> None:
    async with room("kesken", step="mentor", size=(80, 24)) as mentor:
        assert "4 Mentori" in mentor.lines()[1]
        assert any(mark in mentor.lines()[1] for mark in ("/", "✓"))


async def test_undo_of_a_move_names_the_item() -> None:
    async with room("kesken", step="swot") as mentor:
        text = mentor.texts("swot.strengths")[0]
        await mentor.press("J")
        await mentor.undo()
        mentor.see(f"Kumottu: siirto ”{text[:20]}")


async def test_the_tray_keeps_its_name_in_a_narrow_room() -> None:
    async with room("kuusilampi", step="mindmap", size=(45, 14)) as mentor:
        mentor.see("Lajittelematta (0)")


async def test_a_click_on_another_step_drops_what_is_picked_up():
    async with room(step="swot") as mentor:
        await mentor.press("m", "right")
        await mentor.app.action_go_to("risks")
        await mentor.go("swot")
        assert not mentor.screen.moving.is_on
        await mentor.undo()
        assert len(mentor.texts("swot.strengths")) == 4


async def test_arrows_move_the_item_that_was_picked_up_even_after_a_click_elsewhere():
    async with room(step="swot") as mentor:
        first = mentor.texts("swot.strengths")[0]
        await mentor.press("m")
        await mentor.pilot.click("#quadrants", offset=(5, 4))
        await mentor.press("right", "enter")
        assert first in mentor.texts("swot.weaknesses")


async def test_ctrl_q_leaves_from_the_help_too():
    async with room(step="swot") as mentor:
        await mentor.press("f1", "ctrl+q")
        assert mentor.app._exit


async def test_a_message_gives_its_place_back_to_the_keys_when_the_next_key_comes():
    async with room(step="swot") as mentor:
        await mentor.press("delete")
        mentor.see("u palauttaa").miss("muokkaa")
        await mentor.press("down")
        mentor.see("muokkaa").miss("u palauttaa")


async def test_home_and_end_go_to_the_ends_of_an_item_however_it_is_broken() -> None:
    async with room(step="plan") as mentor:
        await mentor.press("tab", "e")
        await mentor.write(" ja pitkä loppu, joka ei mahdu yhdelle riville")
        await mentor.press("home")
        await mentor.write("alku ")
        await mentor.press("end")
        await mentor.write("!")
        text = mentor.editor.text
        assert text.startswith("alku ")
        assert text.endswith("riville!")


@pytest.mark.parametrize("key", ["ctrl+f", "T", "C", "A"])
async def test_f1_helps_in_a_box_too_and_goes_back_to_it(key: str) -> None:
    async with room("kuusilampi", step="swot") as mentor:
        await mentor.press(key)
        box = mentor.app.screen
        assert box.is_modal
        await mentor.press("f1")
        mentor.see("Näppäimet tässä")
        await mentor.press("f1")
        assert mentor.app.screen is box
