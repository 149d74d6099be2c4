"""What stands before the matter: condolences, thanks for praise, and words that fit what happened."""

import re

import pytest

from app.engines.builtin.mood import words_of
from tests.engines.builtin.circumstances import draft, opening, says


@pytest.mark.parametrize("fault", ["ours", "unknown"])
@pytest.mark.parametrize(
    "message",
    [
        "My wife died in May and you still write to her every week.",
        "You took the standing order again. My dad's funeral was on Monday.",
        "I asked you for my dead husband's letters a month ago.",
    ],
)
def test_condolences_are_the_first_sentence_whether_there_are_notes_or_not(message, fault):
    first = re.split(
        r"(?<=[.!?]) ", opening(message, facts=["The letters were stopped on 3 June."], fault=fault)
    )[0]
    assert re.search(r"\b(?:condolences|sympathy|loss|lost)\b", first)


def test_who_mourns_and_only_asks_is_not_told_that_something_is_wrong():
    message = "My mother passed away on Monday. When can I collect her things?"
    text = draft(message, facts=["Her things can be collected on weekdays."]).reply.text
    assert says(text, "acknowledge", "effect_loss_asking")
    assert not says(text, "acknowledge", "effect_loss")


def test_where_somebody_died_our_mistake_is_admitted_without_a_light_word():
    text = draft(
        "My wife died in May and you still write to her every week.",
        facts=["The letters were stopped on 3 June."],
        fault="ours",
    ).reply.text
    assert re.search(r"deeply sorry|truly sorry|very sorry|so sorry|sincerely", text)
    assert len(re.findall(r"\b(?:sorry|apologise)\b", text)) == 1


@pytest.mark.parametrize(
    "message",
    [
        "Your ranger Amina was wonderful with the children. When does the spring programme start?",
        "The lad on the till was so patient with my nan. Only thing is, we were given the wrong receipt.",
    ],
)
def test_praise_is_thanked_for_where_notes_answer_the_rest(message):
    text = opening(message, facts=["The spring programme starts on 2 April."])
    assert re.search(r"[Tt]hank you|kind of you|good of you|[Ll]ovely|[Hh]ow kind|glad|good to", text)
    assert re.search(r"Amina was wonderful|was so patient", text)


@pytest.mark.parametrize(
    "message",
    [
        "I left the room spotless and you charge me for cleaning.",
        "We were polite and patient with your staff. Why were we sent away?",
        "I moved out on Friday and the flat was spotless. Where is my deposit?",
    ],
)
def test_what_they_say_of_themselves_is_no_praise_of_ours(message):
    text = opening(message)
    assert not re.search(r"kind words|praise|went well|kind of you|good of you|glad to read|you liked", text)


@pytest.mark.parametrize(
    "message",
    [
        "I have been a patient here for thirty years. Yesterday I was sent away.",
        "The man was kind of rude to us. Why is that?",
        "There was a great deal of noise all night.",
        "There is a credit on my account that I cannot use.",
        "Your engineer walked mud through the house and then said 'that's what hoovers are for'.",
    ],
)
@pytest.mark.parametrize("facts", [(), ("The rules changed in May.",)])
def test_words_that_only_look_like_praise_are_thanked_for_by_nobody(message, facts):
    text = draft(message, facts=facts).reply.text
    assert not says(text, "listen", "praise")
    assert not says(text, "listen", "praise_beside")
    assert not re.search(r"(?:hank you|kind of you|good of you)[^.]*(?:patient|rude|noise|credit|mud)", text)


@pytest.mark.parametrize(
    "question",
    [
        "Do I have to send my old licence back when I move?",
        "Do I need to book, or can I just come?",
        "Do I need to buy a new one?",
    ],
)
def test_a_plain_question_is_not_heard_as_bitter(question):
    assert not words_of("scorn").search(question)


