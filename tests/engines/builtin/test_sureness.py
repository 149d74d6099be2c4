"""A reply says nothing that is not sure: no alarm, no manager, no noun, no person and no raw note."""

import asyncio
import re

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def draft(message, **given):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, "fault": "unknown", **given})))


def reply(message, **given):
    return draft(message, **given).reply.text


@pytest.mark.parametrize(
    "message",
    [
        "Your driver put the toy castle in my wheelie bin on bin day. It's not safe there, it's a bin!",
        "I found my parents' headstone lying flat with a sticker that says UNSAFE across the name.",
        "A man fainted on the 19.20, it was that full, and then you rejected my claim.",
    ],
)
def test_the_emergency_number_is_not_named_where_nobody_is_in_danger_now(message):
    text = reply(message, facts=["The matter was looked at on Monday."])
    assert "emergency" not in text
    assert "frightening" not in text
    assert "alarm" not in text


def test_the_emergency_number_is_named_where_a_danger_goes_on():
    assert "emergency" in reply("I can smell gas by your boiler and my mother is 88. Please hurry.")


MANAGED = "I want my £40 back. I have had enough of this nonsense."


def test_a_manager_is_named_where_the_brief_says_that_the_agent_cannot_solve_it():
    assert "a manager" in reply(MANAGED, beyond_agent=True, facts=["The fee was taken on 3 May."])


@pytest.mark.parametrize(
    "decided",
    [
        "My manager has approved a refund of £40.",
        "I have asked the claims team, who will answer by Friday.",
        "The regional director, Mr Nairn, will write to her by the 30th.",
    ],
)
def test_no_manager_is_brought_in_where_a_note_says_who_has_it(decided):
    text = reply(MANAGED, beyond_agent=True, facts=["The fee was taken on 3 May.", decided])
    assert "a manager" not in text


def test_a_manager_does_not_pass_a_matter_to_a_manager():
    text = reply(MANAGED, beyond_agent=True, facts=["I became the manager five weeks ago."])
    assert "a manager" not in text


def test_a_crime_word_is_no_legal_step_that_calls_for_a_manager():
    text = reply("You stole $40 from my card again.", facts=["The fee was charged on May 3."])
    assert "a manager" not in text


def test_a_feeling_is_not_tied_to_a_noun_that_comes_up_in_passing():
    text = reply(
        "We stood in your lobby for 55 minutes and I am furious. The bridge was shut, that is not our fault.",
        facts=["The bridge was closed at 5:50 p.m.", "Latecomers wait in the lobby until the interval."],
    )
    assert not re.search(r"(?:angry|anger|unhappy|upset|strongly)[^.]*bridge", text)


def test_what_the_customer_says_is_not_admitted_where_no_fact_bears_it_out():
    text = reply(
        "I cancelled in January at the front desk and you still charge my card!",
        facts=["There is no cancellation note on his account."],
        options=["I have cancelled the membership as of today."],
    )
    assert "You cancelled in January" not in text


def test_broken_english_is_not_held_up_to_its_writer():
    text = reply(
        "We wait since two weeks the sofa. The driver say me tomorrow, he not come. My wife she cry."
    )
    assert "since two weeks" not in text
    assert "say me" not in text


def test_what_is_done_already_is_told_as_done_and_asks_for_no_go_ahead():
    text = reply(
        "Why do you still charge me $39.99? Refund it.",
        customer={"name": "Tyrell Macklin"},
        facts=["Mr Macklin's membership was active until today."],
        options=[
            "I have cancelled the membership as of today.",
            "My manager has approved a refund of $39.99.",
        ],
    )
    assert "I have cancelled the membership as of today." in text
    assert "arrange it" not in text
    assert "go ahead" not in text


def test_an_offer_that_waits_for_a_yes_still_asks():
    text = reply(
        "The lamp is broken.", options=["I can send a new lamp today.", "I can refund the £30 instead."]
    )
    assert "I can" in text or "We" in text
    assert (
        "arrange" in text
        or "see to it" in text
        or "take care" in text
        or "set it up" in text
        or "confirm" in text
    )


def test_i_cannot_stays_the_writers_own():
    text = reply("When do I get my visa letter?", cannot=["I cannot issue the letter before 3 May."])
    assert re.search(r"\bI (?:cannot|am not able to) issue the letter before 3 May", text)
    assert "possible for us" not in text


CHILD = {
    "customer": {"name": "Leila Haddad"},
    "facts": [
        "Ezra's care plan says that his pen must be given.",
        "The pen was taken to the field but it was not given, although his lip was already swollen.",
    ],
    "options": ["Mr Sorley will telephone Dr Haddad at any hour she likes."],
}


