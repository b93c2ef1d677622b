import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import fields, ids, rows, sessions, unknown
from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem, MoveItem, RemoveItems, SetFields
from toi_tui.model.item import MisfitError, revise, values_of
from toi_tui.model.parts.swot import Swot, SwotNote
from toi_tui.model.sameness import same
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage import checking, codec
from toi_tui.storage.canonical import dump
from toi_tui.storage.problems import BrokenFile, NewerFile
from toi_tui.storage.tables import ShapeError, session_of, tables_of

EXAMPLES = sorted((Path(__file__).parents[2] / "data" / "examples").glob("*.toml"))


def written(session: Session) -> str:
    return codec.write(session)[0].decode()


def edited(text: str, *edits: Any) -> str:
    """The text of a file after these edits."""
    opened = codec.read(text.encode())
    document = Document(opened.session)
    layout = opened.layout
    for edit in edits:
        document.do(edit)
        _, layout = codec.write(document.session, layout)
    assert same(tables_of(codec.read(layout.data).session), tables_of(document.session))
    return layout.data.decode()


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


@settings(max_examples=60)
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


@settings(max_examples=60)
@given(st.data(), sessions())
def test_a_changed_session_is_woven_into_what_writing_it_anew_would_give(data: st.DataObject, session: Session) -> None:
    layout = codec.write(session)[1]
    layout = codec.read(layout.data).layout
    for _ in range(2):
        session = data.draw(changed(session, extra=False))
        woven, layout = codec.write(session, layout)
        assert woven == codec.write(session)[0]


@settings(max_examples=60)
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


HEAD = "#:schema ./toi.json\nformat = 1  # hand-made\n"
STRENGTHS = """
# What we are good at
# and shall stay

[swot.strengths.a]
note = 'x' # evidence
text = "A"

# about b
[swot.strengths.b]
text = "B"
"""
SET_A = SetFields("swot.strengths", "a", {"text": "new"})
NEW_A = """
# What we are good at
# and shall stay

[swot.strengths.a]
text = "new"
note = "x"

# about b
[swot.strengths.b]
text = "B"
"""

