"""Who may see which field: nobody by default, and what is agreed on for the room."""

from dataclasses import fields
from typing import get_args

import pytest

from toi_tui.model.declaring import ITEMS, KIND, SEEN, Seen
from toi_tui.model.item import Item, Table, kinds_of
from toi_tui.model.session import LISTS, PARTS

REST = "*"
SENT = "sent_to instructions_sent contract_sent pretask_text pretask_sent"
TABLE = {
    # where: what the room sees, what it sees when the session is open, what it never sees (besides `note`)
    "session": (
        "title practice practice_summary origin organisation partner mentor goal confidentiality language",
        "",
        "id method contact",
    ),
    "people.items": ("", "name role organisation", "email"),
    "expectations.items": ("text outcome", "person", ""),
    "rules.items": (REST, "", ""),
    "need": (REST, "", ""),
    "swot.strengths": (REST, "", ""),
    "swot.weaknesses": (REST, "", ""),
    "swot.opportunities": (REST, "", ""),
    "swot.threats": (REST, "", ""),
    "swot.tows": (REST, "", ""),
    "practices.items": (REST, "", ""),
    "decision": (REST, "", ""),
    "draft_plan.items": (REST, "", ""),
    "parking.items": (REST, "", ""),
    "challenges.items": (REST, "", ""),
    "checklist.items": ("", "", REST),
    "agreement": ("what when where", "participants", f"contact excluded_topics {SENT}"),
    "days.items": ("date start end place phase", "", ""),
    "days.activities": (REST, "", ""),
    "days.notes": ("", "", REST),
    "tasks.items": ("day text state given debriefed debrief", "", ""),
    "tasks.answers": ("task text kind sources", "by person", ""),
    "mindmap": (REST, "", ""),
    "mindmap.nodes": (REST, "", ""),
    "options": (REST, "", ""),
    "options.viewpoints": (REST, "", ""),
    "options.items": (REST, "", ""),
    "values.items": ("text importance realisation team unit fit", "me", ""),
    "risks": (REST, "", ""),
    "risks.items": (REST, "", ""),
    "plan": (REST, "", ""),
    "plan.steps": (REST, "", ""),
    "followup": (REST, "", ""),
    "followup.items": (REST, "", ""),
    "evaluation.provider": (REST, "", ""),
    "evaluation.mentor": ("", "", REST),
    "conflicts.items": ("", "", REST),
}
STRICTNESS = get_args(Seen)


def declared(table: type[Table]) -> dict[str, Seen]:
    """The fields and lists of a table with those who may see them."""
    return {each.name: each.metadata[SEEN] for each in fields(table) if SEEN in each.metadata}


def seen(path: str) -> dict[str, Seen]:
    """The fields of a list's items, or of a part, with those who may see them; the stricter of list and field."""
    part, _, name = path.partition(".")
    whole = declared(PARTS[part])[name] if name else STRICTNESS[0]
    table = LISTS[path] if name else PARTS[part]
    own = declared(table)
    return {key: max(own[key], whole, key=STRICTNESS.index) for key in kinds_of(table)}


@pytest.mark.parametrize("table", [Item, *PARTS.values(), *LISTS.values()], ids=lambda each: each.__name__)
def test_every_field_of_every_table_says_who_may_see_it(table: type[Table]) -> None:
    own = [each for each in fields(table) if each.name != "extra"]
    assert all(KIND in each.metadata or ITEMS in each.metadata for each in own)
    assert [each.name for each in own if each.metadata.get(SEEN) not in STRICTNESS] == []


def test_the_table_has_every_part_and_every_list() -> None:
    assert TABLE.keys() == {*LISTS, *(part for part, table in PARTS.items() if kinds_of(table))}


@pytest.mark.parametrize("path", TABLE)
def test_the_room_sees_what_was_agreed_on(path: str) -> None:
    found = seen(path)
    mentors_own = {key: found.pop(key) for key in ("note", "private") if key in found}
    assert set(mentors_own.values()) <= {"never"}
    agreed = dict(zip(STRICTNESS, TABLE[path], strict=True))
    said = {key: who for who, keys in agreed.items() for key in keys.split() if key != REST}
    rest = next((who for who, keys in agreed.items() if keys == REST), None)
    assert found == (dict.fromkeys(found, rest) if rest else said)
