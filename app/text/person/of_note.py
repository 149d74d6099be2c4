"""What is asked of one note: its words, what they may be, who else it has named, and what the customer is called."""

from app.text.person.called import Called
from app.text.person.cast import Cast
from app.text.person.nouns import NoteSense
from app.text.person.shifted import Sheet
from app.text.person.words import PersonWords


class OfNote:
    """Holds what every reader of the pronouns of one note looks at."""

    def __init__(
        self, sheet: Sheet, sense: NoteSense, words: PersonWords, cast: Cast, called: Called
    ) -> None:
        self._sheet = sheet
        self._sense = sense
        self._words = words
        self._cast = cast
        self._called = called
