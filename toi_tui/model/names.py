"""Names of parts, lists and items, as people call them. They are English msgids; the functions translate them."""

from collections.abc import Mapping
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model.item import Item, Table
from toi_tui.model.parts.days import Answer
from toi_tui.model.parts.options import Option
from toi_tui.model.parts.risks import Risk

PARTS: Final[Mapping[str, str]] = {
    "session": N_("Session"),
    "people": N_("Participants"),
    "expectations": N_("Expectations"),
    "rules": N_("Ground rules"),
    "swot": N_("SWOT"),
    "need": N_("Need for change"),
    "practices": N_("Good practices"),
    "decision": N_("Decision"),
    "draft_plan": N_("Draft plan"),
    "checklist": N_("Mentor's preparation"),
    "agreement": N_("Preliminary agreement"),
    "days": N_("Days"),
    "tasks": N_("Tasks"),
    "mindmap": N_("Mind map"),
    "options": N_("Options"),
    "values": N_("Values"),
    "risks": N_("Risks"),
    "challenges": N_("Challenges and solutions"),
    "plan": N_("Action plan"),
    "followup": N_("Follow-up plan"),
    "evaluation": N_("Evaluation"),
    "parking": N_("Parking lot"),
    "conflicts": N_("Conflicts"),
}

LISTS: Final[Mapping[str, str]] = {
    "swot.strengths": N_("Strengths"),
    "swot.weaknesses": N_("Weaknesses"),
    "swot.opportunities": N_("Opportunities"),
    "swot.threats": N_("Threats"),
    "swot.tows": N_("Strategies (TOWS)"),
    "days.activities": N_("Activities"),
    "days.notes": N_("Notes"),
    "tasks.answers": N_("Answers"),
    "options.viewpoints": N_("Viewpoints"),
    "followup.items": N_("Checkpoints"),
    "evaluation.provider": N_("The provider's evaluation"),
    "evaluation.mentor": N_("The mentor's evaluation"),
}
"""The lists of parts that have several; the other lists are called as their part."""

MAIN_FIELDS: Final = ("text", "name", "question", "action", "issue", "indicator", "phase", "item")
"""The field that an item is called by: the first of these that says something."""


def list_name(path: str) -> str:
    """The name of a list, or of a part, in the language in use."""
    part = path.partition(".")[0]
    if part == "swot" and path in LISTS:  # two lists are called opportunities
        return _("{part} · {list}").format(part=_(PARTS[part]), list=_(LISTS[path]))
    return _(LISTS.get(path) or PARTS[part])


def main_field(row: Table) -> str:
    """The field that an item is called by; empty when it has nothing to be called by."""
    return next((key for key in MAIN_FIELDS if getattr(row, key, "")), "")


def called(row: Table) -> str:
    """The text that an item is called by; empty when it says nothing yet."""
    return str(getattr(row, main_field(row), ""))


def sign(row: Item) -> str:
    """The short name that a group uses for an item: ``R3``, ``B``, ``T4``; empty where it has none."""
    match row:
        case Risk(number=int(number)):
            return f"R{number}"
        case Option(label=label):
            return label
        case Answer(task=task):
            return task
    return ""


def short(row: Item) -> str:
    """The name of an item in a sentence: its short name, else the text that it is called by."""
    return sign(row) or called(row)


def place(path: str, row: Item) -> str:
    """Where an item stands, in words: its list, and its short name where it has one."""
    given = sign(row)
    return _("{list} {sign}").format(list=list_name(path), sign=given) if given else list_name(path)
