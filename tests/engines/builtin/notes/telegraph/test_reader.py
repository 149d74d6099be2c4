"""A jotted statement is read as a clause where its frame is sure, and is left alone where it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.jotted import tell
from app.engines.builtin.notes.telegraph.articles import Known, known_in
from app.engines.builtin.notes.telegraph.reader import is_phrase, read_statement


def clauses(note: str, message: str = "") -> list[str | None]:
    return [told.clause for told in tell(expand(note).text, known_in(message), frozenset())]


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        # What was done, with the form of "be" that the times of the note call for.
        ("refund keyed today", "the refund was keyed today"),
        ("status page not updated", "the status page has not been updated"),
        ("legs packed by maker", "legs were packed by the maker"),
        ("lift booked for Thursday", "the lift is booked for Thursday"),
        ("10 chairs left at depot", "10 chairs were left at the depot"),
        ("driver asked to go back", "the driver has been asked to go back"),
        # Who did it.
        ("foreman admits drop", "the foreman admits the drop"),
        ("mechanic signed off brakes", "the mechanic signed off brakes"),
        ("promoter agreed yest to cover fees", "the promoter agreed yesterday to cover fees"),
        ("DD for 28th cancelled 24 June by me", "I cancelled the direct debit for the 28th on 24 June"),
        ("refunded the fare just now", "we refunded the fare just now"),
        ("can hide matches", "we can hide matches"),
        # How, where and when it is.
        ("tariff unchanged", "the tariff is unchanged"),
        ("size 9 in stock", "size 9 is in stock"),
        ("new bill out in 3 working days", "a new bill is out in 3 working days"),
        ("exam 27 Nov", None),
        ("price = £40", "the price is £40"),
        ("balance £40", "the balance is £40"),
        # What there is not.
        ("no cctv of bay 14", "there is no CCTV of bay 14"),
        ("no incident form filled in", "no incident form has been filled in"),
        ("no one rang", "nobody rang"),
    ],
)
def test_what_a_note_left_out_is_supplied(note: str, clause: str | None) -> None:
    assert clauses(note) == [clause]


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        ("refund keyed today, 3-5 days", "the refund was keyed today and should take 3-5 days"),
        ("photos sorted today, checked by office", "photos were sorted today and checked by the office"),
        ("form seen today, not opened yet", None),
        ("list now in cabs, checked by supervisor", "the list is now in cabs and was checked by the supervisor"),
        ("old network still has number, hasn't gone to anyone else",
         "the old network still has the number and hasn't gone to anyone else"),
        ("points hidden for now, not lost", "points are hidden for now, but not lost"),
    ],
)  # fmt: skip
def test_a_piece_without_a_subject_goes_on_from_the_one_before_it(note: str, clause: str | None) -> None:
    told = clauses(note)
    if clause is None:
        assert len(told) <= 2
    else:
        assert told == [clause]


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        # Whose deed it is where nobody is named: ours.
        ("got spares in every colour", "we have spares in every colour"),
        ("spoke to supervisor", "we spoke to the supervisor"),
        ("checked again today", "we checked again today"),
        ("billed on estimate", "you were billed on the estimate"),
        ("corrected 3 Sept", "this was corrected on 3 September"),
        ("delivered 16.09", "it was delivered at 16.09"),
        # What equals what.
        ("right bill from June to August = £71.50", "the right bill from June to August is £71.50"),
        ("warranty = parts and labour", "the warranty covers parts and labour"),
        ("decision on claim = claims team", "the decision on the claim is with the claims team"),
        ("affected = 40 orders", "40 orders are affected"),
        ("£8.20 in credit", "you are £8.20 in credit"),
        # Times, what is left, what is awaited, what nobody knows.
        ("sat 3pm or sun noon free", "Saturday at 3pm or Sunday noon is free"),
        ("2 rooms left", "there are 2 rooms left"),
        ("answer within 5 days", "the answer is due within 5 days"),
        ("not known yet if part is faulty", "it is not known yet whether the part is faulty"),
        ("first time you've been late", "this is the first time you've been late"),
        ("nothing gone to credit agencies", "nothing has gone to credit agencies"),
        ("last van gone at 4", "the last van went at 4"),
        ("nothing more to pay", "there is nothing more to pay"),
        ("helpline 0800 123 4567", "the helpline is 0800 123 4567"),
        ("complaints lead: Ivo Marsh", "the complaints lead is Ivo Marsh"),
        ("first 3 bills wrong", "the first 3 bills are wrong"),
    ],
)
def test_what_stands_for_a_subject_is_told(note: str, clause: str) -> None:
    assert clauses(note) == [clause]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("got spares, can fit Monday, ready Tues 10am",
         ["we have spares and can fit on Monday, ready on Tuesday at 10am"]),
        ("meters mixed up, should be 44", ["meters have been mixed up, but they should be 44"]),
        ("claims = claims director, writes in 5 days",
         ["claims are with the claims director, who writes in 5 days"]),
        ("case goes to Ida Brandt, head of care", ["the case goes to Ida Brandt, the head of care"]),
        ("case goes to duty manager, Ida Brandt", ["the case goes to the duty manager, Ida Brandt"]),
        ("claims go to Ida Brandt, decides in 5 days", ["claims go to Ida Brandt, who decides in 5 days"]),
        ("form was fake, not from us", ["the form was fake, not from us"]),
        ("nothing reported, checked with bureau", ["nothing has been reported", None]),
    ],
)  # fmt: skip
def test_what_goes_on_is_told_of_whom_it_means(note: str, told: list[str | None]) -> None:
    assert clauses(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "order paid £54",
        "customer says cancelled",
        "drops on Monday run checked",
        "we sent 4 Nov",
        "got wrong size",
        "app update 2 Oct",
        "own driver from now",
        "photos printed wrong size",
        "you told driver",
        "price should be 49 and 40 night",
        "visit logged 11 min",
        "reprint ordered by Weds noon lands Sat",
        "keep safe and give back",
        "form says ring if late",
        "11 items = 38",
        "ordered Mon, needs by Sat",
    ],
)
def test_a_note_that_may_mean_two_things_makes_no_clause(note: str) -> None:
    assert None in clauses(note)


def test_the_customers_own_things_are_theirs_and_a_new_thing_is_a_new_one() -> None:
    message = "You never came to fix my boiler."
    assert clauses("boiler part on order", message) == ["the boiler part is on order"]
    assert clauses("boiler out of stock", message) == ["your boiler is out of stock"]
    assert clauses("boiler needs new valve", message) == ["your boiler needs a new valve"]


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("lenses not damaged", "not"),
        ("card payment not made", "not"),
        ("no damage waiver taken", "no"),
        ("no 2nd check done", "no"),
        ("no 24h cover at weekend", "no"),
        ("cause not known yet", "not"),
        ("agency worker won't be back", "won't"),
    ],
)
def test_a_denial_is_never_lost(note: str, kept: str) -> None:
    (clause,) = clauses(note)
    assert clause is not None
    assert kept in clause.split()


def test_an_estimate_stays_an_estimate() -> None:
    assert clauses("bike prob needs check") == ["the bike probably needs a check"]
    assert clauses("refund sent, approx 3 days") != ["the refund has been sent and takes 3 days"]


_SOME = (
    "no not refund bill parcel sent paid left due in on by the a our you we today Monday 14:20 £40 3 x2 driver rang "
    "checked and but if who wrong new out off needs shows asked to send = ( ) ' told photos both one"
)
_WORDS = st.sampled_from(_SOME.split())


@given(st.lists(_WORDS, min_size=1, max_size=12))
def test_any_words_are_read_or_refused_and_numbers_are_kept(words: list[str]) -> None:
    note = " ".join(words)
    statement = read_statement(note, Known())
    if statement is not None:
        for word in words:
            if any(ch.isdecimal() for ch in word):
                assert word in statement.text
        if "not" in words:
            assert "not" in statement.text.split()


@pytest.mark.parametrize("phrase", ["camel wrap coat 14", "off-peak ticket", "basic model up to 6 weeks"])
def test_a_thing_with_what_hangs_on_it_may_stand_in_a_list(phrase: str) -> None:
    assert is_phrase(phrase, Known(), first=True)


@pytest.mark.parametrize(
    "stump", ["out on 26 August", "yes or no if ready", "passed to you on Tuesday", "you opened box"]
)
def test_a_stump_is_no_phrase(stump: str) -> None:
    assert not is_phrase(stump, Known(), first=True)
