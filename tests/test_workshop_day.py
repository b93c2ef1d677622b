"""A whole workshop in a real terminal: from `toi new` to the file on the disk, at 80×24 and in Finnish."""

import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

from tests.terminal import Terminal
from tests.waiting import LONG

ROOT = Path(__file__).parents[1]
TOI = [sys.executable, "-m", "toi_tui"]
PRACTICE = "Kolmen tapaamisen ohjausmalli"
MONDAY = "12.4.2100"  # never today: what a day's column says must not follow the calendar of the machine


class Room:
    """A folder with session files, and a home that all programs started in it share."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self.home.mkdir()
        self.file = folder / "viikko.toml"
        state = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
        self.environment = {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "LANG": "fi_FI.UTF-8", **state}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Carry out a command that needs no terminal."""
        return subprocess.run(
            [*TOI, *arguments],
            env=os.environ | self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=LONG,
            check=False,
        )

    def new(self) -> None:
        """Make the session file."""
        asked = ("--practice", PRACTICE, "--organisation", "Kuusilammen opisto", "--mentor", "Åsa Öström")
        made = self.run("new", "viikko.toml", "--title", "Ääkkösten viikko", *asked, "--start", MONDAY, "--lang", "fi")
        assert (made.returncode, made.stderr) == (0, "")
        assert made.stdout.startswith("Kirjoitettu: viikko.toml\nPäivät: ma ")

    def terminal(self, *arguments: str, **environment: str) -> Terminal:
        """Start the program in a terminal of 80 by 24."""
        return Terminal(
            [*TOI, *(arguments or ("viikko.toml",))], env=self.environment | environment, folder=self.folder
        )

    def saved(self) -> dict[str, Any]:
        """What the file holds."""
        return tomllib.loads(self.file.read_text(encoding="utf-8"))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def swot(room: Room) -> Iterator[Terminal]:
    room.new()
    with room.terminal() as terminal:
        yield terminal.see("Ääkkösten viikko").press("2").see("Vahvuudet (0)")


def writing(terminal: Terminal) -> Callable[[], bool]:
    """Whether an editor is open: the last line says how it ends."""
    return lambda: " Esc " in terminal.screen[-1]


def texts(items: dict[str, Any]) -> list[str]:
    return [item.get("text", "") for item in items.values()]


def test_a_workshop_from_the_first_command_to_the_file_on_the_disk(room: Room) -> None:
    room.new()
    with room.terminal() as terminal:
        terminal.see("Ääkkösten viikko").see("1. päivä on ma 12.4.").see("Åsa Öström")
        write_the_swot(terminal)
        prepare_as_mentor(terminal)
        lead_the_first_day(terminal)
        draw_the_map(terminal)
        rate_the_risks(terminal)
        assert terminal.press("ctrl+q").exit_code == 0
        assert terminal.leftovers() == []
    saved = room.saved()
    assert saved["session"]["title"] == "Ääkkösten viikko"
    assert_swot(saved["swot"])
    assert_preparation(saved)
    assert_first_day(saved)
    assert_map(saved["mindmap"]["nodes"])
    assert_risks(saved["risks"]["items"])
    look_around_and_leave_the_file_alone(room)


def write_the_swot(terminal: Terminal) -> None:
    """People speak and the mentor writes; then the group sorts, weighs and thinks again."""
    terminal.press("2").see("Vahvuudet (0)")
    terminal.press("n").type("pitkät suhteet\nhyvä työilmapiiri\nohjaus jää illaksi\n").press("esc").see(
        "Vahvuudet (3)"
    )
    terminal.press("right", "n").type("vähän aikaa\nÅlandin yhteys puuttuu\n").press("esc").see("Heikkoudet (2)")
    terminal.press("left", "end", "n").type("äkkiä pois").press("enter", "esc").see("Vahvuudet (4)")
    terminal.press("delete").see("Poistettu ”äkkiä pois”").see("Vahvuudet (3)")
    terminal.press("u").see("Vahvuudet (4)").see("Kumottu: poisto")
    terminal.press("delete").see("Vahvuudet (3)").gone("· äkkiä pois")
    terminal.press("home", "+", "+", "+").see("pitkät suhteet ★3")
    terminal.press("end", "m").see("Nuolet").press("right", "enter").see("Vahvuudet (2)").see("Heikkoudet (3)")
    terminal.press("shift+down").see("Heikkoudet (2)").see("Uhat (1)")
    terminal.paste("rahoitus ehtyy\nlaki muuttuu äkkiä\nöljyn hinta nousee\n").see("Uhat (4)").see("3 riviä liitetty")


