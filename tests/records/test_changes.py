"""What a person changed in a draft, by sentence and by principle."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from app.model.brief import Brief
from app.model.draft import ChecklistItem, Quote
from app.model.writing import Passage
from app.records.body import body
from app.records.changes import Judged, compare, likeness, same_text

DRAFT = (
    "Dear Ms Bell,\n\nYou waited in twice and nobody came. That was our mistake, and I am sorry.\n\n"
    "I'll ring the depot and write to you by Friday. Would Thursday suit you?\n\nKind regards,\nTom\nAlder & Co"
)


def item(name, status="met", kind="reply", evidence=(), text=""):
    quotes = tuple(Quote(quote=q, start=text.find(q), end=text.find(q) + len(q)) for q in evidence)
    return ChecklistItem(
        id=name, title=name, kind=kind, severity="must", status=status, confidence=1, decided_by="code",
        evidence=quotes, reason="-",
    )  # fmt: skip


def judged(text, *items, passages=()):
    return Judged(text, items, passages)


def texts(spans):
    return [s.text for s in spans]


def test_greeting_and_signoff_are_no_part_of_the_body():
    assert texts(body(DRAFT)) == [
        "You waited in twice and nobody came.",
        "That was our mistake, and I am sorry.",
        "I'll ring the depot and write to you by Friday.",
        "Would Thursday suit you?",
    ]


def test_a_bare_answer_and_a_list_at_the_end_are_body():
    assert texts(body("Yes, we can.")) == ["Yes, we can."]
    assert (
        texts(body("Hallo Frau Weiß,\n\nMöglich ist:\n- ein Umtausch\n- eine Gutschrift"))[-1]
        == "- eine Gutschrift"
    )
    assert texts(body("")) == []


def test_the_same_text_in_other_lines_is_the_same():
    assert same_text(DRAFT, DRAFT.replace("\n\n", "\r\n"))
    assert not same_text(DRAFT, DRAFT.replace("twice", "once"))


def test_what_went_came_and_was_reworded():
    sent = DRAFT.replace(" Would Thursday suit you?", "").replace(
        "write to you by Friday.", "write to you by Monday. The parcel is at Leeds."
    )
    change = compare(judged(DRAFT), judged(sent))
    assert change.removed == ("I'll ring the depot and write to you by Friday.", "Would Thursday suit you?")
    assert change.added == ("I'll ring the depot and write to you by Monday.", "The parcel is at Leeds.")
    assert [(r.removed, r.added) for r in change.reworded] == [(change.removed[0], change.added[0])]
    assert change.kept == 4 / 8


def test_another_name_below_and_another_order_change_nothing():
    moved = DRAFT.replace("Dear Ms Bell,", "Hello Ann,").replace("Tom\nAlder & Co", "Sue")
    head, _, tail = moved.partition("That was our mistake, and I am sorry.")
    moved = head.rstrip() + tail.replace("Would", "That was our mistake, and I am sorry. Would")
    change = compare(judged(DRAFT), judged(moved))
    assert (change.kept, change.removed, change.added) == (1.0, (), ())


def test_a_sentence_said_twice_and_then_once_is_half_gone():
    change = compare(judged("It came late. It came late."), judged("It came late."))
    assert change.removed == ("It came late.",)
    assert change.kept == 2 / 3


def test_principles_tell_what_served_them_and_what_came_for_them():
    sent = DRAFT.replace(
        "That was our mistake, and I am sorry.", "We forgot to book the van, and I apologise."
    )
    passages = (
        Passage(text="Dear Ms Bell,", part="greeting"),
        Passage(text="That was our mistake, and I am sorry.", serves=("admit-mistakes", "acknowledge")),
    )
    change = compare(
        judged(
            DRAFT,
            item("admit-mistakes"),
            item("acknowledge", evidence=["nobody came"], text=DRAFT),
            item("follow-up", evidence=["by Friday"], text=DRAFT),
            item("document", "for_agent", kind="agent"),
            passages=passages,
        ),
        judged(
            sent,
            item("admit-mistakes", evidence=["We forgot to book the van"], text=sent),
            item("acknowledge", "missed"),
            item("follow-up", evidence=["by Friday"], text=sent),
            item("document", "for_agent", kind="agent"),
        ),
    )
    told = {p.id: p for p in change.principles}
    assert set(told) == {"admit-mistakes", "acknowledge"}, "what an edit did not touch is not told"
    assert told["admit-mistakes"].removed == ("That was our mistake, and I am sorry.",)
    assert told["admit-mistakes"].added == ("We forgot to book the van, and I apologise.",)
    assert (told["acknowledge"].before, told["acknowledge"].after) == ("met", "missed")


def test_a_guideline_that_only_one_checklist_knows_did_not_apply_in_the_other():
    change = compare(judged("A b c."), judged("A b c.", item("own-rule", "missed")))
    assert [(p.id, p.before, p.after) for p in change.principles] == [
        ("own-rule", "not_applicable", "missed")
    ]


SENTENCE = st.sampled_from([
    "We are sorry.", "It came late on Monday.", "The van broke down.", "I'll write again.", "Is that all right?",
    "Nous vous écrirons demain.", "Das tut mir leid.",
])  # fmt: skip


@given(st.lists(SENTENCE, max_size=8), st.lists(SENTENCE, max_size=8))
def test_kept_removed_and_added_add_up(old, new):
    change = compare(judged(" ".join(old)), judged(" ".join(new)))
    assert len(old) - len(change.removed) == len(new) - len(change.added)
    stayed = len(old) - len(change.removed)
    assert change.kept == (2 * stayed / (len(old) + len(new)) if old or new else 1.0)
    turned = compare(judged(" ".join(new)), judged(" ".join(old)))
    assert (turned.kept, sorted(turned.removed)) == (change.kept, sorted(change.added))


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_whole_for_the_same(a, b):
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, a) == 1


def test_a_real_draft_tells_which_principle_an_edit_cost(service):
    brief = Brief(
        message="My parcel never came and I stayed home twice. I am furious.", fault="ours",
        facts=("We forgot to book the courier.",), options=("refund the delivery fee of £4.99",),
    )  # fmt: skip

    async def run():
        draft = await service.draft(brief)
        passages = service.passages_of(draft.id)
        admitting = [p.text for p in passages if "admit-mistakes" in p.serves]
        sent = draft.reply.text
        for text in admitting:
            sent = sent.replace(text, "")
        checked = await service.check(brief, sent, draft.id)
        return admitting, compare(
            Judged(draft.reply.text, draft.checklist, passages), Judged(sent, checked.checklist)
        )

    admitting, change = asyncio.run(run())
    told = {p.id: p for p in change.principles}["admit-mistakes"]
    assert told.before == "met"
    assert told.after != "met"
    assert told.removed
    assert set(told.removed) <= set(change.removed)
    assert all(any(s in a for a in admitting) for s in told.removed)
    assert 0 < change.kept < 1
