from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.room import Room, room
from toi_tui.model.session import Session
from toi_tui.shell.terminal import opening

KEYS = ("VTE_VERSION", "STY", "TERM_PROGRAM", "TERM")


@pytest.fixture(autouse=True)
def _a_good_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in KEYS:
        monkeypatch.delenv(key, raising=False)


async def at_letters(mentor: Room, down: int = 0) -> None:
    await mentor.press("shift+tab", *["down"] * down)


async def done(mentor: Room) -> None:
    await mentor.app.workers.wait_for_complete()
    await mentor.settled()


def files(mentor: Room) -> list[Path]:
    return sorted(path for path in mentor.path.parent.iterdir() if path != mentor.path)


async def test_the_letters_are_read_in_the_language_of_the_session() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor)
        mentor.see("Preliminary agreement, in five slots", "Hei Sanna Korpi,", "Milloin: 12.–16.4.2027 klo 9–15")
        await mentor.press("down", "down")
        mentor.see("Mentorointisopimus: Kolmen tapaamisen", "Osapuolet")
        await mentor.press("down")
        mentor.see("To, hidden from each other: Matti Eskelinen").miss("@")
        await mentor.press("pagedown")
        mentor.see("Mentorointijakso lyhyesti").miss("Hei!")
        await mentor.press("pageup")
        mentor.see("Hei!")


async def test_what_a_letter_misses_is_said_and_e_goes_there() -> None:
    async with room(session=Session(), step="mentor", language="en") as mentor:
        await at_letters(mentor)
        mentor.see("Not said yet: What, When, Where,")
        await mentor.press("e")
        assert (mentor.screen.panel.id, mentor.screen.panel.spot.key) == ("preparation", "agreement.what")
        await at_letters(mentor, down=2)
        await mentor.press("e")
        assert mentor.screen.STEP.id == "session"
        assert mentor.screen.panel.spot.key == "mentor"


async def test_who_has_no_address_is_said() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor, down=3)
        mentor.see("No e-mail address: Noora Heikkinen")


async def test_a_letter_is_saved_as_a_message_that_is_not_sent_yet_and_never_twice_over() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor, down=3)
        await mentor.press("x")
        await done(mentor)
        mentor.see("Saved beside the session: Esitehtävä Kolmen tapaamisen ohjausmalli.eml")
        await mentor.press("x")
        await done(mentor)
        assert [path.name for path in files(mentor)] == [
            "Esitehtävä Kolmen tapaamisen ohjausmalli 2.eml",
            "Esitehtävä Kolmen tapaamisen ohjausmalli.eml",
        ]
        message = message_from_bytes(files(mentor)[1].read_bytes(), policy=default)
        assert (message["X-Unsent"], message["Subject"]) == ("1", "Esitehtävä: Kolmen tapaamisen ohjausmalli")
        assert len(message["Bcc"].addresses) == 5


async def test_a_letter_is_saved_as_markdown() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor, down=2)
        await mentor.press("X")
        await done(mentor)
        (path,) = files(mentor)
        assert path.name == "Mentorointisopimus Kolmen tapaamisen ohjausmalli.md"
        assert path.read_text("utf-8").startswith("# Mentorointisopimus: Kolmen tapaamisen ohjausmalli\n\n## Osapuolet")


async def test_a_folder_that_takes_no_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_name: str, _data: bytes) -> Path:
        raise PermissionError(13, "no rights")

    async with room("kesken", step="mentor", language="en") as mentor:
        mentor.screen.desk.keep = refuse
        await at_letters(mentor)
        await mentor.press("x")
        await done(mentor)
        mentor.see("The letter could not be saved: no rights")


@pytest.mark.parametrize("key", ["y", "ctrl+c"])
async def test_a_letter_is_copied(key: str) -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor)
        await mentor.press(key)
        assert mentor.app.clipboard.startswith("Hei Sanna Korpi,\n\nValmistelemme")
        mentor.see("Copied. If pasting brings nothing, X saves")
        assert files(mentor) == []