TABLE = [
    (
        "a changed item keeps the comments above it",
        STRENGTHS,
        [SET_A],
        NEW_A,
    ),
    (
        "a change that is taken back leaves a block in our form",
        STRENGTHS,
        [SET_A, SetFields("swot.strengths", "a", {"text": "A"})],
        (
            "\n"
            "# What we are good at\n"
            "# and shall stay\n"
            "\n"
            "[swot.strengths.a]\n"
            'text = "A"\n'
            'note = "x"\n'
            "\n"
            "# about b\n"
            "[swot.strengths.b]\n"
            'text = "B"\n'
        ),
    ),
    (
        "an item goes with its block",
        STRENGTHS,
        [RemoveItems("swot.strengths", ("b",))],
        ("\n# What we are good at\n# and shall stay\n\n[swot.strengths.a]\nnote = 'x' # evidence\ntext = \"A\"\n"),
    ),
    (
        "a new item comes behind its predecessor",
        STRENGTHS,
        [AddItem("swot.strengths", "c", {"text": "C"}, "a")],
        (
            "\n"
            "# What we are good at\n"
            "# and shall stay\n"
            "\n"
            "[swot.strengths.a]\n"
            "note = 'x' # evidence\n"
            'text = "A"\n'
            "\n"
            "[swot.strengths.c]\n"
            'text = "C"\n'
            "\n"
            "# about b\n"
            "[swot.strengths.b]\n"
            'text = "B"\n'
        ),
    ),
    (
        "a new list comes at its place",
        (
            "\n"
            "# What we are good at\n"
            "# and shall stay\n"
            "\n"
            "[swot.strengths.a]\n"
            "note = 'x' # evidence\n"
            'text = "A"\n'
            "\n"
            "# about b\n"
            "[swot.strengths.b]\n"
            'text = "B"\n'
            "\n"
            "[plan]\n"
            "focus='f'\n"
        ),
        [AddItem("risks.items", "r", {"text": "R"})],
        (
            "\n"
            "# What we are good at\n"
            "# and shall stay\n"
            "\n"
            "[swot.strengths.a]\n"
            "note = 'x' # evidence\n"
            'text = "A"\n'
            "\n"
            "# about b\n"
            "[swot.strengths.b]\n"
            'text = "B"\n'
            "\n"
            "[risks]\n"
            'scale = "3x3"\n'
            "\n"
            "[risks.items.r]\n"
            'text = "R"\n'
            "\n"
            "[plan]\n"
            "focus='f'\n"
        ),
    ),
    (
        "a part's own fields are written without its lists",
        ("\n# the map\n[mindmap]\nconclusion='c'\n\n[mindmap.nodes.n]\ntext='N'\n"),
        [SetFields("mindmap", "", {"conclusion": "d"})],
        ("\n# the map\n[mindmap]\nconclusion = \"d\"\n\n[mindmap.nodes.n]\ntext='N'\n"),
    ),
    (
        "a part's emptied table keeps the comment above it",
        ("\n# why\n[need]\ntext='c'\n"),
        [SetFields("need", "", {"text": ""})],
        ("\n# why\n[need]\n"),
    ),
    (
        "a part's emptied table goes",
        ("\n[need]\ntext='c'\n\n[plan]\nfocus='f'\n"),
        [SetFields("need", "", {"text": ""})],
        ("\n[plan]\nfocus='f'\n"),
    ),
    (
        "blocks that change places take their comments along",
        STRENGTHS,
        [MoveItem("swot.strengths", "b", "swot.strengths", "")],
        (
            "\n"
            "# about b\n"
            "[swot.strengths.b]\n"
            'text = "B"\n'
            "\n"
            "# What we are good at\n"
            "# and shall stay\n"
            "\n"
            "[swot.strengths.a]\n"
            "note = 'x' # evidence\n"
            'text = "A"\n'
        ),
    ),
    (
        "a list in two places keeps both",
        (
            "\n"
            "[swot.strengths.a]\n"
            "text='A'\n"
            "\n"
            "[swot.threats.t]\n"
            "text='T'\n"
            "\n"
            "[swot.strengths.b]\n"
            "text='B'\n"
            "\n"
            "[swot.strengths.c]\n"
            "text='C'\n"
        ),
        [MoveItem("swot.strengths", "c", "swot.strengths", "")],
        (
            "\n"
            "[swot.strengths.c]\n"
            "text='C'\n"
            "\n"
            "[swot.threats.t]\n"
            "text='T'\n"
            "\n"
            "[swot.strengths.a]\n"
            "text='A'\n"
            "\n"
            "[swot.strengths.b]\n"
            "text='B'\n"
        ),
    ),
    (
        "a new item of a list in two places stays with its predecessor",
        ("\n[swot.strengths.a]\ntext='A'\n\n[swot.threats.t]\ntext='T'\n\n[swot.strengths.b]\ntext='B'\n"),
        [AddItem("swot.strengths", "c", {}, "a")],
        (
            "\n"
            "[swot.strengths.a]\n"
            "text='A'\n"
            "\n"
            "[swot.strengths.c]\n"
            "\n"
            "[swot.threats.t]\n"
            "text='T'\n"
            "\n"
            "[swot.strengths.b]\n"
            "text='B'\n"
        ),
    ),
    (
        "an item that moves to another list takes its comment along",
        STRENGTHS,
        [MoveItem("swot.strengths", "b", "swot.threats", None)],
        (
            "\n"
            "# What we are good at\n"
            "# and shall stay\n"
            "\n"
            "[swot.strengths.a]\n"
            "note = 'x' # evidence\n"
            'text = "A"\n'
            "\n"
            "# about b\n"
            "[swot.threats.b]\n"
            'text = "B"\n'
        ),
    ),
    (
        "unknown tables and keys stay",
        (
            "tool = 'mine'\n"
            "\n"
            "[swot]\n"
            "mood='high'\n"
            "\n"
            "[swot.strengths.a]\n"
            "text='A'\n"
            "colour='red'\n"
            "\n"
            "[[swot.strengths.a.log]]\n"
            "x=1\n"
            "\n"
            "[swot.future.deep]\n"
            "x=1\n"
            "\n"
            "[[later]]\n"
            "y=2\n"
        ),
        [AddItem("swot.threats", "t", {})],
        (
            "tool = 'mine'\n"
            "\n"
            "[swot]\n"
            "mood='high'\n"
            "\n"
            "[swot.strengths.a]\n"
            "text='A'\n"
            "colour='red'\n"
            "\n"
            "[[swot.strengths.a.log]]\n"
            "x=1\n"
            "\n"
            "[swot.threats.t]\n"
            "\n"
            "[swot.future.deep]\n"
            "x=1\n"
            "\n"
            "[[later]]\n"
            "y=2\n"
        ),
    ),
    (
        "unknown keys of a changed item stay",
        ("\n[swot.strengths.a]\ncolour='red'\ntext='A'\n\n[[swot.strengths.a.log]]\nx=1\n"),
        [SET_A],
        ('\n[swot.strengths.a]\ntext = "new"\ncolour = "red"\nlog = [\n    { x = 1 },\n]\n'),
    ),
    (
        "what looks like a header in a text is none",
        (
            "\n"
            "[swot.strengths.a]\n"
            'text = """\n'
            "[swot.strengths.b]\n"
            "# no\n"
            '"""\n'
            "\n"
            "[swot.strengths.c]\n"
            "text = '''\n"
            "[plan]'''\n"
            "x = [\n"
            '["y"]\n'
            "]\n"
        ),
        [AddItem("swot.strengths", "d", {}, "a")],
        (
            "\n"
            "[swot.strengths.a]\n"
            'text = """\n'
            "[swot.strengths.b]\n"
            "# no\n"
            '"""\n'
            "\n"
            "[swot.strengths.d]\n"
            "\n"
            "[swot.strengths.c]\n"
            "text = '''\n"
            "[plan]'''\n"
            "x = [\n"
            '["y"]\n'
            "]\n"
        ),
    ),
    (
        "a comment right under a value stays with it",
        ("\n[swot.strengths.a]\ntext='A'\n# evidence of a\n\n[swot.strengths.b]\ntext='B'\n"),
        [RemoveItems("swot.strengths", ("a",))],
        ("\n[swot.strengths.b]\ntext='B'\n"),
    ),
    (
        "a comment at the end of the file stays",
        ("\n[swot.strengths.a]\ntext='A'\n\n# the end"),
        [SET_A],
        ('\n[swot.strengths.a]\ntext = "new"\n\n# the end\n'),
    ),
    (
        "quoted and odd ids are ids",
        ('\n[ swot . "strengths" . "a b.c" ] # odd\ntext = "A"\n'),
        [AddItem("swot.strengths", "ä]", {})],
        ('\n[ swot . "strengths" . "a b.c" ] # odd\ntext = "A"\n\n[swot.strengths."ä]"]\n'),
    ),
    (
        "a header without items stays",
        ("\n[swot.strengths]\n\n[swot.threats.t]\ntext='T'\n"),
        [AddItem("swot.strengths", "a", {})],
        ("\n[swot.strengths]\n\n[swot.strengths.a]\n\n[swot.threats.t]\ntext='T'\n"),
    ),
]


