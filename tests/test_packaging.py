"""The wheel: every file that belongs in it, and no other."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from toi_tui import __version__
from toi_tui.locale.languages import LANGUAGES

PROJECT = Path(__file__).parents[1]
KEPT = {".py", ".tcss", ".po", ".mo"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    built = next(WheelBuilder(str(PROJECT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(built) as archive:
        yield archive


def names(wheel):
    return {name for name in wheel.namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel):
    code = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "toi_tui").rglob("*") if path.suffix in KEPT}
    data = {f"toi_tui/data/{path.parent.name}/{path.name}" for path in (PROJECT / "data").glob("*/*.toml")}
    assert names(wheel) == code | data


def test_the_data_are_a_method_in_each_language_and_the_four_examples(wheel):
    assert {name for name in names(wheel) if "/data/" in name} == {
        *(f"toi_tui/data/methods/toi.{code}.toml" for code in LANGUAGES),
        "toi_tui/data/examples/kesken.toml",
        "toi_tui/data/examples/kuusilampi.toml",
        "toi_tui/data/examples/lintusalmi.toml",
        "toi_tui/data/examples/tuntsanvaara.toml",
    }


def test_every_step_has_its_table_and_its_screen(wheel):
    steps = {Path(name).parent.name for name in names(wheel) if name.endswith("/commands.py") and "/screens/" in name}
    assert steps
    assert {f"toi_tui/screens/{step}/screen.py" for step in steps} <= names(wheel)


def test_the_wheel_names_the_licence_both_scripts_and_no_place_of_ours(wheel):
    info = f"toi_tui-{__version__}.dist-info"
    assert {f"{info}/licenses/LICENSE", f"{info}/entry_points.txt"} <= set(wheel.namelist())
    scripts = wheel.read(f"{info}/entry_points.txt").decode()
    assert "toi = toi_tui.cli:run" in scripts
    assert "toi-tui = toi_tui.cli:run" in scripts
    assert [name for name in wheel.namelist() if str(PROJECT).encode() in wheel.read(name)] == []
