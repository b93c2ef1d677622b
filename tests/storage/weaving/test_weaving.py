"""A session that changed is woven into its file: what did not change stays as it was, to the letter."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItem, MoveItem, RemoveItems, SetFields
from toi_tui.model.parts.swot import Swot, SwotNote
from toi_tui.model.sameness import same
from toi_tui.storage import codec
from toi_tui.storage.format.tables import tables_of


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
        "a change that is taken back leaves the block as it was, comments within it and all",
        STRENGTHS,
        [SET_A, SetFields("swot.strengths", "a", {"text": "A"})],
        STRENGTHS,
    ),
    (
        "an item goes with its block",
        STRENGTHS,
        [RemoveItems("swot.strengths", ("b",))],
        """
# What we are good at
# and shall stay

[swot.strengths.a]
note = 'x' # evidence
text = "A"
""",
    ),
    (
        "a new item comes behind its predecessor",
        STRENGTHS,
        [AddItem("swot.strengths", "c", {"text": "C"}, "a")],
        """
# What we are good at
# and shall stay

[swot.strengths.a]
note = 'x' # evidence
text = "A"

[swot.strengths.c]
text = "C"

# about b
[swot.strengths.b]
text = "B"
""",
    ),
    (
        "a new list comes at its place",
        STRENGTHS + "\n[plan]\nfocus='f'\n",
        [AddItem("risks.items", "r", {"text": "R"})],
        f'{STRENGTHS}\n[risks]\nscale = "3x3"\n\n[risks.items.r]\ntext = "R"\n\n[plan]\nfocus=\'f\'\n',
    ),
    (
        "a part's own fields are written without its lists",
        """
# the map
[mindmap]
conclusion='c'

[mindmap.nodes.n]
text='N'
""",
        [SetFields("mindmap", "", {"conclusion": "d"})],
        """
# the map
[mindmap]
conclusion = "d"

[mindmap.nodes.n]
text='N'
""",
    ),
    (
        "a part's emptied table keeps the comment above it",
        """
# why
[need]
text='c'
""",
        [SetFields("need", "", {"text": ""})],
        """
# why
[need]
""",
    ),
    (
        "a part's emptied table goes",
        """
[need]
text='c'

[plan]
focus='f'
""",
        [SetFields("need", "", {"text": ""})],
        """
[plan]
focus='f'
""",
    ),
    (
        "blocks that change places take their comments along",
        STRENGTHS,
        [MoveItem("swot.strengths", "b", "swot.strengths", "")],
        """
# about b
[swot.strengths.b]
text = "B"

# What we are good at
# and shall stay

[swot.strengths.a]
note = 'x' # evidence
text = "A"
""",
    ),
    (
        "a list in two places keeps both",
        """
[swot.strengths.a]
text='A'

[swot.threats.t]
text='T'

[swot.strengths.b]
text='B'

[swot.strengths.c]
text='C'
""",
        [MoveItem("swot.strengths", "c", "swot.strengths", "")],
        """
[swot.strengths.c]
text='C'

[swot.threats.t]
text='T'

[swot.strengths.a]
text='A'

[swot.strengths.b]
text='B'
""",
    ),
    (
        "a new item of a list in two places stays with its predecessor",
        """
[swot.strengths.a]
text='A'

[swot.threats.t]
text='T'

[swot.strengths.b]
text='B'
""",
        [AddItem("swot.strengths", "c", {}, "a")],
        """
[swot.strengths.a]
text='A'

[swot.strengths.c]

[swot.threats.t]
text='T'

[swot.strengths.b]
text='B'
""",
    ),
    (
        "an item that moves to another list takes its comment along",
        STRENGTHS,
        [MoveItem("swot.strengths", "b", "swot.threats", None)],
        """
# What we are good at
# and shall stay

[swot.strengths.a]
note = 'x' # evidence
text = "A"

# about b
[swot.threats.b]
text = "B"
""",
    ),
    (
        "unknown tables and keys stay",
        """\
tool = 'mine'

[swot]
mood='high'

[swot.strengths.a]
text='A'
colour='red'

[[swot.strengths.a.log]]
x=1

[swot.future.deep]
x=1

[[later]]
y=2
""",
        [AddItem("swot.threats", "t", {})],
        """\
tool = 'mine'

[swot]
mood='high'

[swot.strengths.a]
text='A'
colour='red'

[[swot.strengths.a.log]]
x=1

[swot.threats.t]

[swot.future.deep]
x=1

[[later]]
y=2
""",
    ),
    (
        "unknown keys of a changed item stay",
        """
[swot.strengths.a]
colour='red'
text='A'

[[swot.strengths.a.log]]
x=1
""",
        [SET_A],
        """
[swot.strengths.a]
text = "new"
colour = "red"
log = [
    { x = 1 },
]
""",
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
        """
[swot.strengths.a]
text='A'
# evidence of a

[swot.strengths.b]
text='B'
""",
        [RemoveItems("swot.strengths", ("a",))],
        """
[swot.strengths.b]
text='B'
""",
    ),
    (
        "a comment at the end of the file stays",
        """
[swot.strengths.a]
text='A'

