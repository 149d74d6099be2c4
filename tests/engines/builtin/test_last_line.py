"""A reply ends by what is left to do: their choice, their own doing, ours, or nothing."""

import asyncio
import re
from pathlib import Path

import pytest
import yaml

from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")
DATA = yaml.safe_load((Path(__file__).parents[2] / "data" / "settled.yaml").read_text(encoding="utf-8"))
CLOSING = ("settle_which", "settle_any", "settle_one", "settle_said", "settle_all", "settle_ours", "settle_own",
           "settle_if", "settle_when", "ask_request",
           "ask_complete", "ask_more", "ask_answer", "ask_answered", "granted", "ask_refused", "ask_view")  # fmt: skip
HELD_BY = {"settle_when": "offer-options", "granted": "keep-open"}


def reply(message, **rest):
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest})))
    return made.reply.text.replace("’", "'")


def ends(message, **rest):
    """The slots out of which the reply is ended."""
    text = reply(message, **rest)
    return {
        slot
        for slot in CLOSING
        if any(p.say in text for p in GUIDELINES.phrases(HELD_BY.get(slot, "solve-together"), slot, "en"))
    }


LATE = "You sent my tent two weeks late and our trip was over by then. Ana Reis"


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: " + ".join(case["offers"]))
def test_an_offer_is_ended_by_who_has_to_do_what(case):
    found = ends(DATA["message"], fault="ours", facts=["The strap broke."], options=case["offers"])
    # Where the offer says "if you'd like" itself, they are asked in other words.
    assert {"settle_one" if slot == "settle_said" else slot for slot in found} == {case["ends"]}


@pytest.mark.parametrize(
    "offer",
    [
        "I can send you a line each Monday, if you would like that.",
        "If you like, we can mend it.",
        "There is a new key for you if you want one.",
        "The clockmaker can ring you, should you wish it.",
    ],
)
def test_an_offer_that_speaks_of_their_wish_is_not_asked_for_once_more(offer):
    text = reply(DATA["message"], fault="ours", facts=["The strap broke."], options=[offer])
    assert ends(DATA["message"], fault="ours", facts=["The strap broke."], options=[offer]) == {"settle_said"}
    behind = text[text.lower().index("you would like that" if "that." in offer else offer[:12].lower()) :]
    assert not re.search(r"like that, reply|Would you like|you'd like that|Would that", behind)


@pytest.mark.parametrize(
    "offer",
    [
        "You can update your number in the app under Profile.",
        "She can wear her old pair until then, and I will tighten them for her.",
        "You can ring me directly if it stops again.",
        "If you can give us the name and the day, I will look for it.",
        "A ticket can be sent to your phone if you let us have your number.",
        "The stone can be fixed on 24 June, provided you approve the drawing by Friday.",
    ],
)
def test_nobody_is_asked_for_a_go_ahead_to_what_is_theirs_to_do(offer):
    text = reply(DATA["message"], fault="ours", facts=["The strap broke."], options=[offer])
    assert not re.search(r"go ahead|I'll arrange|[Ww]ould that|like help with", text)
    assert re.search(r"\b(?:tell|ask|send it to) me\b", text)


def test_what_follows_once_they_have_done_their_part_is_not_arranged():
    offers = ["Sign in and enter the number with a zero.",
              "Both notices can be cancelled once the number is corrected."]  # fmt: skip
    assert ends(DATA["message"], fault="customer", facts=["The number was mistyped."], options=offers) == {
        "settle_own"
    }


def test_a_favour_that_is_asked_of_them_is_no_offer():
    offers = [
        "The right shoes will be ready from eight.",
        "It would be a great help if the others could be sent back.",
    ]
    text = reply(
        "You gave my boy the wrong shoes. Ana Reis",
        fault="ours",
        facts=["They were mixed up."],
        options=offers,
    )
    assert "great help" in text
    assert not re.search(r"go ahead|I'll arrange|see to it", text)