@pytest.mark.parametrize(
    "message",
    [
        "Brilliant of you to close the road without a word. My shift starts at six.",
        "Great service as always... NOT. The printer ate the form.",
        "Oh what a surprise, the bins were left.",
    ],
)
def test_bitter_words_are_met_as_anger_and_not_thanked_for(message):
    text = opening(message, facts=["The road opens on 4 June."], fault="ours")
    assert "hank" not in text
    slots = (
        ("admit-mistakes", "admit_felt"),
        ("admit-mistakes", "admit_deeply"),
        ("admit-mistakes", "admit_over"),
        ("empathize", "feel"),
    )
    named = text.replace("the road", "{thing}").replace("the bins", "{thing}")
    assert any(says(named, *slot) for slot in slots)


@pytest.mark.parametrize("swearing", ["bloody", "damn", "f***ing"])
def test_swearing_at_a_thing_is_no_anger_at_anybody(swearing):
    made = draft(f"The {swearing} app has logged me out.", facts=["The app was updated on 3 June."])
    assert made.reading.abuse in {"none", "swearing"}
    assert "angry" not in made.reply.text
    assert not any(says(made.reply.text, "set-boundaries", slot) for slot in ("insult", "threat", "ending"))


def test_a_plain_question_that_a_fact_answers_is_told_no_feeling():
    text = draft("Can I pay the fee by card?", facts=["The fee can be paid by card or in cash."]).reply.text
    assert not says(text, "acknowledge", "effect")
    assert says(text, "acknowledge", "effect_answer")


def test_who_is_confused_is_met_with_that():
    text = opening(
        "I don't understand this bill at all. It says estimated.", facts=["The reading came late."]
    )
    assert re.search(r"confus|clear|explain|sense|puzzl|understand|follow", text)
    assert not re.search(r"\b(?:trust|doubts|angry|worried)\b", text)


def test_a_keepsake_weighs_more_than_a_thing():
    text = opening(
        "I lost my mother's ring in your pool. It's all I have of her.",
        facts=["We looked for your mother's ring in the pool on Monday and it was not there."],
    )
    assert says(text, "empathize", "moved")


def test_who_calls_themselves_a_nuisance_is_told_that_they_are_none():
    text = opening("The hearing aid whistles again. I feel like a nuisance.")
    assert says(text, "empathize", "strain_nuisance")


def test_who_only_lets_us_know_of_something_is_not_asked_who_they_are():
    text = draft("Not a complaint, just to let you know the light over the library door is out.").reply.text
    assert "?" not in text
    assert "name" not in text


@pytest.mark.parametrize(
    "message", ["Thanks, that sorted it!", "Great, thank you, it works now.", "Cheers, all fixed"]
)
def test_a_word_that_it_is_sorted_is_answered_in_a_line_or_two(message):
    text = draft(message, channel="chat").reply.text
    assert says(text, "acknowledge", "solved")
    assert says(text, "keep-open", "solved")
    assert len(text.split()) < 45


@pytest.mark.parametrize(
    "message", ["Thanks, that sorted nothing.", "Thank you, it worked for a day and is off again."]
)
def test_what_is_not_sorted_is_not_answered_so(message):
    assert not says(draft(message, channel="chat").reply.text, "acknowledge", "solved")


def test_words_of_farewell_of_somebody_in_despair_are_no_resignation():
    made = draft("I don't want to be here any more. I'm done with you all. Don't write back.")
    assert not says(made.reply.text, "acknowledge", "leaving")
    assert not says(made.reply.text, "follow-up", "next_leaving")


def test_what_is_being_put_right_is_not_asked_to_be_settled():
    facts = ["There is an outage in your street.", "Engineers are on site."]
    text = draft("The internet is down again.", facts=facts).reply.text
    assert says(text, "keep-open", "ongoing")
    assert not says(text, "solve-together", "ask_answered")


def test_a_legal_step_is_closed_by_what_should_go_along():
    text = draft("I will take you to court over the roof.", facts=["The roofer came on 3 May."]).reply.text
    assert says(text, "solve-together", "ask_handed_on")
    assert not says(text, "solve-together", "ask_answered")
