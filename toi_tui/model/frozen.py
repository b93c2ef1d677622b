"""Frozen dataclasses that are quick to define.

A type checker sees the dataclass of the standard library, and with it that no field may be given another value. At
run time nothing stands in the way of that, and comparing, hashing and showing are done by functions that all classes
share. Giving the fields their first values is compiled once for all classes with as many fields, not for each: that
and the guards, for each of some hundred classes, would be a quarter of the program's start. A default that is made
(`default_factory`) is made once, since nobody can change it.
"""

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from collections.abc import Callable, Sequence
    from dataclasses import MISSING, Field, fields
    from dataclasses import dataclass as _dataclass
    from functools import cache
    from operator import attrgetter
    from types import CodeType, FunctionType
    from typing import Any

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:  # noqa: ARG001
        """The dataclass of the standard library; it is the type checker that holds to `frozen`."""

        def define(plain: type) -> type:
            made = _dataclass(plain, slots=slots, kw_only=kw_only, init=False, eq=False, repr=False)
            names = [each.name for each in fields(made) if each.compare] or ["__class__"]
            made.__compared__ = attrgetter(*names)
            made.__init__ = _init_of(made, fields(made))
            made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
            return made

        return define

    def _init_of(made: type, all_fields: Sequence[Field[Any]]) -> FunctionType:
        """What gives the fields of a class their values: the code for as many fields, with their names in it."""
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

    def _equal(self: Any, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self is other or self.__compared__(self) == self.__compared__(other)

    def _hash(self: Any) -> int:
        return hash(self.__compared__(self))

    def _shown(self: Any) -> str:
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{type(self).__qualname__}({shown})"
