"""The forms in which the practice could be taken into use, seen from several points of view, and the group's order."""

from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import named, public
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Viewpoint(Item):
    """A point of view (näkökulma); the method has four, and they can be edited."""

    name: str = public.text()


@statically.frozen(kw_only=True)
class Option(Item):
    """A form of the practice; scores 1–5 and remarks by viewpoint, dots of a vote, the reason for its rank."""

    label: str = public.text()
    text: str = public.text()
    form: str = public.choice("whole", "parts", "merged", "pilot", "none", stated=True)
    reason: str = public.text()
    dots: int = public.whole(0, default=0)
    excludes: tuple[str, ...] = public.references()
    sources: tuple[str, ...] = public.references()
    scores: Mapping[str, int] = public.scores()
    remarks: Mapping[str, str] = public.texts()


@statically.frozen(kw_only=True)
class Options(Table):
    """The flip chart. `ranking` is the group's order (T3); a sum never sets it."""

    ranking: tuple[str, ...] = public.references()
    viewpoints: Mapping[str, Viewpoint] = public.items(Viewpoint)
    items: Mapping[str, Option] = public.items(Option)


@statically.frozen(kw_only=True)
class Value(Item):
    """A value: its importance and realisation 1–10, what it asks of me, team and unit, and how the choice fits."""

    text: str = public.text()
    importance: int | None = public.whole(1, 10)
    realisation: int | None = public.whole(1, 10)
    me: str = named.text()
    team: str = public.text()
    unit: str = public.text()
    fit: str = public.text()


@statically.frozen(kw_only=True)
class Values(Table):
    """The values discussion (arvokeskustelu)."""

    items: Mapping[str, Value] = public.items(Value)
