import pytest

from app.reading.abuse import find_abuse
from app.reading.risks import find_escalation, find_risks

SELF_HARM = [
    "I want it all to stop",
    "I just want it to end, there is nobody left",
    "I want to kill myself",
    "I can't go on like this any more",
    "there's no point in going on",
    "everyone would be better off without me",
    "I can't do this anymore",
    "I just want to end it all",
    "I don't want to be here any more",
    "I am thinking of ending my life",
    "some nights I think about taking all my tablets",
    "I wish I was dead",
    "I wish I would not wake up tomorrow",
    "nothing to live for now",
    "my family would be better off if I was gone",
    "I have had enough of living",
    "I feel suicidal because of this debt",
    "I've been hurting myself again",
    "this is my last message, goodbye everyone",
    "I might as well be dead",
    "I don't see any reason to keep living",
    "I am going to jump off the bridge",
    "by the time you read this I will be gone",
    "you won't have to worry about me much longer",
    "I can't live like this, I would rather be dead",
    "I have written my goodbye letters",
    "I keep thinking about stepping in front of a train",
    "I have no will to live",
    "life is not worth living any more",
    "I'm done with life",
    "I just want the pain to stop for good",
    "I have stopped wanting to be alive",
    "sometimes I think the world would be better without me",
    "I've planned how I will do it, I have the pills here",
    "If this does not stop I will do something stupid to myself",
    "I cant take it any more, I want to disappear forever",
    "my son says he wants to die since the bullying",
    "My husband tried to take his own life after your letter",
    "I don't think I'll be around by Christmas",
    "I dont want to exist",
    "i am ready to give up on life",
    "there is no way out for me except one",
    "I have nothing left and nobody would miss me",
    "I self harm when the letters come",
    "I am at the end of my tether and do not want to wake up",
    "I cut myself again last night because of the bills",
]
NO_SELF_HARM = [
    "You put him to sleep in September. I have had this text THREE times and I want it to stop",
    "The calls come every evening. I want it to stop and I want somebody to tell me it has stopped.",
    "this queue is killing me",
    "I am dying to get it",
    "I could have died of shame",
    "the suicide hotline music was playing",
    "I'd kill for a decent coffee",
    "My phone died and I can't live without it",
    "I'm dead serious",
    "I can't do this anymore with your website, it keeps freezing",
    "I can't go on holiday like this",
    "there's no point in going on to your site",
    "I would be better off without your insurance",
    "I want to end my contract",
    "I want to end it all, the broadband, the tv and the phone",
    "I nearly died of boredom",
    "The plants all died within a week",
    "I laughed so hard I nearly died",
    "I'm done with your company",
    "you will be the death of me",
    "I can't take it any more, I want my money back",
    "I can't go on waiting for a plumber",
    "I don't want to be here all day",
    "It's not worth the hassle",
    "I give up, cancel it",
    "shoot me an email",
    "over my dead body will I pay this",
    "my husband passed away and I want to close his account",
    "I want to die of embarrassment when I think of it",
    "I cut myself on the broken glass",
    "I won't be around tomorrow, deliver Friday",
    "the battery is dead and gone",
    "kill the subscription",
    "I'd rather die than use you again",
]
SAFETY = [
    "The heater gave my son an electric shock.",
    "We all came down with food poisoning after your buffet.",
    "The brakes failed on the motorway.",
    "the carbon monoxide alarm went off after your engineer left",
    "The high chair collapsed with my baby in it",
    "your driver was on his phone and went through a red light with us in the car",
    "the pharmacy gave my father the wrong tablets",
    "there was glass in my salad",
    "We smelled gas after the fitting",
    "the nursery let my son walk out onto the road alone",
    "No heating for a week and I have a newborn",
    "he came out in hives after the cream",
    "the lift doors shut on her hand",
    "the ladder gave way under me",
    "bare wires hanging out of the wall",
    "The kettle melted and filled the kitchen with smoke",
    "My mother slipped on your wet floor and was taken to hospital",
    "The toy has small parts that came off and my toddler nearly choked",
    "Boiler off five days, my wife is on oxygen",
    "The chair snapped and I hurt my back, I was taken to A&E",
    "I was given someone else's prescription",
    "the wheel came off while I was driving",
    "the e-scooter battery exploded in the hallway",
]
NO_SAFETY = [
    "I am in hospital for my hip so please reply by email",
    "I was visiting my mum in A&E when I got the parking fine",
    "My son has a broken arm so we cannot travel on Friday",
    "her hearing aids have not arrived",
    "I put the ring in the safe in the room",
    "Have a safe journey home",
    "my husband died of cancer in May",
    "it is safe to say I am disappointed",
    "I nearly died laughing at your reply",
    "I work for the ambulance service and do nights",
    "The app crashed twice",
    "the smoke alarm I ordered has not arrived",
    "a burning question: where is my order",
    "The fire brigade pub was lovely",
    "He was in hospital when the bill came",
    "I'm 74 and the sofa is two weeks late",
    "The baby monitor I ordered is the wrong colour",
    "My daughter is 4 months old and the pram has not come",
    "I fell for your advert",
    "the handle came off the mug",
    "I broke my arm last year so I needed the ground floor room I booked",
    "the power lead is missing",
    "My mum is 84 and in hospital, please redirect her post",
    "I have a toddler and the delivery slot was missed",
    "the zip broke on the second day and I am 70",
]
VIOLENCE = [
    "I will come to your office and break his jaw",
    "I'll come round there and knock his teeth out",
    "Next time that driver shows up he is leaving in a body bag",
    "I am going to find her and make her pay with blood",
    "you'll get a bullet",
    "I'm going to smash his face in",
    "Somebody is going to get stabbed",
    "If he comes near my house again I'll set the dog on him",
    "I will wait for the fitter after his shift and batter him",
    "I'd gladly strangle that woman and I know where she parks",
    "one more letter and I'm bringing my shotgun to your branch",
    "I have a knife and I will use it",
    "he won't be walking after I'm finished with him",
    "I'll slit his throat",
    "tell the lad I'm coming for him and he'd better run",
    "I will beat the living daylights out of whoever did this",
    "expect a visit from me and my brothers, and bring an ambulance",
    "I'm going to petrol bomb your depot",
]
NO_VIOLENCE = [
    "I will come to your office and collect it",
    "I'll break down the costs for you",
    "I will fight this in court",
    "I'll kick up a fuss",
    "that will hit you in the pocket",
    "My son will be waiting outside for the driver",
    "I'm going to shoot you an email",
    "I could murder a curry",
    "he smashed the vase",
    "I will make sure everyone knows",
    "I will punch in the code again",
    "knock \u00a320 off the bill",
    "you will pay for the damage",
    "beat that price",
    "I will take this to the top",
    "the dog knocked him over",
]


