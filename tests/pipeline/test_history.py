"""Earlier turns bind us: what was promised, asked and said before counts."""

from app.model.brief import Brief
from app.pipeline.history import apologised_before, broken_promises, promises_in, questions_asked

THREAD = [
    {"from": "customer", "text": "Where is my table? You will pay for this."},
    {
        "from": "agent",
        "text": "I am sorry about the wait. We will deliver it by Friday. Which floor are you on?",
    },
]


def brief(message: str) -> Brief:
    return Brief.model_validate({"message": message, "thread": THREAD})


def test_only_our_own_promises_count() -> None:
    assert [p.text for p in promises_in(brief("hello"))] == ["We will deliver it by Friday."]


def test_a_promise_is_broken_only_when_the_customer_says_so() -> None:
    assert [p.where for p in broken_promises(brief("It is Monday and I am still waiting."))] == ["thread[1]"]
    assert broken_promises(brief("Thank you, third floor.")) == ()


def test_questions_and_apologies_of_ours_are_remembered() -> None:
    assert questions_asked(brief("x")) == ("Which floor are you on?",)
    assert apologised_before(brief("x"))
    assert not apologised_before(Brief(message="x"))
