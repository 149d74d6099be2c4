"""A note whose pronouns surely mean somebody is told so, also where no list of words knows them."""

import re

import pytest

from app.engines.builtin.notes.as_meant import Told, settled, with_them_named
from app.engines.builtin.notes.others import unveiled
from app.engines.builtin.notes.setting import Setting, said
from app.model.brief import Brief
from app.model.plan import Given
from app.text.weights.meant import Meant
from tests.services import drafted

PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|herself)\b", re.IGNORECASE)
PIANO = (
    "Dear Mr Halvorsen,\n\nYou collected my mother's 1911 upright on 3 March and told me eight weeks. It is now the "
    "end of August. My granddaughter begins her lessons on 15 September and practises on a strip of cardboard. When "
    "will the piano be back, and can I come and see it?\n\nYours,\nIngrid Falk"
)
VISIT = "She can visit the workshop any weekday afternoon."
TUNING = "Second tuning at her home free of charge"


def named(note, *theirs, veil=False):
    """A note with the customer put where a pronoun is theirs; `theirs` says of each how likely that is."""
    spots = [found.span() for found in PRONOUN.finditer(note)]
    rows = [Meant(*spot, "she", odds) for spot, odds in zip(spots, theirs, strict=True)]
    return with_them_named(note, rows, veil=veil)


@pytest.mark.parametrize(
    ("note", "theirs", "told"),
    [
        ("Refund it, even though she didn't ask.", [1], "Refund it, even though the customer didn't ask."),
        ("Her bag is here.", [1], "The customer's bag is here."),
        ("Ring her today.", [1], "Ring the customer today."),
        ("The shop told her right.", [1], "The shop told the customer right."),
        ("Hold it until she'd rather have it.", [1], "Hold it until the customer would rather have it."),
        ("She'd paid.", [1], "The customer had paid."),
        ("He'll ring her.", [0.5, 1], "He'll ring the customer."),
        ("We don't know if it is his.", [1], "We don't know if it is his."),
        ("Hold it until she's satisfied.", [1], "Hold it until she's satisfied."),
        ("She can mend it herself.", [1, 1], "The customer can mend it herself."),
        ("He called.", [0.5], "He called."),
    ],
)
def test_the_customer_is_named_where_a_pronoun_surely_is_theirs(note, theirs, told):
    assert named(note, *theirs) == told


def test_whoever_surely_is_another_stays_as_they_stand_and_no_reader_knows_them():
    veiled = named("She asked him.", 0, 1, veil=True)
    assert "She" not in veiled
    assert unveiled(veiled) == "She asked the customer."


BIKE = "My bike was to be ready on Monday. I have rung three times. Is it done?"
RING = Given(where="options[0]", text="Ring her when the bike is ready.")
SETTING = Setting(
    message=(said(BIKE),), options=(said(RING.text),), limits=(), fault="ours", customer_name="Dana Whitlow", names=(),
    text=BIKE, facts=("Her bike is on the stand.", "She paid the deposit."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("Ring you when the bike is ready.", "Ring you when the bike is ready."),
        ("Ring the customer when the bike is ready.", RING.text),
    ],
)
def test_what_is_read_anew_is_told_where_it_speaks_to_the_customer(again, told):
    doubts = {RING.text: 1}
    made = settled(
        RING,
        [RING.text],
        SETTING,
        lambda _note, _setting: [again],
        lambda one: Told(one[0], doubts.get(one[0], 0)),
    )
    assert made == [told]


def reply_to(message, **notes):
    """The words of the reply to a message with notes."""
    told = {"fault": "ours", "customer": {"name": "Ingrid Falk"}, "agent": {"name": "Tobias"}}
    return drafted(Brief.model_validate({"message": message, **told, **notes}))


def test_an_offer_to_somebody_who_tells_of_another_woman_is_made_to_them():
    draft = reply_to(PIANO, options=[VISIT, TUNING, "Lend her a small digital piano until hers is back"])
    assert "You can visit the workshop any weekday afternoon." in draft.reply.text
    assert "at your home free of charge" in draft.reply.text
    assert "lend you a small digital piano until yours is back" in draft.reply.text


def test_a_reason_that_speaks_of_the_customer_speaks_to_them():
    message = (
        "The wreath for my mother's grave was for somebody called Doris. My mother was called Maureen. She would have "
        "laughed, I did not. Ann Reed"
    )
    draft = reply_to(
        message,
        customer={"name": "Ann Reed"},
        facts=["Two cards were mixed up on Friday.", "Her order was packed last."],
        options=["Refund £95 as well, even though she didn't ask"],
    )
    assert "even though you didn't ask" in draft.reply.text


def test_who_may_be_either_is_left_to_a_person():
    message = "My wife and our neighbour Sue were turned away at the door, and she cried. Why? Tom Hale"
    draft = reply_to(
        message, customer={"name": "Tom Hale"}, options=["A call from the manager whenever she likes"]
    )
    assert draft.verdict == "needs_you"


def test_the_tenant_of_whom_a_mother_writes_is_not_the_mother():
    message = "I am the mother of Rupert Ellingham, Flat 14C. You kept £265 of the deposit. I expect it back."
    draft = reply_to(
        message,
        customer={"name": "Honor Ellingham"},
        facts=["The deposit was released on 4 August. It goes to the tenant's account in 3 working days."],
    )
    assert "your account" not in draft.reply.text


def test_a_customer_whom_a_note_before_names_nobody_like_is_no_chad():
    message = "I cancelled in January, to a man called Brad or Chad. You took £38.99 in May. I want it back."
    draft = reply_to(
        message,
        customer={"name": "Deborah Tunnicliffe"},
        facts=[
            "A Chad did work here in January and has since left.",
            "She has not checked in since May.",
        ],
    )
    assert "The Chad" not in draft.reply.text


def test_an_aside_does_not_cut_the_clause_that_opens_a_reply():
    message = (
        "Dear Sirs,\n\nMy wife and I sailed with you from Passau to Budapest for our ruby wedding. I say sailed. From "
        "day three to day six we were on a coach, since the Danube had, we were told, no water in it. I have seen more "
        "of the motorway than of the river. On the coach was a man who sang.\n\nI request half of the fare.\n\n"
        "Edmund Crale"
    )
    draft = reply_to(message)
    assert "on a coach" in draft.reply.text
    assert "the Danube had." not in draft.reply.text


TOUR = (
    "Dear all, with a heavy heart I must withdraw from the Lisbon tour. My knee has had enough and the surgeon agrees "
    "with the knee. I paid £485 in two instalments. Could I please have my money returned, and could you tell me if "
    "somebody wants my place? Also would I be able to keep the tour polo shirt? With fond greetings, Clive"
)


def test_whoever_does_something_is_the_he_behind_it_or_a_person_looks():
    facts = ["He withdrew on 19 March.", "Gwyn from the reserve list may want to go, he'll say by Sunday."]
    draft = reply_to(TOUR, facts=facts, customer={"name": "Clive"}, fault="customer")
    assert "you will say" not in draft.reply.text
    assert draft.verdict == "needs_you"
