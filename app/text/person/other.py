"""Somebody whom a note names and who is not the customer."""

from dataclasses import dataclass

from app.text.person.called import Sex


@dataclass
class Other:
    """Somebody other than the customer: first and last index in the note, and what is known of them.

    `proper` where a name was given, `subject` where they are what their clause is about.
    """

    start: int
    at: int
    sex: Sex | None
    plural: bool
    proper: bool
    subject: bool
