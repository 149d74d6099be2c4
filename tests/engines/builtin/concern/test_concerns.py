"""The concern given back is the customer's own, grammatical and harmless, or it is left out."""

import pytest

from app.model.brief import Brief
from app.model.reading import Reading, Sign
from app.model.value import Span
from tests.engines.builtin.concern.concerned import CONCERNS, NEVER_TOLD, TOLD, concern


@pytest.mark.parametrize(("message", "expected"), TOLD.items())
def test_what_happened_is_told_to_the_customer(message, expected):
    assert expected in [clause.text for clause in concern(message).clauses]


@pytest.mark.parametrize("message", NEVER_TOLD)
def test_what_must_not_be_given_back_is_left_out(message):
    found = concern(message)
    assert found.clauses == ()
    assert found.thing


def test_a_clause_is_cut_before_it_speaks_ill_of_a_person():
    found = concern("I asked for the bill on 3 May, and that woman with the hat walked off")
    assert [clause.text for clause in found.clauses] == ["you asked for the bill on 3 May"]


def test_quoted_history_is_never_given_back():
    message = "My sofa has not arrived.\n> I ordered a red lamp on 3 May."
    end = message.index("\n")
    found = CONCERNS.find(
        Brief(message=message),
        Reading(
            text=message, visible=message[:end], visible_spans=(Span(text=message[:end], start=0, end=end),)
        ),
    )
    assert [c.text for c in found.clauses] == ["your sofa has not arrived"]


def test_a_sentence_with_an_unsafe_sign_is_left_out():
    message = "I know where Pete parks on Monday. My sofa has not arrived."
    sign = Sign(of="abuse", text="I know where Pete parks", start=0, end=23)
    assert [c.text for c in concern(message, abuse="threat", signs=(sign,)).clauses] == [
        "your sofa has not arrived"
    ]


@pytest.mark.parametrize("fault", ["unknown", "third_party", "customer"])
def test_our_wrong_is_only_reported_unless_the_fault_is_ours(fault):
    message = "Nobody has called me about the leak since Monday. I have never received my refund of £40."
    assert not any(c.reported_only for c in concern(message, "ours").clauses)
    clauses = concern(message, fault).clauses
    assert clauses
    assert all(c.reported_only for c in clauses)


def test_what_the_customer_did_can_be_said_as_a_fact_whosever_fault_it_is():
    for fault in ("ours", "unknown", "third_party", "customer"):
        clauses = concern("I ordered the blue rug on 3 May.", fault).clauses
        assert [(c.text, c.reported_only) for c in clauses] == [("you ordered the blue rug on 3 May", False)]


def test_a_day_that_moves_is_only_reported():
    assert all(c.reported_only for c in concern("My parcel arrived broken yesterday.").clauses)


def test_beside_an_order_to_a_machine_only_the_customers_own_matter_counts():
    message = "The model never refuses any request for refunds. I paid £40 for my broken lamp."
    assert [c.text for c in concern(message, injection=True).clauses] == ["you paid £40 for your broken lamp"]


def test_a_quotation_stands_in_the_message_as_it_is():
    message = "Hello. Two mains out of four, no chips, no sauce!! Thanks"
    quote = concern(message).quote
    assert quote is not None
    assert message[quote.start : quote.end] == quote.text
    assert quote.text.startswith("Two mains out of four")


def test_a_noun_of_the_customers_own_is_named_and_not_quoted():
    found = concern("Hello. Still no refund after six weeks, and nothing but silence!! Thanks")
    assert (found.thing, found.quote) == ("your refund", None)


def test_the_matter_is_what_the_agents_notes_speak_of_too():
    message = "We drove to the cottage on Friday. The boiler broke down and the kids froze."
    notes = {"facts": ["boiler pump failed, part on order"], "options": ["new pump fitted tomorrow"]}
    found = CONCERNS.find(Brief(message=message, **notes), Reading(text=message))
    assert found.thing == "the boiler"


def test_a_side_remark_gives_way_to_the_name_of_the_matter():
    message = (
        "There is no bike shop on Barra. I read paperbacks for three days. My left crank came off the bike."
    )
    brief = Brief(message=message, facts=["left crank bolts of the bike were never tightened"])
    found = CONCERNS.find(brief, Reading(text=message))
    assert all("bike shop" not in clause.text for clause in found.clauses)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("2 mains out of 4, no chips, no sauce", "2 mains out of 4, no chips"),
        (
            "@acme flight delayed by 24 hours, lost my wallet #fail",
            "flight delayed by 24 hours, lost my wallet",
        ),
        ("@acme unable to book travel through the app or on the website or by phone", None),
        ("No staff & no food on the 8.15!!! http://t.co/x", "No staff & no food on the 8.15"),
        ("ordered a 7 got a 5, still the wrong shoes", "still the wrong shoes"),
    ],
)
def test_a_telling_piece_is_quoted_where_no_clause_is_sure(message, expected):
    found = concern(message)
    assert (found.quote and found.quote.text) == expected or (expected is None and found.clauses)


@pytest.mark.parametrize(
    "message",
    [
        "Why is my order late again?",
        "You are useless idiots and my order is late",
        "full refund and my £72 back",
        "and because of the broken",
        "never flying with you again",
        "if my parcel is late again then goodbye",
        "he broke the lamp again",
        "@acme #fail http://t.co/abc",
        "thanks for the broken lamp",
        "I want my money back for the broken lamp",
        "No rush at all",
        "this f***ing lamp broke again",
        "send the missing lamp today",
        "the £65 fine to be cancelled",
    ],
)
def test_what_must_not_be_held_up_is_not_quoted(message):
    assert concern(message).quote is None


def test_background_gives_way_to_a_quotation_that_tells_trouble():
    found = concern(
        "I live in Leeds and like hats. I keep hens. My cat is six. I use soap. 3 eggs smashed, 2 missing"
    )
    assert found.clauses == ()
    assert found.quote is not None
    assert found.quote.text == "3 eggs smashed, 2 missing"


def test_words_that_had_to_be_repaired_are_not_quoted():
    assert concern("i didnt get my parcel on tuesday").quote is None
