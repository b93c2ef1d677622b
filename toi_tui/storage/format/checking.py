"""The full check of a session's tables by pydantic, its models derived from the one declaration of the fields.

Only a file with a fault, and the JSON Schema, pay for importing this.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, datetime, time
from functools import cache
from itertools import takewhile
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator
from pydantic_core import PydanticCustomError

from toi_tui.locale import _
from toi_tui.model.item import Table, kinds_of, lists_of
from toi_tui.model.kinds import LARGEST, Choice, Exactly, Kind, PerKey, Several, Whole
from toi_tui.model.session import FORMAT, PARTS
from toi_tui.storage.format.blocks import place
from toi_tui.storage.format.problems import KeyPath, Problem, dotted
from toi_tui.storage.format.tables import DEPTH, shallow

Id = Annotated[str, Field(pattern=r"[\s\S]")]


class Checked(BaseModel):
    """A table of the file: strict about what it knows, open to what it does not."""

    model_config = ConfigDict(strict=True, extra="allow", hide_input_in_errors=True)

    @model_validator(mode="after")
    def _require_shallow(self) -> Self:
        if not shallow(self.__pydantic_extra__ or {}):
            raise PydanticCustomError("deep", "nested too deeply")
        return self


@cache
def session_model() -> type[BaseModel]:
    """The model of a whole session file."""
    parts: dict[str, Any] = {name: (_part_model(of), None) for name, of in PARTS.items()}
    said: Any = (int, Field(ge=FORMAT, le=FORMAT, description="The version of this format."))
    return create_model("Session", __base__=Checked, __doc__="A session of toi.", format=said, **parts)


def _part_model(of: type[Table]) -> type[BaseModel]:
    lists: dict[str, Any] = {key: (dict[Id, _model(item)], None) for key, item in lists_of(of).items()}  # type: ignore[misc]
    return _model(of, **lists)


def _model(of: type[Table], **lists: Any) -> type[BaseModel]:
    fields: dict[str, Any] = {name: (_type(kind), None) for name, kind in kinds_of(of).items()}
    return create_model(of.__name__, __base__=Checked, __doc__=of.__doc__, **fields, **lists)


def _type(kind: Kind) -> Any:
    match kind:
        case Choice(words):
            return Literal[words]
        case Whole(least, most):
            return Annotated[int, Field(ge=least, le=most)]
        case Exactly(type):
            return Annotated[type, AfterValidator(_without_zone)]
        case Several(of):
            return list[_type(of)]  # type: ignore[misc]  # made while running
        case PerKey(of):
            return dict[str, _type(of)]  # type: ignore[misc]
    return str


def _without_zone(value: Any) -> Any:
    if getattr(value, "tzinfo", None) is not None:
        raise PydanticCustomError("zone", "has a time zone")
    return value


def problems(text: str, tables: Mapping[str, Any], below: KeyPath = ()) -> tuple[Problem, ...]:
    """All that is wrong with these tables, which the text holds below these keys, in the order of the file."""
    found = [(place(text, below + path), path) for path in faults(tables)]
    found.sort(key=lambda each: (each[0] is None, each[0] or (0, 0)))
    return tuple(Problem(at, dotted(below + path), message(path)) for at, path in found)


def faults(tables: Mapping[str, Any]) -> Iterator[KeyPath]:
    """The paths of all values that are wrong."""
    try:
        session_model().model_validate(tables)
    except ValidationError as error:
        for each in error.errors(include_url=False, include_context=False, include_input=False):
            yield tuple(step for step in each["loc"] if step != "[key]")


def understood(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a later version without what this one cannot read."""
    left = {**deepcopy(dict(tables)), "format": FORMAT}
    for keys in sorted({_to_the_list(path) for path in faults(left)}, key=len, reverse=True):
        holder = left
        for key in keys[:-1]:
            holder = holder[key]
        for key in keys[-1:] or [key for key in left if key not in PARTS and key != "format"]:
            del holder[key]
    return left


def _to_the_list(path: KeyPath) -> tuple[str, ...]:
    return tuple(takewhile(lambda step: isinstance(step, str), path))  # type: ignore[arg-type]


def message(path: KeyPath) -> str:
    """A sentence on what is wrong at a path, and what to do, in the language of the screen."""
    kind = _kind(path)
    if path == ("format",):
        return _("The format must be {number}.").format(number=FORMAT)
    if kind is None:
        return _table_message(path)
    return _kind_message(kind)


def _kind(path: KeyPath) -> Kind | None:
    """The kind of value that belongs at a path; None for a table."""
    of: type[Table] | None = PARTS.get(str(path[0])) if path else None
    rest = path[1:]
    if of is not None and rest and (item := lists_of(of).get(str(rest[0]))):
        of, rest = item, rest[2:]
    kind = kinds_of(of).get(str(rest[0])) if of is not None and rest else None
    for _step in rest[1:]:
        if isinstance(kind, Several | PerKey):
            kind = kind.of
    return kind


def _table_message(path: KeyPath) -> str:
    if path and path[-1] == "":
        return _("An id must not be empty.")
    if path and path[0] in PARTS:
        said = _("This must be a table in single brackets, as [swot.threats.m8b1q7wd]; at most {depth} in one another.")
        return said.format(depth=DEPTH)
    return _("At most {depth} tables and lists may lie in one another.").format(depth=DEPTH)


def _kind_message(kind: Kind) -> str:
    match kind:
        case Choice(words):
            return _("This must be one of {words}.").format(words=_quoted(words))
        case Whole(least, most) if most == LARGEST:
            return _("This must be a whole number, {least} or more, without quotation marks.").format(least=least)
        case Whole(least, most):
            said = _("This must be a whole number from {least} to {most}, without quotation marks.")
            return said.format(least=least, most=most)
        case Several(Choice(words)):
            return _("This must be a list of some of these, in square brackets: {words}.").format(words=_quoted(words))
        case Several():
            return _("This must be a list of texts, in square brackets.")
        case PerKey():
            return _("This must be a table: a line of id = value for each.")
        case Exactly(type):
            return _DAYS[type]()
    return _("This must be text in quotation marks.")


_DAYS = {
    bool: lambda: _("This must be true or false, without quotation marks."),
    date: lambda: _("This must be a date such as 2027-04-12, without quotation marks."),
    time: lambda: _("This must be a time such as 09:00:00, without quotation marks."),
    datetime: lambda: _(
        "This must be a date and time such as 2027-04-12T09:00:00, without quotation marks and time zone."
    ),
}


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in words)
