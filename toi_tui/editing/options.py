"""Edits of the options step."""

from collections.abc import Mapping
from typing import Final

from toi_tui.editing.delta import Draft
from toi_tui.locale import N_
from toi_tui.model import births, ranking, statically
from toi_tui.model.item import Fields, Item
from toi_tui.model.parts.options import Option, Options

OPTIONS: Final = "options.items"
VIEWPOINTS: Final = "options.viewpoints"


@statically.frozen
class AddOptions:
    """Add options behind `after` (`FIRST`: in front; None: at the end), each with the next free label."""

    options: Mapping[str, Fields]
    after: str | None = None
    label: str = N_("adding")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        after = self.after
        names = births.names(OPTIONS, draft.rows(OPTIONS).values())
        for (id, values), name in zip(self.options.items(), names, strict=False):
            draft.add(OPTIONS, id, {**values, **name}, after)
            after = id


@statically.frozen
class WriteRemark:
    """Put a remark into a cell of the flip chart; an empty one takes it away."""

    id: str
    viewpoint: str
    text: str
    label: str = N_("remark")

    def run(self, draft: Draft) -> None:
        """Change the draft; an option that is gone meanwhile stays gone."""
        if self.id in draft.items(OPTIONS):
            remarks = dict(_option(draft.items(OPTIONS)[self.id]).remarks)
            remarks.pop(self.viewpoint, None) if not self.text else remarks.update({self.viewpoint: self.text})
            draft.set(OPTIONS, self.id, remarks=remarks)


@statically.frozen
class ScoreOption:
    """Score an option 1–5 from a viewpoint; None takes the score away. No score moves an option."""

    id: str
    viewpoint: str
    score: int | None
    label: str = N_("scoring")

    def run(self, draft: Draft) -> None:
        """Change the draft; an option that is gone meanwhile stays gone."""
        if self.id in draft.items(OPTIONS):
            scores = dict(_option(draft.items(OPTIONS)[self.id]).scores)
            scores.pop(self.viewpoint, None) if self.score is None else scores.update({self.viewpoint: self.score})
            draft.set(OPTIONS, self.id, scores=scores)


@statically.frozen
class RankOption:
    """Put an option into the group's order behind `after` (`FIRST`: first); None takes it out of the order.

    Ids of options that are gone leave the order on the way.
    """

    id: str
    after: str | None
    label: str = N_("ranking")

    def run(self, draft: Draft) -> None:
        """Change the draft; an option that is gone meanwhile stays gone."""
        there = draft.items(OPTIONS)
        if self.id in there:
            now = ranking.ranked(_ranking(draft), there)
            draft.set("options", "", ranking=ranking.placed(now, self.id, self.after))


@statically.frozen
class ExcludeOptions:
    """Say which options cannot go together with this one. It holds both ways and is written at one of the two."""

    id: str
    others: tuple[str, ...]
    label: str = N_("excluding")

    def run(self, draft: Draft) -> None:
        """Change the draft; an option that is gone meanwhile stays gone."""
        if self.id not in draft.items(OPTIONS):
            return
        rows = {id: _option(row) for id, row in draft.rows(OPTIONS).items()}
        said_by_others = {id for id, row in rows.items() if self.id in row.excludes and id in self.others}
        own = tuple(id for id in rows if id in self.others and id not in said_by_others and id != self.id)
        for id, row in rows.items():
            if self.id in row.excludes and id not in self.others:
                draft.set(OPTIONS, id, excludes=_without(row.excludes, self.id))
        draft.set(OPTIONS, self.id, excludes=own)


@statically.frozen
class RemoveOption:
    """Remove an option, also from the group's order and from those that exclude it."""

    id: str
    label: str = N_("deleting")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        if self.id not in draft.items(OPTIONS):
            return
        draft.remove(OPTIONS, self.id)
        draft.set("options", "", ranking=_without(_ranking(draft), self.id))
        for id, row in draft.rows(OPTIONS).items():
            draft.set(OPTIONS, id, excludes=_without(_option(row).excludes, self.id))


@statically.frozen
class RemoveViewpoint:
    """Remove a viewpoint with the remarks and scores that were given from it."""

    id: str
    label: str = N_("deleting")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        if self.id not in draft.items(VIEWPOINTS):
            return
        draft.remove(VIEWPOINTS, self.id)
        for id, row in draft.rows(OPTIONS).items():
            option = _option(row)
            if self.id in option.remarks or self.id in option.scores:
                remarks = {key: each for key, each in option.remarks.items() if key != self.id}
                scores = {key: each for key, each in option.scores.items() if key != self.id}
                draft.set(OPTIONS, id, remarks=remarks, scores=scores)


def _without(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != id)


def _ranking(draft: Draft) -> tuple[str, ...]:
    part = draft.part("options")
    return part.ranking if isinstance(part, Options) else ()


def _option(item: Item) -> Option:
    if not isinstance(item, Option):
        raise TypeError(item)
    return item
