"""Jotted notes are written out in full words, and what cannot be written out is said to be unclean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.written import is_written


@pytest.mark.parametrize(
    ("jotted", "full"),
    [
        ("thurs 26 nov, morning", "Thursday 26 November, morning"),
        ("replace it w/ a new one, n/c", "replace it with a new one, at no charge"),
        ("call him + his wife", "call him and his wife"),
        ("accts filed today 10.20am", "accounts filed today at 10:20 am"),
        ("redeliver Tue 6am", "redeliver on Tuesday at 6am"),
        ("soil test was pH 6.1", "soil test was pH 6.1"),
        ("result in 2 wks", "result in 2 weeks"),
        ("temp was low", "temperature was low"),
        ("temp was 4c all night", "temperature was 4c all night"),
        ("temp was off sick", "the temporary worker was off sick"),
        ("we dont know yet", "we don't know yet"),
        ("refund 40% = $1,520", "refund 40% = $1,520"),
    ],
)
def test_short_forms_are_written_out(jotted: str, full: str) -> None:
    assert expand(jotted).text == full


@pytest.mark.parametrize(
    ("jotted", "full"),
    [
        # Days and months in a row, and those that only the word before them shows to be one.
        ("closed sat, sun, mon", "closed on Saturday, Sunday and Monday"),
        ("fees apr-jul", "fees April to July"),
        ("lesson tue / thu", "lesson on Tuesday or Thursday"),
        ("term ended may", "term ended in May"),
        ("may or may not be there", "may or may not be there"),
        ("bill oct 24 - mar 25", "bill from October 24 to March 25"),
        ("fitter 25/9 am", "fitter 25/9 in the morning"),
        # Figures that run into a unit or a sign.
        ("reply in 72hrs", "reply in 72 hours"),
        ("~40 reports", "about 40 reports"),
        ("over 65s >3yrs", "over 65s over 3 years"),
        ("room £95/nt", "room £95 a night"),
        ("card ..8812", "card ending 8812"),
        ("stock due w/c 6 oct", "stock due in the week of 6 October"),
        # A question that the agent put to themselves.
        ("free lounge pass? no - 20% off the next stay", "20% off the next stay"),
        # Who paid us is the customer.
        ("she's pd £90 by dd", "the customer has paid £90 by direct debit"),
    ],
)
def test_what_is_run_together_is_told_apart(jotted: str, full: str) -> None:
    assert expand(jotted).text == full


@pytest.mark.parametrize(
    ("jotted", "full"),
    [
        ("1 pr sent, 2 prs left", "1 pair sent, 2 pairs left"),
        ("3 sq m of oak", "3 square metres of oak"),
        ("size 8 o/o/s", "size 8 out of stock"),
        ("bal o/s", "balance outstanding"),
        ("lift n/a Fri", "lift not available on Friday"),
        ("paid to wrong a/c", "paid to wrong account"),
        ("a/c unit noisy", "a/c unit noisy"),
        ("cxl the class", "cancel the class"),
        ("cxl fee waived", "cancellation fee waived"),
        ("cx rang", "the customer rang"),
        ("voucher exp 3 May", "voucher expires on 3 May"),
        ("heating exp back by noon", "heating expected back by noon"),
        ("2moro w/ her", "tomorrow with her"),
        ("key w/ her Fri", "key with her on Friday"),
        ("dr to ring", "doctor to ring"),
        ("Dr Ross to ring", "Dr Ross to ring"),
        ("tiles £4 ea", "tiles £4 each"),
        ("swap, no charge", "swap, at no charge"),
    ],
)
def test_short_forms_of_a_trade_are_read_by_what_stands_beside_them(jotted: str, full: str) -> None:
    assert expand(jotted).text == full


def test_initials_that_everybody_knows_are_no_short_forms() -> None:
    assert expand("PC repaired").text == "PC repaired"
    assert expand("1 pc repaired").text == "1 piece repaired"


@pytest.mark.parametrize(
    "sentence", ["He sat in the sun until March.", "The May bill may be wrong.", "I sat at the till."]
)
def test_words_that_only_look_like_short_forms_are_left_alone(sentence: str) -> None:
    assert expand(sentence).text == sentence


@pytest.mark.parametrize(
    "jotted", ["swap all 12 hk", "4 ea in yard", "ask him?", "gets every file #legal", "stock {4}"]
)
def test_shorthand_that_stays_makes_a_note_unclean(jotted: str) -> None:
    assert not expand(jotted).clean


def test_names_get_their_capitals_back() -> None:
    assert expand("corvane is looking at it", ["Corvane"]).text == "Corvane is looking at it"


@given(st.text(max_size=200))
def test_any_text_is_expanded_without_an_error_and_twice_is_the_same_as_once(text: str) -> None:
    once = expand(text).text
    assert expand(expand(once).text).text == expand(once).text


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("Main burst on Priory Rd 06:15, crew on site since 07:00", False),
        ("CCTV viewed, driver did see her, left 2 min early", False),
        ("Backup exists, not checked yet", False),
        ("Short staffed on Sunday", False),
        ("Your points, worth £40, will be paid to your card within 7 days", True),
        ("Two prepaid visits, £96, are returned within five working days", True),
        ("Lisbon airport's baggage handlers were on strike on 2 September, among them tag NV 0047", True),
        ("Warranty covers parts and labour for two years", True),
    ],
)
def test_a_capital_makes_no_sentence_of_pieces_strung_together(note: str, written: bool) -> None:
    assert is_written(note) is written
