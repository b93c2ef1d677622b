from itertools import cycle

from toi_tui.model.ids import ALPHABET, LENGTH, LETTERS, make_id


def test_an_id_begins_with_a_letter_and_is_long_enough_for_the_format():
    name = make_id(lambda choices: choices[0])
    assert len(name) == LENGTH >= 8
    assert name[0] in LETTERS
    assert set(name) <= set(ALPHABET)


def test_an_id_that_is_taken_is_not_given_again():
    letters = cycle("a" * LENGTH + "b" * LENGTH)
    assert make_id(lambda _choices: next(letters), {"a" * LENGTH}) == "b" * LENGTH
