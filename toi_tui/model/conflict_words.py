"""A conflict as a person reads it: where it is, and what each side says."""

from typing import Final

from toi_tui.locale import _
from toi_tui.model.disputed import field_and_key, field_kind, understood
from toi_tui.model.frozen import dataclass
from toi_tui.model.kinds import UnfitError
from toi_tui.model.naming import Naming, called, field_name, list_name
from toi_tui.model.parts.conflicts import Conflict
from toi_tui.model.session import Session

_CODES: Final = {"risks.items": "R{number}", "options.items": "{label}"}


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict in words: the item, or the part, that it is about; its field; and what each side says."""

    where: str
    field: str
    ours: str
    theirs: str


class ConflictWords:
    """Tells the conflicts of a session."""

    def __init__(self, session: Session) -> None:
        self._session, self._naming = session, Naming(session)

    def tell(self, conflict: Conflict) -> Told:
        """A conflict in the language of the screen."""
        where = self._where(conflict)
        match conflict.what:
            case "deleted-here":
                return Told(where, _("deleted or kept"), _("deleted"), _("changed, and kept for now"))
            case "deleted-there":
                return Told(where, _("deleted or kept"), _("changed, and kept for now"), _("deleted"))
            case "moved":
                return Told(where, _("its list"), list_name(conflict.ours), list_name(conflict.theirs))
        return Told(
            where, self._field(conflict), self._value(conflict, conflict.ours), self._value(conflict, conflict.theirs)
        )

    def _where(self, conflict: Conflict) -> str:
        part = list_name(conflict.list)
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
        path, row = found
        code = _CODES.get(path, "")
        name = code.format(**{key: getattr(row, key, "") for key in ("number", "label")})
        return " ".join(each for each in (name, called(row) or _("without a name")) if each)

    def _field(self, conflict: Conflict) -> str:
        field, key = field_and_key(conflict.field)
        if field_kind(conflict) is None:
            return conflict.field
        return f"{field_name(field)}: {self._naming.name(key)}" if key else field_name(field)

    def _value(self, conflict: Conflict, text: str) -> str:
        kind = field_kind(conflict)
        if not text:
            return _("nothing")
        try:
            return self._naming.said(kind, understood(kind, text)) if kind else text
        except UnfitError:
            return text
