from collections.abc import Callable
from dataclasses import field, fields, replace

import pytest

from toi_tui.model import statically


@statically.frozen
class Point:
    x: int
    y: int = 0


@statically.frozen
class Corner(Point):
    name: str = ""


@statically.frozen
class Nothing:
    pass


def test_equal_values_of_one_class_are_equal_and_hash_alike() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Nothing() == Nothing()


@pytest.mark.parametrize("other", [Point(1, 3), Corner(1, 2), (1, 2), None])
def test_other_values_and_other_classes_are_not_equal(other: object) -> None:
    assert Point(1, 2) != other


def test_a_value_shows_its_fields() -> None:
    assert repr(Corner(1, 2, "a")) == "Corner(x=1, y=2, name='a')"


def test_the_tools_for_dataclasses_know_it() -> None:
    assert replace(Corner(1, 2, "a"), y=5) == Corner(1, 5, "a")
    assert [each.name for each in fields(Corner)] == ["x", "y", "name"]
    match Point(3):
        case Point(x, y):
            assert (x, y) == (3, 0)


def test_no_field_can_be_invented() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 5  # type: ignore[attr-defined]


@statically.frozen(kw_only=True)
class Named:
    first: int
    others: tuple[int, ...] = field(default_factory=tuple)


@statically.frozen
class Both(Named):
    last: int = 9


def test_values_go_to_their_fields_by_place_or_by_name() -> None:
    assert Corner(1, name="a") == Corner(1, 0, "a")
    both = Both(7, first=5)
    assert (both.first, both.others, both.last) == (5, (), 7)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Point(y=1),  # type: ignore[call-arg]
        lambda: Point(1, 2, 3),  # type: ignore[call-arg]
        lambda: Point(1, z=2),  # type: ignore[call-arg]
        lambda: Point(1, x=2),  # type: ignore[misc]
        lambda: Named(1),  # type: ignore[call-arg]
        lambda: Nothing(1),  # type: ignore[call-arg]
    ],
)
def test_values_for_no_field_are_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"\.__init__\(\)"):
        wrong()


def test_a_type_checker_is_told_that_the_fields_are_fixed() -> None:
    told = vars(statically.frozen)["__dataclass_transform__"]
    assert (told | told["kwargs"])["frozen_default"]  # it is among the others since Python 3.12
