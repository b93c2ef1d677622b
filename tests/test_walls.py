"""The walls between the packages: imports point downwards, and what needs no screen never loads Textual."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.imports import circles, imports
from toi_tui.headless.subcommands import SUBCOMMANDS
from toi_tui.screens import steps
from toi_tui.storage import shipped

PROJECT = Path(__file__).parents[1]

RUN = """
import io, json, sys
from contextlib import redirect_stdout
from toi_tui.cli import main
loaded = {}
for arguments in json.loads(sys.argv[1]):
    with redirect_stdout(io.StringIO()):
        code = main(arguments)
    loaded[arguments[0]] = [code, sorted(name for name in sys.modules if "." not in name)]
print(json.dumps(loaded))
"""


def loaded_by(folder, *lines):
    """For each command line, one after another in one process: its exit code and the packages loaded by then."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(lines)], capture_output=True, check=True, text=True,
        cwd=folder, env={"PYTHONPATH": str(PROJECT), "HOME": str(folder), "PATH": ""},
    )  # fmt: skip
    return {name: (code, set(packages)) for name, (code, packages) in json.loads(done.stdout).items()}


START = """
import sys
from toi_tui.cli import main
from toi_tui.shell.terminal import app, screenless
screenless.why_not = lambda: None
app.run_guarded = lambda program: len(program.steps)
code = main([sys.argv[1]])
print(code, *sorted(sys.modules))
"""


def test_a_session_is_opened_without_what_its_first_screen_does_not_need(tmp_path):
    (tmp_path / "s.toml").write_bytes(shipped.example("kuusilampi"))
    done = subprocess.run(
        [sys.executable, "-c", START, "s.toml"], capture_output=True, check=True, text=True,
        cwd=tmp_path, env={"PYTHONPATH": str(PROJECT), "HOME": str(tmp_path), "PATH": ""},
    )  # fmt: skip
    code, *modules = done.stdout.split()
    assert code == str(len(steps()))
    late = {
        "argparse",
        "json.tool",
        "pydantic",
        "sqlite3",
        "xml",
        "toi_tui.headless.arguments",
        "toi_tui.shell.boxes.help",
    }
    later = {f"toi_tui.screens.{step.id}.screen" for step in steps()} | {"toi_tui.screens.home.screen"}
    assert set(modules) & (late | later) == set()


def test_imports_point_downwards(monkeypatch):
    monkeypatch.chdir(PROJECT)
    assert lint_imports(cache_dir=None) == 0, "run lint-imports"


def test_no_module_leads_back_to_itself_by_imports_in_functions_or_for_types_either():
    assert circles(imports(PROJECT / "toi_tui")) == []


@pytest.mark.parametrize(
    ("modules", "found"),
    [
        ({"a": "import room.b", "b": ""}, []),
        ({"a": "import room.b", "b": "import room.a"}, [{"room.a", "room.b"}]),
        ({"a": "def f():\n    from room import b", "b": "from room.a import f"}, [{"room.a", "room.b"}]),
        ({"a": "if TYPE_CHECKING:\n    from room.b import B", "b": "import room.a"}, [{"room.a", "room.b"}]),
        ({"a": "import room.b", "b": "import room.c", "c": "import room.b"}, [{"room.b", "room.c"}]),
        ({"__init__": "import room.a", "a": "from room import thing"}, [{"room", "room.a"}]),
        ({"a": "import os, room.a, rooms", "b": ""}, []),
    ],
)
def test_a_circle_is_found_wherever_its_imports_stand(tmp_path, modules, found):
    (tmp_path / "room").mkdir()
    for name, text in modules.items():
        (tmp_path / "room" / f"{name}.py").write_text(text)
    assert circles(imports(tmp_path / "room")) == found


OFF_THE_DISK = ("app.py", "cli.py", "editing", "exchange", "headless", "model", "report", "screens", "shell", "widgets")
"""Where paths may be named and given on, and are asked nothing: only the storage looks at files."""

ASKED_OF_PATHS = {
    "absolute", "chmod", "cwd", "exists", "expanduser", "glob", "hardlink_to", "is_dir", "is_file", "is_mount",
    "is_symlink", "iterdir", "lexists", "listdir", "lstat", "mkdir", "open", "read_bytes", "read_text", "readlink",
    "rename", "resolve", "rglob", "rmdir", "samefile", "scandir", "stat", "symlink_to", "touch", "unlink",
    "write_bytes", "write_text",
}  # fmt: skip

OPENED_OTHERWISE = {
    "SessionFile.open",  # the storage's own
    "field.editor.open",  # a field to write in
    "os.open",  # nowhere, for what is still printed when nobody reads it
    "os.path.lexists",  # the command line: what is not there is begun
}


def asked_of_paths(text):
    """What a module names, to be called now or later, that may ask something of the disk."""
    nodes = [*ast.walk(ast.parse(text))]
    named = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute) and node.attr in ASKED_OF_PATHS}
    return named | {node.id for node in nodes if isinstance(node, ast.Name) and node.id == "open"}


def test_only_the_storage_asks_paths_for_anything():
    found = set()
    for name in OFF_THE_DISK:
        place = PROJECT / "toi_tui" / name
        for path in [place] if place.is_file() else place.rglob("*.py"):
            found |= {
                f"{path.relative_to(PROJECT)}: {call}" for call in asked_of_paths(path.read_text(encoding="utf-8"))
            }
    assert {each for each in found if each.split(": ")[1] not in OPENED_OTHERWISE} == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("path.exists()", {"path.exists"}),
        ("self.file.path.parent.is_dir()", {"self.file.path.parent.is_dir"}),
        ("asyncio.to_thread(path.exists)", {"path.exists"}),
        ("open('a')", {"open"}),
        ("def f(path: Path) -> str:\n    return path.name + path.parent.stem", set()),
    ],
)
def test_a_question_to_a_path_is_found(text, found):
    assert asked_of_paths(text) == found


def test_the_version_needs_next_to_nothing(tmp_path):
    bare = {"toi_tui", "json", "io", "sys"}
    code, packages = loaded_by(tmp_path, ["--version"])["--version"]
    assert code == 0
    assert bare <= packages
    assert not packages & {"argparse", "gettext", "tomllib", "platformdirs", "pathlib", "textual", "pydantic"}


def test_no_subcommand_loads_textual_and_only_the_schema_needs_pydantic(tmp_path):
    found = loaded_by(
        tmp_path,
        ["example", "kuusilampi", "a.toml"],
        ["new", "b.toml", "--start", "12.4."],
        ["check", "a.toml", "b.toml"],
        ["show", "a.toml"],
        ["add", "b.toml", "text", "--to", "swot.threats"],
        ["merge", "a.toml", "a.toml", "a.toml"],
        ["adopt", "a.toml"],
        ["recover", "b.toml"],
        ["forget", "a.toml"],
        ["list"],
        ["keys"],
        ["doctor"],
        ["schema"],
    )
    assert found.keys() == SUBCOMMANDS.keys()
    assert {name: code for name, (code, _packages) in found.items() if code} == {}
    assert [name for name, (_code, packages) in found.items() if packages & {"textual", "rich"}] == []
    assert [name for name, (_code, packages) in found.items() if "pydantic" in packages] == ["schema"]
