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
    from dataclasses import dataclass as _dataclass
    from dataclasses import fields
    from operator import attrgetter

    def dataclass(*, frozen, slots, kw_only=False):  # noqa: ARG001 - the type checker holds to `frozen`
        """The dataclass of the standard library, with `eq` and `repr` as usual."""

        def define(plain):
            made = _dataclass(plain, slots=slots, kw_only=kw_only, eq=False, repr=False)
            names = [each.name for each in fields(made) if each.compare]
            made._compared = attrgetter(*names) if names else _nothing
            made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
            return made

        return define

    def _nothing(_):
        return ()

    def _equal(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self is other or self._compared(self) == self._compared(other)

    def _hash(self):
        return hash(self._compared(self))

    def _shown(self):
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{type(self).__qualname__}({shown})"
