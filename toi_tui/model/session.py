"""The session: the immutable value of everything one workshop produced."""

from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from typing import Any, Final

from toi_tui.model import statically
from toi_tui.model.item import Item, Table, lists_of
from toi_tui.model.kinds import EMPTY
from toi_tui.model.parts.conflicts import Conflicts
from toi_tui.model.parts.days import Days, Parking, Tasks
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.mentor import Agreement, Checklist
from toi_tui.model.parts.mindmap import MindMap
from toi_tui.model.parts.options import Options, Values
from toi_tui.model.parts.people import Expectations, People, Rules
from toi_tui.model.parts.plan import Evaluation, FollowUp, Plan
from toi_tui.model.parts.practices import Decision, DraftPlan, Need, Practices
from toi_tui.model.parts.risks import Challenges, Risks
from toi_tui.model.parts.swot import Swot

FORMAT: Final = 1


@statically.frozen(kw_only=True)
class Session:
    """Everything one workshop produced. Parts are named as the file's top-level tables, in the file's order.

    A list of items is named by its path, ``swot.threats``; a part's own fields by the part alone, ``plan``.
    """

    session: Identity = field(default_factory=Identity)
    people: People = field(default_factory=People)
    expectations: Expectations = field(default_factory=Expectations)
    rules: Rules = field(default_factory=Rules)
    swot: Swot = field(default_factory=Swot)
    need: Need = field(default_factory=Need)
    practices: Practices = field(default_factory=Practices)
    decision: Decision = field(default_factory=Decision)
    draft_plan: DraftPlan = field(default_factory=DraftPlan)
    checklist: Checklist = field(default_factory=Checklist)
    agreement: Agreement = field(default_factory=Agreement)
    days: Days = field(default_factory=Days)
    tasks: Tasks = field(default_factory=Tasks)
    mindmap: MindMap = field(default_factory=MindMap)
    options: Options = field(default_factory=Options)
    values: Values = field(default_factory=Values)
    risks: Risks = field(default_factory=Risks)
    challenges: Challenges = field(default_factory=Challenges)
    plan: Plan = field(default_factory=Plan)
    followup: FollowUp = field(default_factory=FollowUp)
    evaluation: Evaluation = field(default_factory=Evaluation)
    parking: Parking = field(default_factory=Parking)
    conflicts: Conflicts = field(default_factory=Conflicts)
    extra: Mapping[str, Any] = EMPTY

    @property
    def identity(self) -> Identity:
        """The session's identity, for those who read; the field is called as its table in the file."""
        return self.session

    @property
    def title(self) -> str:
        """The name of the session: its title, else the practice."""
        return self.identity.title or self.identity.practice

    def part(self, name: str) -> Table:
        """The part of this name; the one without a name holds the tables that this version does not know."""
        part: Table = getattr(self, name) if name else Table(extra=self.extra)
        return part

    def items(self, path: str) -> Mapping[str, Item]:
        """The list of this path, ``swot.threats``."""
        part, _, name = path.partition(".")
        found: Mapping[str, Item] = getattr(getattr(self, part), name)
        return found

    def find(self, id: str) -> tuple[str, Item] | None:
        """The list and the item of this id, wherever it is; None when it is nowhere."""
        return next(((path, rows[id]) for path, rows in self.lists() if id in rows), None)

    def lists(self) -> Iterator[tuple[str, Mapping[str, Item]]]:
        """Every list of the session with its path, in the order of the file."""
        return ((path, self.items(path)) for path in LISTS)


PARTS: Final[Mapping[str, type[Table]]] = {
    each.name: each.default_factory  # type: ignore[misc]  # a part's default factory is its class
    for each in fields(Session)
    if each.name != "extra"
}
LISTS: Final[Mapping[str, type[Item]]] = {
    f"{part}.{name}": of for part, table in PARTS.items() for name, of in lists_of(table).items()
}
