"""Files of every shape, through every subcommand: an answer and an exit code, no trace, no escape, no change."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import hostile
from toi_tui import cli
from toi_tui.storage import codec, shipped

GOOD = shipped.example("kuusilampi")
MANY = int(os.environ.get("TOI_FUZZ", "3")) * 300
"""How many items a large file has."""
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

FILES: dict[str, bytes] = {
    "empty": b"",
    "zeros": bytes(1000),
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "UTF-16": GOOD.decode().encode("utf-16"),
    "Latin-1": GOOD.decode().encode("latin-1", "replace"),
    "CRLF": GOOD.replace(b"\n", b"\r\n"),
    "CR": GOOD.replace(b"\n", b"\r"),
    "nested lists": b"format = 1\nx = " + b"[" * 5000 + b"]" * 5000,
    "nested tables": b"format = 1\n" + b"x = {a = " * 5000 + b"1" + b"}" * 5000,
    "a key of many parts": b"format = 1\n" + b"a." * 20000 + b"b = 1\n",
    "a long number": b"format = " + b"9" * 5000,
    "numbers out of range": b"format = 1\n[risks.items.a]\nnumber = 99999999999999999999\nprobability = -1\n",
    "not a number": b"format = 1\nx = nan\n[options.items.a]\ndots = 1e999\n",
    "a later format": GOOD.replace(b"format = 1", b"format = 99"),
    "format 0": b"format = 0\n",
    "format true": b"format = true\n",
    "format 1.0": b"format = 1.0\n",
    "a megabyte of a letter": b'format = 1\n[swot.strengths.a]\ntext = "' + b"x" * 1_000_000 + b'"\n',
    "a megabyte of spaces": b'format = 1\n[swot.strengths.a]\ntext = "' + b" " * 1_000_000 + b'"\n',
    "very many lines": b'format = 1\n[agreement]\npretask_text = """' + b"\n" * 100_000 + b'"""\n',
    "only newlines": b"\n" * 500_000,
    "only spaces": b" " * 2_000_000,
    "only comments": b"#\n" * 100_000,
    "many items": b"format = 1\n" + b"".join(b'[swot.strengths.n%d]\ntext = "t"\n' % each for each in range(MANY)),
    "a deep map": b'format = 1\n[mindmap.nodes.n0]\ntext = "r"\n'
    + b"".join(b'[mindmap.nodes.n%d]\nparent = "n%d"\ntext = "t"\n' % (each, each - 1) for each in range(1, MANY)),
    "circles of parents": b'format = 1\n[mindmap.nodes.a]\nparent = "b"\n[mindmap.nodes.b]\nparent = "a"\n'
    b'[mindmap.nodes.c]\nparent = "c"\n[mindmap.nodes.d]\nparent = "gone"\n',
    "circles of sources": b"format = 1\n"
    + b"".join(
        b'[plan.steps.s%d]\naction = "a"\nsources = ["s%d", "s%d"]\n' % (each, (each + 1) % 300, (each + 7) % 100)
        for each in range(100)
    ),
    "one id twice": b'format = 1\n[swot.strengths.a]\ntext = "x"\n[swot.threats.a]\ntext = "y"\n',
    "odd dates": b"format = 1\n[days.items.1]\ndate = 0001-01-01\n[days.items.5]\ndate = 9999-12-31\n"
    b"start = 23:59:59.999999\nend = 00:00:00\n[days.items.99999999999]\ndate = 2027-01-01\n[days.activities.a]\n"
    b"day = 99999999999\nminutes = 9007199254740992\ndone = 9999-12-31T23:59:59\n",
    "a day that is none": b"format = 1\n[days.items.1]\ndate = 2027-02-30\n",
    "other types": b'format = 1\nswot = 1\n[plan]\nsteps = "x"\n[[risks.items]]\ntext = 1\n',
    "escapes in texts": b'format = 1\n[session]\ntitle = "\\u001b]0;X\\u0007\\u009b2J\\u202e[/]"\n[swot.strengths.a]\n'
    b'text = "\\u001b]52;c;eA==\\u0007"\n',
    "escapes in keys": b'format = 1\n"\\u001b[31mx" = 1\n[swot.strengths."\\u001b]0;X\\u0007"]\ntext = 1\n',
    "8-bit escapes": b'format = 1\n[session]\ntitle = "\xc2\x9b31m\xc2\x9d0;x\xc2\x9c"\n',
    "half a character": b'format = 1\n[session]\ntitle = "\\ud800"\n',
    "cut off": GOOD[: len(GOOD) // 2],
    "hostile texts": codec.write(hostile.session())[0],
}
COMMANDS: dict[str, Callable[[Path, Path, Path], list[str | Path]]] = {
    "check": lambda it, _good, _new: ["check", it],
    "check --json": lambda it, _good, _new: ["check", "--json", it],
    "show": lambda it, _good, _new: ["show", it],
    "show --why": lambda it, _good, _new: ["show", it, "--why", "--plain"],
    "add": lambda it, _good, _new: ["add", it, "teksti\x1b[31m", "--to", "swot.threats"],
    "merge ours": lambda it, good, new: ["merge", good, it, good, "-o", new],
    "merge theirs": lambda it, good, new: ["merge", good, good, it, "-o", new],
    "merge base": lambda it, good, new: ["merge", it, good, good, "-o", new],
    "adopt": lambda it, _good, _new: ["adopt", it],
    "list": lambda it, _good, _new: ["list", it.parent],
    "list --search": lambda it, _good, _new: ["list", it.parent, "--json", "--search", "t"],
    "new --method": lambda it, _good, new: ["new", new, "--method", it, "--start", "12.4."],
}


def run(capsys: pytest.CaptureFixture[str], arguments: list[str | Path]) -> int:
    """The exit code of a subcommand whose words are fit for a terminal."""
    code = cli.main(["--lang", "fi", *map(str, arguments)])
    said = "".join(capsys.readouterr())
    assert code in {0, 1, 2, 129}
    assert "Traceback" not in said
    assert not _OBEYED.search(said)
    return code


@pytest.mark.parametrize("shape", FILES)
def test_every_subcommand_answers_to_any_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, shape: str) -> None:
    folder, good = tmp_path / "here", tmp_path / "good.toml"
    folder.mkdir()
    it = folder / "istunto.toml"
    good.write_bytes(GOOD)
    for name, command in COMMANDS.items():
        it.write_bytes(FILES[shape])
        new = tmp_path / f"{name}.toml"
        code = run(capsys, command(it, good, new))
        if name != "add" or code:
            assert it.read_bytes() == FILES[shape], name
        if new.exists():
            codec.read(new.read_bytes())


def test_conflict_copies_of_any_shape_are_taken_in_or_left_with_a_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    it = tmp_path / "istunto.toml"
    it.write_bytes(GOOD)
    for number, data in enumerate(FILES.values()):
        (tmp_path / f"istunto.sync-conflict-20270412-1010{number:02}-ABCDEFG.toml").write_bytes(data)
    run(capsys, ["adopt", it])
    assert run(capsys, ["check", it]) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_is_no_file_is_passed_by(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_bytes(GOOD)
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "endless.toml").symlink_to("/dev/zero")
    (tmp_path / "dead.toml").symlink_to(tmp_path / "gone")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / os.fsdecode(b"\xff\x1b[31m.toml")).write_bytes(GOOD)
    assert run(capsys, ["list", tmp_path]) in {0, 1}
    for name in ("pipe", "endless", "dead", "loop", "folder"):
        path = tmp_path / f"{name}.toml"
        for command in ("check", "show", "adopt"):
            assert run(capsys, [command, path]) == 1
        assert run(capsys, ["add", path, "x", "--to", "swot.threats"]) == 1
        assert run(capsys, ["merge", tmp_path / "good.toml", path, tmp_path / "good.toml"]) == 129
        assert run(capsys, ["new", tmp_path / "new.toml", "--method", path]) in {1, 2}
    assert stat.S_ISFIFO((tmp_path / "pipe.toml").stat().st_mode)