def risks_of(scan):
    return find_risks(scan, find_abuse(scan)[0])[0]


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I am going to my solicitor.", "legal"),
        ("We will take you to court.", "legal"),
        ("I have written to the ombudsman.", "regulator"),
        ("I shall report you to Trading Standards", "regulator"),
        ("If this goes on I will raise a dispute with the deposit scheme", "regulator"),
        ("I shall be sharing this on the village Facebook page", "press_or_review"),
        ("I'm going to the press with this", "press_or_review"),
        ("I will leave a one-star review", "press_or_review"),
        ("★☆☆☆☆ Cold chips.", "press_or_review"),
        ("I am raising a chargeback", "chargeback"),
        ("I'll get my bank to reverse the payment", "chargeback"),
        ("The charger caught fire", "safety"),
        ("My daughter has a nut allergy", "safety"),
        ("there is a smell of gas in the kitchen", "safety"),
        ("some days I don't want to live", "self_harm"),
        ("I want to kill myself", "self_harm"),
        ("I'll break his legs", "violence"),
        ("my ex has hit me and he knows the address", "violence"),
        ("I am 81 and I live alone", "vulnerable"),
        ("my husband died in March", "vulnerable"),
        ("I use a wheelchair", "vulnerable"),
    ],
)
def test_a_risk_is_read(scanned, text, risk):
    assert risk in risks_of(scanned(text))


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("I work as a lawyer so I read contracts", "legal"),
        ("My food court order was cold", "legal"),
        ("my phone died on the first day", "vulnerable"),
        ("I am 34 and perfectly well", "vulnerable"),
        ("order 77-81 is late", "vulnerable"),
        ("I'd rather die than fly with you again", "self_harm"),
        ("I want the smoking area moved", "safety"),
        ("please press the button", "press_or_review"),
        ("I logged in with Facebook", "press_or_review"),
        ("I saw it on your Facebook page", "press_or_review"),
        ("HMRC say they have not had the payment", "regulator"),
        ("I will raise a dispute with the deposit scheme", "chargeback"),
        ("I was dying of embarrassment", "vulnerable"),
    ],
)
def test_background_is_no_risk(scanned, text, risk):
    assert risk not in risks_of(scanned(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I want to speak to a manager", True),
        ("Put me through to your supervisor now", True),
        ("I demand someone senior call me", True),
        ("I spoke to your manager yesterday", False),
        ("I am an office manager", False),
        ("Where is my parcel?", False),
    ],
)
def test_asking_for_somebody_above_escalates(scanned, text, expected):
    assert find_escalation(scanned(text), (), beyond_agent=False)[0] is expected


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        (("legal",), True),
        (("self_harm",), True),
        (("chargeback",), False),
        (("press_or_review", "vulnerable"), False),
    ],
)
def test_some_risks_escalate_and_others_alone_do_not(scanned, risks, expected):
    assert find_escalation(scanned("hello"), risks, beyond_agent=False)[0] is expected


def test_a_brief_beyond_the_agent_escalates(scanned):
    assert find_escalation(scanned("hello"), (), beyond_agent=True)[0]


@pytest.mark.parametrize("text", SELF_HARM)
def test_wishes_to_die_or_to_harm_oneself_are_read_in_plain_words(scanned, text):
    assert "self_harm" in risks_of(scanned(text))


@pytest.mark.parametrize("text", NO_SELF_HARM)
def test_manners_of_speaking_of_death_are_no_wish_to_die(scanned, text):
    assert "self_harm" not in risks_of(scanned(text))


@pytest.mark.parametrize("text", SAFETY)
def test_somebody_put_at_risk_is_a_matter_of_safety(scanned, text):
    assert "safety" in risks_of(scanned(text))


@pytest.mark.parametrize("text", NO_SAFETY)
def test_illness_in_the_background_and_other_senses_of_safe_are_not(scanned, text):
    assert "safety" not in risks_of(scanned(text))


@pytest.mark.parametrize("text", VIOLENCE)
def test_a_threat_to_a_person_is_a_threat_and_a_risk_of_violence(scanned, text):
    scan = scanned(text)
    assert find_abuse(scan)[0] == "threat"
    assert "violence" in risks_of(scan)


@pytest.mark.parametrize("text", NO_VIOLENCE)
def test_a_fight_with_words_threatens_nobody(scanned, text):
    assert find_abuse(scanned(text))[0] != "threat"
    assert "violence" not in risks_of(scanned(text))
