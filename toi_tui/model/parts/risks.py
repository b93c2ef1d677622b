"""Risks and challenges. Words after ISO 31000; the 3×3 scale is that of BS 8800 as Finnish workplaces use it."""

import datetime as dt
from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import public
from toi_tui.model.item import Item, Table

SCALES = {"3x3": 3, "5x5": 5}


@statically.frozen(kw_only=True)
class Risk(Item):
    """A risk; `number` is its stable name (R1). Probability and impact are absent until the group has rated it."""

    number: int | None = public.whole(1)
    text: str = public.text()
    cause: str = public.text()
    consequence: str = public.text()
    probability: int | None = public.whole(1, 5)
    impact: int | None = public.whole(1, 5)
    treatment: str = public.choice("", "reduce", "share", "avoid", "accept")
    measure: str = public.text()
    owner: str = public.text()
    due: dt.date | None = public.day()
    residual_probability: int | None = public.whole(1, 5)
    residual_impact: int | None = public.whole(1, 5)
    state: str = public.choice("open", "in-progress", "done")
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Risks(Table):
    """The risk register (riskien hallinta-analyysi) and the scale it is rated on."""

    scale: str = public.choice(*SCALES, stated=True)
    items: Mapping[str, Risk] = public.items(Risk)


@statically.frozen(kw_only=True)
class Challenge(Item):
    """A challenge of the roll-out and how it is overcome (T4)."""

    text: str = public.text()
    solution: str = public.text()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Challenges(Table):
    """Challenges and solutions."""

    items: Mapping[str, Challenge] = public.items(Challenge)
