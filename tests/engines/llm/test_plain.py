"""A reply is plain text, whatever the model wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.llm.plain import history_at, plain
from tests.engines.llm.says import REPLY
from tests.guidelines.shipped import GUIDELINES


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("**Two** covers, __no__ sage, *really* late", "Two covers, no sage, really late"),
        ("# Your order\n\nIt is late.", "Your order\n\nIt is late."),
        ("<p>It is <b>late</b>.</p><br/>Sorry", "It is late.\n\nSorry"),
        ("&lt;script&gt;x&lt;/script&gt; &amp; more &pound;", "x & more &pound;"),
        ("See [our page](https://example.test/a_b_c).", "See our page (https://example.test/a_b_c)."),
        ("[https://example.test](https://example.test)", "https://example.test"),
        ("Write to <help@example.test> or <https://example.test/x>.", "Write to help@example.test or https://example.test/x."),
        ("* one\n* two", "- one\n- two"),
        ("> old words\nNew words", "New words"),
        ("```\nText\n```\n", "Text\n"),
        ("a\n\n\n\nb  \nc", "a\n\nb\nc"),
        ("5 * 6 is 30, 2 < 3, snake_case, £1_000", "5 * 6 is 30, 2 < 3, snake_case, £1_000"),
        ("[confirm: a refund of £5]", "[confirm: a refund of £5]"),
        ("in\u200bvis\u202eible\x00", "invisible"),
    ],
)  # fmt: skip
def test_markup_goes_and_words_stay(written, wanted):
    assert plain(written) == wanted


@pytest.mark.parametrize("reply", [REPLY, *(e.reply for g in GUIDELINES for e in g.examples.good)])
def test_a_plain_reply_stays_as_it_is(reply):
    assert plain(reply).strip() == reply.strip()


@given(st.text(alphabet='a b<>/*_`#[]()&;\n-.:"=!', max_size=120))
def test_what_is_plain_holds_no_tag(text):
    import re

    assert not re.search(r"</?[a-zA-Z][^<>\n]{0,40}>", plain(plain(text)))


def test_an_old_mail_below_the_reply_is_cut_off():
    assert history_at("Done.\n\n-----Original Message-----\nFrom: you") == len("Done.\n\n")
    assert history_at("One --- two\n---\nthree") is None
