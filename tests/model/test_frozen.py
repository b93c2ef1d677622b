from dataclasses import fields, replace

import pytest

from toi_tui.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Corner(Point):
    name: str = ""


@dataclass(frozen=True, slots=True)
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
