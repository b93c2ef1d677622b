"""A conflict as a person reads it: where it is, what stands there, and what it could be instead."""

from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.model.disputed import field_and_key, field_kind, other_text, standing_value, understood, written
from toi_tui.model.item import Table
from toi_tui.model.kinds import UnfitError
from toi_tui.model.names import called, list_name, sign
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.saying import Saying, field_name
from toi_tui.model.session import LISTS, PARTS, Session


@statically.frozen
class Told:
    """A conflict in words: the item, or the part, that it is about; its field; what stands, and the other."""

    where: str
    field: str
    stands: str
    other: str

    @property
    def text(self) -> str:
        """All of it, on three lines."""
        said = _("{where} – {field}\nnow: {stands}\nother: {other}")
        return said.format(where=self.where, field=self.field, stands=self.stands, other=self.other)


class ConflictWords:
    """Tells the conflicts of a session."""

    def __init__(self, session: Session) -> None:
        self._session, self._saying = session, Saying(session)

    def tell(self, conflict: Conflict) -> Told:
        """A conflict in the language of the screen."""
        where, found = self._where(conflict), self._session.find(conflict.item)
        match conflict.what:
            case "deleted-here":
                return Told(where, _("deleted or kept"), _("kept, since the others changed it"), _("deleted"))
            case "deleted-there":
                return Told(where, _("deleted or kept"), _("kept, since it was changed here"), _("deleted"))
            case "moved":
                path = found[0] if found else ""
                return Told(where, _("its list"), _list(path), _list(other_text(conflict, path)))
        texts = self._texts(conflict)
        return Told(where, self._field(conflict), *(self._value(conflict, text) for text in texts))

    def _texts(self, conflict: Conflict) -> tuple[str, str]:
        if field_kind(conflict) is None:
            return conflict.ours, conflict.theirs
        standing = standing_value(conflict, self._row(conflict))
        return written(standing), other_text(conflict, standing)

    def _row(self, conflict: Conflict) -> Table | None:
        if not conflict.item:
            return self._session.part(conflict.list) if conflict.list in PARTS else None
        if conflict.list in LISTS and conflict.item in self._session.items(conflict.list):
            return self._session.items(conflict.list)[conflict.item]
        found = self._session.find(conflict.item)
        return found[1] if found else None

    def _where(self, conflict: Conflict) -> str:
        part = _list(conflict.list or "session")
        if not conflict.item:
            return part
        if conflict.list == "days.items":
            return _("Day {number}").format(number=conflict.item)
        if conflict.list == "tasks.items":
            return conflict.item
        return _("{list}: “{item}”").format(list=part, item=self._item(conflict))

    def _item(self, conflict: Conflict) -> str:
        found = self._session.find(conflict.item)
        if found is None:
            return _("deleted meanwhile")
        name = called(found[1]) or _("without a name")
        return f"{sign(found[1])} {name}".lstrip()

    def _field(self, conflict: Conflict) -> str:
        field, key = field_and_key(conflict.field)
        if field_kind(conflict) is None:
            return conflict.field
        return f"{field_name(field)}: {self._saying.name(key)}" if key else field_name(field)

    def _value(self, conflict: Conflict, text: str) -> str:
        kind = field_kind(conflict)
        if not text:
            return _("nothing")
        try:
            return self._saying.value(kind, understood(kind, text)) if kind else text
        except UnfitError:
            return text


def _list(path: str) -> str:
    """The name of a list or part; what somebody wrote by hand and is none stands for itself."""
    return list_name(path) if path in LISTS or path in PARTS else path
