"""The history checker sees each way of breaking a promise to a client."""

from scripts.prove.history import History, Kept, digest, faults


def history():
    told = History()
    told.drafted("k1", "d1", "Dear Ann")
    told.drafted("k2", "d2", "Dear Bo")
    told.settled("d1", "sent")
    return told


def kept():
    return [
        Kept("d1", "k1", digest("Dear Ann"), "sent"),
        Kept("d2", "k2", digest("Dear Bo"), None),
        Kept("d3", "k3", digest("Dear Cy"), None),
    ]


def test_what_was_kept_and_what_got_no_answer_is_no_fault():
    assert faults(history(), kept()) == []


def test_a_lost_draft_is_a_fault():
    assert faults(history(), kept()[1:]) == ["draft d1: it was acknowledged, and is lost"]


def test_a_draft_that_changed_is_a_fault():
    changed = [Kept("d1", "k1", digest("Dear Zed"), "sent"), *kept()[1:]]
    assert faults(history(), changed) == ["draft d1: it is not what was answered"]


def test_two_drafts_for_one_key_are_a_fault_even_where_one_alone_was_answered():
    twice = [*kept(), Kept("d4", "k2", digest("Dear Bo"), None)]
    assert faults(history(), twice) == ["key k2: 2 drafts were made"]


def test_two_answers_to_one_key_are_a_fault():
    told = history()
    told.drafted("k2", "d5", "Dear Bo")
    assert "key k2: 2 different answers were given" in faults(told, kept())


def test_a_lost_outcome_is_a_fault():
    lost = [Kept("d1", "k1", digest("Dear Ann"), None), *kept()[1:]]
    assert faults(history(), lost) == ["draft d1: the outcome sent was acknowledged, and None is kept"]
