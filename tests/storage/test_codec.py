import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import fields, ids, rows, sessions, tries, unknown
from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem
from toi_tui.model.item import revise
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage import codec
from toi_tui.storage.format.canonical import dump
from toi_tui.storage.format.tables import tables_of

EXAMPLES = sorted((Path(__file__).parents[2] / "data" / "examples").glob("*.toml"))


def written(session: Session) -> str:
    return codec.write(session)[0].decode()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_shipped_example_comes_out_as_it_went_in(path: Path) -> None:
    opened = codec.read(path.read_bytes())
    assert codec.write(opened.session)[0] == path.read_bytes()
    assert codec.write(opened.session, opened.layout) == (path.read_bytes(), opened.layout)


def test_reading_and_writing_a_good_file_never_imports_pydantic() -> None:
    code = (
        "import sys\nfrom toi_tui.storage import codec, session_file, autosave, shipped\n"
        "opened = codec.read(shipped.example('kesken'))\ncodec.write(opened.session, opened.layout)\n"
        "sys.exit('pydantic' in sys.modules or 'textual' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0


@tries(60)
@given(sessions(extra=True))
def test_any_session_is_read_as_it_was_written(session: Session) -> None:
    data, layout = codec.write(session)
    again = codec.read(data)
    assert same(tables_of(again.session), tables_of(session))
    assert [list(rows) for _, rows in again.session.lists()] == [list(rows) for _, rows in session.lists()]
    assert codec.write(again.session, again.layout)[0] == data
    assert codec.write(session, layout)[0] == data


@st.composite
def changed(draw: st.DrawFn, session: Session, *, extra: bool) -> Session:
    """The session after a few changes of any kind."""
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(LISTS)))
        filled = [name for name, items in session.lists() if items]
        if filled and draw(st.booleans()):
            path = draw(st.sampled_from(filled))
        name, _, key = path.partition(".")
        items = dict(session.items(path))
        match draw(st.sampled_from(["add", "set", "remove", "shuffle", "part", "unknown"])):
            case "add":
                items[draw(ids())] = draw(rows(path, extra=extra))
            case "set" if items:
                id = draw(st.sampled_from(sorted(items)))
                items[id] = revise(items[id], draw(fields(LISTS[path], extra=extra)))
            case "remove" if items:
                del items[draw(st.sampled_from(sorted(items)))]
            case "shuffle":
                items = {id: items[id] for id in draw(st.permutations(list(items)))}
            case "part":
                part = revise(session.part(name), draw(fields(PARTS[name], extra=extra)))
                session = replace(session, **{name: part})
            case "unknown" if extra:
                session = replace(session, extra={**session.extra, **draw(unknown())})
            case "unknown":
                session = replace(session, extra={})
        session = replace(session, **{name: replace(session.part(name), **{key: items})})
    return session


@tries(60)
@given(st.data(), sessions())
def test_a_changed_session_is_woven_into_what_writing_it_anew_would_give(data: st.DataObject, session: Session) -> None:
    layout = codec.write(session)[1]
    layout = codec.read(layout.data).layout
    for _ in range(2):
        session = data.draw(changed(session, extra=False))
        woven, layout = codec.write(session, layout)
        assert woven == codec.write(session)[0]


@tries(60)
@given(st.data(), sessions(extra=True), st.booleans())
def test_nothing_is_lost_when_a_session_with_unknown_keys_changes(
    data: st.DataObject, session: Session, crlf: bool
) -> None:
    first = codec.write(session)[0]
    layout = codec.read(first.replace(b"\n", b"\r\n") if crlf else first).layout
    for _ in range(2):
        session = data.draw(changed(session, extra=True))
        woven, layout = codec.write(session, layout)
        again = codec.read(woven).session
        assert same(tables_of(again), tables_of(session))
        assert [list(rows) for _, rows in again.lists()] == [list(rows) for _, rows in session.lists()]


def test_text_of_several_lines_is_written_as_such() -> None:
    document = Document(Session())
    document.do(AddItem("parking.items", "a", {"text": 'one\r\ntwo """ three\\'}))
    assert written(document.session).endswith('text = """\none\ntwo \\"\\"\\" three\\\\"""\n')


def test_what_could_not_be_read_again_is_not_written() -> None:
    class Odd(str):
        __slots__ = ()

    with pytest.raises(ValueError, match="read back"):
        dump({"a": Odd("x")})
