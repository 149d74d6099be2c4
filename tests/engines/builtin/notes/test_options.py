"""Options become offers in a form that a sentence can hold."""

import asyncio

import pytest

from app.engines.builtin.notes.as_phrase import with_article, with_articles
from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.options import option_line
from app.model.brief import Brief
from app.model.plan import Given
from tests.services import service_of

SERVICE = service_of("builtin")


def line(text: str, name: str | None = None):  # type: ignore[no-untyped-def]
    return option_line(Given(where="options[0]", text=text), name)


@pytest.mark.parametrize(
    ("note", "form", "said"),
    [
        ("Refund the £41.80 in full to the card", "vp", "refund the £41.80 in full to the card"),
        ("we send a courier on Tuesday, free", "vp", "send a courier on Tuesday, free of charge"),
        ("Full refund of £429 to her debit card", "np", "a full refund of £429 to your debit card"),
        ("£24 credit on the next bill", "np", "£24 credit on the next bill"),
        (
            "Send root samples from 10 trees and we'll test them free",
            "clause",
            "you can send root samples from 10 trees, and we'll test them free",
        ),
        (
            "He can have it looked at by an independent repairer and we would accept what they find",
            "clause",
            "You can have it looked at by an independent repairer and we would accept what they find",
        ),
        ("send it by special delivery", "vp", "send it by special delivery"),
        ("20% off a replacement", "np", "20% off a replacement"),
        ("Refund of the £90 deposit", "np", "a refund of the £90 deposit"),
        ("Letter to the employer about the delay", "np", "a letter to the employer about the delay"),
        (
            "Mr James Whitcombe, who owns the firm, would like to call on her",
            "clause",
            "Mr James Whitcombe, who owns the firm, would like to call on you",
        ),
        (
            "A qualified joiner sands and oils the worktop",
            "clause",
            "A qualified joiner sands and oils the worktop",
        ),
        ("keep the spare, no charge", "clause", "you can keep the spare, at no charge"),
        ("collect it from the shop", "theirs", "collect it from the shop"),
        ("Ask the warehouse to find it today", "vp", "ask the warehouse to find it today"),
        ("call-out fee of £140 waived", "vp", "have a call-out fee of £140 waived"),
    ],
)
def test_the_form_follows_the_note(note: str, form: str, said: str) -> None:
    made = line(note)
    assert (made.form, made.text) == (form, said)


@pytest.mark.parametrize(
    ("note", "form", "said"),
    [
        ("can move the visit to May", "vp", "move the visit to May"),
        ("lock acct + force new login", "vp", "lock your account and force a new login"),
        ("text alert for each delivery", "np", "a text alert for each delivery"),
        ("new pc at cost incl del", "np", "a new piece at cost including delivery"),
        ("£15 off / free delivery", "np", "£15 off or free delivery"),
        ("15% off the next stay, ok'd by owner", "np", "15% off the next stay"),
        ("cust gets own plumber", "clause", "you get your own plumber"),
        ("£30 today, need photo", "np", "£30 today, and we need a photo"),
        ("spare key, can do Fri", "np", "a spare key, which we can do on Friday"),
        ("hem + lining - pay up to £40", "clause", "hem and lining - pay up to £40"),
    ],
)
def test_an_offer_in_shorthand_is_made_of_full_words(note: str, form: str, said: str) -> None:
    made = option_line(Given(where="options[0]", text=note), None, context=context_of("my account is locked"))
    assert (made.form, made.text) == (form, said)


def test_an_option_that_begins_with_or_is_an_alternative_and_loses_the_word() -> None:
    made = line("or a refund of £20")
    assert made.alternative
    assert made.item == "A refund of £20"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Alternatively we can offer two stalls tickets.", "offer two stalls tickets"),
        ("alternatively, two stalls tickets", "two stalls tickets"),
        ("OR: two stalls tickets", "two stalls tickets"),
        ("Instead, we can offer two stalls tickets.", "offer two stalls tickets"),
        ("Otherwise we could offer two stalls tickets.", "offer two stalls tickets"),
        ("failing that, two stalls tickets", "two stalls tickets"),
        ("We can alternatively offer two stalls tickets.", "offer two stalls tickets"),
        ("Instead of a refund we can offer two stalls tickets.", "offer two stalls tickets"),
    ],
)
def test_an_option_that_begins_with_any_word_for_instead_is_an_alternative(note: str, said: str) -> None:
    made = line(note)
    assert made.alternative
    assert made.text == said


