"""Nothing of ours is left untranslated on any screen, and a language that is added is followed everywhere."""

import ast
import random
import re
from collections.abc import Collection
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import toi_tui
from tests.pseudo import CODE, add_pseudo_language, in_pseudo, unmarked
from tests.room import Room, empty_room, room
from toi_tui import locale
from toi_tui.cli import main
from toi_tui.locale import _
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.ids import make_id
from toi_tui.model.method import new_session
from toi_tui.model.session import Session
from toi_tui.report.letter_forms import as_text
from toi_tui.report.letters import letters
from toi_tui.screens import steps
from toi_tui.shell.commands.everywhere import APP
from toi_tui.storage import codec, config, shipped
from toi_tui.storage.session_file import SessionFile

PO = Path(locale.__file__).parent / "fi/LC_MESSAGES/toi_tui.po"
SAYING = {"say", "wait_for", "refuse_digit"}
WRITTEN_OTHERWISE = re.compile(r"\d+\.\d+\.|\d:\d\d")
SHORTEST = 6  # characters of a text that cannot be part of another word by chance


WAYS = """
session: tab | end e | end i
swot: tab | slash x enter | ctrl+f ō ĥ ĵ ā
practices: tab
mentor: tab | tab s | tab i | shift+tab
days: tab
options: tab
risks: tab | tab e
plan: tab | tab tab
followup: tab | tab tab
""".strip().splitlines()
"""Pages, and what takes more than one key: a step, and ways from there, each some keys."""


def catalogue() -> list[tuple[str, str]]:
    """The English and the Finnish texts that differ, each form of a plural by itself."""
    with PO.open("rb") as file:
        read = read_po(file, locale="fi")
    found: list[tuple[str, str]] = []
    for each in read:
        found += zip(each.id, each.string, strict=True) if isinstance(each.id, tuple) else [(each.id, each.string)]
    return [(english, finnish) for english, finnish in found if english and english != finnish]


def foreign(shown: str, texts: list[str]) -> list[str]:
    return [text for text in texts if len(text) >= SHORTEST and text in shown]


@pytest.fixture
def pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_pseudo_language(tmp_path / "locale", monkeypatch)


def example(name: str) -> Session:
    return in_pseudo(codec.read(shipped.example(name)).session)


def all_is_translated(visitor: Room, known: Collection[str] = ()) -> None:
    shown = visitor.shown
    assert unmarked(shown, known) == [], shown
    assert WRITTEN_OTHERWISE.findall(shown) == [], shown


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (45, 14)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_nothing_is_left_untranslated_on_a_step(step, size):
    async with room(session=example("kuusilampi"), step=step, size=size, language=CODE) as mentor:
        all_is_translated(mentor)
        await mentor.press("question_mark")
        all_is_translated(mentor)
        await mentor.press("escape", "ctrl+p")
        all_is_translated(mentor)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_nothing_is_left_untranslated_where_nothing_was_written_yet(step):
    session = new_session(shipped.method("toi", CODE), lambda: make_id(random.choice))
    async with room(step=step, language=CODE, session=session) as mentor:
        all_is_translated(mentor)
        await mentor.press("n")
        all_is_translated(mentor)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(("step", "ways"), [line.split(": ") for line in WAYS])