def test_a_child_of_whom_the_notes_speak_stays_a_third_person():
    text = reply(
        "Ezra had sesame at the picnic. It is on his plan. He told the lady. I am not fine.", **CHILD
    )
    assert "although Ezra's lip was already swollen" in text
    assert "your lip" not in text
    assert "telephone you at any hour you like" in text


def test_a_mother_of_whom_her_son_writes_is_not_you():
    text = reply(
        "Mum's hearing aids are missing again. She can't hear me on the phone. She has worn them for years.",
        customer={"name": "Steve Ambler"},
        facts=["The right-hand aid has been tested and she has been wearing it since yesterday."],
        options=["The audiologist can visit her on Thursday, and Mr Ambler is welcome to come."],
    )
    assert "you have been wearing" not in text
    assert "you are welcome to come" in text


def test_her_daughter_is_the_customer_who_writes_of_my_mother():
    text = reply(
        "My mother is 86 and got a bill for £2,914. She has sat in the cold. She will not put her heating on.",
        customer={"name": "Hilary Garlick"},
        facts=["The daughter's report of the 11th was noted and never passed on."],
    )
    assert "Your report of the 11th" in text


@pytest.mark.parametrize(
    "raw",
    [
        "credit 12 days = $32.00 + missed appt $25 x3 = $75, so this mo's bill = 0",
        "swap SIM #4471 -> eSIM = £0, acct fee ~£3 x2",
    ],
)
def test_a_raw_jotting_beside_another_offer_stands_in_its_own_words_for_the_agent_to_look_at(raw):
    # Every option is in the reply: one that nothing reads is quoted as it was noted, and no word is put in.
    made = draft("My line is down and nobody came.", options=[raw, "refund £10 today"])
    assert "[confirm" not in made.reply.text
    assert f"“{raw}”" in made.reply.text
    assert made.verdict == "needs_you"


@pytest.mark.parametrize(
    "raw",
    [
        "colour correction w/ Ciara (me, senior) Mon 10 or Tues 6pm, do it for nothing",
        "fit new line Tues w/ Kit (me 2nd), parts = £0 x3",
    ],
)
def test_a_raw_jotting_that_speaks_of_the_house_is_left_to_the_agent(raw):
    made = draft("My line is down and nobody came.", options=[raw, "refund £10 today"])
    assert "[confirm" not in made.reply.text
    assert raw[:20] not in made.reply.text
    assert f"Left out: {raw}" in made.note
    assert made.verdict == "needs_you"


@pytest.mark.parametrize(
    "jotted",
    [
        "refund £10 today",
        "family room held until 6 p.m. today, breakfast free",
        "new card by bike today, free",
    ],
)
def test_a_short_jotted_offer_that_reads_well_stands_as_it_is(jotted):
    assert "[confirm:" not in reply("The room was dirty.", options=[jotted, "a voucher for £15"])


def test_a_note_that_answers_a_question_is_not_lost():
    text = reply(
        "Do I need to bring anything when I collect the ashes?",
        facts=["bring photo ID and green receipt"],
    )
    assert "photo ID and green receipt" in text


def test_help_comes_before_the_word_about_insults():
    text = reply(
        "You useless idiots. Where is my parcel?",
        facts=["The parcel has been found at the Leeds depot."],
        options=["We can deliver it on Friday before noon."],
    )
    assert text.index("Leeds depot") < max(text.find(w) for w in ("insult", "respect", "personal remarks"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("We sent the refund of €64 to her card this morning.", "The second charge was taken by mistake."),
        ("We booked a replacement for Monday.", "The first visit was missed by our crew."),
        ("We gave her a credit of £20 today.", "The parcel was lost in our depot."),
    ],
)
def test_what_we_did_to_put_it_right_is_not_owned_up_to(right, wrong):
    told = reply("This has gone wrong twice and I want it put right!", facts=[wrong, right], fault="ours")
    sorry = re.search(r"[^.]*\.\s+[^.]*\b(?:mistake|fault|wrong)\b[^.]*\b(?:sorry|apologise)\b", told)
    assert right.split()[1] not in (sorry[0] if sorry else "")
    assert right.split()[1] in told


def test_what_follows_an_admission_keeps_its_subject():
    from app.engines.builtin.notes.unsaid import without_mistake

    told, ours = without_mistake("The second charge was our error and was refunded this morning", "ours")
    assert (told, ours) == ("The second charge was refunded this morning", True)
    assert without_mistake("The van broke down, our mistake", "ours") == ("The van broke down", True)
