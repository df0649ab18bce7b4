"""What a running expression may ask of its surroundings: time, chance, lists, the language and where it stands."""

from collections.abc import Callable, Mapping
from datetime import datetime

from attrs import define, field

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions import nodes
from lokalkontakt_core.surveys.engine.expressions.functions import chance
from lokalkontakt_core.surveys.engine.expressions.nodes import TEXT_ID, Predicate, Row, Spot
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.text_ids import text_by_id

_SHORT_UUID = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LONGEST_UUID = 1_000

MOST_VISITS = 50_000_000
"""How many instances and rows may be gone to while one step is worked out: a minute's work at the most."""


def _no_clock() -> datetime:
    raise FormError("SF096", asked="now")


def _no_chance() -> float:
    raise FormError("SF096", asked="random")


def _no_uuid() -> str:
    raise FormError("SF096", asked="uuid")


@define
class World:
    """What the caller hands in; nothing is taken from the machine.

    Attributes:
        now: Gives the moment, with its zone.
        random: Gives a number from 0 up to but not including 1.
        uuid: Gives a new UUID as text.
        properties: Facts for metadata questions: `username`, `deviceid`, `phonenumber`, `email`.
        last_saved: The answers given before, for `${last-saved#name}`.
    """

    now: Callable[[], datetime] = _no_clock
    random: Callable[[], float] = _no_chance
    uuid: Callable[[], str] = _no_uuid
    properties: Mapping[str, str] = field(factory=dict)
    last_saved: Mapping[str, str] = field(factory=dict)


class Surroundings:
    """The world as one form sees it.

    Attributes:
        frame: The instance in which the running expression stands.
        language: The language shown.
    """

    def __init__(self, form: Form, world: World, language: str) -> None:
        """Join a form, the world and a language."""
        self.form = form
        self.world = world
        self.language = language
        self.frame: Frame | None = None
        self._rows: dict[str, list[dict[str, str]]] = {}
        self._indexes: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
        self._visits = 0

    def begin(self) -> None:
        """Begin a new step: what was spent on the ones before no longer counts."""
        self._visits = 0

    def visit(self, count: int) -> None:
        """Count instances or rows that are gone to.

        Raises:
            FormError: SF168 when there are more than `MOST_VISITS` in one step.
        """
        self._visits += count
        if self._visits > MOST_VISITS:
            raise FormError("SF168", limit=MOST_VISITS)

    def _here(self) -> Frame:
        if self.frame is None:
            raise TypeError("frame")
        return self.frame

    def values(self, element: Element, held: int) -> list[str]:
        """Give the values of a question in all instances that share the first `held` scopes with the current one."""
        found = nodes.values(self._here(), element, held)
        self.visit(len(found))
        return found

    def places(self, element: Element, held: int) -> list[Spot]:
        """Give the places of an element in the same instances."""
        found = nodes.places(self._here(), element, held)
        self.visit(len(found))
        return found

    def choose(self, spots: list[Spot], predicate: Predicate) -> list[Spot]:
        """Keep the places that fit."""
        self.visit(len(spots))
        return nodes.choose(spots, predicate)

    def today(self) -> str:
        """Give the day."""
        return self.world.now().date().isoformat()

    def moment(self) -> str:
        """Give the moment with milliseconds and zone."""
        return self.world.now().isoformat(timespec="milliseconds")

    def new_random(self) -> float:
        """Give a number from 0 up to but not including 1."""
        return self.world.random()

    def new_uuid(self, length: float | None = None) -> str:
        """Give a UUID, or a random text of the length."""
        if length is None:
            return self.world.uuid()
        count = int(length) if 0 < length <= _LONGEST_UUID else 0
        return "".join(_SHORT_UUID[int(self.world.random() * len(_SHORT_UUID))] for _ in range(count))

    def last_saved(self, name: str) -> str:
        """Give the value a question had in the answers given before."""
        return self.world.last_saved.get(name, "")

    def rows(self, name: str) -> list[dict[str, str]]:
        """Give the rows of a list, the label in the language shown among the columns."""
        if name not in self._rows:
            found = self.form.lists.get(name)
            default = self.form.default_language
            self._rows[name] = [
                {
                    TEXT_ID: f"{name}-{number}",
                    **choice.columns,
                    "name": choice.name,
                    "label": choice.label.in_language(self.language, default),
                }
                for number, choice in enumerate(found.choices if found else ())
            ]
        return self._rows[name]

    def list_spots(self, name: str) -> list[Spot]:
        """Give a list as the start of a path."""
        return [Row(self.rows(name), 0)]

    def look_up(self, table: str, column: str, key_column: str, key: str) -> str:
        """Give a column of the first row whose key column holds the key, '' when there is none."""
        place = (table.removesuffix(".csv"), key_column)
        if place not in self._indexes:
            index: dict[str, dict[str, str]] = {}
            for row in self.rows(place[0]):
                index.setdefault(row.get(key_column, ""), row)
            self._indexes[place] = index
        return self._indexes[place].get(key, {}).get(column, "")

    def choice_name(self, list_name: str, name: str) -> str:
        """Give the label of an option in the language shown, '' when there is no such option."""
        found = self.form.lists.get(list_name)
        choice = found.find(name.strip()) if found else None
        return choice.label.in_language(self.language, self.form.default_language) if choice else ""

    def itext(self, identifier: str) -> str:
        """Give a text by its id in the language shown: `list-0` for an option, `/data/group/name:label` for a row.

        The ids are those that pyxform writes; '' when there is no such text.
        """
        found = text_by_id(self.form, identifier)
        return found.in_language(self.language, self.form.default_language)

    def shuffled(self, texts: list[str], seed: str | None = None) -> list[str]:
        """Give the texts in chance order, the same for the same seed."""
        drawn = chance.seed_of_draw(self.world.random()) if seed is None else chance.seed_of(seed)
        return chance.shuffled(texts, drawn)

    def speak(self, language: str) -> None:
        """Change the language shown."""
        self.language = language
        self._rows.clear()
        self._indexes.clear()
