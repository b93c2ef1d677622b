"""The illustrated guide in screens/: a page and pictures of every step. The pictures are golden.

`pytest tests/test_pictures.py --redraw` accepts what the screens look like now: look at every picture that changed.
"""

import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.room import THIRD_MORNING, room
from toi_tui import locale
from toi_tui.app import ToiApp
from toi_tui.headless.keys import table
from toi_tui.locale import _
from toi_tui.screens import steps
from toi_tui.screens.home import forms
from toi_tui.storage.shipped import method
from toi_tui.storage.state import backups

GUIDE = Path(__file__).parents[1] / "screens"
STEPS = {step.id: step for step in steps()}
SIZES = ((80, 24), (120, 40), (45, 14))
BOXES = (
    ("carry-over", "swot", ("c",)),
    ("bring-here", "risks", ("C", "space")),
    ("why", "swot", ("tab", "G")),
    ("sources", "swot", ("tab", "A")),
    ("find-all", "swot", ("ctrl+f", *"ohjaus")),
    ("help", "swot", ("question_mark",)),
    ("palette", "swot", ("ctrl+p",)),
    ("strategies", "swot", ("tab",)),
    ("standing", "session", ("tab",)),
)
PROJECTED = ("swot", "days", "mindmap", "risks")
"""Steps that are also shown as on a projector with large letters."""
MAIN_IN_ENGLISH = ("session", "swot", "practices", "days", "mindmap", "options", "risks")


def picture_of(app: ToiApp) -> str:
    """The screen as an SVG that is the same in every run, and that every viewer draws with the blanks in its texts."""
    svg = app.export_screenshot(title="toi", simplify=True).replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r"terminal-\d+-?", "terminal-", svg)


def words_of(svg: str) -> list[str]:
    """The lines of text in a picture, for a difference that a person can read."""
    lines: dict[float, list[tuple[float, str]]] = {}
    for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        lines.setdefault(float(node.get("y", 0)), []).append((float(node.get("x", 0)), node.text or ""))
    return ["".join(text for _x, text in sorted(line)).replace("\xa0", " ") for _y, line in sorted(lines.items())]


def accept_or_compare(name: str, found: str, *, redraw: bool) -> None:
    path = GUIDE / name
    if redraw:
        path.write_text(found, "utf-8")
        return
    assert path.exists(), f"{name} is missing: pytest tests/test_pictures.py --redraw"
    kept = path.read_text("utf-8")
    if name.endswith(".svg"):
        assert words_of(found) == words_of(kept)
    assert found == kept, f"{name} looks different: look at it, then pytest tests/test_pictures.py --redraw"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", STEPS)
async def test_every_step_looks_as_in_the_guide(step, size, pytestconfig):
    async with room("kuusilampi", step=step, size=size) as mentor:
        accept_or_compare(
            f"{step}-{size[0]}x{size[1]}.fi.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw
        )


@pytest.mark.parametrize("step", MAIN_IN_ENGLISH)
async def test_the_main_steps_look_as_in_the_guide_in_english(step, pytestconfig):
    async with room("kuusilampi", step=step, size=(80, 24), language="en") as mentor:
        accept_or_compare(f"{step}-80x24.en.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw)


@pytest.mark.parametrize("step", PROJECTED)
async def test_the_steps_of_the_wall_look_as_in_the_guide_on_a_projector(step, pytestconfig):
    async with room("kuusilampi", step=step, size=(45, 14)) as mentor:
        accept_or_compare(f"{step}-45x14.fi.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw)


@pytest.mark.parametrize(("name", "step", "keys"), BOXES, ids=[name for name, *_rest in BOXES])
async def test_the_boxes_over_the_steps_look_as_in_the_guide(name, step, keys, pytestconfig):
    async with room("kesken", step=step, size=(80, 24)) as mentor:
        await mentor.press(*keys)
        await mentor.app.workers.wait_for_complete()
        await mentor.settled()
        accept_or_compare(f"{name}-80x24.fi.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw)


@pytest.mark.parametrize(("size", "language"), [*((size, "fi") for size in SIZES), (SIZES[0], "en")])
async def test_the_history_looks_as_in_the_guide(size, language, monkeypatch, pytestconfig):
    monkeypatch.setattr(backups, "copies", lambda _path: [])  # the file is saved when the machine gets round to it
    async with room("kesken", step="swot", size=size, language=language) as mentor:
        for text, *keys in (("ohjaaja tuntee opiskelijan", "u"), ("opiskelija valitsee ajan", "plus", "6")):
            mentor.clock.now += timedelta(minutes=4)
            await mentor.press("n")
            await mentor.write(text)
            await mentor.press("escape", *keys)
        await mentor.press("2", "U")
        shown, redraw = f"{size[0]}x{size[1]}.{language}.svg", pytestconfig.option.redraw
        accept_or_compare(f"history-{shown}", picture_of(mentor.app), redraw=redraw)
        await mentor.press("down", "down", "down", "enter")
        accept_or_compare(f"as-it-was-{shown}", picture_of(mentor.app), redraw=redraw)


async def test_the_letters_look_as_in_the_guide(pytestconfig):
    async with room("kuusilampi", step="mentor", size=(80, 24)) as mentor:
        await mentor.press("shift+tab", "down", "down", "down")
        accept_or_compare("mentor-letters-80x24.fi.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw)


async def test_the_draft_plan_looks_as_in_the_guide(pytestconfig):
    async with room("kuusilampi", step="practices", size=(80, 24)) as mentor:
        await mentor.press("tab")
        accept_or_compare("practices-plan-80x24.fi.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw)


async def test_the_dark_theme_looks_as_in_the_guide(pytestconfig):
    async with room("kesken", step="days", size=(120, 40), theme="dark") as mentor:
        accept_or_compare("days-dark-120x40.fi.svg", picture_of(mentor.app), redraw=pytestconfig.option.redraw)


@pytest.mark.parametrize(("size", "language"), [*((size, "fi") for size in SIZES), (SIZES[0], "en")])
async def test_the_home_of_the_program_looks_as_in_the_guide(size, language, pytestconfig):
    locale.use(language)
    app = ToiApp(now=lambda: THIRD_MORNING)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        name = f"home-{size[0]}x{size[1]}.{language}.svg"
        accept_or_compare(name, picture_of(app), redraw=pytestconfig.option.redraw)


async def test_the_form_of_a_new_session_looks_as_in_the_guide(monkeypatch, pytestconfig):
    monkeypatch.setattr(forms, "default_folder", lambda: Path("/home/mentori/Asiakirjat"))
    locale.use("fi")
    app = ToiApp(now=lambda: THIRD_MORNING)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        accept_or_compare("new-session-80x24.fi.svg", picture_of(app), redraw=pytestconfig.option.redraw)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_a_fresh_page(step, pytestconfig):
    locale.use("fi")
    accept_or_compare(f"{step}.md", page_of(step), redraw=pytestconfig.option.redraw)


def page_of(step: str) -> str:
    """The page of a step: what it is for, a picture, questions to ask, its keys."""
    found, guide = STEPS[step], method("toi", "fi").guides[step]
    questions = "".join(f"- {question}\n" for question in guide.questions)
    return (
        f"# {found.key} {_(found.title)}\n\n{guide.about}\n\n![{_(found.title)}]({step}-120x40.fi.svg)\n\n"
        f"## {_('Questions to ask')}\n\n{questions}\n## {_('Keys here')}\n\n{table(found.commands)}"
    )
