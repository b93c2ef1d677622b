import json
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.strategies import sessions
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.session import PARTS, Session
from toi_tui.storage import codec
from toi_tui.storage.format.schema import schema
from toi_tui.storage.format.writers import NOBODY

FILES = sorted((Path(__file__).parents[3] / "data" / "examples").glob("*.toml"))


def faults(data: bytes) -> list[str]:
    """What an editor that knows the schema would underline; dates reach it as text."""
    tables = json.loads(json.dumps(tomllib.loads(data.decode()), default=lambda value: value.isoformat()))
    return [error.message for error in Draft202012Validator(schema()).iter_errors(tables)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_finds_nothing_wrong_in_a_shipped_example(path: Path) -> None:
    assert faults(path.read_bytes()) == []


@given(sessions())
def test_an_editor_finds_nothing_wrong_in_what_the_program_writes(session: Session) -> None:
    assert faults(codec.write(session)[0]) == []


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("[risks.items.r7k2aaaa]\nnumber = 0", "0 is less than the minimum of 1"),
        ('[swot.threats.m8b1aaaa]\nweight = "3"', "'3' is not of type 'integer'"),
        ('[session]\nlanguage = "xx"', f"'xx' is not one of {[*LANGUAGES]}"),
    ],
)
def test_an_editor_finds_what_the_program_would_refuse(table: str, wrong: str) -> None:
    assert faults(f"format = 1\n{table}\n".encode()) == [wrong]


def test_an_editor_knows_the_tables_of_writers() -> None:
    written = NOBODY.with_state("k3f9m2xa", 1, datetime(2027, 4, 12, 10, 32))  # noqa: DTZ001  # the clock on the wall
    assert faults(codec.sign(codec.write(Session())[1], written).data) == []
    assert faults(b"format = 1\n[writers.items.k3f9m2xa]\nstate = 0\nat = 2027-04-12T10:32:00\n") == [
        "0 is less than the minimum of 1"
    ]


def test_the_schema_knows_every_part_and_is_json() -> None:
    found = json.loads(json.dumps(schema()))
    assert set(found["properties"]) == {"format", *PARTS, "writers"}
    assert found["required"] == ["format"]
    assert found["additionalProperties"] is True


def test_items_are_described_by_pattern_and_ranges_by_number() -> None:
    found = schema()
    assert list(found["$defs"]["Swot"]["properties"]["threats"]["patternProperties"].values()) == [
        {"$ref": "#/$defs/SwotNote"}
    ]
    weight = found["$defs"]["SwotNote"]["properties"]["weight"]
    assert (weight["minimum"], weight["maximum"]) == (1, 5)
    assert found["$defs"]["Risk"]["properties"]["treatment"]["enum"] == ["", "reduce", "share", "avoid", "accept"]
    assert found["$defs"]["Day"]["properties"]["date"]["format"] == "date"
    assert found["$defs"]["Option"]["properties"]["scores"]["additionalProperties"]["maximum"] == 5


def test_nothing_is_said_to_be_null_by_default_which_toml_cannot_say() -> None:
    assert '"default": null' not in json.dumps(schema())
