"""Turning persons round: what is recast is right English, and what cannot be known is called uncertain."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.person import Called, called_in, first_to_second, third_to_second

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
    "send her the label and she returns it and calls us",
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


SHE = Called(sex="she", sure=True, titled=True)
HE = Called(sex="he", sure=True, titled=True)


@pytest.mark.parametrize(
    ("note", "called", "expected"),
    [
        # The other sex than the customer's is somebody who was named.
        (
            "The claims manager is Ada Holm; she rings him",
            HE,
            "The claims manager is Ada Holm; she rings you",
        ),
        (
            "Leo Marsh has the file and he decides on Monday",
            SHE,
            "Leo Marsh has the file and he decides on Monday",
        ),
        ("Her parrot Kiwi stayed a week and his cage was cleaned", SHE, None),
        # Whoever deals with the case, by what they do.
        (
            "The site lead, Tove Lind, inspects the wall; she answers within two days",
            SHE,
            "The site lead, Tove Lind, inspects the wall; she answers within two days",
        ),
        (
            "A surveyor, Mr Roe, visits on Friday and his report is due a week later",
            HE,
            "A surveyor, Mr Roe, visits on Friday and his report is due a week later",
        ),
        ("The nurse, Iris Dell, takes her call today", SHE, "The nurse, Iris Dell, takes your call today"),
        ("Marek rings or writes to him, as he prefers", HE, "Marek rings or writes to you, as you prefer"),
        # "They" are what was named in the plural.
        (
            "The lamps were tested and they do not flicker",
            SHE,
            "The lamps were tested and they do not flicker",
        ),
        ("The team stores the films and sends them on request", HE, None),
        (
            "Her letters were filed twice, so nobody read them",
            SHE,
            "Your letters were filed twice, so nobody read them",
        ),
        # Any customer is told as it stands.
        (
            "Closing a client also closes that client's folder",
            SHE,
            "Closing a client also closes that client's folder",
        ),
        ("No other guest saw the notice", HE, "No other guest saw the notice"),
        # Only the subject agrees with its verb.
        ("The call from Mrs Orr was taken and was lost", SHE, "The call from you was taken and was lost"),
        ("Mrs Orr paid £20 for two seats", SHE, "You paid £20 for two seats"),
        ("Her last order went out on Friday", SHE, "Your last order went out on Friday"),
        ("The form filled in by the customer online has 6", HE, "The form filled in by you online has 6"),
        ("If she wishes, Mr Roe leads the tour and keeps a list", SHE, None),
    ],
)
def test_a_pronoun_is_whoever_the_note_and_all_notes_together_make_it(note, called, expected):
    shifted = third_to_second(note, "Zoe Orr", called=called)
    fixed = {
        "Her parrot": "Your parrot Kiwi stayed a week and his cage was cleaned",
        "The team s": "The team stores the films and sends them on request",
        "If she wis": "If you wish, Mr Roe leads the tour and keeps a list",
    }
    assert (shifted.text, shifted.certain) == (expected or fixed[note[:10]], True), shifted.reason


@pytest.mark.parametrize(
    ("note", "called"),
    [
        ("Leo Marsh rang and he was not at home", HE),
        ("Iris Dell says that she signed for no ring", SHE),
        ("Ada Quill's agent cancelled her show", SHE),
        ("He came in on Friday", SHE),
        ("The driver put it in his shed", HE),
    ],
)
def test_a_pronoun_that_may_be_two_people_stays_in_doubt(note, called):
    shifted = third_to_second(note, "Zoe Orr", called=called)
    assert not shifted.certain
    assert shifted.doubtful


def test_the_customers_own_of_the_other_sex_are_called_by_what_they_are():
    called = called_in("my dad is 81 and he had to stand", "she", sure=True)
    shifted = third_to_second("Staff can meet him at the door and see him to his seat", "Zoe", called=called)
    assert shifted.text == "Staff can meet your dad at the door and see him to his seat"


def test_the_client_of_the_customer_is_not_the_customer():
    shifted = third_to_second("She is Ms. Lindqvist's client and not ours", "Margaret Lindqvist")
    assert "your you" not in shifted.text
    assert "client" in shifted.text


def test_the_notes_may_speak_of_whom_the_message_is_about():
    message = "Mum was in your care. She wore her ring, and it is gone."
    called = called_in(message, "she", sure=True)
    assert not third_to_second("The ring was on her hand", "Zoe", message=message, called=called).certain
    title = called_in("The lady on the phone said she would ring", "she", titled=True)
    assert third_to_second(
        "Her visit was moved", "Zoe", message="The lady said she would", called=title
    ).certain


def test_them_may_be_what_the_note_before_names():
    note = "She can restore them from Settings"
    assert not third_to_second(note, "Zoe", called=SHE).certain
    shifted = third_to_second(note, "Zoe", called=SHE, earlier=["The 214 deleted invoices are in the bin"])
    assert (shifted.text, shifted.certain) == ("You can restore them from Settings", True)


def test_a_husband_who_shares_the_name_is_not_the_customer():
    called = called_in("My husband had his form lost. He is ill.", "she", sure=True)
    shifted = third_to_second("Mr Orr's form was handed in", "Zoe Orr", called=called)
    assert shifted.text == "Mr Orr's form was handed in"
    assert (
        third_to_second("Letters to Mr Orr's name stopped", "Mrs Zoe Orr").text
        == "Letters to Mr Orr's name stopped"
    )


def test_a_doubt_is_found_again_in_the_words_of_the_note():
    shifted = third_to_second("The customer paid; Leo Marsh rang and he was out", None, called=HE)
    start = shifted.text.index("Leo")
    assert all(place >= start for place in shifted.doubtful)
    assert shifted.original(start, len(shifted.text)) == "Leo Marsh rang and he was out"


@pytest.mark.parametrize(
    ("earlier", "doubtful"),
    [
        ("The tuner noted a loose hammer on that key but did not repair it.", True),
        ("Our engineer was there on the 3rd.", True),
        ("The boiler was checked on Monday.", False),
        ("The customer rang the plumber on Monday.", False),
    ],
)
def test_who_goes_on_from_a_note_about_one_of_a_trade_is_not_taken_for_the_customer(earlier, doubtful):
    shifted = third_to_second(
        "He has a free slot on Friday at 10 am.", "", message="It buzzes.", earlier=[earlier]
    )
    assert bool(shifted.doubtful) is doubtful


@pytest.mark.parametrize(
    ("earlier", "note", "expected"),
    [
        (
            "Our glazier was there on Monday.",
            "He could not find the leak.",
            "our glazier could not find the leak.",
        ),
        (
            "Our glazier was there on Monday.",
            "His report follows on Friday.",
            "our glazier's report follows on",
        ),
        ("Lotta was there on Monday.", "She tested the pump.", "Lotta tested the pump."),
        ("Our glazier was there on Monday.", "His account is open.", "your account is open."),
        ("Our glazier rang her on Monday.", "She did not answer.", "you did not answer."),
        ("The pane was cut on Monday.", "He could not find the leak.", "you could not find the leak."),
    ],
)
def test_the_first_pronoun_of_a_note_is_told_by_the_note_before(earlier, note, expected):
    sex = Called(sex="she" if "She" in note else "he", sure=True)
    assert expected.lower() in third_to_second(note, "", called=sex, earlier=[earlier]).text.lower()


@pytest.mark.parametrize(
    ("note", "expected", "name"),
    [
        ("The glaze mixer forgot the salt, he was alone that day.", "he was alone", "Jo Hart"),
        ("Our upholsterer tore the lining when she turned it.", "when she turned it", "Jo Hart"),
        ("The next guest had the same room and he complained.", "The next guest", "Jo Hart"),
        ("The printer stopped twice, so he came to the shop.", "so you came to the shop", "Jo Hart"),
        ("The heater was fitted and she paid for it.", "you paid for it", "Jo Hart"),
        ("We asked the bank and wait for their answer.", "wait for their answer", "Jo Hart"),
        ("The film was lost and we wait for their answer.", "wait for your answer", "Jo Hart"),
        ("The student paid on Monday.", "You paid on Monday", "Jo Hart"),
        ("Mr Hart paid on Monday.", "You paid on Monday", "Mr Hart"),
    ],
)
def test_somebody_at_work_and_groups_keep_their_pronouns(note, expected, name):
    assert expected in third_to_second(note, name).text


def test_two_who_write_together_are_they():
    note = "They came at eight."
    assert not third_to_second(note, "Jo", message="I came at eight").certain
    shifted = third_to_second(note, "Jo", message="My wife and I came at eight", called=SHE)
    assert (shifted.text, shifted.certain) == ("You came at eight.", True)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The engineer will ring him half an hour before he arrives.", "ring you half an hour before he arrives"),
        ("We will send five bottles today, they should be with him by the 24th.", "they should be with you by the"),
        ("He can have it seen to and we accept what they find.", "seen to and we accept what they find"),
        ("We can lower his monthly payment.", "lower your monthly payment"),
        ("whichever suits her better", "whichever suits you better"),
        ("It is possible for us to pay her 40 euros.", "for us to pay you 40 euros"),
        ("We can help her fill it in.", "help you fill it in"),
        ("3 new plants free, loyal customer", "loyal customer"),
    ],
)  # fmt: skip
def test_an_offer_goes_on_about_whom_it_names(note, expected):
    assert expected.lower() in third_to_second(note, "Alex", offered=True).text.lower()


def test_who_is_named_as_a_family_is_no_article():
    note = "The council has closed the road, but the other road is open."
    assert third_to_second(note, "the Hendersons").text == note


def test_what_is_asked_is_asked_of_the_company():
    assert first_to_second("whether you ship to Austria", asked=True).text == "whether we ship to Austria"
    assert first_to_second("whether you can cope with five vegans", asked=True).certain
    assert not first_to_second("whether you can park outside", asked=True).certain


def test_an_hour_of_the_morning_is_no_verb():
    assert "1.40 am both nights" in first_to_second("there was a disco until 1.40 am both nights").text
