import json

from toi_tui.model.session import PARTS
from toi_tui.storage.schema import schema


def test_the_schema_knows_every_part_and_is_json() -> None:
    found = json.loads(json.dumps(schema()))
    assert set(found["properties"]) == {"format", *PARTS}
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