async def test_where_the_terminal_takes_no_copies_there_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor)
        await mentor.press("y")
        await done(mentor)
        mentor.see("This terminal takes no copies. Saved: Alustava sopimus")
        (path,) = files(mentor)
        assert path.suffix == ".txt"
        assert path.read_text("utf-8").startswith("Hei Sanna Korpi,")


@pytest.mark.parametrize(
    ("down", "said"),
    [(0, "Opened in the mail program."), (1, "Opened. Some mail programs cut a text this long; x saves all of it.")],
)
async def test_a_letter_opens_in_the_mail_program(down: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_link(link: str) -> bool:
        opened.append(link)
        return True

    monkeypatch.setattr(opening, "open_link", open_link)
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor, down)
        await mentor.press("M")
        await done(mentor)
        mentor.see(said)
        assert opened[0].startswith("mailto:sanna.korpi@kuusilampi.example")


async def test_a_link_that_nothing_opens_is_shown_and_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "open_link", lambda _link: False)
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor)
        await mentor.press("M")
        await done(mentor)
        mentor.see("No program here opens mail links; x saves", "mailto:sanna.korpi@kuusilampi.example?subject=")
        assert mentor.app.clipboard.startswith("mailto:sanna")
        await mentor.press("down")
        mentor.miss("mailto:")


async def test_space_says_that_a_letter_was_sent() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor)
        await mentor.press("space")
        mentor.see("Tick what was agreed")
        await mentor.press("down", "down", "down")
        mentor.see("sent 22 Mar 2027")
        await mentor.press("space")
        assert mentor.session.agreement.pretask_sent is None
        await mentor.undo()
        assert mentor.session.agreement.pretask_sent is not None


async def test_a_pretask_that_misses_something_is_marked_and_says_what_e_does() -> None:
    async with room(session=Session(), step="mentor", language="en") as mentor:
        await at_letters(mentor, down=3)
        mentor.see("! Pre-task", "Not said yet: Pre-task, Practice, When, Where, Mentor. e writes the message.")


async def test_the_pretask_is_written_where_it_is_read() -> None:
    async with room("kesken", step="mentor", language="en", size=(120, 40)) as mentor:
        await at_letters(mentor, down=3)
        await mentor.press("e")
        await mentor.write("Aivan uusi alku. ")
        await mentor.press("escape")
        assert mentor.session.agreement.pretask_text.count("Aivan uusi alku.") == 1
        mentor.see("Aivan uusi alku.")


async def test_the_keys_of_letters_lead_to_them_from_elsewhere() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await mentor.press("x")
        assert mentor.screen.panel.id == "letters"
        mentor.see("choose one first")
        assert files(mentor) == []


async def test_a_change_on_another_step_is_in_the_letter() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        await at_letters(mentor)
        await mentor.go("session")
        mentor.screen.reveal("mentor")
        await mentor.press("e", "end")
        await mentor.write("-Aho")
        await mentor.press("enter")
        await mentor.go("mentor")
        await mentor.press("pagedown")
        mentor.see("Riitta Salmela-Aho")


async def test_whose_an_expectation_is_is_chosen_from_a_list() -> None:
    async with room("kesken", step="mentor", language="en", size=(120, 40)) as mentor:
        first = next(iter(mentor.session.expectations.items))
        mentor.screen.reveal(first)
        await mentor.press("i", "down", "enter")
        chosen = mentor.session.expectations.items[first].person
        assert mentor.session.people.items[chosen].name == "Åsa Lindqvist"
        await mentor.press("i", "0")
        assert mentor.session.expectations.items[first].person == ""
        await mentor.press("i", "escape")
        assert mentor.session.expectations.items[first].person == ""
        await mentor.undo()
        assert mentor.session.expectations.items[first].person == chosen