@pytest.mark.parametrize(("before", "edits", "after"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_blocks_that_did_not_change_are_kept(
    before: str, edits: list[Any], after: str, newline: str, mark: str
) -> None:
    expected = (mark + HEAD + after).replace("\n", newline)
    assert edited((mark + HEAD + before).replace("\n", newline), *edits) == expected


@pytest.mark.parametrize(
    "body",
    [
        "swot.strengths.a.text = 'A'\n",
        "swot = { strengths = { a = { text = 'A' } } }\n",
        "[swot]\nstrengths.a.text = 'A'\n",
        "[swot.strengths]\na = { text = 'A' }\n",
        "[swot.strengths.a]\ntext='A'\n[swot.threats.t]\n[swot.strengths.a.future]\nx=1\n",
        "[swot.strengths]\na.text='A'\n[swot.strengths.a.future]\nx=1\n",
        "[swot.strengths.a]\ntext='A'\n[swot.strengths.b]\n[swot.strengths.a.future]\nx=1\n",
    ],
)
def test_a_file_without_blocks_is_written_anew_once_something_changes(body: str) -> None:
    text = "#:schema ./toi.json\r\nformat = 1\r\nmine = 'x'\r\n" + body.replace("\n", "\r\n")
    opened = codec.read(text.encode())
    assert codec.write(opened.session, opened.layout)[0] == text.encode()
    again = edited(text, SET_A)
    assert again.startswith("#:schema ./toi.json\r\nformat = 1\r\nmine = ")
    assert codec.read(again.encode()).session.swot.strengths["a"].text == "new"
    assert "x = 1" in again or "x=1" not in body


@pytest.mark.parametrize(
    ("body", "edit"),
    [
        ("plan.focus = 'f'\n", SetFields("plan", "", {"focus": "g"})),
        ("[plan]\nfuture.x = 1\n[plan.future.deep]\ny = 2\n", SetFields("plan", "", {"focus": "g"})),
        ("[plan.future]\ny = 2\n", SetFields("plan", "", {"future": {"y": 3}})),
    ],
)
def test_a_part_without_a_block_is_written_anew_once_it_changes(body: str, edit: SetFields) -> None:
    opened = codec.read(f"format = 1\n{body}".encode())
    document = Document(opened.session)
    document.do(edit)
    data = codec.write(document.session, opened.layout)[0]
    assert data == codec.write(document.session)[0]
    assert tomllib.loads(data.decode())["plan"].items() >= edit.values.items()


def test_a_changed_unknown_table_is_written() -> None:
    opened = codec.read(b"format = 1\n[later]\nx = 1\n")
    session = replace(opened.session, extra={"later": {"x": 2}})
    assert codec.write(session, opened.layout)[0] == b"format = 1\n\n[later]\nx = 2\n"


def test_unknown_tables_come_change_and_go_and_all_else_stays_as_it_was() -> None:
    text = "# ours\nformat = 1\n# later\n[later.a]\nx = 1 # one\n\n[later.b]\n# swot\n[swot.threats.a]\n# end\n"
    opened = codec.read(text.encode())
    new = replace(opened.session, extra={**opened.session.extra, "more": {"y": 2}})
    data, layout = codec.write(new, opened.layout)
    assert data.decode() == text.replace("# end\n", "\n[more]\ny = 2\n# end\n")
    changed, layout = codec.write(replace(new, extra={"later": {"a": {"x": 3}}, "more": {"y": 2}}), layout)
    assert changed.decode() == data.decode().replace("x = 1 # one\n\n[later.b]\n", "x = 3\n")
    gone, _layout = codec.write(replace(new, extra={}), layout)
    assert gone == b"# ours\nformat = 1\n# swot\n[swot.threats.a]\n# end\n"


def test_an_equal_session_leaves_the_bytes_alone() -> None:
    data = f"{HEAD}{STRENGTHS}".encode()
    opened = codec.read(data)
    note = replace(opened.session.swot.strengths["a"])
    strengths = {**opened.session.swot.strengths, "a": note}
    session = replace(opened.session, swot=replace(opened.session.swot, strengths=strengths))
    assert codec.write(session, opened.layout)[0] is data


def test_true_is_not_one_among_unknown_keys() -> None:
    opened = codec.read(b"format = 1\n\n[swot.threats.a]\nx = 1\n")
    threats = {"a": SwotNote(extra={"x": True})}
    data, layout = codec.write(replace(opened.session, swot=Swot(threats=threats)), opened.layout)
    assert data == b"format = 1\n\n[swot.threats.a]\nx = true\n"
    assert codec.write(layout.session, opened.layout)[0] == data
    opened = codec.read(b"format = 1\n\n[swot]\nx = 1\n")
    session = replace(opened.session, swot=replace(opened.session.swot, extra={"x": True}))
    assert codec.write(session, opened.layout)[0] == b"format = 1\n\n[swot]\nx = true\n"


def test_text_of_several_lines_is_written_as_such() -> None:
    document = Document(Session())
    document.do(AddItem("parking.items", "a", {"text": 'one\r\ntwo """ three\\'}))
    assert written(document.session).endswith('text = """\none\ntwo \\"\\"\\" three\\\\"""\n')


# The check


def fits(tables: dict[str, Any]) -> bool:
    try:
        session_of(tables)
    except (MisfitError, ShapeError):
        return False
    return True


@settings(max_examples=60)
@given(sessions(extra=True))
def test_what_is_written_passes_the_full_check(session: Session) -> None:
    assert list(checking.faults(tomllib.loads(written(session)))) == []


ODD = st.sampled_from(
    [
        0,
        1,
        5,
        6,
        -1,
        2**53,
        2**53 + 1,
        True,
        False,
        1.0,
        "",
        "fi",
        "3",
        "open",
        [],
        ["core"],
        ["x", 1],
        [[]],
        {},
        {"a": 1},
        {"a": {}},
        {"": {}},
        {"a": {"text": 1}},
        *(
            tomllib.loads(f"x={said}")["x"]
            for said in ("2027-04-12", "2027-04-12T09:00:00", "09:00:00", "2027-04-12T09:00:00Z", "nan")
        ),
    ]
)


@settings(max_examples=120)
@given(st.data(), sessions(extra=True))
def test_the_quick_way_and_the_full_check_agree(data: st.DataObject, session: Session) -> None:
    tables = tomllib.loads(written(session))
    part = data.draw(st.sampled_from(sorted(PARTS)))
    paths = [[part], ["later"]]
    paths += [[part, key] for key in [*checking.kinds_of(PARTS[part]), *checking.lists_of(PARTS[part])]]
    paths += [
        [part, key, "id", name] for key, of in checking.lists_of(PARTS[part]).items() for name in checking.kinds_of(of)
    ]
    path = data.draw(st.sampled_from(paths))
    holder = tables
    for key in path[:-1]:
        holder = holder.setdefault(key, {})
        if not isinstance(holder, dict):
            return
    holder[path[-1]] = data.draw(ODD)
    assert fits(tables) == (list(checking.faults(tables)) == [])


def test_every_fault_of_a_file_is_told_with_its_place() -> None:
    text = 'format = 1\n[swot.strengths.a]\n  weight = "3"\ntext = 3\n\n[days.items.1]\ndate = 2027-04-12T09:00:00Z\n'
    with pytest.raises(BrokenFile) as caught:
        codec.read(text.encode())
    assert [(each.place, each.key) for each in caught.value.problems] == [
        ((3, 3), "swot.strengths.a.weight"),
        ((4, 1), "swot.strengths.a.text"),
        ((7, 1), "days.items.1.date"),
    ]
    assert str(caught.value).startswith("3:3: swot.strengths.a.weight: This must be a whole number from 1 to 5")


def test_a_message_never_quotes_what_somebody_wrote() -> None:
    for secret in (
        'format = 1\n[plan]\nfocus = ["SECRET"]\n',
        'format = 1\n[people.items.a]\nname = "SECRET\n',
        "SECRET",
    ):
        with pytest.raises(BrokenFile) as caught:
            codec.read(secret.encode())
        assert "SECRET" not in str(caught.value)


DEEP = "[" * 80 + "]" * 80
BROKEN = {
    "nothing": ("", None),
    "a comment": ("# x\n", None),
    "no TOML": ("Hei!", 1),
    "no format": ("[swot]\n", None),
    "another TOML": ("a = 1\n", None),
    "a Python project": ("[project]\nname='x'\n", None),
    "a method": ("[method]\nid='x'\n[template]\n", None),
    "our settings": ("language = 'fi'\n", None),
    "a format in words": ("format = '1'\n", 1),
    "format 0": ("format = 0\n", 1),
    "format true": ("format = true\n", 1),
    "format 1.0": ("format = 1.0\n", 1),
    "a later format": ("format = 2\n", 1),
    "JSON": ('{"format": 1}', None),
    "XML": ("<map version='1'>", None),
    "an unclosed text": ('format = 1\ntitle = "x\n', 2),
    "an unclosed long text": ('format = 1\ntitle = """x\n', 2),
    "an unclosed list": ("format = 1\nx = [1,\n", 2),
    "an unclosed table": ("format = 1\nx = {a = 1\n", 2),
    "an unclosed header": ("format = 1\n[swot\n", 2),
    "an unclosed array header": ("format = 1\n[[swot]\n", 2),
    "no =": ("format = 1\nx\n", 2),
    "no value": ("format = 1\nx =\n", 2),
    "two values": ("format = 1\nx = 1 2\n", 2),
    "a key twice": ("format = 1\nx = 1\nx = 2\n", 3),
    "a key twice at the end": ("format = 1\nx = 1\nx = 2", 3),
    "a table twice": ("format = 1\n[a]\n[a]\n", 3),
    "a table over a value": ("format = 1\na = 1\n[a]\n", 3),
    "a key twice in a row": ("format = 1\nx = {a = 1, a = 2}\n", 2),
    "a bad escape": ('format = 1\nx = "\\e"\n', 2),
    "half an escape": ('format = 1\nx = "\\u00"\n', 2),
    "a surrogate": ('format = 1\nx = "\\ud800"\n', 2),
    "an escape in the text": ('format = 1\nx = "\x1b"\n', 2),
    "a lone CR": ("format = 1\rx = 1\n", 1),
    "no such day": ("format = 1\nx = 2027-02-30\n", 2),
    "no value at all": ("format = 1\nx = ei\n", 2),
    "an endless number": (f"format = 1\nx = {'9' * 5000}\n", None),
    "a deep list": (f"format = 1\nx = {'[' * 1500}\n", None),
    "a long key": (f"format = 1\n{'.'.join('a' * 150)} = 1\n", 2),
    "a long quoted key": ("format = 1\n" + '"a".' * 150 + "a = 1\n", 2),
    "a deep unknown list": (f"format = 1\nx = {DEEP}\n", None),
    "a deep list in an item": (f"format = 1\n[swot.threats.a]\nx = {DEEP}\n", 2),
    "a deep list in a part": (f"format = 1\n[plan]\nx = {DEEP}\n", 2),
    "a part as text": ("format = 1\nplan = 'x'\n", 2),
    "a part as a list": ("format = 1\n[[plan]]\nfocus = 'x'\n", 2),
    "a list as text": ("format = 1\n[swot]\nthreats = 'x'\n", 3),
    "a list as an array": ("format = 1\n[[swot.threats]]\ntext = 'x'\n", 2),
    "an item as text": ("format = 1\n[swot.threats]\na = 'x'\n", 3),
    "an empty id": ("format = 1\n[swot.threats.'']\n", 2),
    "a text as a number": ("format = 1\n[need]\ntext = 1\n", 3),
    "a text as a list": ("format = 1\n[need]\ntext = ['x']\n", 3),
    "a number as text": ("format = 1\n[swot.threats.a]\nweight = '3'\n", 3),
    "a number too high": ("format = 1\n[swot.threats.a]\nweight = 6\n", 3),
    "a number too low": ("format = 1\n[swot.threats.a]\nweight = 0\n", 3),
    "a number with a point": ("format = 1\n[swot.threats.a]\nweight = 3.0\n", 3),
    "a number as true": ("format = 1\n[swot.threats.a]\nweight = true\n", 3),
    "a huge number": (f"format = 1\n[risks.items.a]\nnumber = {2**64}\n", 3),
    "a negative number": ("format = 1\n[options.items.a]\ndots = -1\n", 3),
    "a word that is none": ("format = 1\n[session]\nlanguage = 'sv'\n", 3),
    "a mark that is none": ("format = 1\n[mindmap.nodes.a]\nmarks = ['core', 'x']\n", 3),
    "one mark": ("format = 1\n[mindmap.nodes.a]\nmarks = 'core'\n", 3),
    "true as text": ("format = 1\n[swot.threats.a]\nprivate = 'yes'\n", 3),
    "true as 1": ("format = 1\n[swot.threats.a]\nprivate = 1\n", 3),
    "a date as text": ("format = 1\n[days.items.1]\ndate = '2027-04-12'\n", 3),
    "a date with a time": ("format = 1\n[days.items.1]\ndate = 2027-04-12T09:00:00\n", 3),
    "a time with a date": ("format = 1\n[days.items.1]\nstart = 2027-04-12\n", 3),
    "a time zone": ("format = 1\n[days.notes.a]\nat = 2027-04-12T09:00:00Z\n", 3),
    "a score too high": ("format = 1\n[options.items.a.scores]\nv = 6\n", 3),
    "scores as a list": ("format = 1\n[options.items.a]\nscores = [1]\n", 3),
    "a remark as a number": ("format = 1\n[options.items.a.remarks]\nv = 6\n", 3),
    "sources as text": ("format = 1\n[plan.steps.a]\nsources = 'x'\n", 3),
    "a source as a number": ("format = 1\n[plan.steps.a]\nsources = [1]\n", 3),
    "dotted": ("format = 1\nswot.threats.a.weight = 9\n", 2),
}
BYTES = {
    "UTF-16": "format = 1\n".encode("utf-16"),
    "UTF-16 BE": b"\xfe\xff" + "format".encode("utf-16-be"),
    "NUL": b"format = 1\0\n",
    "an office document": b"PK\x03\x04\xff\xfe",
    "a PDF": b"%PDF-1.7\n\xff",
    "a database": b"SQLite format 3\0",
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_the_line(text: str, line: int | None) -> None:
    with pytest.raises(BrokenFile) as caught:
        codec.read(text.encode())
    assert caught.value.problems[0].line == line
    assert all(problem.message for problem in caught.value.problems)
    assert (caught.value.problems[0].column is None) == (line is None)


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_what_is_no_text_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenFile) as caught:
        codec.read(data)
    assert caught.value.problems[0].message


def test_a_character_that_is_not_utf_8_is_refused_with_its_place() -> None:
    with pytest.raises(BrokenFile) as caught:
        codec.read("format = 1\n# ä\nx = 'ää".encode() + b"\xe4'\n")
    assert caught.value.problems[0].place == (3, 8)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toi_tui.storage.parsing.LIMIT", 10)
    with pytest.raises(BrokenFile, match="larger"):
        codec.read(b"format = 1\n")


def test_text_with_many_dots_is_no_long_key() -> None:
    dots = "a." * 500
    text = f"format = 1\n# {dots}\n[need]\ntext = '{dots}'\n[plan]\nfocus = '''\n{dots}'''\n"
    assert codec.read(text.encode()).session.need.text == dots


@pytest.mark.parametrize(
    "text",
    [
        "[mindmap.nodes.a]\nparent = 'gone'\n",
        "[mindmap.nodes.a]\nparent = 'b'\n[mindmap.nodes.b]\nparent = 'a'\n",
        "[risks.items.a]\nnumber = 3\n[risks.items.b]\nnumber = 3\n",
        "[plan.steps.a]\nsources = ['gone']\n",
        "[swot.threats.a]\n[swot.strengths.a]\n",
        "[risks]\nscale='3x3'\n[risks.items.a]\nimpact=5\n",
    ],
)
def test_a_soft_fault_is_no_error(text: str) -> None:
    assert codec.read(f"format = 1\n{text}".encode()).session != Session()


# Later versions


def test_a_later_versions_file_is_refused_or_understood_as_far_as_possible() -> None:
    data = (
        b"format = 3\nplan = 'other'\n[swot.threats.a]\ntext = 'A'\nweight = 12\nmarks = ['x']\n"
        b"[mindmap.nodes.n]\ntext = 'N'\nmarks = ['core', 'new', 'newer']\n"
    )
    with pytest.raises(NewerFile) as caught:
        codec.read(data)
    assert (caught.value.format, caught.value.problems[0].key) == (3, "format")
    opened = codec.read(data, newer_ok=True)
    assert opened.format == 3
    assert values_of(opened.session.swot.threats["a"]) == {"text": "A", "marks": ["x"]}
    assert values_of(opened.session.mindmap.nodes["n"]) == {"text": "N"}


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from([*PARTS, "later"]), ODD | st.just([[[[]]]]), max_size=4))
def test_any_later_versions_file_can_be_looked_at(tables: dict[str, Any]) -> None:
    assert fits(checking.understood({"format": 2, **tables}))


def test_deep_unknown_tables_of_a_later_version_are_left_out() -> None:
    opened = codec.read(f"format = 2\nx = {DEEP}\n[need]\ntext = 'n'\n".encode(), newer_ok=True)
    assert (opened.session.need.text, opened.session.extra) == ("n", {})


def test_what_could_not_be_read_again_is_not_written() -> None:
    class Odd(str):
        __slots__ = ()

    with pytest.raises(ValueError, match="read back"):
        dump({"a": Odd("x")})
