"""Offers are told as sentences where the notes are sentences, else as a list; one sentence puts the choice."""

import asyncio
import re

import pytest

from app.engines.builtin.notes.others import customers_own
from app.model.brief import Brief
from app.text.sentences import split
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of()
MESSAGE = "The heating on our boat failed on Monday and nobody came until Friday. We were very disappointed."
REFUND = "We can refund three of the four nights, which comes to £459."
WEEKEND = "We can offer a free two-night weekend on Kingfisher between April and June next year."
OWNER = "The owner, Harriet Sloane, can telephone her at whatever time suits her."


def reply(options: list[str], **fields: object) -> str:
    given = {
        "message": MESSAGE,
        "fault": "ours",
        "customer": {"name": "Hilary"},
        "options": options,
        **fields,
    }
    return asyncio.run(SERVICE.draft(Brief.model_validate(given))).reply.text


def paragraph_with(text: str, words: str) -> str:
    return next(p for p in text.split("\n\n") if words in p)


def test_two_written_offers_stand_in_one_paragraph_with_the_choice() -> None:
    told = paragraph_with(reply([REFUND, WEEKEND]), "£459")
    assert "refund three of the four nights, which comes to £459." in told
    assert "offer you a free two-night weekend on Kingfisher between April and June next year." in told
    assert not re.search(r"^\d\.", told, re.MULTILINE)
    assert "what you'd like" in told or "go ahead" in told or "this" in told


def test_what_somebody_else_would_do_is_told_in_the_words_of_the_note() -> None:
    assert "The owner, Harriet Sloane, can telephone you at whatever time suits you." in reply(
        [OWNER, REFUND]
    )


def test_three_written_offers_are_a_list_of_sentences() -> None:
    text = reply([REFUND, WEEKEND, OWNER])
    assert "1. We can refund three of the four nights, which comes to £459." in text
    assert "3. The owner, Harriet Sloane, can telephone you at whatever time suits you." in text


def test_what_no_sentence_bears_stays_in_a_list() -> None:
    jotted = "redo = all 7, f.o.c., door / collect, tues eve"
    assert re.search(r"^1\. ", reply([jotted, WEEKEND]), re.MULTILINE)


@pytest.mark.parametrize(
    "settled",
    [
        "The drive is returned to her by courier.",
        "She won't be charged for the visit.",
        "She can keep the wrong one or send it back with a free label.",
        "The payment is on hold until the check is done.",
    ],
)
def test_what_is_settled_is_told_and_not_numbered_among_what_they_may_choose(settled: str) -> None:
    text = reply([REFUND, settled, WEEKEND])
    assert not re.search(r"^\d\. ", text, re.MULTILINE)
    assert settled.rsplit(" ", maxsplit=1)[-1] in text


def test_what_is_settled_stands_where_the_notes_have_it() -> None:
    text = reply([REFUND, "She won't be charged for the visit."])
    assert text.index("three of the four nights") < text.index("charged for the visit")


def test_the_second_of_two_that_exclude_each_other_stands_as_the_other_way() -> None:
    told = paragraph_with(reply(["Refund the £459 in full", "or move the trip to May"]), "£459")
    other = [p.say.split("{")[0].strip() for p in GUIDELINES.phrases("offer-options", "or_can", "en")]
    assert any(words in told for words in other)


@pytest.mark.parametrize("channel", ["email", "chat", "review", "social"])
@pytest.mark.parametrize("options", [[REFUND], [REFUND, WEEKEND], [REFUND, WEEKEND, OWNER]])
def test_the_choice_and_what_follows_are_put_once(channel: str, options: list[str]) -> None:
    text = reply(options, channel=channel)
    told = [s.text for p in text.split("\n\n") for s in split(p)]
    follow = [
        s for s in told if re.search(r"\b(?:confirm|let you know|write (?:to|back)|tell you|come back)\b", s)
    ]
    assert len(follow) == 1, follow


