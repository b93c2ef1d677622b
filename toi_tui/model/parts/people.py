"""Who takes part, what they expect, and the rules they agree on."""

from collections.abc import Mapping

from toi_tui.model import kinds, statically
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Person(Item):
    """A participant. Names and addresses are personal data: they never reach the wall."""

    name: str = kinds.text()
    role: str = kinds.text()
    organisation: str = kinds.text()
    email: str = kinds.text()


@statically.frozen(kw_only=True)
class People(Table):
    """The participants (osallistujat)."""

    items: Mapping[str, Person] = kinds.items(Person)


@statically.frozen(kw_only=True)
class Expectation(Item):
    """What somebody expects of the mentor: an answer to the pre-task, revisited on the last day."""

    text: str = kinds.text()
    person: str = kinds.reference()
    outcome: str = kinds.choice("", "met", "partly", "unmet")


@statically.frozen(kw_only=True)
class Expectations(Table):
    """The answers to the pre-task (esitehtävä)."""

    items: Mapping[str, Expectation] = kinds.items(Expectation)


@statically.frozen(kw_only=True)
class Rule(Item):
    """A ground rule of the first day (pelisääntö)."""

    text: str = kinds.text()
    sources: tuple[str, ...] = kinds.references()


@statically.frozen(kw_only=True)
class Rules(Table):
    """The ground rules."""

    items: Mapping[str, Rule] = kinds.items(Rule)
