"""The built-in engine heeds what the company says of itself once."""

import asyncio
import json
from pathlib import Path

import pytest

from app.bootstrap import build_service
from app.model.brief import Brief
from app.model.draft import Draft
from app.settings import Settings

BRIEF = {
    "message": "The kettle arrived cracked, order 4471. I am annoyed.",
    "fault": "ours",
    "options": ["a new kettle, free"],
}


def draft_with(profile: dict[str, object], tmp_path: Path, **fields: object) -> Draft:
    path = tmp_path / "profile.yaml"
    path.write_text(json.dumps(profile), encoding="utf-8")
    service = build_service(Settings(company=path))
    return asyncio.run(service.draft(Brief.model_validate({**BRIEF, **fields})))


def test_what_is_always_said_stands_in_the_reply(tmp_path: Path) -> None:
    made = draft_with({"always_say": ["Our showroom is closed in August"]}, tmp_path)
    assert "Our showroom is closed in August." in made.reply.text


def test_what_is_never_said_is_not_chosen(tmp_path: Path) -> None:
    plain = draft_with({}, tmp_path).reply.text
    word = next(w for w in ("sorry", "apologise") if w in plain)
    assert word not in draft_with({"never_say": [word]}, tmp_path).reply.text


def test_the_signature_of_the_company_closes_the_mail_once(tmp_path: Path) -> None:
    made = draft_with({"name": "Hob & Co", "signature": "Kind regards\nThe Hob & Co team"}, tmp_path)
    assert made.reply.text.endswith("Kind regards\nThe Hob & Co team")
    assert made.reply.text.count("regards") == 1


def test_a_matter_goes_to_the_role_of_the_profile_with_its_time(tmp_path: Path) -> None:
    profile = {"roles": [{"role": "duty manager", "for": ["manager"], "answers_within": "one working day"}]}
    made = draft_with(profile, tmp_path, beyond_agent=True)
    assert "duty manager" in made.reply.text
    assert "one working day" in made.reply.text
    assert not made.gaps


def test_a_standing_offer_is_made_when_the_brief_has_none(tmp_path: Path) -> None:
    profile = {"offers": [{"fault": "ours", "text": "a prepaid return label"}]}
    made = draft_with(profile, tmp_path, options=[])
    assert "a prepaid return label" in made.reply.text


@pytest.mark.parametrize("channel", ["chat", "social"])
def test_short_channels_have_no_subject_and_no_list(channel: str, tmp_path: Path) -> None:
    made = draft_with({}, tmp_path, channel=channel, options=["a new kettle", "a refund of £20"])
    assert made.reply.subject is None
    assert "\n1." not in made.reply.text
