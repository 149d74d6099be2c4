"""What a company never says, and what it always says, is held against any reply."""

import asyncio

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings

REPLY = """Dear Ann,

Your kettle from order 4471 arrived cracked, and I can see how annoying that is. We packed it badly, and I am sorry for
it. I have taken this on. I can send a new kettle, free. Would that suit you? As soon as you answer I will set it going
and write to you again. If anything is open, just reply to this message. It is our bad, and we know that well.

Kind regards,
Tom"""


def status(profile, tmp_path, brief):
    path = tmp_path / "profile.yaml"
    path.write_text(profile, encoding="utf-8")
    service = build_service(Settings(company=path))
    checked = asyncio.run(service.check(brief, REPLY))
    return next(item for item in checked.checklist if item.id == "ready-to-send")


BRIEF = Brief(message="The kettle came cracked, order 4471.", fault="ours", options=("a new kettle, free",))


def test_words_that_are_never_said_are_quoted(tmp_path):
    item = status("never_say: [our bad]", tmp_path, BRIEF)
    assert item.status == "missed"
    assert [q.quote for q in item.evidence] == ["our bad"]


def test_words_that_are_always_said_are_missed_when_absent(tmp_path):
    item = status("always_say: [Calls are recorded for training]", tmp_path, BRIEF)
    assert item.status == "missed"
    assert "Calls are recorded" in item.reason


def test_a_reply_that_keeps_to_both_is_met(tmp_path):
    item = status("never_say: [cheers]", tmp_path, BRIEF)
    assert item.status == "met"