def prepare_as_mentor(terminal: Terminal) -> None:
    """Two ticks, taken one after the other, and the goal that was agreed."""
    terminal.press("4").see("1 Mentorointikoulutus").press("space").see("4 Mentori 1/15")
    terminal.press("down", "space").see("4 Mentori 2/15")
    terminal.press("/").see("Etsi").type("yhteinen tav").see("Osuma 1/").press("esc").gone("Osuma")
    terminal.press("down", "down", "down", "e").until(writing(terminal), "an open editor").type(
        "jokainen työpaikka käy läpi mallin"
    ).press("enter")
    terminal.see("Yhteinen tavoite: jokainen työpaikka käy läpi mallin")


def lead_the_first_day(terminal: Terminal) -> None:
    """The first activity is done; the task is given, answered and noted down."""
    terminal.press("5").see("Ma 12.4.").press("space").see("1/8")
    terminal.press("end", "down", "space").see("T1 on annettu.")
    terminal.press("n").until(writing(terminal), "an open editor").type("enemmän aikaa yhdessä\n").press("esc").see(
        "↳ mahd.: enemmän aikaa"
    )
    terminal.press("up", "space").see("T1 on vastattu.")
    terminal.press("down", "down", "down", "n").until(writing(terminal), "an open editor").type(
        "kahvi jäi väliin"
    ).press("enter", "esc")
    terminal.see("Muistiinpanot (1)").see("kahvi jäi väliin")


def draw_the_map(terminal: Terminal) -> None:
    """Children with Tab, siblings with Enter; marks; a branch moves on to its neighbour."""
    terminal.press("6").see("Miellekartta: 4 ajatusta").press("down", "down", "tab").until(
        writing(terminal), "an open editor"
    )
    terminal.type("ohjausaika lukujärjestykseen\ntyöpaikan ääni").press("tab").type("oma yhteyshenkilö")
    terminal.press("enter", "esc").see("Miellekartta: 7 ajatusta")
    terminal.press("s").see("s: merkitse").press("1").see("◆ oma yhteyshenkilö")
    terminal.press("up", "s", "2").see("+ työpaikan ääni")
    terminal.press("shift+down").see("  ▾ Opiskelijan arkeen")
    terminal.press("space").see("▸ + työpaikan ääni").press("space").see("◆ oma yhteyshenkilö")


def rate_the_risks(terminal: Terminal) -> None:
    """Two risks, of which one is rated: it moves into the matrix."""
    terminal.press("8").see("Ei vielä riskejä").press("n").until(writing(terminal), "an open editor")
    terminal.type("ohjaustunteja ei saada\nöinen työ väsyttää\n").press("esc").see("Arvioimatta (2)")
    terminal.press("p").see("Mahdollinen").press("2", "i", "3").see("R2: 4 Merkittävä").see("Arvioimatta (1)")


def assert_swot(swot: dict[str, Any]) -> None:
    assert texts(swot["strengths"]) == ["pitkät suhteet", "hyvä työilmapiiri"]
    assert [item.get("weight") for item in swot["strengths"].values()] == [3, None]
    assert texts(swot["weaknesses"]) == ["vähän aikaa", "Ålandin yhteys puuttuu"]
    assert "opportunities" not in swot
    assert texts(swot["threats"]) == [
        "ohjaus jää illaksi",
        "rahoitus ehtyy",
        "laki muuttuu äkkiä",
        "öljyn hinta nousee",
    ]


def assert_preparation(saved: dict[str, Any]) -> None:
    assert saved["session"]["goal"] == "jokainen työpaikka käy läpi mallin"
    ticked = [item["text"] for item in saved["checklist"]["items"].values() if "done" in item]
    assert ticked == [
        "Mentorointikoulutukseen osallistuttu",
        "Sovittu koulutuksen järjestäjän kanssa alustavasti, mitä siirretään",
    ]


def assert_first_day(saved: dict[str, Any]) -> None:
    assert [item["day"] for item in saved["days"]["activities"].values() if "done" in item] == [1]
    assert [(item["day"], item["text"]) for item in saved["days"]["notes"].values()] == [(1, "kahvi jäi väliin")]
    assert [task.get("state") for task in saved["tasks"]["items"].values()] == ["answered", *[None] * 4]
    assert [(item["task"], item["text"]) for item in saved["tasks"]["answers"].values()] == [
        ("T1", "enemmän aikaa yhdessä")
    ]


