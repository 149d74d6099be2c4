"""A note in words to the customer, as far as the brief around it tells who is who."""

from app.engines.builtin.notes.setting import Setting
from app.text.person import Shifted, third_to_second


def in_second_person(text: str, note: str, setting: Setting, *, offered: bool = False) -> Shifted:
    """What a note says, turned from the third person to the second; `note` is the fact as it stands in the brief."""
    return third_to_second(
        text,
        setting.customer_name,
        message=setting.text,
        called=setting.context.called,
        earlier=setting.before(note),
        offered=offered,
    )