# the end""",
        [SET_A],
        """
[swot.strengths.a]
text = "new"

# the end
""",
    ),
    (
        "quoted and odd ids are ids",
        """
[ swot . "strengths" . "a b.c" ] # odd
text = "A"
""",
        [AddItem("swot.strengths", "ä]", {})],
        """
[ swot . "strengths" . "a b.c" ] # odd
text = "A"

[swot.strengths."ä]"]
""",
    ),
    (
        "a header without items stays",
        """
[swot.strengths]

[swot.threats.t]
text='T'
""",
        [AddItem("swot.strengths", "a", {})],
        """
[swot.strengths]

[swot.strengths.a]

[swot.threats.t]
text='T'
""",
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


# Each is a body, an edit, and the body then: what stood in a block of something else gets a block of its own.
APART = {
    "an empty part before the first header": (
        "parking = {}\nmine = 'x'\n\n# about a\n[swot.threats.a] # a\n",
        AddItem("parking.items", "p", {"text": "P"}),
        'mine = "x"\n\n# about a\n[swot.threats.a] # a\n\n[parking.items.p]\ntext = "P"\n',
    ),
    "an empty list within its part": (
        "\n# by hand\n[risks]\nscale = '5x5' # ours\nitems = {}\n\n[plan] # why\n",
        AddItem("risks.items", "r", {"text": "R"}),
        '\n# by hand\n[risks]\nscale = "5x5"\n\n[risks.items.r]\ntext = "R"\n\n[plan] # why\n',
    ),
    "an empty list within its part, and another list changes": (
        "\n[swot]\nstrengths = {} # none\n",
        AddItem("swot.threats", "t", {}),
        "\n[swot]\nstrengths = {} # none\n\n[swot.threats.t]\n",
    ),
    "a whole part in a line": (
        "swot = { strengths = { a = { text = 'A' } } }\n\n# plan\n[plan] # why\n",
        SET_A,
        '\n[swot.strengths.a]\ntext = "new"\n\n# plan\n[plan] # why\n',
    ),
    "an item dotted before the first header": (
        "swot.strengths.a.text = 'A'\nneed.text = 'N'\n\n# plan\n[plan] # why\n",
        SET_A,
        '\n[swot.strengths.a]\ntext = "new"\n\n[need]\ntext = "N"\n\n# plan\n[plan] # why\n',
    ),
    "an item dotted within its part": (
        "\n# swot\n[swot]\nstrengths.a.text = 'A' # a\n\n# t\n[swot.threats.t] # t\n",
        SET_A,
        '\n# swot\n[swot]\n\n[swot.strengths.a]\ntext = "new"\n\n# t\n[swot.threats.t] # t\n',
    ),
    "an item in a line of its list": (
        "\n# ours\n[swot.strengths] # all\na = { text = 'A' } # a\n\n# b\n[swot.strengths.b] # b\n",
        SET_A,
        '\n# ours\n[swot.strengths]\n\n[swot.strengths.a]\ntext = "new"\n\n# b\n[swot.strengths.b] # b\n',
    ),
    "an item in a line of its list, and another one changes": (
        "\n[swot.strengths]\nb = { text = 'B' }\n\n# a\n[swot.strengths.a]\n\n# c\n[swot.strengths.c] # c\n",
        SET_A,
        (
            '\n[swot.strengths]\n\n[swot.strengths.b]\ntext = "B"\n\n# a\n[swot.strengths.a]\ntext = "new"\n'
            "\n# c\n[swot.strengths.c] # c\n"
        ),
    ),
    "an item in a line of its list, and another list changes": (
        "\n[swot.opportunities] # ours\nb = { text = 'B' } # b\n\n[swot.strengths.a]\ntext = 'A'\n",
        SET_A,
        "\n[swot.opportunities] # ours\nb = { text = 'B' } # b\n\n[swot.strengths.a]\ntext = \"new\"\n",
    ),
    "a table of an item behind another list": (
        "\n# a\n[swot.strengths.a]\ntext='A' # A\n\n[swot.threats.t] # t\n\n[swot.strengths.a.future]\nx=1\n",
        SET_A,
        '\n# a\n[swot.strengths.a]\ntext = "new"\n\n[swot.strengths.a.future]\nx = 1\n\n[swot.threats.t] # t\n',
    ),
    "a table of an item behind another item": (
        "\n# a\n[swot.strengths.a]\n\n[swot.strengths.b] # b\n\n[swot.strengths.a.future]\nx=1\n",
        SET_A,
        '\n# a\n[swot.strengths.a]\ntext = "new"\n\n[swot.strengths.a.future]\nx = 1\n\n[swot.strengths.b] # b\n',
    ),
    "a table of an item that is a line of its list": (
        "\n[swot.strengths]\na.text='A'\n\n[swot.strengths.a.future]\nx=1\n\n[plan] # why\n",
        SET_A,
        '\n[swot.strengths]\n\n[swot.strengths.a]\ntext = "new"\n\n[swot.strengths.a.future]\nx = 1\n\n[plan] # why\n',
    ),
}


@pytest.mark.parametrize(("before", "edit", "after"), APART.values(), ids=APART)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_stands_in_anothers_block_gets_its_own_and_all_else_stays(
    before: str, edit: Any, after: str, newline: str
) -> None:
    head = "#:schema ./toi.json\nformat = 1\n"
    text, expected = ((head + body).replace("\n", newline) for body in (before, after))
    opened = codec.read(text.encode())
    assert codec.write(opened.session, opened.layout)[0] == text.encode()
    assert edited(text, edit) == expected


@pytest.mark.parametrize(
    ("body", "edit"),
    [
        ("plan.focus = 'f'\n", SetFields("plan", "", {"focus": "g"})),
        ("[plan]\nfuture.x = 1\n[plan.future.deep]\ny = 2\n", SetFields("plan", "", {"focus": "g"})),
        ("[plan.future]\ny = 2\n", SetFields("plan", "", {"future": {"y": 3}})),
    ],
)
def test_a_part_without_a_block_gets_one_once_it_changes(body: str, edit: SetFields) -> None:
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
