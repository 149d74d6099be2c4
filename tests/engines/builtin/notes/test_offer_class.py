"""A jotted offer is classed before it is framed; what fits no frame is quoted as it was noted."""

import asyncio
import re

import pytest

from app.engines.builtin.notes.offer_class import asks_colleague
from app.model.brief import Brief
from tests.engines.builtin.notes.offered import MESSAGE, lines_of
from tests.services import service_of

SERVICE = service_of("builtin")


def draft_of(*options, message=MESSAGE, **notes):
    brief = Brief.model_validate({"message": message, "options": list(options), "fault": "ours", **notes})
    return asyncio.run(SERVICE.draft(brief))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("another editor could read it now", "Another editor could read it now"),
        ("a colleague can ring him Thursday", "A colleague can ring you on Thursday"),
        ("crew can come back Friday", "Our crew can come back on Friday"),
        ("head chef can call", "The head chef can call"),
        (
            "kitchen would be glad to cook for her separately",
            "The kitchen would be glad to cook for you separately",
        ),
        ("bodyshop to polish it out, on us", "The bodyshop can polish it out, on us"),
        ("2 bound to be there by Fri", "2 are bound to be there by Friday"),
        ("menu to be reprinted", "The menu is to be reprinted"),
    ],
)
def test_an_offer_with_a_subject_of_its_own_stands_by_itself(note, told):
    (line,) = lines_of(note)
    assert (line.form, line.item) == ("clause", told)


@pytest.mark.parametrize(
    ("note", "does"),
    [
        ("wait for the 2nd reader (3 wks)", "wait for the"),
        ("could wait for 4.3", "wait for 4.3"),
        ("she sends a photo of the meter", "send a photo of the meter"),
        ("report parked cars online", "report parked cars online"),
        ("keep as is and get £150 back", "keep it as it is and get £150 back"),
    ],
)
def test_what_only_the_customer_can_do_is_theirs(note, does):
    (line,) = lines_of(note)
    assert line.form == "theirs"
    assert line.text.startswith(does)


@pytest.mark.parametrize(
    ("note", "deed"),
    [
        ("let her finish free", "let you finish free"),
        ("move up the queue", "move you up the queue"),
        ("pick up bike from home", "collect the bike from your home"),
        ("cancel the plan and money back", "cancel the plan and give you your money back"),
        ("tow fee refunded", "refund the tow fee"),
        ("rent cut 15% till fixed", "cut the rent by 15% till it is fixed"),
        ("re-burn all 40 discs", "re-burn all 40 discs"),
        ("drop to the £12 plan", "move you to the £12 plan"),
        ("roll back to 4.1 meanwhile", "roll back to 4.1 meanwhile"),
        ("new statement to be sent after 2 Dec", "send a new statement after 2 December"),
    ],
)
def test_what_we_do_is_a_deed_of_ours(note, deed):
    (line,) = lines_of(note)
    assert (line.form, line.text) == ("vp", deed)


@pytest.mark.parametrize(
    "note",
    [
        "half the fee without",
        "bound to take another week",
        "back to 30 min from tomorrow",
        "reprint, resworn, same day",
        "insurer pays - claim no. needed",
        "turn it and wait 4 wks",
        "come Sat 8-12",
    ],
)
def test_what_fits_no_frame_is_quoted_and_never_sure(note):
    draft = draft_of("full refund", note)
    assert f"“{note}”" in draft.reply.text
    assert not next(c for c in draft.commitments if note in c.text).sure
    assert any(note in reason for reason in draft.verdict_reasons)


def test_he_may_be_a_son_or_a_tuner_and_is_then_not_the_customer():
    son = draft_of(
        "full refund", "he could re-sit the test", message="My son failed the test. You never told us."
    )
    tuner = draft_of("full refund", "he should be able to come Thu", facts=["tuner was ill"])
    for draft in (son, tuner):
        assert not re.search(r"\b[Yy]ou (?:could|should)\b", draft.reply.text)


@pytest.mark.parametrize(
    "note", ["what about the other pass?", "ask if she wants another worker", "replace the table? no, repair"]
)
def test_a_question_of_the_desk_is_no_offer_and_named_to_the_agent(note):
    assert asks_colleague(note)
    draft = draft_of("full refund", note)
    assert note.partition("?")[0] not in draft.reply.text
    assert any(note in reason for reason in draft.verdict_reasons)


def test_waiting_is_instead_of_whatever_else_is_to_be_had():
    text = draft_of("another fitter could do it now", "wait for the spring model").reply.text
    assert "Another fitter could do it now. Or you can wait for the spring model." in text


def test_either_one_makes_a_choice_of_what_stands_before_it():
    first, second = lines_of("free return visit", "half of the fee back", "either one")
    assert not first.alternative
    assert second.alternative


def test_every_offer_told_is_a_commitment_with_its_ground():
    options = ["new tyre at cost", "drive him to work", "£50 voucher", "crew can come back Friday"]
    grounds = {c.ground.quote for c in draft_of(*options).commitments if c.ground}
    assert grounds >= set(options)


def test_what_leads_to_offers_binds_nobody():
    draft = draft_of("new strap", "repair of the glass", "a voucher")
    assert not [c for c in draft.commitments if c.text.endswith(":")]


def test_a_draft_whose_notes_are_all_told_by_their_own_words_is_ready():
    draft = draft_of("full refund", "we could also send a new chair", facts=["The chair left on 3 May."])
    assert draft.doubts == ()
    assert all(c.sure for c in draft.commitments)


def test_a_draft_names_the_note_that_it_was_not_sure_of():
    draft = draft_of("full refund", "exit fee waived if proof of address")
    named = [doubt for doubt in draft.doubts if "“" in doubt]
    assert len(named) == 1
    assert "“exit fee waived if proof of address”" in named[0]


@pytest.mark.parametrize(
    ("offer", "who"),
    [
        ("pay the £12 bank charge too", "we"),
        ("pay taxi home", "we"),
        ("pay in 3 instalments", "you"),
        ("pay by card at the desk", "you"),
    ],
)
def test_a_bare_pay_is_told_of_whose_money_it_is(draft, offer, who):
    told = draft(fault="ours", options=[offer]).reply.text.lower()
    assert re.search(rf"\b{who}\b[^.]* pay\b", told)


def test_where_nobody_says_who_pays_nobody_is_told_to(draft):
    assert "you can pay" not in draft(fault="ours", options=["pay £990 by bank transfer"]).reply.text.lower()
