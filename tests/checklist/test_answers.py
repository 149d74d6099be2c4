"""Each ask is matched to the sentence that answers it."""

from app.model.writing import Passage
from tests.checklist.cases import case_of, check

REPLY = "Dear Ms Park,\n\nI am sorry that the lamp broke.\n\nWe can refund the lamp.\n\nKind regards,\nSam"


def test_the_sentence_nearest_to_an_ask_answers_it() -> None:
    case = case_of(message="The lamp broke. I want a refund for the lamp.")
    (answer,) = check(case, REPLY).answers
    assert answer.start is not None
    assert REPLY[answer.start : answer.end] == "We can refund the lamp."


def test_an_ask_that_nothing_comes_near_has_no_place() -> None:
    case = case_of(message="Please delete my personal data.")
    (answer,) = check(case, REPLY).answers
    assert (answer.start, answer.end) == (None, None)


def test_the_writer_s_word_for_an_answer_is_taken() -> None:
    case = case_of(message="Please delete my personal data.")
    known = (Passage(text="I am sorry that the lamp broke.", answers=(0,)),)
    (answer,) = check(case, REPLY, known).answers
    assert answer.start == REPLY.index("I am sorry")
