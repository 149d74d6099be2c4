"""What a model says of its own reply points somewhere and proves nothing: only code, or a person, decides."""

import pytest

from app.model.writing import Ground, Passage
from app.text.sentences import split
from tests.checklist.cases import case_of, check, guidelines, item

APPLIES = tuple(g.id for g in guidelines() if g.kind == "reply")
EVERYTHING = tuple(g.id for g in guidelines())
EMPTY = "Dear Ms Park,\n\nWe have seen your message. It has been noted in our system.\n\nKind regards,\nSam"


def passages(reply, *, claimed, serves=EVERYTHING, answers=(0, 1, 2)):
    """The reply as a writer hands it over that says that every sentence of it does everything."""
    found, at = [], 0
    for sentence in split(reply):
        found.append(
            Passage(
                text=sentence.text,
                before=reply[at : sentence.start],
                serves=serves,
                answers=answers,
                uses=("options[0]",),
                grounds=(Ground(where="options[0]", quote="anything"),),
                claimed=claimed,
            )
        )
        at = sentence.end
    return tuple(found)


def statuses(checked):
    return {i.id: (i.status, i.decided_by) for i in checked.checklist}


REPLIES = (EMPTY, *(e.reply for g in guidelines() for e in (*g.examples.good[:2], *g.examples.bad[:2])))


@pytest.mark.parametrize("reply", REPLIES)
def test_no_claim_changes_what_the_checklist_says_of_a_reply(reply):
    case = case_of(APPLIES, options=["a refund of order 4711"], cannot=["a voucher"], fault="ours")
    bare = check(case, reply)
    claiming = check(case, reply, passages(reply, claimed=True))
    assert statuses(claiming) == statuses(bare)
    assert claiming.verdict == bare.verdict
    assert claiming.commitments == bare.commitments
    assert claiming.answers == bare.answers
    assert all(i.decided_by != "engine" for i in claiming.checklist)


def test_the_same_words_of_our_own_engine_are_believed_so_the_test_can_fail():
    case = case_of(APPLIES, options=["a refund of order 4711"], fault="ours")
    ours = check(case, EMPTY, passages(EMPTY, claimed=False))
    assert statuses(ours) != statuses(check(case, EMPTY))
    assert any(i.decided_by == "engine" for i in ours.checklist)


def test_where_nothing_is_found_the_words_that_the_writer_points_to_are_shown():
    case = case_of(("acknowledge",), fault="ours")
    reply = EMPTY.replace("It has been noted in our system.", "Three weeks is a long wait for a lamp.")
    claims = tuple(
        p.model_copy(update={"serves": ("acknowledge",) if "Three weeks" in p.text else (), "answers": ()})
        for p in passages(reply, claimed=True)
    )
    bare, claiming = item(check(case, reply), "acknowledge"), item(check(case, reply, claims), "acknowledge")
    assert (bare.status, claiming.status) == ("unsure", "unsure")
    assert not bare.evidence
    assert [q.quote for q in claiming.evidence] == ["Three weeks is a long wait for a lamp."]
    assert "a person has to judge" in claiming.reason


def test_an_answer_that_only_the_writer_sees_is_asked_about():
    case = case_of((), message="May I bring my dog to the hotel?")
    reply = "Dear Ms Park,\n\nThe weather has been fine. Four legs are fine.\n\nKind regards,\nSam"
    claims = tuple(
        p.model_copy(update={"answers": (0,) if "Four" in p.text else (), "serves": ()})
        for p in passages(reply, claimed=True)
    )
    checked = check(case, reply, claims)
    found = item(checked, "answers-every-ask")
    assert found.status == "unsure"
    assert [q.quote for q in found.evidence] == ["Four legs are fine."]
    assert checked.answers[0].start is None


def test_a_claim_does_not_quiet_a_doubt_or_an_ungrounded_promise():
    case = case_of(APPLIES, fault="unknown")
    reply = "Dear Ms Park,\n\nWe will refund £900 by Friday for order 4711.\n\nKind regards,\nSam"
    checked = check(case, reply, passages(reply, claimed=True))
    assert item(checked, "no-unauthorised-promise").status == "missed"
    assert all(c.ground is None for c in checked.commitments if c.kind == "money")
