"""Frozen dataclasses that are quick to define.

A type checker sees the dataclass of the standard library, and with it that no field may be given another value. At
run time nothing stands in the way of that, and comparing, hashing and showing are done by functions that all classes
share: compiling them, and the guards, for each of some hundred classes would be a fifth of the program's start.
"""

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from collections.abc import Callable
    from dataclasses import dataclass as _dataclass
    from dataclasses import fields
    from operator import attrgetter
    from typing import Any

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:  # noqa: ARG001
        """The dataclass of the standard library; it is the type checker that holds to `frozen`."""

        def define(plain: type) -> type:
            made = _dataclass(plain, slots=slots, kw_only=kw_only, eq=False, repr=False)
            names = [each.name for each in fields(made) if each.compare] or ["__class__"]
            made.__compared__ = attrgetter(*names)
            made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
            return made

        return define

    def _equal(self: Any, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self is other or self.__compared__(self) == self.__compared__(other)

    def _hash(self: Any) -> int:
        return hash(self.__compared__(self))

    def _shown(self: Any) -> str:
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{type(self).__qualname__}({shown})"
