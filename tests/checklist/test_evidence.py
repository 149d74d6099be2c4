"""The quote shown is the sentence that really does it: one sentence, at most two quotes, ours where it is known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.draft import ChecklistItem
from app.model.writing import Passage
from app.text import sentences
from tests.checklist.cases import case_of, check, checklist, guidelines, item

REPLIES = tuple(e.reply for g in guidelines() for e in (*g.examples.good, *g.examples.bad))
APPLIES = tuple(g.id for g in guidelines() if g.kind == "reply")
CUED = (
    "acknowledge",
    "empathize",
    "admit-mistakes",
    "take-ownership",
    "solve-together",
    "keep-open",
    "follow-up",
)

SHOWS_NOTHING = [
    ("admit-mistakes", "What I have not been able to answer here I cannot promise yet."),
    ("admit-mistakes", "Have I left anything out?"),
    ("admit-mistakes", "You say that we lost your parcel."),
    ("admit-mistakes", "It is not our fault that the bus was late."),
    ("admit-mistakes", "Perhaps we got the date wrong."),
    ("admit-mistakes", "You relied on us, and that counts."),
    ("acknowledge", "It is not known what became of the watch."),
    ("acknowledge", "Write back to me if any of this is not right."),
    ("acknowledge", "A threat like that is not acceptable."),
    ("acknowledge", "You mention that we sent you the catalogue."),
    ("empathize", "I am sorry if you feel let down."),
    ("empathize", "The alarm in the hall was tested on Monday."),
    ("empathize", "Please ring us whenever you are worried!?"),
    ("keep-open", "You lost a morning over it, and you were right to tell us."),
    ("keep-open", "From here on I am in charge of your booking."),
    ("keep-open", "If anybody is in danger, please call the emergency number now."),
    ("keep-open", "When I have the facts I will write."),
    ("solve-together", "What you tell me is that the room was cold."),
    ("solve-together", "I would like to say yes, but I cannot."),
    ("solve-together", "It is up to you to find a garage."),
    ("follow-up", "I am looking after your booking from here."),
    ("follow-up", "Hopefully somebody will be in touch at some point."),
    ("follow-up", "You will have to rebook it yourself by Friday."),
    ("take-ownership", "We will see what can be done."),
    ("escalate", "I will not raise a hope that I cannot keep: I am not able to pay for the carpet."),
    ("set-boundaries", "The name of the driver is not given out."),
    ("part-ways", "I do not take your anger lightly."),
]
SHOWS = [
    ("admit-mistakes", "We sent your parcel to the wrong street, and that was our mistake."),
    ("acknowledge", "A week without hot water is not how it should be."),
    ("acknowledge", "You should not have had to chase us for this."),
    ("empathize", "I can see why you are angry about the lost cake."),
    ("keep-open", "If anything is unclear, just reply to this message."),
    ("solve-together", "Which of these would you prefer?"),
    ("follow-up", "I will write to you again once I have heard from the depot."),
    ("take-ownership", "I have taken this on and am looking into it now."),
    ("set-boundaries", "I ask you to leave the insults out, and I am helping all the same."),
    ("part-ways", "We have decided to end our contract with you on 31 May."),
    (
        "escalate",
        "I am passing this to our complaints manager with the whole history, so you need not repeat it.",
    ),
]


def _reply(sentence: str) -> str:
    return f"Dear Ms Park,\n\n{sentence}\n\nKind regards,\nSam"


def _found(guideline: str, sentence: str) -> ChecklistItem:
    return item(check(case_of((guideline,)), _reply(sentence)), guideline)


@pytest.mark.parametrize(("guideline", "sentence"), SHOWS_NOTHING)
def test_words_that_only_resemble_a_guideline_do_not_meet_it(guideline: str, sentence: str) -> None:
    assert _found(guideline, sentence).status != "met"


@pytest.mark.parametrize(("guideline", "sentence"), SHOWS)
def test_words_that_do_it_meet_it_and_are_the_quote(guideline: str, sentence: str) -> None:
    found = _found(guideline, sentence)
    assert (found.status, [q.quote for q in found.evidence]) == ("met", [sentence])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(REPLIES), st.sampled_from(REPLIES))
def test_what_is_met_is_shown_by_one_or_two_whole_sentences(first: str, second: str) -> None:
    reply = f"{first}\n\n{second}"
    starts = {s.start for s in sentences.split(reply)}
    for found in check(case_of(APPLIES), reply).checklist:
        if found.status == "met":
            assert len(found.evidence) <= 2, found.id
        if found.status == "met" and found.id in CUED:
            assert all(q.start in starts for q in found.evidence), found.id


@pytest.mark.parametrize("guideline", CUED)
def test_the_sentence_that_was_written_for_it_goes_before_any_cue(guideline: str) -> None:
    ours = "The lamp stood in the hall all week."
    other = next(sentence for name, sentence in SHOWS if name == guideline)
    known = (Passage(text=ours, serves=(guideline,)),)
    found = item(check(case_of((guideline,)), _reply(f"{other} {ours}"), known), guideline)
    assert (found.decided_by, [q.quote for q in found.evidence]) == ("engine", [ours])


def test_of_a_passage_of_two_sentences_the_one_that_does_it_is_quoted() -> None:
    text = "I can see why you are angry. You were right to want an answer."
    known = (Passage(text=text, serves=("empathize",)),)
    found = item(check(case_of(("empathize",)), _reply(text), known), "empathize")
    assert [q.quote for q in found.evidence] == ["I can see why you are angry."]


def test_words_of_somebody_else_that_are_doubted_are_asked_about_beside_our_own_sentence() -> None:
    ours = "The contract ends on 31 May."
    known = (Passage(text=ours, serves=("part-ways",)),)
    reply = _reply(f"{ours} We may have to part company at some stage, perhaps.")
    assert item(check(case_of(("part-ways",)), reply, known), "part-ways").status == "unsure"


def test_a_sentence_that_follows_a_short_word_is_a_quote_of_its_own() -> None:
    found = _found("empathize", "What you wrote is clear to me. I would be angry too.")
    assert [q.quote for q in found.evidence] == ["I would be angry too."]


def test_a_break_that_gives_the_customer_s_own_words_back_is_none() -> None:
    sentence = "You write that the reply was childish."
    case = case_of(("stay-calm",), message="Your reply was childish. I want a refund.")
    known = (Passage(text=sentence, serves=("listen",)),)
    assert item(check(case, _reply(sentence), known), "stay-calm").status == "met"


def test_what_is_asked_and_handed_on_refuses_nothing() -> None:
    case = case_of(("be-honest",), message="I want to speak to a manager.")
    plan = case.plan.model_copy(update={"asks": (case.plan.asks[0].model_copy(update={"by": "handover"}),)})
    handed = case.model_copy(update={"plan": plan})
    sentence = "I am passing this on so that a manager can speak to you."
    assert item(check(handed, _reply(sentence)), "be-honest").status == "met"
    assert item(check(handed, _reply("I am glad that you wrote.")), "be-honest").status == "missed"


@pytest.mark.parametrize(("added", "weighed"), [("", False), (" You should have told us sooner.", True)])
def test_sentences_are_weighed_only_where_somebody_else_wrote_one_of_them(added: str, weighed: bool) -> None:
    ours = ("Dear Ada,", "We are sorry that it never came.", "Kind regards\nTom")
    text = f"{ours[0]}\n\n{ours[1]}{added}\n\n{ours[2]}"
    inquiry = checklist().open(case_of(), text, tuple(Passage(text=each) for each in ours))
    checklist().review(inquiry)
    assert ("_acts" in vars(inquiry.acts)) == weighed