def test_every_phrase_for_the_choice_says_how_to_answer_and_what_follows() -> None:
    for slot in ("settle_which", "settle_any", "settle_one"):
        for phrase in GUIDELINES.phrases("solve-together", slot, "en"):
            assert {"follow-up", "take-ownership", "keep-open"} <= set(phrase.also), phrase.say
            assert re.search(r"\bconfirm|let you know|(?:write|come) (?:back|to you)|tell you", phrase.say), (
                phrase.say
            )


def test_the_matter_is_named_where_no_note_speaks_of_it() -> None:
    text = reply([REFUND], message="I am so disappointed with the heating on our boat, it failed on Monday.")
    opening = text.split("\n\n")[1]
    assert "the heating" in opening
    assert len(re.findall("sorry|apologi", opening)) == 1


def test_a_limit_keeps_the_we_of_the_note() -> None:
    text = reply([REFUND], cannot=["We cannot refund the full hire."])
    assert re.search(r"\b(?:we|us)\b[^.]*refund the full hire", text)
    assert not re.search(r"\bI can't\b", text)


@pytest.mark.parametrize(
    "offer",
    [
        "You can open a free dispute with the deposit scheme, which decides within 28 days.",
        "You can send us a photo of the meter and we will issue a corrected bill within five working days.",
    ],
)
def test_what_the_customer_does_is_not_arranged_for_them(offer: str) -> None:
    told = paragraph_with(reply([offer]), offer)
    assert "arrange" not in told
    assert "go ahead" not in told


def test_what_they_only_have_to_ask_for_is_arranged_for_them() -> None:
    told = paragraph_with(reply(["You can cancel the order and receive a full refund."]), "full refund")
    assert re.search(r"\bI'll\b", told)


def test_the_second_of_two_that_they_choose_from_is_told_as_the_other_one() -> None:
    back = "You can cancel the order and receive a full refund."
    text = reply(["We can deliver again on Saturday 15 November between 9 and 12.", back])
    assert "Or you can cancel the order and receive a full refund." in text
    both = reply(
        ["We can offer you a call with the head vet on Wednesday.", "You can pay the bill in three parts."]
    )
    assert "You can also pay the bill in three parts." in both


def test_a_full_sum_and_a_replacement_exclude_each_other() -> None:
    told = reply(["We can send a replacement today by tracked delivery.", "We can refund the full £300."])
    assert re.search(r"\bor\b.{0,40}refund the full £300", told, re.IGNORECASE) or "which" in told
    assert "also refund" not in told


@pytest.mark.parametrize(
    "foreseen",
    [
        "We expect to finish the clock by 18 July.",
        "We hope to have it back by Friday.",
        "While the appeal is open, the penalty does not go up.",
    ],
)
def test_what_is_only_foreseen_is_told_as_it_stands_and_asks_for_no_leave(foreseen: str) -> None:
    told = reply([foreseen])
    assert foreseen in told
    assert not re.search(r"go ahead|if you'd like that|suits you|arrange it", told)


def test_an_offer_of_two_days_asks_which() -> None:
    told = reply(["We can send a surveyor on the 21st or the 23rd, in the morning."])
    assert re.search(r"\bwhich(?:ever)?\b", told)


def test_somebody_named_between_commas_acts_in_a_sentence_of_their_own() -> None:
    offer = "The head of visitor services, Anna Holt, would like to phone you and your wife."
    assert offer in reply([offer])


def test_an_offer_that_begins_with_or_is_a_choice_though_it_is_told_as_decided() -> None:
    text = reply(
        [
            "We recast the bell at our cost, about 14 weeks, including transport and rehanging.",
            "or we retune the other five down to match, about 5 weeks, also at our cost, but it will be lower overall",
            "We replace the ropes in either case.",
        ]
    )
    assert "what we are doing" not in text
    assert re.search(r"which|choice|choose|your options", text)


@pytest.mark.parametrize(
    "refusal", ["no compensation for the food", "No cash refund, the voucher was bought from Giftbarn"]
)
def test_what_is_refused_among_the_offers_is_no_offer(refusal: str) -> None:
    text = reply([REFUND, WEEKEND, refusal])
    assert not re.search(rf"^\d\. {refusal[:12]}", text, re.MULTILINE | re.IGNORECASE)
    assert re.search(r"can't|cannot|not able|unable|isn't|aren't able|not possible|no ", text)


