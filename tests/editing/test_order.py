from hypothesis import given
from hypothesis import strategies as st

from toi_tui.editing.order import Order


def test_an_id_goes_behind_another_or_in_front_of_all() -> None:
    order = Order("abc")
    order.remove("c")
    order.insert("c", "a")
    order.insert("d", None)
    assert order.ids() == ["d", "a", "c", "b"]
    assert (order.last, order.before("c"), order.before("d"), "e" in order) == ("b", "a", None, False)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_it_orders_as_a_list_does(moves: list[tuple[int, int]]) -> None:
    order, plain = Order("abcdefg"), list("abcdefg")
    for which, place in moves:
        id = plain.pop(which)
        order.remove(id)
        order.insert(id, plain[place - 1] if place else None)
        plain.insert(place, id)
        assert order.ids() == plain
        assert [order.before(each) for each in plain] == [None, *plain[:-1]]
