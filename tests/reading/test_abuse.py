import pytest

from app.reading.abuse import find_abuse

NONE = [
    "The kettle is broken and nobody answers.",
    "I felt like an idiot standing there.",
    "Are you calling me an idiot?",
    "He threatened me at the door and I was frightened.",
    "Someone could get hurt if this is not fixed.",
    "The wait is killing me.",
    "My phone died after two weeks.",
    "We will see you in court.",
    "I will sue you for every penny.",
    "My son broke his arm on your slide.",
    "Please cut me off the mailing list.",
    "I bought a hammer and it arrived broken.",
    "I know where the shop is, I can collect it.",
    "Another inactivity fee on my card. Take it off.",
    "Do you have it in a different cup size?",
    "I had to bend over backwards to get an answer.",
    "We reached the gate at seven and they had shut it.",
    "The lid broke when I tried to shut it.",
    "My bike was stolen from your rack.",
    "I ordered the big wine rack.",
    "Two of your melons were mouldy, and not ripe your other melons.",
    "We came to the matinee of Dick Whittington with my mother.",
    "I've hired off you since your dad had the place.",
    "I hope your mother is over the hip.",
    "I know you are only two people and I know your wife was poorly.",
    "Your wife was a great help on the phone.",
    "So either you're crooks or he's blind.",
    "13.1 miles my arse, every watch says 12.6.",
    "Luxury my arse.",
]
SWEARING = [
    "This is bullshit.",
    "Your app is shit.",
    "the f***ing meter is wrong again",
    "where is my bl00dy parcel, for fuck's sake",
    "What a shitshow.",
]
INSULT = [
    "You are all idiots.",
    "That moron at your desk lost my form.",
    "fuck you",
    "Oh shut it and refund me.",
    "Your useless staff couldn't find their own backsides.",
    "You people are a bunch of lying thieves.",
    "she is as thick as mince",
    "y o u are m o r o n s, i d i o t",
    "Go to hell, the lot of you.",
]
THREAT = [
    "I will kill you.",
    "I'll break his legs if he comes back.",
    "I know where you live.",
    "I know what time he finishes work and I will be waiting outside.",
    "He'll be picking his teeth up off the floor.",
    "Watch your back.",
    "One of you is going home in an ambulance.",
    "I'm coming down there with a baseball bat.",
    "I'll burn your office down.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (t, kind)
        for kind, texts in (("none", NONE), ("swearing", SWEARING), ("insult", INSULT), ("threat", THREAT))
        for t in texts
    ],
)
def test_abuse_is_told_apart_from_anger_and_from_manners_of_speaking(scanned, text, expected):
    assert find_abuse(scanned(text))[0] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Sois unos idiotas", "insult"),
        ("es", "Sé dónde vives", "threat"),
        ("es", "No soy idiota, quiero mi paquete", "none"),
        ("fr", "Bande d'incapables", "insult"),
        ("fr", "Je vais te casser la gueule", "threat"),
        ("de", "Ihr seid alle Idioten", "insult"),
        ("de", "Ich weiß, wo du wohnst", "threat"),
        ("pt", "Vocês são uns ladrões", "insult"),
        ("it", "Siete dei ladri", "insult"),
        ("it", "So dove abiti", "threat"),
        ("nl", "Stelletje prutsers", "insult"),
        ("nl", "Ik weet waar je woont", "threat"),
        ("nl", "Waar blijft mijn pakket?", "none"),
    ],
)
def test_abuse_is_read_in_other_languages(scanned, language, text, expected):
    assert find_abuse(scanned(text, language))[0] == expected


@pytest.mark.parametrize("text", SWEARING + INSULT + THREAT)
def test_every_finding_of_abuse_shows_its_words(scanned, text):
    _, signs = find_abuse(scanned(text))
    assert signs
    assert all(text[s.start : s.end] == s.text and s.of.startswith("abuse:") for s in signs)


@pytest.mark.parametrize(
    "text",
    [
        "A fortnight without a landline and you lot are useless.",
        "You people are completely useless, where is my refund?",
        "Honestly, you couldn't run a bath. Sales say it's billing.",
        "What a useless shower. Just collect it.",
        "your lot are all clueless",
        "How incompetent can you people be?",
        "You guys are so slow and unhelpful.",
        "Useless company. Third missed bin.",
        "You're all utterly hopeless, it's been a month.",
        "They couldn't organise a raffle, let alone a delivery.",
    ],
)
def test_a_judgement_on_how_a_firm_works_insults_nobody(scanned, text):
    assert find_abuse(scanned(text))[0] == "none"


@pytest.mark.parametrize(
    "text",
    [
        "You lot are useless idiots.",
        "You useless bastards, you lot are hopeless.",
        "You lot are useless, you thick pigs.",
        "That useless git at your depot lost it.",
        "You people are useless. You are scum.",
        "What a useless moron your driver is.",
        "Fuck you, you lot are useless.",
        "You are a useless cow.",
        "You lot are clueless and she is thick as mince.",
        "How useless can you people be, you bunch of thieves?",
    ],
)
def test_a_name_beside_a_judgement_is_an_insult(scanned, text):
    assert find_abuse(scanned(text))[0] == "insult"
