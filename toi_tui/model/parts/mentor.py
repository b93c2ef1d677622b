"""The mentor's preparation: four steps with their ticks, and what was agreed and sent."""

import datetime as dt
from collections.abc import Mapping

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Check(Item):
    """One tick of a preparation step 1–4; `done` is the day it was done, absent while it is not."""

    step: int = kinds.number(1, 9, 1)
    text: str = kinds.text()
    done: dt.date | None = kinds.day()


@statically.frozen(kw_only=True)
class Checklist(Table):
    """The mentor's preparation (mentorin valmistautuminen)."""

    items: Mapping[str, Check] = kinds.items(Check)


@statically.frozen(kw_only=True)
class Agreement(Table):
    """The preliminary agreement's five slots, and what steps 3 and 4 wrote and sent."""

    what: str = kinds.text()
    when: str = kinds.text()
    where: str = kinds.text()
    participants: str = kinds.text()
    contact: str = kinds.text()
    excluded_topics: str = kinds.text()
    sent_to: str = kinds.text()
    instructions_sent: dt.date | None = kinds.day()
    contract_sent: dt.date | None = kinds.day()
    pretask_text: str = kinds.text()
    pretask_sent: dt.date | None = kinds.day()
