"""What may not be shown gives way to a visible gap, and nothing else of the text changes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.checklist.guards import Breach
from app.model.value import Span
from app.pipeline.neutral import Neutral
from tests.pipeline.scripted import parts

NEUTRAL = Neutral(parts().prompts.wording("neutral", "en"))
TEXT = "Hello Ann. I will pay £90. See [us](https://e.example/x) or https://e.example. **Now**. Secret one. Secret two."


def breach(words: str, kind: str, guideline: str = "g") -> Breach:
    at = TEXT.index(words)
    return Breach(guideline=guideline, kind=kind, span=Span(text=words, start=at, end=at + len(words)))


def test_each_kind_has_its_own_way():
    found = [
        breach("I will pay £90", "promise"),
        breach("[us](https://e.example/x)", "markup"),
        breach("https://e.example", "link"),
        breach("**Now**", "markup"),
        breach("Secret", "leak"),
        breach("two", "leak"),
    ]
    assert NEUTRAL.text(TEXT, found) == (
        "Hello Ann. [confirm: I will pay £90]. See us [confirm: a link was left out here that nobody gave] "
        "or https://e.example. Now. [confirm: something was left out here that is not meant for the customer]"
    )


def test_a_text_without_breaches_stays_as_it_is():
    assert NEUTRAL.text(TEXT, []) == TEXT


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT) - 1), st.integers(1, 40), st.sampled_from(["promise", "fact", "tone"])
        )
    )
)
def test_what_is_put_in_brackets_can_be_taken_out_again(places):
    spans = [Span(text=TEXT[s : s + n], start=s, end=min(len(TEXT), s + n)) for s, n, _ in places]
    found = [Breach(guideline="g", kind=k, span=s) for s, (_, _, k) in zip(spans, places, strict=True)]
    made = NEUTRAL.text(TEXT, found)
    bare = re.sub(r"[\[\]()]", "", made.replace("[confirm: ", ""))
    assert bare == re.sub(r"[\[\]()]", "", TEXT)
    assert made.count("[confirm: ") <= len(found)


def test_of_a_sentence_that_accuses_no_half_is_left():
    text = "The van broke down. The courier did not tell us until Sunday. Sorry."
    start = text.index("The courier did not tell")
    breach = Breach(
        kind="tone",
        span=Span(text="The courier did not tell", start=start, end=start + 24),
        guideline="no-blame",
        proved=True,
    )
    assert NEUTRAL.text(text, [breach]) == (
        "The van broke down. [confirm: The courier did not tell us until Sunday.] Sorry."
    )


def test_what_stands_in_a_gap_already_gets_no_second_one():
    once = NEUTRAL.text(TEXT, [breach("I will pay £90", "promise")])
    at = once.index("I will")
    again = Breach(guideline="g", kind="tone", span=Span(text=once[at : at + 14], start=at, end=at + 14))
    assert NEUTRAL.text(once, [again]) == once


def test_but_a_link_may_not_stand_even_there():
    once = "Hello. [confirm: see https://e.example now] Bye."
    at = once.index("https")
    link = Breach(guideline="g", kind="link", span=Span(text="https://e.example", start=at, end=at + 17))
    assert "e.example" not in NEUTRAL.text(once, [link])
