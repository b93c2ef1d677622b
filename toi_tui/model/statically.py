"""Values that are frozen statically: the type checker alone sees to it that no field is given another value.

A type checker sees a frozen dataclass (`dataclass_transform`), and every commit is checked. At run time nothing stands
in the way of a change, and comparing, hashing and showing are done by functions that all classes share. Giving the
fields their first values is compiled once for all classes with as many fields, not for each: that and the guards, for
each of some hundred classes, would be a quarter of the program's start. A default that is made (`default_factory`) is
made once, since nobody may change it.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform, overload

Plain = TypeVar("Plain", bound=type)


@overload
def frozen(plain: Plain) -> Plain: ...
@overload
def frozen(*, slots: bool = True, kw_only: bool = False) -> Callable[[Plain], Plain]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(plain: type | None = None, *, slots: bool = True, kw_only: bool = False) -> Any:
    """A class made into a dataclass whose fields are never given another value, by the word of the type checker."""

    def define(plain: type) -> Any:
        made: Any = dataclass(plain, slots=slots, kw_only=kw_only, init=False, eq=False, repr=False)
        names = [each.name for each in fields(made) if each.compare] or ["__class__"]
        made.__compared__ = attrgetter(*names)
        made.__init__ = _init_of(made, fields(made))
        made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
        return made

    return define(plain) if plain is not None else define


def _init_of(made: type, all_fields: Sequence[Field[Any]]) -> FunctionType:
    """The `__init__` of a class: the code for as many fields, with their names in it."""
    placed = [each for each in all_fields if not each.kw_only]
    named = [each for each in all_fields if each.kw_only]
    names = tuple(each.name for each in (*placed, *named))
    code = _code(len(placed), len(named)).replace(
        co_varnames=("self", *names), co_names=names, co_qualname=f"{made.__qualname__}.__init__"
    )
    init = FunctionType(code, {}, "__init__", tuple(_defaults(placed).values()))
    init.__kwdefaults__ = _defaults(named)
    return init


def _defaults(some_fields: Sequence[Field[Any]]) -> dict[str, Any]:
    defaults = {}
    for each in some_fields:
        if each.default is not MISSING:
            defaults[each.name] = each.default
        elif each.default_factory is not MISSING:
            defaults[each.name] = each.default_factory()
    return defaults


@cache
def _code(placed: int, named: int) -> CodeType:
    """Code that puts values into fields of any names: so many by their place, and so many by name."""
    names = [f"value_{number}" for number in range(placed + named)]
    given = ", ".join(["self", *names[:placed], *(["*"] if named else []), *names[placed:]])
    body = "; ".join(f"self.{name} = {name}" for name in names) or "pass"
    made: dict[str, FunctionType] = {}
    exec(f"def __init__({given}): {body}", made)  # noqa: S102 - of nothing but two numbers
    return made["__init__"].__code__


def _equal(self: Any, other: Any) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    return self is other or self.__compared__(self) == self.__compared__(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _shown(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"
