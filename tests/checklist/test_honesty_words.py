"""How much something matters is no limit that was said."""

import asyncio

from app.model.brief import Brief

BRIEF = Brief(
    message="You cancelled our flight to my sister's wedding. I want compensation for the missed wedding, 500 euros!",
    facts=["the flight was cancelled because of fog"],
    options=["rebooking on the flight of the next day"],
    cannot=["pay compensation for the missed wedding"],
    fault="third_party",
)
REPLY = (
    "Hello Fergal,\n\nYou write that we cancelled your flight to your sister's wedding. I'd have written too, "
    "and I can see that it can't just be left.\n\nThe flight was cancelled because of fog. We're able to offer "
    "you rebooking on the flight of the next day.\n\nKind regards,\nOrla"
)


def test_that_it_cannot_be_left_says_no_limit(service):
    items = {item.id: item.status for item in asyncio.run(service.check(BRIEF, REPLY)).checklist}
    assert items["be-honest"] != "met"
