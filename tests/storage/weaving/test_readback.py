"""Whatever words of TOML a session stands in: it is saved as it is, and a change costs no other block a comment."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.spelling import spelled
from tests.storage.test_codec import changed
from tests.strategies import sessions, tries
from toi_tui.editing.document import Document
from toi_tui.editing.items import RemoveItems, SetFields
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, Session
from toi_tui.storage import codec
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.format.tables import tables_of
from toi_tui.storage.weaving import weaving
from toi_tui.storage.weaving.layout import FileLayout
from toi_tui.storage.weaving.pieces import TextPiece
from toi_tui.storage.weaving.readback import MisreadError, read_back


@st.composite
def files(draw: st.DrawFn, *, extra: bool = True) -> str:
    """A session file in any words."""
    session = draw(sessions(extra=extra))
    text = draw(spelled(_plain(tables_of(session))))
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)
    return text.replace("\n", "\r\n") if "\r" not in text and draw(st.integers(0, 3)) == 0 else text


def _plain(value: Any) -> Any:
    return {key: _plain(each) for key, each in value.items()} if hasattr(value, "items") else value


def alike(one: Session, other: Session) -> bool:
    """Whether two sessions say the same in the same order."""
    orders = ([list(rows) for _path, rows in each.lists()] for each in (one, other))
    return same(tables_of(one), tables_of(other)) and next(orders) == next(orders)


@tries(120)
@given(st.data(), files())
def test_what_is_saved_is_read_as_the_session(data: st.DataObject, text: str) -> None:
    opened = codec.read(text.encode())
    session, layout = opened.session, opened.layout
    for _ in range(2):
        session = data.draw(changed(session, extra=True))
        written, layout = codec.write(session, layout)
        assert alike(codec.read(written).session, session)
        assert layout.data == written
        assert "# the file" in written.decode()


def private(session: Session, path: str, id: str) -> SetFields:
    """The edit that makes an item private, or takes that back."""
    return SetFields(path, id, {"private": not session.items(path)[id].private})


def comments(text: str) -> set[str]:
    """The comments that `spelled` has put somewhere."""
    return set(re.findall(r"# \[c\d+\]", text))


def sure(text: str, session: Session, path: str, id: str) -> Iterator[str]:
    """The texts that a change of one item may not cost a comment: other parts, other items in blocks of their own."""
    first, *others = FileLayout(text.encode(), session).pieces
    part, top = path.partition(".")[0], tomllib.loads(first.texts[""])
    touched = {part, *(top.keys() if part in top else ())}
    if part not in top:
        yield first.texts[""]
    for piece in others:
        item = piece.path in LISTS
        for each, said in piece.texts.items():
            if (piece.path, each) != (path, id) if item else piece.path not in touched:
                yield said


@tries(120)
@given(st.data(), files())
def test_a_change_costs_at_most_the_comments_of_its_own_block(data: st.DataObject, text: str) -> None:
    opened = codec.read(text.encode())
    there = [(path, id) for path, rows in opened.session.lists() for id in rows]
    assume(there)
    path, id = data.draw(st.sampled_from(there))
    document = Document(opened.session)
    document.do(data.draw(st.sampled_from([RemoveItems(path, (id,)), private(document.session, path, id)])))
    written, _layout = codec.write(document.session, opened.layout)
    kept = comments(written.decode())
    for said in sure(text, opened.session, path, id):
        assert comments(said) <= kept


@tries(120)
@given(st.data(), files())
def test_what_is_taken_back_leaves_the_file_as_it_was_to_the_letter(data: st.DataObject, text: str) -> None:
    opened = codec.read(text.encode())
    document, layout = Document(opened.session), opened.layout
    written, steps = text.encode(), 0
    for _ in range(3):
        there = [(path, id) for path, rows in document.session.lists() for id in rows]
        if there:
            path, id = data.draw(st.sampled_from(there))
            steps += (
                document.do(data.draw(st.sampled_from([RemoveItems(path, (id,)), private(document.session, path, id)])))
                is not None
            )
            layout = codec.write(document.session, layout)[1]
    for _ in range(steps):
        document.undo()
        written, layout = codec.write(document.session, layout)
    assert written == text.encode()


def test_what_would_be_misread_is_written_anew_and_loses_nothing_but_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(_pieces: object, _session: Session) -> None:
        raise MisreadError

    lines = (
        "#:schema ./toi.json",
        "# ours",
        "format = 1 # why",
        "mine = 'x'",
        "",
        "# a",
        "[swot.threats.a] # a",
        "x = 1",
    )
    text = "".join(f"{line}\r\n" for line in lines)
    opened = codec.read(text.encode())
    document = Document(opened.session)
    document.do(SetFields("swot.threats", "a", {"text": "A"}))
    monkeypatch.setattr(weaving, "read_back", misread)
    written, layout = codec.write(document.session, opened.layout)
    assert alike(codec.read(written).session, document.session)
    assert written.startswith(b"#:schema ./toi.json\r\n# ours\r\nformat = 1\r\nmine = ")
    document.undo()
    assert codec.write(document.session, layout)[0] == text.encode()


STRANGE = [
    TextPiece("", {"": "parking = {}\n"}, "parking"),
    TextPiece("swot", {"": "[swot]\nstrengths = {}\n"}),
    TextPiece("swot", {"": "[[swot]]\n"}),
    TextPiece("plan", {"": "plan = 3\n"}, "steps"),
    TextPiece("swot", {"": "[swot.strengths]\na.text = 'A'\n"}, "strengths"),
    TextPiece("risks", {"": "[risks]\nitems.a.text = 'A'\n"}),
    TextPiece("", {"": "[[later]]\n"}, "later"),
    TextPiece("plan", {"": "[plan.future]\n"}, "future"),
]


@tries(100)
@given(st.data(), files())
def test_pieces_are_taken_just_when_the_whole_would_be_read_as_the_session(data: st.DataObject, text: str) -> None:
    opened = codec.read(text.encode())
    pieces = list(opened.layout.pieces)
    for _ in range(data.draw(st.integers(0, 3))):
        some = data.draw(st.sampled_from([*pieces, *STRANGE]))
        at = data.draw(st.integers(1, len(pieces)))
        match data.draw(st.sampled_from(["add", "swap", "drop"])):
            case "add":
                pieces.insert(at, some)
            case "swap" if some in pieces[1:]:
                pieces.remove(some)
                pieces.insert(at, some)
            case "drop" if some in pieces[1:]:
                pieces.remove(some)
    assert taken(pieces, opened.session) == whole(pieces, opened.session)


def taken(pieces: list[TextPiece], session: Session) -> bool:
    try:
        read_back(pieces, session)
    except MisreadError:
        return False
    return True


def whole(pieces: list[TextPiece], session: Session) -> bool:
    """Whether the pieces, read from their first letter to the last, say the session."""
    try:
        return alike(
            codec.read("".join(text for piece in pieces for text in piece.texts.values()).encode()).session, session
        )
    except BrokenFile:
        return False
