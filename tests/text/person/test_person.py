"""Turning persons round: what is recast is right English, and what cannot be known is called uncertain."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.person import first_to_second, third_to_second

FIRST = {
    "I have been waiting three weeks for my sofa": "you have been waiting three weeks for your sofa",
    "I'm 81 and I've paid": "you're 81 and you've paid",
    "I was never told": "you were never told",
    "I bought it in the US": "you bought it in the US",
    "I bought it myself": "you bought it yourself",
    "the blue one is mine": "the blue one is yours",
    "we paid £400 and our room was cold": "you paid £400 and your room was cold",
    "the driver woke us and our baby": "the driver woke you and your baby",
    "my husband and I was told it was full": "you and your husband were told it was full",
    "they lost my bag and I paid twice": "they lost your bag and you paid twice",
    "I can't get down my own stairs and I sleep below": "you can't get down your own stairs and you sleep below",
    "it's my house and I live here": "it's your house and you live there",
    "you told my mother and I heard it": "we told your mother and you heard it",
    "on Saturday my husband and I drove to you": "on Saturday you and your husband drove to us",
    "because my two sons and I were ill": "because you and your two sons were ill",
    "me and my wife were stood in the rain": "you and your wife were stood in the rain",
    "I went down at midnight and was told that the hotel was full": (
        "you went down at midnight and were told that the hotel was full"
    ),
    "the money was taken and my card was blocked": "the money was taken and your card was blocked",
    "my parcel was left in the rain": "your parcel was left in the rain",
    "she told me I had to wait": "she told you that you had to wait",
    "I told you I needed it": "you told us that you needed it",
    "you sent me the wrong size": "we sent you the wrong size",
    "your driver left it": "our driver left it",
    "you people lost my bag": "we lost your bag",
    "I told you lot three times": "you told us three times",
    "I told you three times": "you told us three times",
    "you're charging me twice": "we're charging you twice",
    "what you sent was broken": "what we sent was broken",
    "you gave me what you promised me": "we gave you what we promised you",
    "I emailed you on Friday": "you emailed us on Friday",
    "I didn’t get it and I’ve waited": "you didn’t get it and you've waited",
    "all I got was a leaflet": "all you got was a leaflet",
}

FIRST_IN_DOUBT = [
    "you can't even get through",
    "you have to wait for hours",
    "when you ring nobody answers",
    "you'd think it was easy",
    'he said "I can\'t help you"',
    "I ordered a cover that was wrong and was charged",
    "thank you for the parcel",
    "let's be clear about the bill",
    "I followed you complaint procedure",
]

THIRD = {
    "send her the label and she returns it and calls us": "send you the label and you return it and call us",
    "refund once he's returned it": "refund once you've returned it",
    "he's entitled to half the fare": "you're entitled to half the fare",
    "£60 off if he rings the branch and asks for Jo": "£60 off if you ring the branch and ask for Jo",
    "refund after he confirms": "refund after you confirm",
    "her father has C02 reserved": "your father has C02 reserved",
    "the customer's card": "your card",
    "cust wants refund to her card": "you want refund to your card",
    "Customer has been waiting since Monday and still wants it": (
        "You have been waiting since Monday and still want it"
    ),
    "the guest was told she could stay": "you were told you could stay",
    "he travelled on the 8th and was charged twice": "you travelled on the 8th and were charged twice",
    "client says they have paid": "you say you have paid",
    "she goes home once she has it": "you go home once you have it",
    "He's been waiting": "You've been waiting",
    "Refund £9 to her": "Refund £9 to you",
    "the bag is his": "the bag is yours",
    "A text goes to the customer when the crew has finished": "A text goes to you when the crew has finished",
    "Today is 5 June": "Today is 5 June",
    "Customers pay return postage": "Customers pay return postage",
    "Dev has called him twice": "Dev has called you twice",
    "A member of staff can meet him": "A member of staff can meet you",
    "duty engineer Ferdy Oakes has the case and rings her today": (
        "duty engineer Ferdy Oakes has the case and rings you today"
    ),
    "A supervisor, Jan Holt, meets him at the desk": "A supervisor, Jan Holt, meets you at the desk",
    "Ruth Adeyemi will explain it to her": "Ruth Adeyemi will explain it to you",
    "The manager has unlocked her account": "The manager has unlocked your account",
    "The engineer is Marek; he phones the customer": "The engineer is Marek; he phones you",
    "choose as the customer likes": "choose as you like",
    "a guest's answer decides": "your answer decides",
    "Discuss the employment of a driver with a customer": "Discuss the employment of a driver with a customer",
}

THIRD_IN_DOUBT = [
    "The driver says he was not at home",
    "The manager and the driver have called him twice",
    "The driver took his coat",
    "Marek brought the part with him",
    "he phones the customer",
    "Pay his doctor, then he can call",
    "give her credit",
    "file the form for her free",
    "telling her first was our job",
    "we print cust file as sent",
    "note on customer: calls often",
    "collect both covers when they arrive",
    "He's booked on the 9 am",
    "customer confirmation needed",
]


@pytest.mark.parametrize(("clause", "expected"), FIRST.items())
def test_a_customers_words_become_words_to_the_customer(clause, expected):
    shifted = first_to_second(clause)
    assert (shifted.text, shifted.certain) == (expected, True), shifted.reason


@pytest.mark.parametrize("clause", FIRST_IN_DOUBT)
def test_what_the_customer_says_of_anybody_is_not_certain(clause):
    assert not first_to_second(clause).certain


def test_the_companys_name_at_the_start_becomes_we():
    assert first_to_second("Norvane Air has lost my bag", "Norvane Air").text == "We have lost your bag"
    assert first_to_second("my Norvane Air bag is lost", "Norvane Air").text == "your Norvane Air bag is lost"


@pytest.mark.parametrize(("note", "expected"), THIRD.items())
def test_a_note_about_the_customer_becomes_words_to_the_customer(note, expected):
    shifted = third_to_second(note, None)
    assert (shifted.text, shifted.certain) == (expected, True), shifted.reason


def test_what_is_sent_to_her_free_of_charge_is_sent_to_you():
    assert third_to_second("send the coat back to her free of charge", None).text.startswith(
        "send the coat back to you free"
    )


@pytest.mark.parametrize("note", THIRD_IN_DOUBT)
def test_a_note_that_may_speak_of_somebody_else_is_not_certain(note):
    shifted = third_to_second(note, None)
    assert not shifted.certain
    assert shifted.reason


@pytest.mark.parametrize(
    ("note", "name", "expected"),
    [
        ("lee adds to his appeal", "Lee Marsh", "you add to your appeal"),
        ("Ms Okafor's account was locked", "Ada Okafor", "Your account was locked"),
        ("Mr. Prout rang twice", "Alan Prout", "You rang twice"),
        ("kofi gets a refund", "Kofi Mensah", "you get a refund"),
        ("his wife Ama Mensah may collect", "Kofi Mensah", "your wife Ama Mensah may collect"),
    ],
)
def test_the_customers_own_name_becomes_you(note, name, expected):
    shifted = third_to_second(note, name)
    assert (shifted.text, shifted.certain) == (expected, True), shifted.reason


@pytest.mark.parametrize(
    ("note", "name"), [("wellington boots are sold out", "Tom Wellington"), ("mark it as paid", "Mark Hall")]
)
def test_a_name_that_is_also_a_word_is_never_taken_for_the_customer_with_certainty(note, name):
    shifted = third_to_second(note, name)
    assert not shifted.certain or shifted.text == note


def test_a_name_that_labels_something_is_left_in_doubt():
    assert not third_to_second("Account in the name of Lee Marsh", "Lee Marsh").certain


def test_the_message_may_tell_of_another_man():
    note = "Meet him at the door"
    assert third_to_second(note, "Leanne").text == "Meet you at the door"
    assert third_to_second(note, "Leanne").certain
    assert not third_to_second(note, "Leanne", message="my dad is 81 and had to stand").certain
    assert third_to_second("Meet her at the door", "Leanne", message="my dad is 81").certain


LEFT_IN_FIRST = {"i", "me", "my", "mine", "myself", "am"}
WORDS = st.sampled_from([
    "I", "me", "my", "we", "our", "us", "you", "your", "was", "am", "were", "and", "told", "sent", "the", "parcel",
    "not", ",", ".", "it", "he", "she", "that", "because", "waited",
])  # fmt: skip
NOTE_WORDS = st.sampled_from([
    "he", "she", "him", "his", "her", "the", "customer", "goes", "was", "and", "to", "has", "paid", "twice", ".",
    "Dev",
])  # fmt: skip


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_no_first_person_is_ever_left_where_it_is_certain(clause):
    shifted = first_to_second(clause)
    if shifted.certain:
        assert LEFT_IN_FIRST.isdisjoint(shifted.text.lower().replace(",", " ").replace(".", " ").split())


@given(
    st.lists(
        st.sampled_from(
            [
                "he",
                "she",
                "him",
                "his",
                "her",
                "the",
                "customer",
                "goes",
                "was",
                "and",
                "to",
                "has",
                "paid",
                "twice",
                ".",
                "Dev",
            ]
        )
    )
)
def test_no_third_person_is_ever_left_where_it_is_certain(words):
    shifted = third_to_second(" ".join(words), None)
    if shifted.certain:
        # Somebody who was named may be "he".
        left = {"customer"} if "Dev" in words else {"he", "she", "him", "customer"}
        assert left.isdisjoint(shifted.text.lower().replace(".", " ").split())


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_taken_without_error(text):
    first_to_second(text, text[:5])
    third_to_second(text, text[:5], message=text)


@pytest.mark.parametrize("piece", ["I was and ", '"i ', "he goes and ", "you you ", "my a and ", "'", "(((("])
def test_long_hostile_text_takes_linear_time(piece):
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    first_to_second(text)
    third_to_second(text, "Lee")
    assert time.process_time() - began < 4