def test_what_is_not_charged_for_is_no_refusal() -> None:
    text = reply(["We won't charge for the changed plug (normally £45).", WEEKEND])
    assert "can't charge" not in text
    assert "charge for the changed plug" in text


def test_a_price_of_nothing_is_told_and_not_put_as_a_choice() -> None:
    text = reply(["We can send Colin tomorrow between 8 and 10.", "There is no charge for the visit."])
    assert "There is no charge for the visit." in text
    assert not re.search(r"^\d\.", text, re.MULTILINE)


def test_the_second_offer_stands_behind_its_own_condition() -> None:
    told = reply(["We can send a new stove on Friday.", "Or refund of £459 if she'd rather not wait."])
    assert "rather not wait, you can have a refund of £459." in told
    assert told.count("rather") == 1


def test_what_is_theirs_to_do_instead_says_so() -> None:
    told = reply(["new card by post 3-5 working days", "or collect at the marina office tomorrow"])
    assert "Or you can collect at the marina office tomorrow." in told
    assert "by post in 3-5 working days" in told


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("Credit of £20, or refund of the difference if she prefers.", "or a refund of the difference if you prefer"),
        ("meeting w/ mooring manager any day 5-6pm", "a meeting with"),
        ("Reset the password by their admin account.", "by your admin account"),
        ("add 2 months to the end of his subscription", "the end of your subscription"),
        ("voucher £10 valid b4 end March", "a voucher of £10 valid before the end of March"),
        ("full refund, keep white pair", "a full refund, and you can keep the white pair"),
        ("waitlist", "a place on the waiting list"),
        ("interim payment of £250 if decision later than that", "if the decision is later than that"),
    ],
)  # fmt: skip
def test_an_offer_is_told_with_its_articles_and_to_the_customer(offer: str, told: str) -> None:
    assert told in reply([offer])


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("The team can ring first if they prefer", ""),
        ("Ravi's mother can use her account", ""),
        ("other guests can move their booking", ""),
        ("refund to her card", "My daughter booked and she is upset. Her card was charged twice."),
    ],
)
def test_a_pronoun_that_may_be_anothers_is_not_made_the_customer(note: str, message: str) -> None:
    assert customers_own(note, message) == note


@pytest.mark.parametrize(
    "lead", ["Alternatively", "alternatively,", "Or", "OR,", "Instead", "Otherwise,", "Failing that"]
)
def test_money_is_never_granted_beside_what_is_offered_instead_of_it(lead: str) -> None:
    second = f"{lead} we can offer two stalls tickets for any concert this season."
    text = reply(["We can refund the difference of £52 for both tickets.", second])
    assert re.search(r"\b(?:which(?:ever)?|one you'd like|suits you)\b", text.split("£52")[1])
    assert not re.search(r"have to choose|all of it|\balso\b|\bboth of\b", text.split("£52")[1])


def test_the_offers_of_a_chat_stand_in_one_form():
    options = [
        "She can bring it in tomorrow at 9am and get it back on Thursday at noon.",
        "We can come to her house and pick it up tonight.",
        "We can refund the £110 for the alteration.",
    ]
    brief = {"message": "The hem is too short. Chloe", "channel": "chat", "options": options, "fault": "ours"}
    text = asyncio.run(service_of("builtin").draft(Brief.model_validate(brief))).reply.text
    assert "(2) Come" not in text
    assert "We can come to your house" in text


@pytest.mark.parametrize(
    "option", ["A letter confirming the charge is closed.", "The £13.50 cleaning charge back on top."]
)
def test_a_thing_that_reads_like_a_statement_is_offered_as_a_thing(option):
    brief = {"message": "You charged me twice. I'm upset.", "options": [option], "fault": "ours"}
    text = asyncio.run(service_of("builtin").draft(Brief.model_validate(brief))).reply.text
    assert option not in text
    assert option[1:-1] in text