def test_they_are_asked_when_and_not_which_time_where_days_are_offered():
    offers = ["We can give a new date for free, on the 18th or the 25th.", "We can pay for the bus."]
    text = reply(DATA["message"], fault="ours", facts=["The strap broke."], options=offers)
    assert re.search(r"\bwhen\b", text, re.IGNORECASE)
    assert not re.search(r"\b(?:which|the) times?\b", text)


def test_if_you_like_that_is_said_of_the_offer_and_not_of_what_is_settled():
    offers = ["Hector can meet you at the unit at any time today.", "Next month's rent will be waived."]
    text = reply(
        "Your unit leaked on my sofa. Ana Reis", fault="ours", facts=["A pipe burst."], options=offers
    )
    asked = next(p for p in text.split("\n\n") if "Hector" in p)
    assert re.search(r"\b(?:reply|tell me|yes|say so|let me know)\b", asked, re.IGNORECASE)
    assert text.index("rent will be waived") < text.index(asked)
    assert "rent" not in asked


def test_what_leans_on_something_that_is_settled_stays_behind_it():
    offers = ["Mrs Wolska can be seen tomorrow at 9.30.", "Sister Mallory will telephone this afternoon.",
              "If that is too late, the form will come by post."]  # fmt: skip
    text = reply(
        "My mother's letter never came. Ana Reis", fault="ours", facts=["It was lost."], options=offers
    )
    assert (
        text.index("9:30" if "9:30" in text else "9.30")
        < text.index("Sister Mallory")
        < text.index("too late")
    )


@pytest.mark.parametrize(
    "given",
    [
        {"options": ["I have asked our accounts team to send it to you, and it should be there by Wednesday."]},
        {"options": ["The mattress will be collected on Wednesday 12 June."]},
        {"facts": ["The inspector will put up a new notice today."], "cannot": ["We cannot pay for the trip."]},
    ],
)  # fmt: skip
def test_where_the_notes_settle_it_nobody_is_promised_to_be_written_to(given):
    text = reply(LATE, **{"fault": "ours", "facts": ["The label was wrong."], **given})
    assert not re.search(
        r"keep an eye|I'll (?:be in touch|write to you|let you know|come back)|hear from me", text
    )


@pytest.mark.parametrize(
    "option",
    ["We've sent a new one today by courier.", "The £9 has been refunded to your card."],
)
def test_nothing_that_is_done_waits_for_a_yes(option):
    found = ends(LATE, fault="ours", facts=["The label was wrong."], options=[option])
    assert found == {"ask_answered"}


@pytest.mark.parametrize(
    "option",
    [
        "As a goodwill gesture we refund the £40 to her card, takes 3 to 5 days.",
        "If the strap isn't found by Friday we send a new one.",
        "We will credit the account with £40 for the delay.",
        "The new strap goes out today.",
    ],
)
def test_what_we_will_do_is_not_theirs_to_check_yet(option):
    found = ends(LATE, fault="ours", facts=["The label was wrong."], options=[option])
    assert found == {"granted"}


@pytest.mark.parametrize(
    ("message", "given", "slot"),
    [
        ("Is there a ramp at the hall?", {"facts": ["There is a ramp at the side door."]}, "ask_answer"),
        ("May one bring a pram on the boat?", {"facts": ["Prams go on the lower deck."]}, "ask_answer"),
        (LATE, {"facts": ["The label was wrong.", "The tent was sent on 3 May."], "fault": "ours"}, "ask_answered"),
        (LATE, {"facts": ["It was sent on 3 May."], "cannot": ["We can't pay for the trip."]}, "ask_refused"),
        (LATE, {"facts": ["The door code changed."], "cannot": ["I may not type the code here."], "fault": "ours"},
         "ask_answered"),
        ("Pay for my shed, the wind took it. Dale Frost", {"cannot": ["We can't pay for the shed."],
         "facts": ["The policy covers storms from wind force 9."]}, "ask_refused"),
        ("The wrong hymn was played at the funeral of my father. Lorraine Keogh", {}, "ask_complete"),
        ("Is the butterfly house open on Mondays, and may one take photographs?", {}, "ask_more"),
        ("Please move my lesson on the 4th to the 11th. Thank you. Dorothy Hale", {}, "ask_request"),
        ("Could you send me a copy of my August invoice? Regards, Neil Ford", {}, "ask_request"),
    ],
)  # fmt: skip
def test_where_nothing_is_offered_the_last_line_fits_what_was_told(message, given, slot):
    assert ends(message, **given) == {slot}


