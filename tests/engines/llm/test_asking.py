"""What a model is asked: within its budget, one prefix for all, principles from their one source, the plan in words."""

import asyncio
import json
from itertools import takewhile
from pathlib import Path

import pytest

from app.bootstrap import build_exchange
from app.engines.llm.token_count import count_text, count_tokens
from app.model.brief import Brief
from app.settings import Settings
from tests.checklist.cases import ROOT, guidelines
from tests.engines.llm.says import BRIEF

BRIEFS = {
    "ours": {},
    "customer": {"fault": "customer", "options": [], "cannot": ["a refund"]},
    "third party": {"fault": "third_party", "channel": "chat"},
    "unknown": {"fault": "unknown", "facts": [], "options": [], "channel": "review"},
    "parting": {"end_relationship": True, "options": ["the £39 is paid back by 3 June"]},
    "abuse": {"message": "You are an idiot, Tom. Where is order KT-2041? I will come and hurt you."},
    "manager": {"message": "Order KT-2041 is late. Let me speak to a manager, or my solicitor writes."},
    "thread": {"thread": [{"from": "agent", "text": "Sorry. We will ring you on Monday."}], "channel": "social"},
    "hint": {"hint": "Mention the new shop.", "length": "short", "language": "de"},
}  # fmt: skip


@pytest.fixture(scope="module")
def messages_of():
    """The messages for the draft of a brief, through the door that `prompts show` uses."""
    exchange = build_exchange(Settings())

    def messages(**brief):
        shown = asyncio.run(exchange.shown(Brief.model_validate({**BRIEF, **brief})))
        return [message.content for message in shown.messages]

    return messages


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
def test_the_system_prompt_has_at_most_1800_tokens(messages_of, tone):
    system = messages_of(tone=tone)[0]
    assert count_tokens(())[1], "the ranks are not installed, so nothing can be counted"
    assert 1000 <= count_text(system) <= 1800


def shared_prefix(texts):
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(*texts, strict=False))
    return texts[0][: sum(1 for _ in alike)]


@pytest.mark.parametrize("tone", ["warm", "neutral", "formal"])
def test_the_system_prompt_is_one_prefix_for_all_briefs_of_a_tone(messages_of, tone):
    systems = [messages_of(**brief, tone=tone)[0] for brief in BRIEFS.values()]
    shared = shared_prefix(systems)
    assert len(shared) >= 0.85 * max(map(len, systems))
    assert len(shared_prefix([systems[0], messages_of()[0]])) >= 0.85 * len(systems[0])


def test_every_guideline_that_has_a_line_for_the_model_is_in_the_prompt_once(messages_of):
    system = messages_of()[0]
    for guideline in guidelines():
        if guideline.prompt:
            assert system.count(f"- {guideline.id}: {guideline.prompt}\n") == 1


def test_no_template_copies_a_guideline(messages_of):
    templates = " ".join(
        " ".join(path.read_text(encoding="utf-8").split()) for path in (ROOT / "prompts").rglob("*.jinja")
    )
    for guideline in guidelines():
        words = " ".join((guideline.prompt or "").split())
        sentences = [s for s in words.split(". ") if len(s) > 40]
        assert [s for s in sentences if s in templates] == []


def test_internal_notes_stand_under_their_own_heading_only(messages_of):
    text = messages_of(internal=["they are a cousin of the owner"])[1]
    head, _, tail = text.partition("Internal, for steering only")
    assert "cousin" not in head
    assert "the depot lost the label" not in head
    assert "- internal[0]: they are a cousin of the owner" in tail.split("\n\n")[0]


@pytest.mark.parametrize(
    ("brief", "says"),
    [
        ("ours", ["Fault: ours.", "options[0]: refund of the £39", "Options: 2 are allowed."]),
        ("customer", ["on the customer's side", "Options: none is allowed.", "cannot[0]: a refund"]),
        ("third party", ["somebody else's", "They are waiting in a chat"]),
        ("unknown", ["not known yet", "Others read this"]),
        ("parting", ["This ends the relationship.", "Say that it is done"]),
        ("abuse", ["Boundary: a threat was made", "a role, not a name"]),
        ("manager", ["Pass it on: to a manager", "because of: legal"]),
        ("thread", ["earlier message from us (thread[0])", "We have said sorry in this thread already"]),
        ("hint", ["Mention the new shop.", "Language of the reply: de", "70 to 120 words"]),
    ],
)
def test_the_plan_is_told_in_words(messages_of, brief, says):
    text = messages_of(**BRIEFS[brief])[1]
    assert [words for words in says if words not in text] == []


def test_the_ending_asks_no_question_and_offers_no_choice(messages_of):
    text = messages_of(**BRIEFS["parting"])[1]
    assert "solve-together" not in text
    assert "whether they want it" not in text


def test_a_signature_never_leaves(messages_of):
    text = "".join(
        messages_of(agent={"name": "Tom", "signature": "Kind regards,\nTom Ash\nTel. 0113 496 0000"})
    )
    assert "0113 496 0000" not in text
    assert "Write no closing formula" in text


def test_the_same_brief_is_asked_in_the_same_bytes(messages_of):
    assert json.dumps(messages_of()) == json.dumps(messages_of())


def test_tokens_are_counted_with_the_frame_of_each_message(messages_of):
    from app.model.completion import Message

    messages = [Message(role="user", content=text) for text in messages_of()]
    count, exact = count_tokens(messages)
    assert exact
    assert count == sum(count_text(m.content) for m in messages) + 4 * len(messages) + 3


def test_the_estimate_is_near_the_count(messages_of):
    from app.engines.llm.token_count import estimated

    for text in (
        *messages_of(),
        *messages_of(**BRIEFS["abuse"]),
        (ROOT / "README.md").read_text(encoding="utf-8"),
    ):
        assert 0.85 <= estimated(text) / count_text(text) <= 1.2
    assert estimated("") == 0


def test_a_company_may_put_its_own_wording_over_ours(tmp_path: Path):
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft" / "system.jinja").write_text("Write it our way.", encoding="utf-8")
    shown = asyncio.run(build_exchange(Settings(prompts=tmp_path)).shown(Brief.model_validate(BRIEF)))
    assert shown.messages[0].content == "Write it our way."
    assert "Fault: ours." in shown.messages[1].content
