"""The profile lies under every brief and never over it."""

from app.model.brief import Brief
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.settle import given_cannot, given_facts, given_options, settled

PROFILE = Profile.model_validate(
    {
        "name": "Hollin",
        "signature": "Hollin customer care",
        "tone": "formal",
        "offers": [
            {"topic": "delivery", "fault": "ours", "text": "free express delivery"},
            {"topic": "billing", "text": "an itemised bill"},
            {"text": "a call back"},
        ],
        "cannot": ["pay cash"],
    }
)


def test_what_the_brief_leaves_open_the_profile_fills() -> None:
    brief = settled(Brief(message="x"), PROFILE)
    assert (brief.company, brief.tone, brief.agent.signature) == ("Hollin", "formal", "Hollin customer care")


def test_what_the_brief_says_stands() -> None:
    brief = settled(Brief(message="x", company="Other", tone="neutral"), PROFILE)
    assert (brief.company, brief.tone) == ("Other", "neutral")


def test_standing_offers_count_only_where_topic_and_fault_fit_and_the_brief_has_none() -> None:
    late = Reading(text="x", topic="delivery")
    assert [o.text for o in given_options(Brief(message="x", fault="ours"), PROFILE, late)] == [
        "free express delivery",
        "a call back",
    ]
    assert [o.text for o in given_options(Brief(message="x", fault="customer"), PROFILE, late)] == [
        "a call back"
    ]
    own = given_options(Brief(message="x", fault="ours", options=("a voucher",)), PROFILE, late)
    assert [o.where for o in own] == ["options[0]"]


def test_internal_facts_are_kept_apart() -> None:
    said, internal = given_facts(
        Brief(message="x", facts=("It left on Monday", "Internal: no refund"), internal=("VIP",))
    )
    assert [f.text for f in said] == ["It left on Monday"]
    assert [f.text for f in internal] == ["Internal: no refund", "VIP"]


def test_each_note_knows_its_place() -> None:
    assert [c.where for c in given_cannot(Brief(message="x", cannot=("a", "b")), PROFILE)] == [
        "cannot[0]",
        "cannot[1]",
        "profile.cannot[0]",
    ]
