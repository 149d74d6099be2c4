"""What sentences surely tell of, and the words of feeling that fit it."""

import asyncio
import re

import pytest

from app.engines.builtin.happening import happening
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message: str, **more: object) -> str:
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more}))).reply.text


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The waxer burnt my leg and it has blistered.", "hurt"),
        ("We told the waiter of his allergy twice.", "allergy"),
        ("The vegan burger had bacon in it.", "diet"),
        ("There were bugs in the bed.", "vermin"),
        ("The instructor never came.", "time_lost"),
        ("Your trolley knocked her over in the aisle.", "hurt"),
        ("The vet nurse cut my cat's ear with the clippers.", "hurt"),
        ("The man on the desk was rude to my wife.", "rude"),
        ("He laughed at me in front of the queue.", "rude"),
        ("Your driver rang at six and woke the baby.", "sleep"),
        ("There was music until 2am.", "sleep"),
        ("My grandmother's ring came back scratched.", "keepsake"),
        ("The accessible entrance was blocked.", "access"),
        ("Your agent came into my flat without notice.", "intruded"),
        ("I lay there thinking the worst.", "fright"),
        ("The curry was stone cold.", "meal"),
        ("There was a used plaster in my sausage roll.", "vermin"),
        ("You put my prescription in someone else's bag.", "exposed"),
        ("You gave my test results to another patient.", "exposed"),
        ("The hall was given to another party.", "cancelled"),
        ("She had been counting the sleeps.", "hoped"),
        ("Your colleague hung up on me.", "rude"),
        ("It was our wedding reception and the band never played.", "occasion"),
        ("The necklace was a gift for my sister.", "occasion"),
        ("It was meant for her 60th.", "occasion"),
        ("The sync deleted two months of invoices.", "work_lost"),
        ("All my photos have disappeared.", "work_lost"),
        ("I lost three weeks of work.", "work_lost"),
        ("We have had no hot water since Friday.", "without"),
        ("The boiler is off again and it is freezing.", "without"),
        ("Our toilet has been blocked for a week.", "without"),
        ("I took the day off and nobody came.", "time_lost"),
        ("The electrician never turned up.", "time_lost"),
        ("I waited in from eight until six.", "time_lost"),
        ("I keep being passed from one department to the next.", "passed_on"),
        ("The shop says ask the bank and the bank says ask the shop.", "passed_on"),
        ("Every time I ring I get a different person.", "passed_on"),
        ("I have emailed four times.", "unanswered"),
        ("Nobody rang me back.", "unanswered"),
        ("I sent a letter in May and have heard nothing.", "unanswered"),
        ("You have charged my card twice.", "money"),
        ("I am still waiting for my deposit.", "money"),
        ("The bill has gone up by a third.", "money"),
        ("You sent the wrong size.", "wrong"),
        ("I booked a window seat and got the middle one.", "wrong"),
        ("Only three of them turned up.", "wrong"),
        ("My suitcase has not arrived.", "missing"),
        ("You lost my parcel.", "missing"),
        ("Two of the screws are missing.", "missing"),
        ("The vase arrived broken.", "state"),
        ("There was mould on the ceiling of the bathroom.", "state"),
        ("Your painter ruined our carpet.", "state"),
        ("The zip went after a week and the handle has snapped.", "broken"),
        ("The wallpaper is peeling off.", "broken"),
        ("The mower packed up, and the motor has failed.", "broken"),
        ("I was promised a call on Monday.", "promise"),
        ("He said it would be ready by the tenth.", "promise"),
        ("Our flight was cancelled an hour before.", "cancelled"),
        ("You cancelled the class at the last minute.", "cancelled"),
        ("The app keeps logging me out and I can't sign in.", "not_working"),
        ("The printer does not work.", "not_working"),
        ("I have been waiting for six weeks.", "wait"),
        ("The wardrobe was supposed to come in May.", "wait"),
        ("We stood in the rain for two hours.", "wait"),
        ("This is the third time.", "again"),
        ("It has happened again.", "again"),
        ("Rain is coming in through the bedroom ceiling.", "home"),
        ("Your painters left varnish all over our hall floor.", "home"),
        ("He drilled straight through the water pipe.", "home"),
        ("There is a brown patch spreading across the ceiling.", "home"),
        ("The cellar has been flooded since Monday.", "home"),
        ("My son was left alone at the gate.", "child"),
        ("Our daughter came home with bruises on her arm.", "child"),
        ("My little boy was in tears after the lesson.", "child"),
        ("One letter says band C and the other says band D.", "mixed"),
        ("I don't understand what you need from me.", "mixed"),
        ("The two bills show different account numbers.", "mixed"),
        ("The figures on it just don't add up.", "mixed"),
        ("The surgery told me to ring the hospital.", "passed_on"),
        ("Each of your agents tells me something different.", "passed_on"),
        ("The club says it's head office.", "passed_on"),
        ("I reported the hole in May, June and again in July.", "unanswered"),
        ("I have left three messages.", "unanswered"),
        ("I ordered oat and what came is mustard.", "wrong"),
        ("You have spelt her name wrong.", "wrong"),
        ("The bill was £38 and this one is £412.", "money"),
        ("It has gone up by £6.", "money"),
        ("You told me the price wouldn't change.", "promise"),
        ("You said ten working days.", "wait"),
        ("We have been two weeks without a landline.", "without"),
        ("The kettle trips the fuse.", "not_working"),
        ("The speaker won't hold a charge.", "not_working"),
        ("The vase came in about six pieces.", "state"),
        ("He spoke to my brother as if I wasn't there.", "rude"),
        ("She made a remark about my accent.", "rude"),
        ("It was my husband's fiftieth.", "occasion"),
        ("The menu says £9, the till says £11.", "mixed"),
        ("I took Friday off to be in.", "time_lost"),
        ("That is the third missed collection in a row.", "again"),
        ("You have had my deposit since June.", "money"),
        ("She has been on the waiting list for 14 months.", "wait"),
        ("It is still in your warehouse.", "wait"),
        ("I have sent five messages through the app.", "unanswered"),
        ("We have been asking for the form since spring.", "unanswered"),
        ("I got two emails, one telling me it is paid and one telling me it is due.", "mixed"),
        ("My girl was the only one without a certificate.", "child"),
        ("No plasterer, no call.", "time_lost"),
        ("You put my rent up by £140.", "money"),
    ],
)
def test_a_sentence_tells_of_its_kind(sentence, kind):
    assert happening([sentence]) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "If the engineer does not come, I will cancel.",
        "Could you tell me whether the fee is charged twice?",
        "My blood test is on Tuesday.",
        "I'd like to book a table for four.",
        "She missed the point of my letter.",
        "The colour is lovely and it fits well.",
        "My date of birth is on the form.",
        "The phone will not charge overnight.",
        "I live on the second floor.",
        "We had a glass of tap water with the meal.",
        "There was no wait at all.",
        "My membership runs until May.",
        "Please delete my account.",
        "I can't wait to see it.",
        "Thanks again for your help.",
        "I bought it with a gift card.",
        "The heating bill came today.",
        "I work from home on Fridays.",
        "There was nothing wrong with the room.",
        "I have a receipt.",
        "It trips along every time it plays.",
        "I have had my money's worth since May.",
        "We are on the list for Saturday.",
        "The water was up to the harbour wall.",
        "May I put a nail in the wall?",
        "They explained everything twice.",
        "Her aunt sent two letters to the paper.",
        "He left two messages for Ann about lunch.",
        "That was the 1st class carriage.",
        "I put the picture up by the door.",
        "The guide came up to us.",
        "The bin is overflowing every week.",
        "Please send the form again.",
        "I want nobody to use my photo again.",
        "Please take my card off your system.",
        "My daughter starts school in May.",
        "My son loves the lessons.",
        "One of the lamps is green and the other is blue.",
        "I understand what you need.",
        "The water is lovely in the pool.",
        "My bedroom is at the back.",
        "There is paint in the shed.",
        "The surgery rang me to book it in.",
    ],
)
def test_other_sentences_tell_of_none(sentence):
    assert happening([sentence]) is None


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("I have emailed four times about my blinds and nobody has replied.", ("ask", "answer", "chas")),
        ("You took £30 from my account twice in May.", ("money", "sum", "pay", "stood", "question")),
        ("The electrician never turned up and I had taken the day off.", ("time", "wait in", "day")),
        ("The cot arrived with a broken side.", ("like that", "state", "with that", "disappoint")),
        ("Rain is coming through our bedroom ceiling since the roofers left.", ("damage", "state")),
        (
            "The letter says band C and the other letter says band D.",
            (
                "confus",
                "puzzl",
                "plain",
                "clear",
                "doubt",
                "fits together",
                "go by",
                "unsure",
                "make of",
                "sense",
            ),
        ),
    ],
)
def test_the_line_of_feeling_fits_what_is_told(message, words):
    opening = reply(message).split("\n\n")[1].split(". ")[-1]
    assert any(word in opening for word in words), opening


