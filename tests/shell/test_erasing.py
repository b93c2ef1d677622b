"""Erasing an item for good from within the program: asked once, gone everywhere, and no key brings it back."""

from collections.abc import Collection
from pathlib import Path

import pytest

from tests.room import Room, opened, room
from tests.shell.test_keeping import by_others, saved, with_one_more
from toi_tui.editing.document import Document
from toi_tui.shell.boxes.choosing import ChooseScreen
from toi_tui.storage import shipped
from toi_tui.storage.disk.places import state_folder

WORDS = "salainen nimi"


def holding(path: Path) -> list[Path]:
    kept = [path, *(each for each in state_folder().rglob("*") if each.is_file())]
    return [each for each in kept if WORDS.encode() in each.read_bytes()]


async def written(mentor: Room) -> None:
    """A strength with the words, corrected once, and all of it saved."""
    await mentor.press("n")
    await mentor.write(WORDS)
    await mentor.press("escape", "plus")
    await saved(mentor)


async def erase(mentor: Room, *answer: str) -> None:
    await mentor.app.screen.run_action("run('erase')")
    await mentor.settled()
    assert isinstance(mentor.app.screen, ChooseScreen)
    await mentor.press(*answer)
    await mentor.app.workers.wait_for_complete()
    await mentor.settled()


async def test_an_erased_item_is_gone_from_everything_and_undo_goes_past_it() -> None:
    async with room(step="swot") as mentor:
        before = mentor.texts("swot.strengths")
        await written(mentor)
        assert holding(mentor.path)
        await erase(mentor, "down", "enter")
        mentor.see("Poistettu pysyvästi: ”salainen nimi”.")
        assert mentor.texts("swot.strengths") == before
        assert holding(mentor.path) == []
        await mentor.rest().press("n")
        await mentor.write("toinen")
        await mentor.press("escape", "u", "u", "u", "u")
        assert mentor.texts("swot.strengths") == before
        await mentor.press("r", "r", "r", "r")
        assert WORDS not in mentor.texts("swot.strengths")
        await saved(mentor)
        assert holding(mentor.path) == []


async def test_without_a_yes_nothing_happens() -> None:
    async with room(step="swot") as mentor:
        await written(mentor)
        session = mentor.session
        for answer in ("enter", "escape"):
            await erase(mentor, answer)
            assert mentor.session == session


@pytest.mark.parametrize("code", ["T1", "T2"], ids=["a field with words", "an empty field"])
async def test_what_is_erased_is_named_by_what_it_is_called_whichever_field_is_at_the_cursor(code: str) -> None:
    async with room("kesken", step="days") as mentor:
        task = mentor.session.tasks.items[code]
        assert bool(task.debrief) is (code == "T1")
        mentor.screen.reveal(f"debrief:{code}")
        await mentor.app.screen.run_action("run('erase')")
        await mentor.settled()
        mentor.see(f"Poistetaanko ”{task.text[:30]}")


async def test_a_task_takes_its_answers_along() -> None:
    async with room("kesken", step="days") as mentor:
        mentor.screen.reveal("T1")
        await erase(mentor, "down", "enter")
        assert "T1" not in mentor.session.tasks.items
        assert "T1" not in {each.task for each in mentor.session.tasks.answers.values()}


async def test_a_branch_goes_whole_and_the_question_says_so() -> None:
    async with room(step="mindmap") as mentor:
        branch = next(id for id, node in mentor.session.mindmap.nodes.items() if node.text.startswith("ohjausaika"))
        count = len(mentor.session.mindmap.nodes)
        mentor.screen.reveal(branch)
        await mentor.app.screen.run_action("run('erase')")
        await mentor.settled()
        mentor.see("Poista se ja sen alta 2")
        await mentor.press("2")
        await mentor.app.workers.wait_for_complete()
        await mentor.settled()
        assert len(mentor.session.mindmap.nodes) == count - 3


@pytest.mark.parametrize("step", ["session", "swot", "mindmap", "plan"])
async def test_the_palette_knows_it(step: str) -> None:
    async with room(step=step) as mentor:
        await mentor.press("ctrl+p")
        await mentor.write("poista pysyv")
        mentor.see("poista pysyvästi")


@pytest.mark.parametrize("added", [b"", b"# muualla\n"], ids=["as it was left", "changed in an editor since"])
async def test_it_is_erased_as_the_first_that_is_done_after_a_start(tmp_path: Path, added: bytes) -> None:
    path = tmp_path / "istunto.toml"
    path.write_bytes(shipped.example("kesken"))
    async with opened(path, step="swot") as mentor:
        await written(mentor)
    path.write_bytes(path.read_bytes() + added)
    async with opened(path, step="swot") as mentor:
        (id,) = (id for id, note in mentor.session.swot.strengths.items() if note.text == WORDS)
        mentor.screen.reveal(id)
        await erase(mentor, "down", "enter")
        mentor.see("Poistettu pysyvästi")
        assert holding(path) == []


async def test_what_others_write_while_it_is_erased_is_in_the_history_of_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "istunto.toml"
    path.write_bytes(shipped.example("kesken"))
    async with opened(path, step="swot") as mentor:
        await written(mentor)
        erased = Document.erase

        def erase_while_others_write(document: Document, ids: Collection[str]) -> None:
            erased(document, ids)
            by_others(path, with_one_more("heiltä tullut"))

        monkeypatch.setattr(Document, "erase", erase_while_others_write)
        await erase(mentor, "down", "enter")
        await mentor.until(lambda: "Poistettu pysyvästi" in mentor.shown)
        assert "heiltä tullut" in mentor.texts("swot.strengths")
        done = [change.kind for change in mentor.app.desk.document.chronicle.changes]
    async with opened(path, step="swot") as mentor:
        assert [change.kind for change in mentor.app.desk.document.chronicle.changes] == done
        assert done[-1] == "merge"
