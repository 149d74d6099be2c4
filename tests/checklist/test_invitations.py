"""An invitation to write back binds nobody: it is no commitment, and so no follow-up for whoever answers."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from app.model.brief import Brief
from tests.guidelines.shipped import GUIDELINES
from tests.services import service_of

SERVICE = service_of("builtin")
BRIEF = Brief(message="Where is the turquoise kettle? I have been waiting three weeks.")
OURS = re.compile(r"\b(?:I|we)(?:'ll| will| can|'m|'re|'ve noted)\b|\band I\b", re.IGNORECASE)
HEARTS = Path(__file__).parents[1] / "data" / "hearts" / "en.jsonl"
NOT_OURS = re.compile(
    r"I can see|I understand|I take it|It has a meaning|The (?:order|reference)|If not,|If you can"
)
INVITATIONS = [
    phrase.say.strip()
    for guideline in GUIDELINES
    if guideline.id in {"keep-open", "solve-together"} and "en" in guideline.wording
    for phrases in guideline.wording["en"].slots.values()
    for phrase in phrases
    if not OURS.search(phrase.say) and "{" not in phrase.say
]


@pytest.mark.parametrize("said", INVITATIONS)
def test_no_invitation_of_ours_is_a_commitment(said):
    checked = asyncio.run(SERVICE.check(BRIEF, f"Hello,\n\nThank you.\n\n{said}\n\nBest regards"))
    assert checked.commitments == ()


def test_what_our_own_reply_feels_or_asks_makes_no_work_for_the_agent():
    """Sympathy ("I can see that you need an answer") and a question ("the number will find it") are no commitments."""
    rows = map(json.loads, HEARTS.read_text(encoding="utf-8").splitlines()[:60])
    for row in rows:
        message = "\n".join(sentence["text"] for sentence in row["sentences"])
        draft = asyncio.run(SERVICE.draft(Brief(message=message)))
        assert not [c.text for c in draft.commitments if NOT_OURS.match(c.text)]
        # What happens next is ours to do, and is still there.
        assert draft.commitments