@pytest.mark.parametrize("fault", ["unknown", "third_party"])
def test_who_has_notes_is_told_of_no_wait_that_the_notes_may_have_ended(fault):
    text = reply(
        "I have waited six weeks for the blinds.", fault=fault, facts=["The blinds left the works on Monday."]
    )
    assert not re.search(r"any longer|know when|where you stand|it can't go on|chas", text)


@pytest.mark.parametrize(
    "message",
    [
        "The cake said 'Happy 4th Noel'. He is five. We all laughed, no harm done.",
        "The mug came with somebody else's name on it. It made me smile, but you might want to check.",
        "Two of the tulips came up blue. It's no big deal, I thought you'd like to know.",
        "The bus was an hour late. I'm not cross, only a small thing to mention.",
    ],
)
def test_who_makes_light_of_a_matter_is_not_told_that_it_must_be_upsetting(message):
    assert not re.search(r"upset|annoy|frustrat|fed up|disappoint|seriously", reply(message))


def test_who_was_treated_rudely_is_answered_to_that_and_not_to_their_health():
    text = reply(
        "It was my first class since my operation and the trainer made a joke about my weight. I left."
    )
    assert "health" not in text
    assert re.search(r"treated|met |hurt|upset|uncomfortable|taken aback", text)


@pytest.mark.parametrize(
    "message",
    [
        "Please send me a copy of my schedule, I need it for the broker. Many thanks, Stu Lamb",
        "Please change my address to 4 Mill Row from the 1st. Thank you so much, the Pipers",
        "Could you move my order to the 5th of each month? Many thanks. Ruth",
        "Please cancel my subscription from March, I'm moving abroad. Huge thanks, Wendy",
        "Do you ship to Iceland? Cheers, Lars",
        "What are your opening hours on Boxing Day? Ta, Mick",
        "I'd like a receipt for the April payment in my company's name. Kind regards, Yves",
        "Can you add a vegetarian meal to our booking for Saturday? Many thanks",
    ],
)
def test_a_plain_request_or_question_is_answered_without_a_feeling(message):
    text = reply(message)
    assert not re.search(
        r"upset|annoy|frustrat|fed up|seriously|lovely|pleasure|that helped|put right|trouble|worr", text
    )