async def test_nothing_is_left_untranslated_on_what_a_screen_opens_and_says(step, ways):
    session = example("kesken")
    for way in ways.split(" | "):
        async with room(session=session, step=step, language=CODE) as mentor:
            await mentor.press(*way.split())
            all_is_translated(mentor)


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("step", steps(), ids=lambda step: step.id)
async def test_nothing_is_left_untranslated_that_a_key_shows_or_says(step):
    keys = [each.keys.split(",")[0] for each in (*APP, *step.commands) if each.keys and not each.outward]
    async with room(session=example("kesken"), step=step.id, size=(120, 40), language=CODE) as mentor:
        for key in keys:
            await mentor.press(key)
            all_is_translated(mentor)
            await mentor.press("escape", "escape", "escape")


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("way", ["", "n", "n ctrl+s", "o", "o enter", "question_mark", "ctrl+p"])
async def test_nothing_is_left_untranslated_on_the_home_of_the_program(way, tmp_path):
    async with empty_room(tmp_path, language=CODE) as visitor:
        await visitor.press(*way.split())
        await visitor.app.workers.wait_for_complete()
        await visitor.settled()
        all_is_translated(visitor, [*shipped.examples(), *tmp_path.parts])


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    ("step", "keys", "said"),
    [
        ("session", "", ["Ţĥ 04/15"]),
        ("days", "", ["Ṃō 04/12", "10.32"]),
        ("days", "d", ["09.00–15.00"]),
        ("plan", "", ["04/"]),
        ("plan", "tab tab", ["ƒōūŕ"]),
        ("options", "", ["4٫0"]),
        ("risks", "", ["2027/04/"]),
        ("followup", "", ["Ƒŕ 2027/04/30"]),
        ("mentor", "", ["2027/"]),
    ],
)
async def test_dates_times_and_numbers_are_written_as_the_language_writes_them(step, keys, said):
    async with room(session=example("kuusilampi"), step=step, size=(120, 40), language=CODE) as mentor:
        await mentor.press(*keys.split())
        mentor.see(*said)


@pytest.mark.parametrize("step", [step.id for step in steps()])
async def test_an_english_screen_speaks_english(step):
    finnish = [finnish for english, finnish in catalogue() if "{" not in finnish and finnish not in english]
    async with room("kuusilampi", step=step, language="en") as mentor:
        method = mentor.screen.desk.method
        content = f"{mentor.path.read_text('utf-8')} {method.rows if method else ''}"
        assert foreign(mentor.shown, [text for text in finnish if text not in content]) == []


@pytest.mark.usefixtures("pseudo")
async def test_the_command_goes_through_all_languages_and_keeps_each():
    first, *others = LANGUAGES
    async with room("kuusilampi", step="swot", language=first) as mentor:
        for code in (*others, first):
            await mentor.app.action_change_language()
            await mentor.settled()
            assert locale.current() == config.read().language == code
            mentor.see(_("Strengths"))


@pytest.mark.usefixtures("pseudo")
async def test_a_session_takes_every_language_and_its_letters_are_in_it():
    session = example("kuusilampi")
    async with room(session=session, language="en") as mentor:
        await mentor.press(*["down"] * 9)
        for language in LANGUAGES.values():
            await mentor.press("space")
            assert language.name in next(line for line in mentor.lines() if "Language:" in line)
    for letter in letters(session):
        assert unmarked(f"{letter.subject}\n{as_text(letter)}") == []


@pytest.mark.usefixtures("pseudo")
def test_nothing_is_left_untranslated_of_a_session_on_the_command_line(tmp_path, capsys):
    session = SessionFile.create(tmp_path / "s.toml", example("kuusilampi"))
    assert main(["show", str(session.path), "--lang", CODE]) == 0
    out = capsys.readouterr().out
    assert unmarked(out, ["toi"]) == [], out


async def test_the_language_changes_while_the_program_runs():
    async with room("kuusilampi", step="swot", language="fi") as mentor:
        mentor.see("Vahvuudet", "kumoa")
        await mentor.app.action_change_language()
        await mentor.settled()
        mentor.see("Strengths", "undo").miss("Vahvuudet")


def said_at_the_bottom() -> set[str]:
    """The texts that stand in a call of `say`, `wait_for` or `refuse_digit`."""
    found: set[str] = set()
    for path in Path(toi_tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING:
                found |= {
                    each.value
                    for word in node.args
                    for each in ast.walk(word)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_what_the_bottom_line_says_fits_into_80_columns() -> None:
    finnish = dict(catalogue())
    said = said_at_the_bottom()
    assert "Arrows move · Enter drops · Esc puts it back" in said
    both = [text for english in said for text in (english, finnish.get(english, english))]
    assert [text for text in both if len(text) > 79] == []
