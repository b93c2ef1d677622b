"""Who takes part, what they expect, and the rules they agree on."""

from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import named, never, public
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Person(Item):
    """A participant. Names and addresses are personal data: the wall has names in an open session only."""

    name: str = named.text()
    role: str = named.text()
    organisation: str = named.text()
    email: str = never.text()


@statically.frozen(kw_only=True)
class People(Table):
    """The participants (osallistujat)."""

    items: Mapping[str, Person] = named.items(Person)


@statically.frozen(kw_only=True)
class Expectation(Item):
    """Something that somebody expects of the mentor: an answer to the pre-task, revisited on the last day."""

    text: str = public.text()
    person: str = named.reference()
    outcome: str = public.choice("", "met", "partly", "unmet")


@statically.frozen(kw_only=True)
class Expectations(Table):
    """The answers to the pre-task (esitehtävä)."""

    items: Mapping[str, Expectation] = public.items(Expectation)


@statically.frozen(kw_only=True)
class Rule(Item):
    """A ground rule of the first day (pelisääntö)."""

    text: str = public.text()
    sources: tuple[str, ...] = public.references()


@statically.frozen(kw_only=True)
class Rules(Table):
    """The ground rules."""

    items: Mapping[str, Rule] = public.items(Rule)