@pytest.mark.parametrize(
    "message",
    [
        "A fortnight without a landline and you lot are useless. When is he coming?",
        "What a hopeless outfit. Third missed bin. Just collect it.",
        "You people couldn't organise a raffle. Where is my parcel?",
    ],
)
def test_a_judgement_on_how_we_work_gets_no_boundary(message):
    assert not re.search(r"respect|insult", reply(message))


def test_a_name_that_is_called_gets_one():
    assert re.search(
        r"respect|insult", reply("Your fat idiot of a driver lost my parcel. Where is it, moron?")
    )


@pytest.mark.parametrize(
    ("told", "never"),
    [
        ("I wrote once on Monday and have had no answer.", r"chas|ask for it twice|more than your share"),
        ("We waited an hour for our mains.", r"know when|where you stand|any longer|patiently"),
        ("I took the morning off for this.", r"doesn't come|wait for nothing"),
        ("The heating was off for one of the two nights.", r"without it,|can't (?:just )?be left"),
        ("The gate was left open again.", r"come back to it|back here with it|long enough"),
    ],
)
def test_no_line_of_feeling_tells_more_than_they_told(told, never):
    notes = {"facts": ["The form was filed under the wrong name."], "options": ["We can refund £12."]}
    for name in ("Ann Lee", "Bo Dunn", "Cal Moss", "Di Frost", "Ed Hale", "Flo Kerr", "Gus Penn", "Hal Ives"):
        assert not re.search(never, reply(f"{told} {name}", fault="ours", **notes))
