"""What a file must be, and how it is refused when it is not."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import sessions, tries
from toi_tui.model.item import MisfitError, values_of
from toi_tui.model.session import PARTS, Session
from toi_tui.storage import codec
from toi_tui.storage.format import checking
from toi_tui.storage.format.problems import BrokenFile, NewerFile
from toi_tui.storage.format.tables import ShapeError, session_of


def written(session: Session) -> dict[str, Any]:
    """The tables of the file of a session."""
    return tomllib.loads(codec.write(session)[0].decode())


def fits(tables: dict[str, Any]) -> bool:
    try:
        session_of(tables)
    except (MisfitError, ShapeError):
        return False
    return True


@tries(60)
@given(sessions(extra=True))
def test_what_is_written_passes_the_full_check(session: Session) -> None:
    assert list(checking.faults(written(session))) == []


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


@tries(120)
@given(st.data(), sessions(extra=True))
def test_the_quick_way_and_the_full_check_agree(data: st.DataObject, session: Session) -> None:
    tables = written(session)
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
    "a word that is none": ("format = 1\n[session]\nlanguage = 'xx'\n", 3),
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
    monkeypatch.setattr("toi_tui.storage.format.parsing.LIMIT", 10)
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


@tries(30)
@given(st.dictionaries(st.sampled_from([*PARTS, "later"]), ODD | st.just([[[[]]]]), max_size=4))
def test_any_later_versions_file_can_be_looked_at(tables: dict[str, Any]) -> None:
    assert fits(checking.understood({"format": 2, **tables}))


def test_deep_unknown_tables_of_a_later_version_are_left_out() -> None:
    opened = codec.read(f"format = 2\nx = {DEEP}\n[need]\ntext = 'n'\n".encode(), newer_ok=True)
    assert (opened.session.need.text, opened.session.extra) == ("n", {})
