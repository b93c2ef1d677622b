"""Reading quickly is reading the same: whatever a file holds, tables and errors are those of the standard library."""

import tomllib
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import tries
from toi_tui.storage import shipped
from toi_tui.storage.format import parsing, plain

PLAIN = st.sampled_from(
    [
        'text = "ohjaus"',
        'text = ""',
        'parent = "tray"',
        'note = "a [b] # c = \t"',
        "n = 0",
        "n = 120",
        "done = true",
        "done = 2027-04-12",
        "done = 2027-04-12T09:50:00",
        "done = 2027-04-12 09:50:00",
        "start = 09:50:00",
        'text = """\n"""',
        'text = """\na [b]\n\n[part.list.i3]\n\tc"""',
        "marks = [\n]",
        'marks = [\n    "core",\n    "critical",\n]',
    ]
)
NEARLY = st.sampled_from(
    [
        'text = "a\\nb"',
        'text = "\\u00e4"',
        'text = """',
        '"""',
        "text = '''",
        "'''",
        "text = 'x'",
        "n = 01",
        "n = -1",
        "n = 1_000",
        "n = 1.5",
        "n = ",
        "on = 2027-02-30",
        "on = 0000-01-01",
        "on = 2027-04-12T24:00:00",
        "on = 2027-04-12T23:59:60",
        "on = 2027-04-12t09:50:00",
        "on = 2027-04-12T09:50:00Z",
        "on = 24:00:00",
        "on = 09:50",
        "on = 09:50:00.5",
        'text = """a"""',
        'text = """\na\\n"""',
        'text = """\na"b"""',
        'text = """\na""""',
        'marks = ["core"]',
        'marks = [\n    "core"\n]',
        "x = [",
        "]",
        "a.b = 1",
        '"text" = "x"',
        "text='x'",
        "# a comment",
        "  ",
        "\r",
        "text = {}",
        "scores.v1 = 4",
        'text = "\x01"',
        'text = "x" # why',
    ]
)
HEADERS = st.sampled_from(
    [
        "[part.list.{0}]",
        "[part.list.{0}]",
        "[part.list.{0}]",
        "[part.rest.{0}]",
        "[part.list.{0}.scores]",
        "[part.list.{0}.scores.v1]",
        "[part.list]",
        "[part]",
        "[other]",
        "[[part.list]]",
        "[[part]]",
        '["part".list.{0}]',
        "[ part.list.{0} ]",
        "[part.list.{0}] # why",
        "[part.list.{0}",
    ]
)
NUMBERS = st.integers(0, 40).map(lambda number: f"i{number}")


@st.composite
def blocks(draw: st.DrawFn) -> str:
    header = draw(HEADERS).format(draw(NUMBERS))
    lines = draw(st.lists(PLAIN, max_size=3, unique_by=lambda line: line.split()[0]))
    if draw(st.integers(0, 5)) == 0:
        lines.insert(draw(st.integers(0, len(lines))), draw(NEARLY))
    return "\n".join((header, *lines)) + "\n" * draw(st.integers(1, 2))


@st.composite
def runs(draw: st.DrawFn) -> str:
    """Blocks of one list, no id twice."""
    start, length = draw(st.integers(0, 30)), draw(st.integers(2, 6))
    lines = draw(st.lists(PLAIN, max_size=3, unique_by=lambda line: line.split()[0]))
    return "".join("\n".join((f"[part.list.i{n}]", *lines)) + "\n\n" for n in range(start, start + length))


files = st.builds(
    lambda start, parts, newline: (start + "".join(parts)).replace("\n", newline),
    st.sampled_from(["", "format = 1\n\n", 'x = """\n', "part.list.i3.a = 1\n", "part = {}\n", 'part.list = "x"\n']),
    st.lists(st.one_of(runs(), blocks(), NEARLY.map(lambda line: f"{line}\n")), max_size=8),
    st.sampled_from(["\n", "\n", "\r\n"]),
)


def outcome(read: Any, text: str) -> str:
    """What comes of reading a text, the order of the tables included."""
    try:
        return repr(read(text))
    except ValueError as error:
        return f"{type(error)} {error}"


@tries(600)
@given(files)
def test_what_is_read_is_what_the_standard_library_reads(text: str) -> None:
    with patch.object(plain, "LONG", 2):
        assert outcome(plain.loads, text) == outcome(tomllib.loads, text)


@pytest.mark.parametrize("text", ["\r\r\n", "a = 1\r\r\n", "a = 1\r", '"""\r\r\n"""'])
def test_a_return_that_ends_no_line_is_refused_as_ever(text: str) -> None:
    assert outcome(plain.loads, text) == outcome(tomllib.loads, text)


def run(start: int = 0, count: int = plain.LONG, text: str = "x") -> str:
    return "".join(f'[mindmap.nodes.n{number}]\ntext = "{text}"\n\n' for number in range(start, start + count))


LOOK_ALIKES = {
    "a run": run(),
    "two runs around another block": run() + "[mindmap.nodes.other]\ntext = 'y'\n" + run(plain.LONG),
    "a run of another list behind it": run() + run().replace("mindmap.nodes", "options.items"),
    "a run in a text": f'[need]\ntext = """\n{run()}"""\n',
    "a run in a text, and its beginning as items": f'[need]\ntext = """\n{run()}"""\n\n' + run(count=1),
    "the same run in a text and as items": f"[need]\ntext = '''\n{run()}'''\n\n" + run(),
    "an item twice in a run": run() + run(count=1),
    "an item twice, far apart": run() + "[mindmap.nodes.n3]\nnote = 'y'\n",
    "a table of an item": run() + "[mindmap.nodes.n3.scores]\nv1 = 4\n",
    "a list that is a value": "mindmap = {nodes = {}}\n" + run(),
    "a key twice in an item": run() + '[mindmap.nodes.n99]\ntext = "x"\ntext = "y"\n',
    "a key behind a comment": run() + "# of the last item\nnote = 'y'\n",
    "the mark itself": f'[need]\ntext = "{plain._MARK}0"\n' + run(),
    "an error behind a run": run() + "[plan\n",
    "an error before a run": "x = \n" + run(),
}


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_only_looks_like_a_run_is_none(text: str, newline: str) -> None:
    text = text.replace("\n", newline)
    assert outcome(plain.loads, text) == outcome(tomllib.loads, text)


@pytest.mark.parametrize(("start", "reads"), [("format = 1\n\n", 0), ("format = 1 # not plain\n\n", 1)])
def test_a_long_run_is_not_given_to_the_standard_library(start: str, reads: int) -> None:
    with patch.object(tomllib, "loads", side_effect=tomllib.loads) as read:
        assert len(parsing.parse(f"{start}{run(count=500)}".encode())[1]["mindmap"]["nodes"]) == 500
    assert [len(call.args[0]) < 100 for call in read.call_args_list] == [True] * reads


@pytest.mark.parametrize("name", shipped.examples())
def test_what_the_program_writes_is_plain(name: str) -> None:
    with patch.object(tomllib, "loads", side_effect=AssertionError):
        parsing.parse(shipped.example(name))