@pytest.mark.parametrize("note", ["If not found by Friday, a refund", "orchestra seats", "elsewhere a seat"])
def test_a_condition_or_a_word_that_looks_like_it_is_no_alternative(note: str) -> None:
    assert not line(note).alternative


def test_the_customer_is_spoken_to_and_not_about() -> None:
    assert (
        line("6 vouchers if he'd sooner take it himself", "Ken").item == "6 vouchers if you'd sooner take it"
    )


@pytest.mark.parametrize(
    ("phrase", "with_it"),
    [
        ("emergency visit today", "an emergency visit today"),
        ("Refund of the fares", "a refund of the fares"),
        ("free vouchers", "free vouchers"),
        ("Tuesday 1 December at 14:00", "Tuesday 1 December at 14:00"),
        ("A white one", "a white one"),
    ],
)
def test_an_article_is_set_where_one_is_needed(phrase: str, with_it: str) -> None:
    assert with_article(phrase) == with_it


def test_a_jotted_equation_is_said_in_words() -> None:
    line = option_line(Given(where="options[0]", text="refund 40% = $1,520"), None)
    assert line.item == "Refund 40%, which is $1,520"


@pytest.mark.parametrize(
    "offer",
    [
        "Move Poppy to the Sunday Stage 2 class with another teacher.",
        "Refund both wrong items, £9.15 in total.",
        "Waive the £3.50 per ticket booking fee.",
        "Telephone the shop on Friday after speaking to the walker.",
        "Reimburse the $12 bank fee once the bank sends a statement or screenshot showing it.",
    ],
)
def test_an_offer_that_was_written_out_stays_as_it_is(offer: str) -> None:
    context = context_of("My fee was £9.15 and my class was cancelled.", (offer,))
    assert option_line(Given(where="options[0]", text=offer), None, context=context).item == offer.rstrip(".")


def test_what_is_theirs_is_not_the_customers_where_the_customer_is_he() -> None:
    line = option_line(Given(where="options[0]", text="post him the crosswords and their solutions"), None)
    assert line.item.endswith("their solutions")


@pytest.mark.parametrize("offer", ["Usman ring/GP", "<p ring/x>", "a ring|x", "x set/x"])
def test_an_offer_whose_words_no_space_parts_is_read_without_an_error(offer):
    assert option_line(Given(where="options[0]", text=offer), None).item


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("Meeting on Thursday, or phone call if you like", "a meeting on Thursday, or a phone call if you like"),
        ("Full refund or replacement", "a full refund or a replacement"),
        ("refund of £30 and apology", "a refund of £30 and an apology"),
        ("label for a test, then repair or replacement", "a label for a test, then repair or replacement"),
        ("£15 off or free delivery", "£15 off or free delivery"),
        ("new lock", "a new lock"),
    ],
)  # fmt: skip
def test_each_thing_of_a_choice_has_its_article(phrase: str, told: str) -> None:
    assert with_articles(phrase) == told


@pytest.mark.parametrize("note", ["she can fetch them from the hut", "or you can fetch them from the hut"])
def test_what_the_note_says_they_can_do_is_never_ours(note):
    brief = Brief(message="You dug up the roses on my mother's grave.", options=["free planting", note])
    text = asyncio.run(SERVICE.draft(brief)).reply.text
    assert "ou can fetch them from the hut" in text
    assert "we can fetch" not in text


@pytest.mark.parametrize(
    "note", ["swap for the larger one, paying the difference", "full upgrade, pays difference"]
)
def test_what_they_pay_is_not_paid_by_us(note):
    text = asyncio.run(
        SERVICE.draft(Brief(message="The phone I bought is the wrong one.", options=[note]))
    ).reply.text
    assert "the difference for you to pay" in text