@pytest.mark.parametrize("message", ["Is the pool shut in August?", LATE, "Are dogs allowed in the garden?"])
def test_the_last_line_comes_last_and_once(message):
    text = reply(message)
    last = [p for p in text.split("\n\n") if p][-2]
    assert len(re.findall(r"\b(?:tell me|let me know|ask me|say so|put me right)\b", text)) <= 1
    assert re.search(r"[.?]$", last)


def test_a_refusal_is_not_followed_by_an_offer_to_do_it_differently():
    text = reply(LATE, facts=["It was sent on 3 May."], cannot=["We can't pay for the trip."])
    assert "differently" not in text.replace("see it differently", "").replace("that you see differently", "")


@pytest.mark.parametrize("channel", ["review", "social"])
def test_in_public_the_last_line_leads_to_a_private_message(channel):
    text = reply("Cold soup and a rude waiter.", channel=channel)
    assert re.search(r"private(?:ly)?\b", text)


def test_more_that_they_asked_than_is_told_is_asked_after():
    text = reply("Why was I charged twice, and will it happen again? Rosa", fault="ours",
                 facts=["The second payment of £19 went back to your card on 2 May."])  # fmt: skip
    assert any(p.say in text for p in GUIDELINES.phrases("keep-open", "missed", "en"))


def test_an_ask_that_notes_answer_in_other_words_is_not_called_unanswered():
    told = ["The driver was spoken to on Monday.", "The driver does the course again in June."]
    message = "Your driver shut the doors on my stick. What will you do about him? Edwin Pole"
    text = reply(message, fault="ours", facts=told)
    assert not any(p.say in text for p in GUIDELINES.phrases("keep-open", "missed", "en"))


def steps(message):
    """The slots out of which a reply says what happens next."""
    text = reply(message)
    slots = ("next_look", "next_asked", "next_errand", "next_urgent")
    return {s for s in slots if any(p.say in text for p in GUIDELINES.phrases("follow-up", s, "en"))}


@pytest.mark.parametrize(
    ("message", "step"),
    [
        ("Do you repair accordions?", "next_asked"),
        ("Is breakfast included in the room rate?", "next_asked"),
        ("Could you let me know where I am on the waiting list for a half plot?", "next_asked"),
        (
            "Could you change the name on my account to Mrs Harriet Bloom? I got married in June.",
            "next_errand",
        ),
        ("Please stop sending the paper catalogue, I read it online now.", "next_errand"),
        (
            "We have moved to 3 Elm Row, Diss. Please put the new address on policy HX-209.",
            "next_errand",
        ),
        ("Send me the invoice I have asked for four times.", "next_look"),
        ("My address is wrong on your letters again. I told you in March and in May.", "next_look"),
    ],
)
def test_what_happens_next_is_said_by_what_the_message_is_for(message, step):
    assert steps(message) == {step}


def test_what_they_do_themselves_is_told_as_theirs():
    ways = ["she can reset it on the login page", "she can ring the office on Mondays"]
    text = reply("I can't get into the parents' portal.", facts=["It locks after three tries."], options=ways)
    assert "ou can reset it on the login page" in text
    assert "we can reset" not in text.lower()
