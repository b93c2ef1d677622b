"""The forms in which the practice could be taken into use, seen from several points of view, and the group's order."""

from collections.abc import Mapping

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Viewpoint(Item):
    """A point of view (näkökulma); the method has four, and they can be edited."""

    name: str = kinds.text()


@statically.frozen(kw_only=True)
class Option(Item):
    """A form of the practice; scores 1–5 and remarks by viewpoint, dots of a vote, the reason for its rank."""

    label: str = kinds.text()
    text: str = kinds.text()
    form: str = kinds.choice("whole", "parts", "merged", "pilot", "none", stated=True)
    reason: str = kinds.text()
    dots: int = kinds.whole(0, default=0)
    excludes: tuple[str, ...] = kinds.references()
    sources: tuple[str, ...] = kinds.references()
    scores: Mapping[str, int] = kinds.scores()
    remarks: Mapping[str, str] = kinds.texts()


@statically.frozen(kw_only=True)
class Options(Table):
    """The flip chart. `ranking` is the group's order (T3); a sum never sets it."""

    ranking: tuple[str, ...] = kinds.references()
    viewpoints: Mapping[str, Viewpoint] = kinds.items(Viewpoint)
    items: Mapping[str, Option] = kinds.items(Option)


@statically.frozen(kw_only=True)
class Value(Item):
    """A value: its importance and realisation 1–10, what it asks of me, team and unit, and how the choice fits."""

    text: str = kinds.text()
    importance: int | None = kinds.whole(1, 10)
    realisation: int | None = kinds.whole(1, 10)
    me: str = kinds.text()
    team: str = kinds.text()
    unit: str = kinds.text()
    fit: str = kinds.text()


@statically.frozen(kw_only=True)
class Values(Table):
    """The values discussion (arvokeskustelu)."""

    items: Mapping[str, Value] = kinds.items(Value)
