"""A jotted limit is told with its reason, where that can mean one thing, and never as a refusal of what is possible."""

import pytest

from app.engines.builtin.notes.limit_reasons import in_one_breath
from app.engines.builtin.notes.limits import limit_line
from app.model.plan import Given


def made(note: str):
    return limit_line(Given(where="cannot[0]", text=note), None)


@pytest.mark.parametrize(
    ("note", "refused", "why"),
    [
        ("cant refund the boots, worn", "refund the boots", "they have been worn"),
        ("cant take it back, opened", "take it back", "it has been opened"),
        ("cant rebook in june, fully booked", "rebook in June", "we are fully booked"),
        ("wont fit it in rain, safety", "fit it in rain", "that is for safety reasons"),
        ("cant post the lamp, too fragile", "post the lamp", "it is too fragile"),
        ("cant name the neighbour, data protection", "name the neighbour", "that is because of data protection"),
        ("cant deliver before xmas, lead times", "deliver it before Christmas", "that is because of the lead times"),
        ("cant move the party, hall full", "move the party", "the hall is full"),
        ("cant cover the coat, sign on door", "cover the coat", "there is a sign on the door"),
        ("cant run it without the grant, it'd cost us £210", "run it without the grant", "it would cost us £210"),
        ("cant change it over phone, online only", "change it over phone", "that is only possible online"),
    ],
)  # fmt: skip
def test_the_reason_comes_with_the_limit(note, refused, why):
    line = made(note)
    assert (line.text, line.reason) == (refused, why)


@pytest.mark.parametrize(
    ("note", "refused", "why"),
    [
        (
            "Refund after the 120 nights, returned mattresses are donated",
            "refund after the 120 nights",
            "the returned mattresses are donated",
        ),
        (
            "Hand out the video, other clients and staff are on it",
            "hand out the video",
            "other clients and staff are on it",
        ),
        (
            "Open the park sooner, council has to check the water first",
            "open the park sooner",
            "the council has to check the water first",
        ),
    ],
)
def test_a_reason_with_its_own_subject_is_cut_off(note, refused, why):
    line = made(note)
    assert (line.text, line.reason) == (refused, why)


@pytest.mark.parametrize(
    ("note", "kind", "told"),
    [
        (
            "Official feed-in credit backdated to 2 Feb",
            "vp",
            "backdate the official feed-in credit to 2 February",
        ),
        ("Fees waived for last year", "vp", "waive fees for last year"),
        ("The £45 isn't refunded", "clause", "the £45 isn't refunded"),
        ("No date before the 1st can be promised", "clause", "no date before the 1st can be promised"),
        ("We won't be making it again", "vp", "make it again"),
        (
            "The compost, the bone meal and the stake are not covered.",
            "clause",
            "the compost, the bone meal and the stake are not covered",
        ),
    ],
)
def test_what_is_not_done_is_never_told_as_done(note, kind, told):
    line = made(note)
    assert (line.kind, line.text) == (kind, told)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("not warranty, impact damage", "this is not covered by the warranty"),
        ("not 10% off the lot", "offer 10% off the lot"),
        ("not free callout", "a free callout"),
        ("not for laid flooring", "do this for laid flooring"),
        ("not full price back", "refund the full price"),
        ("no tours sundays", "any tours on Sundays"),
        ("no evenings", "do evenings"),
        ("no refund part months", "a refund for part months"),
        ("cant do same day", "do it the same day"),
        ("only 2 per customer", "offer more than 2 each"),
        ("no dogs in the cafe, hygiene", "allow dogs in the cafe"),
        ("max £20 off", "offer more than £20 off"),
        ("no more than one voucher per order", "offer more than one voucher per order"),
        ("refund not certain if pin used", "promise a refund if the pin has been used"),
        ("cant cover hotel, meals, taxi", "cover the hotel or meals or taxi"),
    ],
)
def test_what_is_denied_is_what_the_note_denies(note, told):
    assert made(note).text == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("refund only to original card", "we can only refund to original card"),
        ("can only hold it til fri", "we can only hold it until Friday"),
        ("only if still sealed", "we can only do this if it is still sealed"),
    ],
)
def test_what_is_possible_is_not_refused(note, told):
    line = made(note)
    assert (line.kind, line.text) == ("clause", told)


def test_what_cannot_be_told_is_kept_for_the_agent():
    line = made("cant get a plumber before mon, all on callouts")
    assert (line.text, line.reason, line.unread) == ("get a plumber before Monday", None, "all on callouts")


def test_what_keeps_them_from_harm_is_no_limit():
    assert made("no bailiffs while on hold").kind == "raw"


def test_only_what_is_surely_the_reason_shares_the_sentence():
    assert (
        in_one_breath("refund the boots", "they have been worn")
        == "refund the boots, since they have been worn"
    )
    assert in_one_breath("waive it", "the fee stays on the account") is None
