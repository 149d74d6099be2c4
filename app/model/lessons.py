"""What edits of drafts teach: which principles, which sentences of ours, which phrases of the agents."""

from pydantic import AwareDatetime

from app.model.value import Value


class PhrasePlace(Value):
    """Where a phrase of ours stands: the guideline, its slot, the language, and the phrase as its file has it."""

    guideline: str
    slot: str
    locale: str
    say: str


class EditedPrinciple(Value):
    """In how many drafts an edit touched a principle; in how many it was lost by it, and won."""

    id: str
    drafts: int
    lost: int = 0
    won: int = 0


class Recurring(Value):
    """A sentence or phrase that recurs in the edits of so many drafts; particulars and names in it are "…".

    `masked` says whether there are any. `place` is where a sentence of ours comes from, or where one that came in its
    stead belongs; `instead` is what came most often.
    """

    text: str
    drafts: int
    language: str
    masked: bool = False
    principles: tuple[str, ...] = ()
    place: PhrasePlace | None = None
    instead: str | None = None


class Lessons(Value):
    """What a period teaches. `drafts` have an outcome, `compared` were sent with a text to compare.

    Nothing of what a customer wrote stands in it.
    """

    since: AwareDatetime
    until: AwareDatetime
    drafts: int = 0
    compared: int = 0
    sent: int = 0
    discarded: int = 0
    at_least: int = 3
    principles: tuple[EditedPrinciple, ...] = ()
    deleted: tuple[Recurring, ...] = ()
    put_in: tuple[Recurring, ...] = ()
    phrases: tuple[Recurring, ...] = ()
