"""Limits become plain refusals; what the note gives as reason stays a sentence of its own."""

import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.limits import limit_line
from app.model.plan import Given


@pytest.mark.parametrize(
    ("note", "kind", "said", "reason"),
    [
        ("Refund opened boxes", "vp", "refund opened boxes", None),
        (
            "can't agree money at this desk, claims office decides",
            "vp",
            "agree money at this desk",
            "claims office decides",
        ),
        ("no home collection", "np", "a home collection", None),
        ("full refund after the renewal date", "np", "a full refund after the renewal date", None),
        ("hospital can't cancel these charges", "clause", "the hospital can't cancel these charges", None),
        ("felling: can't, tree is protected", "np", "felling", "the tree is protected"),
        ("7731 no refund before camera", "np", "any refund before the camera (7731)", None),
        ("release documents himself", "vp", "release documents", None),
        ("acct not to be reopened", "clause", "the account can't be reopened", None),
        ("sofa not before 13th", "vp", "promise the sofa before the 13th", None),
        ("not free", "vp", "make it free", None),
        ("no refund due - nothing paid yet", "clause", "there is no refund due", "nothing has been paid yet"),
        ("no places left", "clause", "there are no places left", None),
        ("no deposit needed", "clause", "no deposit is needed", None),
        ("no appointments available until July", "clause", "no appointments are available until July", None),
        ("nothing owed", "clause", "nothing is owed", None),
        ("no other flat", "np", "another flat", None),
        (
            "Judge another company or get back what it has charged",
            "vp",
            "judge another company or get back what it has charged",
            None,
        ),
        ("Continue the contract", "vp", "continue the contract", None),
        ("Only the first hour", "np", "only the first hour", None),
        ("not taking orders again", "vp", "take orders again", None),
        ("not to reply to any more letters", "vp", "reply to any more letters", None),
        ("pay for lost wages", "vp", "pay for lost wages", None),
        ("$40 not refundable - tariff", "clause", "$40 is not refundable", None),
        ("Pay lost earnings", "vp", "pay lost earnings", None),
        ("Compensation for lost sales", "np", "compensation for lost sales", None),
        (
            "A promise that it will be found by the 20th",
            "vp",
            "promise that it will be found by the 20th",
            None,
        ),
        ("The 09:40 cannot be promised", "clause", "the 09:40 cannot be promised", None),
        (
            "Names of people who used the room cannot be given out",
            "clause",
            "names of people who used the room cannot be given out",
            None,
        ),
    ],
)
def test_the_form_follows_the_note(note: str, kind: str, said: str, reason: str | None) -> None:
    made = limit_line(Given(where="cannot[0]", text=note), None)
    assert (made.kind, made.text) == (kind, said)
    assert (made.reason or "").removeprefix("the ") == (reason or "").removeprefix("the ")


@pytest.mark.parametrize(
    ("message", "note", "said"),
    [
        ("Move us to another flat, the kids are coughing.", "can't move the family", "move you"),
        ("My family is in one room.", "can't move family before 20/6", "move you before 20/6"),
        ("The family upstairs keeps us awake.", "can't move the family", "move the family"),
        ("We asked for a cot.", "can't book a family room", "book a family room"),
    ],
)
def test_the_family_of_a_note_is_theirs_where_the_message_says_so(message, note, said):
    line = limit_line(Given(where="cannot[0]", text=note), None, context=context_of(message, (note,)))
    assert line.text == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("no one today - all 3 vans out", "nobody is available today"),
        ("nobody this afternoon", "nobody is available this afternoon"),
        ("no-one to send this week", "nobody is available to send this week"),
        ("no one available to call before noon", "nobody is available to call before noon"),
        ("nothing before the 14th", "we have nothing before the 14th"),
    ],
)
def test_nobody_and_nothing_are_no_things_to_be_offered(note, said):
    line = limit_line(Given(where="cannot[0]", text=note), None)
    assert (line.kind, line.text) == ("clause", said)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("She cannot have the deposit back in cash.", "you cannot have the deposit back in cash"),
        ("The customer can't cancel after Friday", "you can't cancel after Friday"),
        ("cust cannot move to July", "you cannot move to July"),
    ],
)
def test_what_the_customer_cannot_do_is_no_deed_of_ours(note, said):
    line = limit_line(Given(where="cannot[0]", text=note), "Helen Marsh")
    assert (line.kind, line.text.lower()) == ("clause", said.lower())


def test_that_we_have_none_is_said_as_it_was_written():
    line = limit_line(Given(where="cannot[0]", text="We have no second-hand rail that fits."), None)
    assert (line.kind, line.text) == ("clause", "we have no second-hand rail that fits")


@pytest.mark.parametrize(
    ("note", "said", "reason"),
    [
        (
            "Cannot open on Sunday, licence does not allow it",
            "open on Sunday",
            "the licence does not allow it",
        ),
        (
            "Cannot come tonight, both vans are out on emergencies",
            "come tonight",
            "both vans are out on emergencies",
        ),
        ("We cannot pay for taxis, trains or buses.", "pay for taxis, trains or buses", None),
        ("We cannot pay until the form is in, the invoice is checked.", None, None),
    ],
)
def test_a_reason_that_a_comma_joins_is_told_apart(note: str, said: str | None, reason: str | None) -> None:
    line = limit_line(Given(where="cannot[0]", text=note), "Helen Marsh")
    assert line.reason == reason
    assert said is None or line.text == said


TWO = "My husband and I stayed in room 12 and we were cold all night. We want our money back."


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("We cannot tell them the name of the other guest.", "tell you the name of the other guest"),
        ("We cannot move the two of them to another hotel.", "move the two of you to another hotel"),
        ("We cannot give both of them a free weekend.", "give both of you a free weekend"),
    ],
)
def test_two_who_write_together_are_spoken_to(note: str, said: str) -> None:
    context = context_of(TWO, (note,), (note,), "Helen Marsh")
    assert limit_line(Given(where="cannot[0]", text=note), "Helen Marsh", (), context).text == said
