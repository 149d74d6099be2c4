"""What our own engine gave back counts as listening only where it is what the message is about."""

import asyncio
import json
from pathlib import Path

import pytest

from app.checklist.hearts import untold
from app.model.brief import Brief
from app.model.writing import Passage
from app.text.words import content_stems
from tests.checklist.cases import case_of, check, item
from tests.services import service_of

SERVICE = service_of("builtin")
DATA = Path(__file__).parents[1] / "data" / "hearts" / "en.jsonl"
CRAB = (
    "Best crab on the coast, I have always said so. The dressed crab we bought from you on Friday was off and my wife "
    "was ill with it all night. Sheila had the trophy to present."
)


def messages():
    rows = map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
    return [[(s["text"], s["label"]) for s in row["sentences"]] for row in rows]


def test_a_reply_that_gives_back_a_side_matter_leaves_the_heart_untold():
    found = untold(CRAB, content_stems("You write that Sheila had the trophy to present."), frozenset())
    assert found is not None
    assert CRAB[found.start : found.end] == found.text
    assert "crab" in found.text


def test_a_reply_that_gives_the_heart_back_leaves_nothing_untold():
    assert (
        untold(CRAB, content_stems("The dressed crab from Friday was off and made your wife ill."), ())
        is None
    )


def test_a_mere_question_has_no_heart_to_tell():
    assert untold("Do you sell gift cards?", frozenset(), frozenset()) is None


@pytest.mark.parametrize(
    ("given_back", "least", "most"),
    [("heart", 0, 0.12), ("effect", 0.8, 1), ("story", 0.7, 1), ("noise", 0.9, 1)],
)
def test_of_messages_by_an_unseen_writer_it_is_doubted_what_leaves_the_heart_out(given_back, least, most):
    doubts = []
    for sentences in messages():
        message = "\n".join(text for text, _ in sentences)
        stems = content_stems(" ".join(text for text, label in sentences if label == given_back))
        if given_back != "heart":
            stems -= content_stems(" ".join(text for text, label in sentences if label == "heart"))
        if stems and any(label == "heart" for _, label in sentences):
            doubts.append(untold(message, stems, frozenset()) is not None)
    assert least <= sum(doubts) / len(doubts) <= most


@pytest.mark.parametrize(
    ("given_back", "status"),
    [
        ("You write that Sheila had the trophy to present.", "unsure"),
        ("The dressed crab on Friday was off.", "met"),
    ],
)
def test_the_item_asks_a_person_and_shows_the_sentence_of_the_message(given_back, status):
    ours = (Passage(text=given_back, serves=("listen",)),)
    found = item(
        check(case_of(("listen",), message=CRAB), f"Hello,\n\n{given_back}\n\nBest regards", ours), "listen"
    )
    assert found.status == status
    assert [CRAB[q.start : q.end] for q in found.message_evidence] == [
        q.quote for q in found.message_evidence
    ]
    assert bool(found.message_evidence) is (status == "unsure")


@pytest.mark.parametrize("message", ["Mein Paket ist seit drei Wochen nicht da und niemand antwortet mir."])
def test_in_another_language_what_we_wrote_stays_ours(message):
    draft = asyncio.run(SERVICE.draft(Brief(message=message)))
    assert next(i for i in draft.checklist if i.id == "listen").status == "met"
