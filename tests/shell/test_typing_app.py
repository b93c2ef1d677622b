"""Somebody looks at the group and not at the screen, and types while no field is open."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.room import Room, opened, room
from tests.strategies import tries
from toi_tui.editing.chronicle import as_it_was
from toi_tui.editing.delta import Delta, ItemChange
from toi_tui.model.session import LISTS, Session
from toi_tui.screens import steps
from toi_tui.storage import shipped

STEPS = tuple(step.id for step in steps())
SENTENCE = "kuuluu suunnitella yhdessä"
OFFER = "Mikään kenttä ei ollut auki."
SENTENCES = (
    "aikaa ei ole", "bussi ei kulje", "C-luokka on varattu", "digitaidot puuttuvat", "ensin sovitaan", "fiilis on hyvä",
    "hyvä, mutta kallis", "idea on uusi", "jatketaan 12.4.", "kaikki eivät pääse", "liian kiireistä", "miksi ei nyt?",
    "niin se on", "ohjaus ei riitä", "pitäisi kysyä", "quiz oli hauska", "riittääkö raha", "sovitaan päivä",
    "tila pieni", "uusi kone tarvitaan", "vasta syksyllä", "www-sivut kuntoon", "xylitolia jakoon", "yhdessä mennään",
    "zoomi ei toimi", "å-kirjain puuttuu", "äänitys unohtui", "öljyä on lattialla", "Koulutus, jossa kaikki mukana",
    "2. vaihtoehto on parempi", "100 % läsnä", "(sivuhuomautus)", '"suora lainaus"', "– ajatusviiva ensin",
)  # fmt: skip
"""One for each letter that a Finnish sentence begins with, and some that begin otherwise."""


@dataclass(frozen=True)
class Standing:
    """All that a text must leave as it was."""

    session: Session
    order: dict[str, list[str]]
    history: Any
    place: tuple[Any, ...]
    trail: tuple[Any, ...]


def standing(mentor: Room) -> Standing:
    screen, document = mentor.screen, mentor.screen.desk.document
    place = screen.STEP.id, screen.panel.id, screen.panel.spot, screen.arranging.is_zoomed
    return Standing(document.session, order(document.session), document._history, place, tuple(screen.desk.trail))


def order(session: Session) -> dict[str, list[str]]:
    return {path: list(session.items(path)) for path in LISTS}


def field_is_open(mentor: Room) -> bool:
    field = mentor.app.focused
    return field is not None and field.check_consume_key("a", "a")


async def type_and_look(mentor: Room, text: str) -> None:
    """Type a text, and see that nothing has changed, or that a field has it and all else can be had back."""
    before, document = standing(mentor.rest()), mentor.screen.desk.document
    mark = document.mark()
    await mentor.play(*text)
    if mentor.app.is_offering:
        assert mentor.app._offered == text
        assert standing(mentor) == before
    else:
        assert field_is_open(mentor), text
    await mentor.play("escape", "escape", "escape")
    earlier = as_it_was(document.session, document.chronicle.since(mark.count))
    assert (earlier, order(earlier)) == (before.session, before.order)
    document.go_back(mark)


async def test_a_sentence_after_five_strengths_takes_none_of_them_back() -> None:
    async with room("kesken", step="swot") as mentor:
        for text in ("yksi", "kaksi", "kolme", "neljä", "viisi"):
            await mentor.press("n")
            await mentor.write(text)
            await mentor.press("escape")
        await mentor.press("u")
        before = standing(mentor.rest())
        await mentor.write(SENTENCE)
        mentor.see(OFFER)
        assert standing(mentor) == before
        await mentor.press("escape")
        mentor.miss(OFFER)
        await mentor.rest().redo()
        assert {"yksi", "kaksi", "kolme", "neljä", "viisi"} <= {*mentor.texts("swot.strengths")}


async def test_a_restart_finds_the_history_as_it_was_before_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "kesken.toml"
    path.write_bytes(shipped.example("kesken"))
    async with opened(path, step="swot") as mentor:
        first = mentor.session
        await mentor.press("n")
        await mentor.write("yksi")
        await mentor.press("escape", "delete", "u")
        await mentor.rest().write(SENTENCE)
        await mentor.press("escape")
        before = mentor.session
    async with opened(path, step="swot") as mentor:
        assert mentor.session == before
        await mentor.redo()
        assert "yksi" not in mentor.texts("swot.strengths")
        await mentor.press("u", "u")
        assert mentor.session == first


@pytest.mark.parametrize("step", STEPS)
async def test_a_sentence_changes_nothing_on_any_step(step: str) -> None:
    async with room("kesken", step=step) as mentor:
        await mentor.press("down", "down")
        before = standing(mentor.rest())
        await mentor.write("koulutus sopii ryhmälle")
        assert standing(mentor) == before
        mentor.see(OFFER)


async def test_a_sentence_may_begin_with_any_letter() -> None:
    async with room("kesken", step="swot") as mentor:
        for sentence in SENTENCES:
            await type_and_look(mentor, sentence)
            if mentor.screen.STEP.id != "swot":
                await mentor.rest().go("swot")


@tries(3)
@given(
    st.sampled_from(STEPS), st.lists(st.sampled_from((*" ".join(SENTENCES).split(), "?", "z", "f1 x", "C")), min_size=3)
)
async def test_what_was_before_a_run_is_there_or_in_the_history(step: str, words: list[str]) -> None:
    async with room("kesken", step=step) as mentor:
        await type_and_look(mentor, " ".join(words))


async def test_what_others_changed_meanwhile_stays() -> None:
    async with room("kesken", step="swot") as mentor:
        await mentor.press("delete")
        mine = mentor.texts("swot.strengths")
        theirs = Delta((ItemChange("swot.threats", "theirs01", None, {"text": "muilta tullut uhka"}, None, ""),))
        await mentor.rest().write("us")
        mentor.screen.desk.document.take_in(theirs)
        await mentor.write("eita")
        mentor.see(OFFER)
        assert mentor.texts("swot.strengths") == mine
        assert "muilta tullut uhka" in mentor.texts("swot.threats")


async def test_a_box_that_a_letter_of_the_text_opened_is_closed() -> None:
    async with room("kesken", step="swot") as mentor:
        before = standing(mentor)
        for sentence in ("Carissan vuoro", "Tulee kesällä", "Göteborgissa käytiin", "?miksi ei"):
            await mentor.rest().write(sentence)
            assert standing(mentor) == before, sentence
            mentor.see(OFFER)
            await mentor.press("escape")


async def test_the_view_of_a_step_comes_back_too() -> None:
    async with room("kuusilampi", step="mindmap") as mentor:
        before, shown = standing(mentor), mentor.lines()[2:-3]
        await mentor.write("z ff1 puuttuu")
        mentor.see(OFFER)
        assert standing(mentor) == before
        assert mentor.lines()[2:-3] == shown


def alone(mentor: Room) -> list[Any]:
    """What is shown alone, and which panels show."""
    arranging = mentor.screen.arranging
    return [arranging.zoomed, *((panel.id, panel.display, panel.zoomed) for panel in arranging.panels)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["narrow", "wide"])
@pytest.mark.parametrize("step", STEPS)
async def test_what_was_shown_alone_comes_back_from_every_panel(step: str, size: tuple[int, int]) -> None:
    async with room("kuusilampi", step=step, size=size) as mentor:
        for panel in mentor.screen.arranging.panels:
            mentor.screen.arranging.show(panel)
            before, bring_back = alone(mentor), mentor.screen.view()
            await mentor.press("z")
            bring_back()
            assert alone(mentor) == before, panel.id


async def test_a_pause_and_a_click_end_a_run() -> None:
    async with room("kesken", step="swot") as mentor:
        await mentor.write("su")
        await mentor.rest().write("o")
        mentor.miss(OFFER)
        await mentor.rest().write("su")
        await mentor.click(5, 6)
        await mentor.write("o")
        mentor.miss(OFFER)
        await mentor.rest().write("suo")
        mentor.see(OFFER)


# What is offered


async def test_enter_writes_it_down_where_n_would_and_u_takes_it_back() -> None:
    async with room("kesken", step="swot") as mentor:
        before = mentor.session
        await mentor.write(SENTENCE)
        await mentor.press("enter")
        assert mentor.texts("swot.strengths")[1] == SENTENCE
        mentor.see("Kirjattu. u kumoaa.").miss(OFFER)
        await mentor.undo()
        assert mentor.session == before


async def test_where_no_item_can_begin_it_goes_to_the_parking_lot() -> None:
    async with room("kesken", step="session") as mentor:
        await mentor.write(SENTENCE)
        mentor.see("parkkipaikalle")
        await mentor.press("enter")
        assert mentor.texts("parking.items")[-1] == SENTENCE
        mentor.see("Se on parkkipaikalla")


async def test_what_is_offered_can_be_mended_and_takes_all_characters_however_late_they_come() -> None:
    async with room("kesken", step="swot") as mentor:
        await mentor.write("suox")
        await mentor.press("backspace")
        await mentor.rest().write(" on 2 km")
        await mentor.paste(" päässä\nmeistä")
        await mentor.press("delete", "f1", "ctrl+z", "tab", "shift+tab", "down", "enter")
        assert mentor.texts("swot.strengths")[2] == "suo on 2 km päässä ⏎ meistä"


async def test_a_long_text_keeps_esc_in_view() -> None:
    async with room("kesken", step="swot", size=(45, 14)) as mentor:
        await mentor.write(f"{SENTENCE} " * 20)
        mentor.see("Enter", "Esc", "…", "yhdessä")


@pytest.mark.parametrize("leaving", ["click", "step", "quit"])
async def test_what_is_offered_is_not_lost_by_leaving(tmp_path: Path, leaving: str) -> None:
    path = tmp_path / "kesken.toml"
    path.write_bytes(shipped.example("kesken"))
    async with opened(path, step="swot") as mentor:
        await mentor.write(SENTENCE)
        match leaving:
            case "click":
                await mentor.click(45, 6)
                assert SENTENCE in mentor.texts("swot.strengths")
            case "step":
                await mentor.app.action_go_to("risks")
            case _:
                await mentor.press("ctrl+q")
    async with opened(path, step="swot") as mentor:
        assert SENTENCE in mentor.texts("swot.strengths")


async def test_a_session_for_reading_only_offers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "uudempi.toml"
    path.write_bytes(shipped.example("kuusilampi").replace(b"format = 1", b"format = 2", 1))
    async with opened(path, step="swot") as mentor:
        before = mentor.session
        await mentor.write(SENTENCE)
        mentor.miss(OFFER)
        assert mentor.session is before


# Commands, as quickly as can be


FAST = {
    "swot": (
        "jjjj",
        "vvv",
        "+++",
        "jjv+",
        "lln jjn uusi",
        "jjn uusi asia",
        "n uusi asia",
        "2n uusi asia",
        "zjz",
        "jjJ",
        "-+-+",
    ),
    "risks": ("p2i3", "jp2i3jp1i1", "P1I2", "jjj"),
    "options": ("ls3", "s3", "j+++", "jk v"),
    "mindmap": ("s1", "ji2", "jjjs3s1", "f1f9", "jjn haara"),
    "days": ("f3j ", "jjp", "f2jj+++", "jjn muistiin"),
    "plan": ("j  ", "jjf1f0", "xxxx", "jjn asia"),
}


def said(session: Session) -> dict[str, list[Any]]:
    """What a session says, without its ids of chance."""
    return {path: list(session.items(path).values()) for path in LISTS}


@pytest.mark.parametrize("step", FAST)
async def test_commands_do_at_any_speed_what_they_do_slowly(step: str) -> None:
    async with room("kuusilampi", step=step) as mentor:
        document = mentor.screen.desk.document
        start = mentor.screen.panel.spot
        for keys in FAST[step]:
            ends = []
            for slow in (True, False):
                mark = document.mark()
                mentor.screen.panel.select_spot(start)
                for key in keys:
                    await (mentor.rest() if slow else mentor).play(key)
                assert not mentor.app.is_offering, keys
                await mentor.play("escape")
                ends.append((said(document.session), mentor.screen.STEP.id, mentor.screen.arranging.is_zoomed))
                document.go_back(mark)
                await mentor.rest().go(step)
            assert ends[0] == ends[1], keys


async def test_an_undo_too_many_is_no_text() -> None:
    async with room("kesken", step="swot") as mentor:
        await mentor.press("delete")
        await mentor.rest().write("uuu")
        mentor.see("Ei ole mitään kumottavaa.")


async def test_an_item_is_picked_up_moved_and_dropped_at_once() -> None:
    async with room("kesken", step="swot") as mentor:
        first, second, third, *_more = mentor.texts("swot.strengths")
        await mentor.play("m", "down", "down", "enter")
        assert mentor.texts("swot.strengths")[:3] == [second, third, first]


# What cannot be taken back


async def test_a_copy_waits_for_quiet_and_is_of_what_the_cursor_stood_on() -> None:
    async with room("kesken", step="swot") as mentor:
        first = mentor.texts("swot.strengths")[0]
        await mentor.play("y", "j", "v")
        assert mentor.app.clipboard == first
        assert mentor.items("swot.strengths")[1].private


@pytest.mark.parametrize("text", [SENTENCE, "yhdessä tehdään", "kynä hukkui", "hyvä"])
async def test_a_text_leaves_the_clipboard_alone(text: str) -> None:
    async with room("kesken", step="swot") as mentor:
        before = standing(mentor)
        await mentor.write(text)
        assert mentor.app.clipboard == ""
        assert standing(mentor) == before
        mentor.see(OFFER)


async def test_a_key_that_types_nothing_lets_go_of_what_waits() -> None:
    async with room("kesken", step="swot") as mentor:
        first = mentor.texts("swot.strengths")[0]
        await mentor.play("y", "down", "delete")
        assert mentor.app.clipboard == first
        assert mentor.texts("swot.strengths")[0] == first


@pytest.mark.parametrize("text", ["xylitolia jakoon", "Xylitoli", "Matkat maksetaan"])
async def test_a_text_saves_and_sends_no_letter(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr("toi_tui.shell.terminal.opening.open_link", sent.append)
    async with room("kesken", step="mentor") as mentor:
        await mentor.press("tab", "tab", "tab")
        await mentor.rest().write(text)
        await mentor.app.workers.wait_for_complete()
        assert not sent
        assert [each.name for each in mentor.path.parent.iterdir()] == [mentor.path.name]
        mentor.see(OFFER)
