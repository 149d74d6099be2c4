"""What a customer is owed is told: that their money is safe, what was left undone, what a colleague was asked to do."""

import pytest

MESSAGE = "My coat came back from cleaning the size of a doll's, and my account says I owe more. I want to know why."


@pytest.mark.parametrize(
    ("fault", "note", "told"),
    [
        ("unknown", "No money has left her account.", "No money has left your account."),
        ("ours", "I have asked Ahmed to send the confirmation again.",
         "I have asked Ahmed to send the confirmation again."),
        ("third_party", "The manufacturer sewed a wrong label in the coat; we have seen this already with two coats.",
         "The manufacturer sewed a wrong label in the coat. We have seen this already with two coats."),
        ("ours", "Nobody at the desk told her about the ramp.", "Nobody at the desk told you about the ramp."),
        ("ours", "Do not throw away the coat until our surveyor has seen it.",
         "Do not throw away the coat until our surveyor has seen it."),
    ],
)  # fmt: skip
def test_it_is_told(draft, fault, note, told):
    text = draft(facts=[note], fault=fault, customer={"name": "Helen Marsh"}).reply.text
    assert told in text


@pytest.mark.parametrize(
    ("fault", "note"),
    [
        ("ours", "I have asked Ruth to tell her nothing."),
        ("ours", "Do not tell her about the other coats."),
        ("third_party", "Nobody told her this in any of the letters."),
        ("ours", "Nobody answered her emails while Colin was on sick leave."),
    ],
)
def test_what_is_for_the_house_stays_there(draft, fault, note):
    made = draft(facts=[note], fault=fault, customer={"name": "Helen Marsh"})
    assert note.rstrip(".")[:24] in made.note
    assert note[-12:] not in made.reply.text


def test_a_sum_of_theirs_is_theirs(draft):
    text = draft(options=["I will give her her £85 back."], customer={"name": "Helen Marsh"}).reply.text
    assert "you your £85 back" in text