def assert_map(nodes: dict[str, Any]) -> None:
    names = {id: node["text"] for id, node in nodes.items()}
    tree = [(names.get(node.get("parent")), node["text"], node.get("marks")) for node in nodes.values()]
    assert tree == [
        (None, PRACTICE, None),
        (PRACTICE, "Omaan toimintaan", None),
        (PRACTICE, "Kumppanin toimintaan", None),
        ("Kumppanin toimintaan", "ohjausaika lukujärjestykseen", None),
        (PRACTICE, "Opiskelijan arkeen", None),
        ("Opiskelijan arkeen", "työpaikan ääni", ["positive"]),
        ("työpaikan ääni", "oma yhteyshenkilö", ["core"]),
    ]


def assert_risks(risks: dict[str, Any]) -> None:
    rated = [(each["number"], each["text"], each.get("probability"), each.get("impact")) for each in risks.values()]
    assert rated == [(1, "ohjaustunteja ei saada", None, None), (2, "öinen työ väsyttää", 2, 3)]


def look_around_and_leave_the_file_alone(room: Room) -> None:
    """Opened again everything is there, and quitting leaves the bytes untouched."""
    before, written = room.file.read_bytes(), room.file.stat().st_mtime_ns
    with room.terminal() as terminal:
        terminal.see("Ääkkösten viikko").press("2").see("pitkät suhteet ★3").see("Uhat (4)")
        terminal.press("4").see("1/5").press("5").see("T1 vastattu").press("6").see("◆ oma yhteyshenkilö")
        terminal.press("8").see("öinen työ väsyttää").press("f1").see("Esc tai q sulkee").press("esc").gone("Esc tai q")
        assert terminal.press("ctrl+q").exit_code == 0
        assert terminal.leftovers() == []
    assert (room.file.read_bytes(), room.file.stat().st_mtime_ns) == (before, written)


@pytest.mark.parametrize(("end", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("a closed window", 129)])
def test_an_end_from_outside_keeps_what_is_typed_in_an_open_editor(
    room: Room, swot: Terminal, end: str, code: int
) -> None:
    swot.press("n").until(writing(swot), "an open editor").type("yksi\nkeskeneräinen ääni").see("keskeneräinen ääni")
    if end == "a closed window":
        swot.hangup()
    else:
        swot.signal(getattr(signal, end))
    assert swot.exit_code == code
    if code != 129 or end == "SIGHUP":
        assert swot.leftovers() == []
    assert texts(room.saved()["swot"]["strengths"]) == ["yksi", "keskeneräinen ääni"]


def test_a_kill_in_the_middle_of_typing_leaves_a_whole_file(room: Room, swot: Terminal) -> None:
    swot.press("n").type("ensimmäinen\ntoinen\n").until(lambda: b"toinen" in room.file.read_bytes(), "a saved file")
    swot.type("kolmas jää kesken").see("kolmas jää kesken").signal(signal.SIGKILL)
    assert swot.exit_code == -signal.SIGKILL
    assert texts(room.saved()["swot"]["strengths"])[:2] == ["ensimmäinen", "toinen"]
    assert room.run("check", "viikko.toml").returncode == 0
    with room.terminal() as terminal:
        terminal.see("Ääkkösten viikko").press("2").see("· toinen")


def test_the_language_changes_under_the_hands(swot: Terminal) -> None:
    swot.press("n").until(writing(swot), "an open editor").type("ääni\n").press("esc").see("Vahvuudet (1)")
    swot.press("ctrl+p").type("english\n").see("Strengths (1)").see("· ääni")
    swot.press("ctrl+p").type("suomi\n").see("Vahvuudet (1)")
    assert swot.press("ctrl+q").exit_code == 0


def test_a_broken_file_is_told_with_its_place_and_left_as_it_is(room: Room) -> None:
    broken = room.folder / "rikki.toml"
    broken.write_text('format = 1\n[session]\ntitle = "auki\n', encoding="utf-8")
    with room.terminal("rikki.toml") as terminal:
        assert terminal.see("rikki.toml:3:").exit_code == 1
        assert terminal.leftovers() == []
    assert broken.read_text(encoding="utf-8").endswith('"auki\n')


def test_a_dumb_terminal_gets_one_helpful_line(room: Room) -> None:
    room.new()
    with room.terminal(TERM="dumb") as terminal:
        assert terminal.exit_code == 2
        said = terminal.raw.decode()
        assert "TERM=dumb" in said
        assert said.count("\n") == 1
        assert "\x1b" not in said
