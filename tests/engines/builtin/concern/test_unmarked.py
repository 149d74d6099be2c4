"""A sentence without marks is cut where another thought begins, and nowhere else; no character of it is lost."""

import pytest

from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.unmarked import Unmarked
from app.engines.builtin.concern.words import concern_words
from app.model.value import Span
from app.text.person.words import person_words

UNMARKED = Unmarked(concern_words(), person_words(), ClauseGrammar(concern_words(), person_words()))


def thoughts(text):
    return UNMARKED.thoughts([Span(text=text, start=5, end=5 + len(text))])


@pytest.mark.parametrize(
    "parted",
    [
        "the roofer came thursday | he took half the tiles off | he never came back | and it rained in all night",
        "booked two seats for the 9th | got there and the hall was shut | i have a train at six | when is it on",
        "the app shows a balance of zero | nobody can help me | i need it by friday | can you ring me",
        "your lad dropped the fridge on the step last week | only one door is shut | the other one is bent",
        "they said i could stop any month | now they want till june | nobody wrote that anywhere when i joined",
        "we cant get the car out | my wife has a shift at six | nobody has come | move the skip please before friday",
        "i paid on the 2nd for the oak one | mine is pine | the shop has no more oak | refund me please",
        "my train was cancelled twice this week | the man at the desk was no help | i have no smartphone",
        "the portal says my fees are paid | the letter says they are not | i rang both of them on monday",
        "the girl said it must be the system | we ended up in a chip shop | he was so upset about it all",
        "your driver came | he didnt knock | he left the telly out in the rain on the step all day",
        "my nans alarm keeps beeping every ten mins | she cant sleep and its driving us all mad",
        "we had the roof done by you in may | and its leaking over the hall light | im scared to turn it on",
        "my gran had to carry the shopping up in the rain | shes got a bad hip | can someone speak to him",
        "the cake was lovely but you spelt her name wrong | its Niamh not Neve | she noticed straight away",
    ],
)
def test_a_hurried_sentence_is_cut_where_another_thought_begins(parted):
    assert [one.text for one in thoughts(parted.replace(" | ", " "))] == parted.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "the tablets you gave my dad are not the ones he normally has so we have put them in the drawer",
        "they left him on the platform thinking he was with us and he sat there till somebody rang the desk",
        "there's a charge on my statement I don't recognise from last May, £3.20, could you say what it is?",
        "i got a card saying 'sorry we missed you' when i had sat in the front room the whole of the day",
        "the jacket i bought in your sale last month has lost two of the buttons down the front of it",
        "anyway the garden gate your lad hung on the 3rd has been banging in the wind all night since then",
        "the woman i spoke to said the letter you sent in may was not the one that counts for this",
        "i told the lad at the desk we had a booking for six under the name of my wife and he shrugged",
        "when i rang the office the girl hung up on me before i could tell her what it was all about",
        "the music was so loud that my mother took her hearing aids out and put them into her handbag",
        "After the storm the fence your men put up in April fell on our hens and we lost four of the best.",
        "He was late by an hour, and when I asked him why, he said that traffic was none of his business.",
    ],
)
def test_what_describes_a_thing_or_hangs_on_a_verb_is_not_cut_off(text):
    assert [one.text for one in thoughts(text)] == [text]


@pytest.mark.parametrize("joint", [" ", "  ", "\n"])
def test_each_thought_names_its_place_and_no_word_is_lost(joint):
    said = "the boiler man came monday he said he would be back he never came and we have no hot water"
    text = said.replace(" ", joint)
    pieces = thoughts(text)
    assert " ".join(one.text for one in pieces).split() == text.split()
    assert all(text[one.start - 5 : one.end - 5] == one.text for one in pieces)


def test_what_and_joins_to_an_ask_goes_with_it():
    text = "the kiln cracked my pots on monday can someone tell me if its fixed and can i come friday"
    spans = UNMARKED.joined([Span(text=text, start=5, end=5 + len(text))])
    assert spans[-1].text == "can someone tell me if its fixed and can i come friday"
    assert all(text[span.start - 5 : span.end - 5] == span.text for span in spans)
