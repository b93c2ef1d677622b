"""The README: its commands, its key table, its example. `pytest tests/test_readme.py --redraw` writes the key table."""

import re
import subprocess
from pathlib import Path

import pytest

from toi_tui.cli import main
from toi_tui.headless.subcommands import SUBCOMMANDS
from toi_tui.storage import codec

PROJECT = Path(__file__).parents[1]
README = PROJECT / "README.md"
KEYS = re.compile(r"(?s)(<!-- keys: [^\n]* -->\n)(.*?)(<!-- /keys -->)")


@pytest.fixture
def readme():
    return README.read_text("utf-8")


def first_block_under(heading, text):
    found = re.search(rf"(?ms)^## {heading}$.*?^```\w*\n(.*?)^```$", text)
    return found[1].splitlines()


def test_the_key_table_is_fresh(readme, capsys, pytestconfig):
    assert main(["--lang", "en", "keys", "--markdown"]) == 0
    table = f"\n{capsys.readouterr().out}\n"
    fresh = KEYS.sub(lambda found: found[1] + table + found[3], readme)
    if pytestconfig.option.redraw:
        README.write_text(fresh, "utf-8")
        return
    assert KEYS.search(readme)[2] == table, "run pytest tests/test_readme.py --redraw"


def test_one_line_runs_it_and_one_line_tests_it(readme):
    (run,), (test,) = first_block_under("Run", readme), first_block_under("Test", readme)
    assert run.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert run.endswith("&& .venv/bin/toi")
    assert test.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert test.endswith("&& .venv/bin/pytest -q")


def test_ci_takes_the_test_command_from_the_readme(readme):
    script = (PROJECT / ".ci" / "run").read_text("utf-8")
    function = re.search(r"(?ms)^block_under\(\) \{.*?^\}", script)[0]
    done = subprocess.run(
        ["bash", "-c", f"{function}\nblock_under Test"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == first_block_under("Test", readme)


def test_the_readme_begins_with_a_picture_and_every_link_leads_somewhere(readme):
    assert readme.startswith("![")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_every_subcommand_is_in_the_readme(readme):
    assert [name for name in SUBCOMMANDS if f"| `toi {name}" not in readme] == []


def test_the_example_of_a_session_file_is_a_session(readme):
    block = re.search(r"(?s)## The session file.*?```toml\n(.*?)```", readme)[1]
    session = codec.read(block.encode()).session
    assert session.title == "Kolmen tapaamisen ohjausmalli"
    assert session.risks.items["r7k2p4zt"].sources[0] in session.swot.threats


def test_the_versions_that_were_tested_are_names_and_versions_only():
    lines = (PROJECT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.]*", line)] == []
    named = {re.split(r"==", line)[0].lower().replace("_", "-") for line in lines}
    wanted = re.findall(r'^    "([A-Za-z0-9._-]+)[>=]', (PROJECT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert [name for name in wanted if name.lower().replace("_", "-") not in named] == []
