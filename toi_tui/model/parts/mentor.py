"""The mentor's preparation: four steps with their ticks, and what was agreed and sent."""

import datetime as dt
from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import named, never, public
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Check(Item):
    """One tick of a preparation step 1–4; `done` is the day it was done, absent while it is not."""

    step: int = never.number(1, 9, 1)
    text: str = never.text()
    done: dt.date | None = never.day()


@statically.frozen(kw_only=True)
class Checklist(Table):
    """The mentor's preparation (mentorin valmistautuminen)."""

    items: Mapping[str, Check] = never.items(Check)


@statically.frozen(kw_only=True)
class Agreement(Table):
    """The preliminary agreement's five slots, and what steps 3 and 4 wrote and sent."""

    what: str = public.text()
    when: str = public.text()
    where: str = public.text()
    participants: str = named.text()
    contact: str = never.text()
    excluded_topics: str = never.text()
    sent_to: str = never.text()
    instructions_sent: dt.date | None = never.day()
    contract_sent: dt.date | None = never.day()
    pretask_text: str = never.text()
    pretask_sent: dt.date | None = never.day()
