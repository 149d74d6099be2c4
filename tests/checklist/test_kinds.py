"""The kinds of check: structure, comparison and wording, each both ways."""

import pytest

from tests.checklist.cases import case_of, check, guidelines, item

BODY = (
    "Order 4711 never came, and that is not how it should be. I have taken this on and am asking the warehouse what "
    "happened to it. I cannot say yet when it will be found, and I would rather tell you that than guess. As soon as I "
    "know more I will write to you. If you would like to add anything, just reply to this message, it reaches me."
)
WHOLE = f"Dear Ms Park,\n\n{BODY}\n\nKind regards,\nSam Lee"


def _status(guideline_id: str, reply: str, **brief: object) -> str:
    return item(check(case_of((guideline_id,), **brief), reply), guideline_id).status


def test_a_whole_message_is_ready_to_send() -> None:
    assert _status("ready-to-send", WHOLE) == "met"


@pytest.mark.parametrize(
    "gap",
    [
        "[name]",
        "{{agent_signature}}",
        "<AGENT NAME>",
        "XX",
        "{order}",
        "[confirm: the date]",
        "insert name here",
    ],
)
def test_a_gap_is_found_wherever_it_stands(gap: str) -> None:
    reply = WHOLE.replace("the warehouse", gap)
    checked = check(case_of(), reply)
    assert item(checked, "ready-to-send").status == "missed"
    assert checked.verdict == "needs_you"
    assert any(reply[g.start : g.end] in gap or gap in reply[g.start : g.end] for g in checked.gaps)


@pytest.mark.parametrize(
    ("reply", "brief"),
    [
        (BODY, {}),
        (f"Dear Ms Park,\n\n{BODY}", {}),
        ("Dear Ms Park,\n\nNo.\n\nKind regards,\nSam", {}),
        ("", {}),
        (f"Dear Ms Park,\n\n{BODY * 6}\n\nKind regards,\nSam", {}),
        (WHOLE.replace(BODY, BODY + " This is because of the"), {}),
    ],
)
def test_a_part_of_a_message_is_not_ready(reply: str, brief: dict[str, object]) -> None:
    assert _status("ready-to-send", reply, **brief) == "missed"


def test_a_chat_needs_no_sign_off() -> None:
    assert _status("ready-to-send", f"Hi Ms Park, {BODY}", channel="chat") == "met"


@pytest.mark.parametrize("shout", ["THIS IS NOT OUR FAULT.", "We did all we could!!", "Really?!"])
def test_shouting_is_not_calm(shout: str) -> None:
    assert _status("stay-calm", WHOLE.replace("As soon as", f"{shout} As soon as")) == "missed"


def test_the_customer_s_own_capitals_may_be_quoted() -> None:
    case = {"message": "ACME TURBO PRO is broken. I want a new one."}
    assert _status("stay-calm", "Your ACME TURBO PRO is broken, and I am sorry.", **case) == "met"


def test_words_of_the_customer_in_quotes_are_not_ours() -> None:
    brief = {"message": 'Your man said "calm down" to me.'}
    assert _status("stay-calm", 'He said "calm down" to you, and that was not right.', **brief) != "missed"
    assert _status("stay-calm", "Please calm down, and we will look into it.", **brief) == "missed"


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("Your grey sofa came with a torn seat on 3 May.", "met"),
        ("Thank you for telling us about this matter. We will come back to you.", "missed"),
    ],
)
def test_the_customer_s_own_nouns_show_that_it_was_read(reply: str, status: str) -> None:
    message = "The grey sofa came on 3 May with a torn seat and I want a new one."
    assert _status("listen", reply, message=message) == status


OPTIONS = ["send the sage cover by express", "refund £89 to the card"]


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (
            "I can either send the sage cover by express, or refund the £89 to your card. Which would you prefer?",
            "met",
        ),
        ("Thank you for your patience. Somebody will be in touch.", "missed"),
    ],
)
def test_options_are_looked_for_by_what_they_say(reply: str, status: str) -> None:
    assert _status("offer-options", reply, options=OPTIONS) == status


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("I'm sorry that the lamp came broken.", "met"),
        (
            "I'm sorry. So sorry. We apologise for the lamp. We apologise for the wait. Our apologies once again.",
            "missed",
        ),
        ("Sorry for any inconvenience.", "missed"),
        ("Your new lamp left us today.", "met"),
    ],
)
def test_one_apology_for_something_named_is_enough(reply: str, status: str) -> None:
    assert _status("one-apology", reply) == status


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("Your order 4711 was to come on 3 May.", "met"),
        ("Your order 4711 cost £19.99.", "missed"),
        ("Your order 9922 is on its way.", "missed"),
        ("Please ring 0800 555 0199.", "missed"),
        ("The two orders cost £30 together.", "unsure"),
    ],
)
def test_details_come_from_what_was_given(reply: str, status: str) -> None:
    found = _status(
        "no-invented-fact", reply, facts=["order 4711 due 3 May", "one cost £10", "the other £20"]
    )
    assert found == status


def test_a_barred_thing_must_be_refused_plainly() -> None:
    brief = {"message": "I want the fee waived.", "cannot": ["waive the late fee"]}
    assert (
        _status("be-honest", "I cannot waive the late fee, and I would rather tell you so now.", **brief)
        == "met"
    )
    assert (
        _status("be-honest", "Thank you for your message about the fee. It is noted with thanks.", **brief)
        != "met"
    )


def test_every_kind_of_check_is_used_by_a_guideline() -> None:
    from app.checklist.kinds import KINDS

    assert {g.check.kind for g in guidelines()} == set(KINDS)


@pytest.mark.parametrize(
    ("item_id", "said"),
    [
        ("stay-calm", "A charge for something you clearly remember returning is upsetting."),
        ("no-blame", "The supplier should have it on the 11th."),
        ("no-blame", "Our engineer should have the part by Monday."),
    ],
)
def test_words_that_only_look_like_blame_or_scorn_break_nothing(item_id: str, said: str) -> None:
    assert _status(item_id, f"Dear Ms Park,\n\n{said}\n\nKind regards,\nSam") != "missed"


@pytest.mark.parametrize(
    ("item_id", "said"),
    [
        ("stay-calm", "You clearly did not read what we sent you."),
        ("no-blame", "Our supplier should have known better."),
    ],
)
def test_blame_and_scorn_are_still_found(item_id: str, said: str) -> None:
    assert _status(item_id, f"Dear Ms Park,\n\n{said}\n\nKind regards,\nSam") == "missed"
