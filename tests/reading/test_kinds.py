import pytest


@pytest.mark.parametrize(
    ("message", "rest", "kind"),
    [
        ("Where is my parcel?", {"customer": {"contacts_before": 3}}, "frequent_complainer"),
        ("This is my fifth complaint and I have called six times.", {}, "frequent_complainer"),
        ("This is disgraceful, I am furious, sort it out today!!!", {}, "angry"),
        ("You idiots.", {}, "abusive"),
        ("I demand compensation immediately or I will cancel.", {}, "demanding"),
        ("You charged me wrongly, I never ordered this.", {"fault": "customer"}, "mistaken"),
        ("I am taking my business elsewhere, never again.", {}, "leaving"),
        ("I'm worried sick, please can somebody help, I don't know what to do.", {}, "anxious"),
    ],
)
def test_a_kind_of_customer_is_told(read, message, rest, kind):
    assert kind in read(message, **rest).kinds


@pytest.mark.parametrize(
    ("message", "rest", "kind"),
    [
        ("Please cancel my order for Monday.", {}, "leaving"),
        ("It was my own fault, I misread the size.", {"fault": "customer"}, "mistaken"),
        ("What a lovely stay, thank you.", {}, "angry"),
        ("This app is shit.", {}, "abusive"),
    ],
)
def test_a_kind_is_not_told_where_it_is_not_shown(read, message, rest, kind):
    assert kind not in read(message, **rest).kinds


@pytest.mark.parametrize(
    ("message", "feeling"),
    [
        ("I am furious.", "anger"),
        ("It is so frustrating to call again and again.", "frustration"),
        ("We are very disappointed.", "disappointment"),
        ("I am worried about my mother.", "worry"),
        ("I cried all evening.", "sadness"),
        ("My husband passed away in May.", "grief"),
        ("I was humiliated in front of everyone.", "embarrassment"),
        ("I don't understand this bill.", "confusion"),
        ("You lied to me, this is a scam.", "distrust"),
        ("Thank you so much, Ana was wonderful.", "gratitude"),
    ],
)
def test_a_feeling_is_read(read, message, feeling):
    assert feeling in read(message).feelings
