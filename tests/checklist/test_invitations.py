"""An invitation to write back binds nobody: it is no commitment, and so no follow-up for whoever answers."""

import asyncio
import re

import pytest

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings
from tests.guidelines.shipped import GUIDELINES

SERVICE = build_service(Settings(engine="builtin"))
BRIEF = Brief(message="Where is the turquoise kettle? I have been waiting three weeks.")
OURS = re.compile(r"\b(?:I|we)(?:'ll| will| can|'m|'re|'ve noted)\b|\band I\b", re.IGNORECASE)
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
