"""Replies to different bare messages hardly share a sentence."""

import asyncio
import re
from collections import Counter
from itertools import combinations, product
from statistics import median

import pytest

from app.model.brief import Brief

MATTERS = (
    "kettle",
    "rucksack",
    "gym pass",
    "night train",
    "garden bench",
    "phone line",
    "piano lesson",
    "lenses",
)
COMPLAINTS = (
    "My {0} is still not here and nobody answers me.",
    "What is going on with the {0}? I paid weeks ago!",
    "I am really disappointed with the {0}.",
    "The {0} stopped working after two days, can you help?",
    "Your website charged me twice for one {0}.",
    "I would like to cancel the {0}.",
    "Quick question about the {0}, do you have it in blue?",
)


def body(text):
    """The sentences of a reply between greeting and sign-off."""
    paragraphs = text.split("\n\n")[1:-1]
    return {s for p in paragraphs for s in re.split(r"(?<=[.?:”]) ", p) if " " in s}


@pytest.fixture(scope="module")
def bodies(service):
    """The sentences of the replies, greeting and sign-off left out."""

    async def write():
        messages = [complaint.format(matter) for matter, complaint in product(MATTERS, COMPLAINTS)]
        return [await service.draft(Brief(message=message)) for message in messages]

    return [body(draft.reply.text) for draft in asyncio.run(write())]


def test_two_replies_share_at_most_a_sentence_in_five(bodies):
    shared = sorted(len(a & b) / min(len(a), len(b)) for a, b in combinations(bodies, 2))
    assert median(shared) == 0
    assert shared[int(0.95 * len(shared))] <= 0.2


def test_no_sentence_stands_in_every_eighth_reply(bodies):
    said = Counter(sentence for body in bodies for sentence in body)
    assert said.most_common(1)[0][1] <= len(bodies) / 8
