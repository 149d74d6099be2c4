"""What is felt fits what was lost: pay, an occasion, a child's hopes, face in front of others, hours on the phone."""

import re

import pytest

from app.engines.builtin.happening import happening
from tests.engines.builtin.circumstances import opening, says

NOTE = ["The van broke down at noon."]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("I took an unpaid day off work for this.", "pay_lost"),
        ("That cost me a day's wages.", "pay_lost"),
        ("I turned away forty customers on market day.", "pay_lost"),
        ("I've lost two shifts over this.", "pay_lost"),
        ("The kids were gutted.", "child_let_down"),
        ("My daughter kept asking when the clown was coming.", "child_let_down"),
        ("He cried the whole way home.", "child_let_down"),
        ("My card was declined in front of my team.", "shown_up"),
        ("Everyone turned round and people were staring at me.", "shown_up"),
        ("That was 50 minutes on hold.", "hold"),
        ("Two hours listening to your hold music.", "hold"),
        ("On hold until 10.35.", "hold"),
        ("I had three clients there and was told in front of them that I had not paid.", "shown_up"),
        ("She missed her sister's wedding.", "missed_out"),
        ("I thought we were going to fall.", "fright"),
        ("He said it loud enough for the whole queue to hear.", "shown_up"),
        ("Three days I could not work.", "pay_lost"),
        ("I was stuck in your lift for an hour.", "fright"),
        ("She sighed at me because I was slow.", "rude"),
        ("My grandfather planted it.", "keepsake"),
    ],
)
def test_what_was_lost_is_known(sentence, kind):
    assert happening([sentence]) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "You lost my order.",
        "I lost my place in the queue.",
        "The van was parked in front of our house.",
        "Please put my order on hold for 20 days.",
        "I shouted at it and restarted it.",
        "Staff shrugged.",
        "My wife isn't allergic.",
        "I broke my wrist coming off a kerb in town.",
        "I got a text saying I missed my appointment.",
        "I nearly missed my flight.",
    ],
)
def test_words_that_only_sound_like_it_tell_of_none(sentence):
    assert happening([sentence]) not in {
        "pay_lost", "child_let_down", "shown_up", "hold", "rude", "allergy", "hurt", "missed_out",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("message", "slot"),
    [
        ("Nobody came on Tuesday. I took an unpaid day off work for it.", "told_pay_lost"),
        ("The coach never came to the school. My daughter was gutted.", "told_child_let_down"),
        ("The guard stopped me and searched my bag in front of my colleagues.", "told_shown_up"),
    ],
)
@pytest.mark.parametrize("fault", ["ours", "unknown"])
def test_the_words_fit_it_and_beside_notes_nothing_is_told_of_it(message, slot, fault):
    assert says(opening(message, fault=fault), "acknowledge", slot)
    assert not says(opening(message, facts=NOTE, fault=fault), "acknowledge", slot)


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("It was our ruby wedding anniversary and you gave our table away.", "your ruby wedding anniversary"),
    ],
)
def test_a_spoilt_occasion_is_named_where_nothing_is_known(message, named):
    assert named in opening(message, fault="ours")


@pytest.mark.parametrize(
    "message",
    [
        "Would you ever do the lemon curd in a bigger jar? We get through one a week!",
        "Could you tell me whether the 14:05 takes bicycles?",
        "The hoodie shrank in the wash. Is that on me?",
        "My deposit has not come. I moved out in March.",
    ],
)
def test_no_line_of_a_script_stands_in_for_sympathy(message):
    script = r"matters to you|turned to us|raised this|seriously|want an answer|makes sense"
    for fault in ("ours", "customer", "unknown"):
        assert not re.search(script, opening(message, facts=NOTE, fault=fault))


def test_a_broken_wrist_of_ones_own_is_no_heavy_matter():
    message = "I froze my membership because I broke my wrist on a kerb. You charged me in July and August."
    assert not says(opening(message, facts=NOTE, fault="ours"), "empathize", "heavy")


@pytest.mark.parametrize(
    "message",
    [
        "Do you still repair carriage clocks? Mine keeps stopping again around four. No rush at all.",
        "Hi, may I ask how often the filter still has to be changed? The last one stopped after a month.",
    ],
)
def test_who_begins_by_asking_what_we_do_is_answered_and_not_comforted(message):
    first = opening(message, facts=["An estimate takes a week."], fault="customer")
    assert not says(first, "empathize", "feel_and_grant")


def test_thanks_that_only_end_a_request_are_no_kind_words():
    message = "Please change the address for order 88213. The flat number is B. Many thanks, O. Brandt"
    assert "kind words" not in opening(
        message, facts=["The order has not been packed yet."], fault="customer"
    )
