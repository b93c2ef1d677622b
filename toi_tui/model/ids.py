"""Ids of items: random, so that two people who work apart never make the same one."""

from collections.abc import Callable, Container, Sequence

LETTERS = "abcdefghijkmnpqrstuvwxyz"  # without l and o, which look like digits on a wall
ALPHABET = LETTERS + "23456789"
LENGTH = 10


def make_id(choose: Callable[[Sequence[str]], str], taken: Container[str] = (), length: int = LENGTH) -> str:
    """A new id: a letter, then letters and digits, none of `taken`. `choose` picks one character of several."""
    while True:
        name = choose(LETTERS) + "".join(choose(ALPHABET) for _ in range(length - 1))
        if name not in taken:
            return name
