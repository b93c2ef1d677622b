"""What is taken back comes back with its comments, whatever was saved in between."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toi_tui.editing.difference import diff
from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem, RemoveItems, SetFields
from toi_tui.model.session import Session
from toi_tui.storage import codec
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.weaving import former

FILE = """\
format = 1

[session]
id = "abcd2345"

[swot.strengths.aaaa1111]
text = "a"

# ---------- Threats, collected with group 2 on 12.4. ----------

[swot.threats.bbbb1111]
text = "b"

[swot.threats.cccc1111]
text = "c"   # Matti's words
note = "n"

# ---------- for the steering group ----------

[need]
text = 'x'   # to be shortened
"""
OTHER = SetFields("swot.strengths", "aaaa1111", {"text": "another"})
OTHERS_FILE = FILE.replace('text = "a"', 'text = "another"')
PRIVATE = SetFields("swot.threats", "cccc1111", {"private": True})

NOW = datetime.fromisoformat("2027-04-12T10:32:00")


class Editing:
    """A document and its file, saved after each change."""

    def __init__(self, text: str = FILE) -> None:
        opened = codec.read(text.encode())
        self.document, self.layout = Document(opened.session), opened.layout

    def do(self, edit: AddItem | RemoveItems | SetFields) -> str:
        self.document.do(edit)
        return self.saved()

    def undo(self) -> str:
        self.document.undo()
        return self.saved()

    def saved(self) -> str:
        self.layout = codec.write(self.document.session, self.layout)[1]
        return self.layout.data.decode()


def changed_by_others(session: Session) -> Session:
    document = Document(session)
    document.do(OTHER)
    return document.session


def test_a_deleted_item_takes_the_comments_above_it_along_and_brings_them_back() -> None:
    editing = Editing()
    assert "collected" not in editing.do(RemoveItems("swot.threats", ("bbbb1111",)))
    assert editing.undo() == FILE


def test_a_change_that_is_taken_back_brings_the_comments_within_the_block_back() -> None:
    editing = Editing()
    assert "Matti" not in editing.do(PRIVATE)
    assert editing.do(SetFields("swot.threats", "cccc1111", {"private": None})) == FILE
    assert "shortened" not in editing.do(SetFields("need", "", {"text": "y"}))
    assert editing.undo() == FILE


def test_comments_come_back_although_something_else_changed_meanwhile() -> None:
    editing = Editing()
    editing.do(RemoveItems("swot.threats", ("bbbb1111", "cccc1111")))
    editing.document.take_in(diff(editing.document.session, changed_by_others(editing.document.session)))
    editing.do(SetFields("need", "", {"text": "y"}))
    editing.undo()
    assert editing.undo() == OTHERS_FILE


def test_comments_come_back_after_others_have_written_the_file(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    path.write_text(FILE)
    file = SessionFile.open(path)
    document = Document(file.session)
    document.do(RemoveItems("swot.threats", ("bbbb1111",)))
    file.save(document.session, NOW)
    path.write_text(path.read_text().replace('text = "a"', 'text = "another"'))
    assert file.save_with_others(document.session, NOW).swot.strengths["aaaa1111"].text == "another"
    document.take_in(diff(document.session, file.session))
    document.undo()
    file.save(document.session, NOW)
    assert path.read_text() == OTHERS_FILE


def test_a_comment_that_was_written_meanwhile_stays() -> None:
    editing = Editing()
    text = editing.do(PRIVATE).replace("[need]", "# soon\n[need]").replace("collected", "gathered")
    other = codec.read(text.encode()).layout
    editing.layout = replace(other, former=editing.layout.former)
    assert editing.undo() == FILE.replace("[need]", "# soon\n[need]").replace("collected", "gathered")


def test_what_is_kept_of_former_texts_has_a_bound() -> None:
    kept: dict[former.Keys, former.Texts] = {}
    for number in range(20):
        former.remember(kept, ("need",), {"text": str(number)}, f"{number:10}")
        former.remember(kept, ("plan", str(number)), {}, f"{number:10}")
    former.forget_oldest(kept, 100)
    assert sum(len(text) for texts in kept.values() for _said, text in texts) <= 100
    assert former.text_of(kept, ("plan", "19"), {}) == f"{19:10}"
    assert former.text_of(kept, ("need",), {"text": "19"}) == f"{19:10}"
    assert not former.text_of(kept, ("need",), {"text": "0"})
    assert not former.text_of(kept, ("plan", "0"), {})
