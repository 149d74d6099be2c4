"""Who gives full marks is thanked, and met with no sympathy for an ordeal, whatever small thing was not right."""

import asyncio

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
REVIEW = (
    "Two nights for our anniversary. Room 3 has the balcony, ask for it. The porter carried my mother's bag up three "
    "floors without a word. If I was to be picky, the bath tap drips so loud I put a flannel under it. 5 stars."
)


def opening(message):
    brief = {"message": message, "channel": "review", "facts": ["The tap in room 3 was mended on Monday."]}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.split("\n\n")[1]


def test_full_marks_are_thanked_for_and_bring_no_sympathy():
    text = opening(REVIEW)
    assert "hank" in text
    assert not any(words in text for words in ("hard", "serious", "upset", "sorry", "unhappy"))


def test_full_marks_for_one_thing_alone_may_be_scorn():
    assert "hank" not in opening(
        "Five stars for the hold music. Forty minutes of it, and my bath tap still drips."
    )
