"""Where an interview stands among the pages that apply now."""

from difflib import get_close_matches

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.route import Place, Route
from lokalkontakt_core.surveys.engine.state import State


class Cursor:
    """A position on the route, which is laid anew whenever relevance or the number of instances has changed."""

    def __init__(self, state: State) -> None:
        """Stand at the end of a state."""
        self._state = state
        self._known: tuple[int, Route] | None = None
        self._position: Place | None = None

    @property
    def route(self) -> Route:
        """All pages that apply now."""
        if self._known is None or self._known[0] != self._state.changed:
            self._known = (self._state.changed, Route.of(self._state.program, self._state.root))
        return self._known[1]

    @property
    def here(self) -> Place | None:
        """The current page, None at the end; when it does not apply any more, the nearest one before it."""
        stood = self._position
        if stood is None:
            return None
        places = self.route.places
        if stood in places:
            return stood
        same = (place for place in places if place.element is stood.element and place.frame is stood.frame)
        found = next(same, None)
        if found is None:
            before = [place for place in places if place.element.number < stood.element.number]
            found = before[-1] if before else next(iter(places), None)
        self._position = found
        return found

    def index(self) -> int:
        """Give the position of the current page, counted from 0; at the end the number of pages."""
        here = self.here
        return len(self.route.places) if here is None else self.route.places.index(here)

    def stand(self, index: int) -> None:
        """Stand at the page with the position, or at the end."""
        places = self.route.places
        self._position = places[index] if 0 <= index < len(places) else None

    def stand_at(self, place: Place | None) -> None:
        """Stand at a page, or at the end."""
        self._position = place

    def find(self, path: str) -> Place:
        """Give the page with the path.

        Raises:
            FormError: SF090 when no page with this path applies now.
        """
        for place in self.route.places:
            if place.path == path:
                return place
        near = get_close_matches(path, [place.path for place in self.route.places], n=1)
        raise FormError("SF090", path=path, suggestion=near[0] if near else None)

    def asked(self) -> list[Place]:
        """Give the pages with questions that take an answer."""
        return [place for place in self.route.places if place.asked]
