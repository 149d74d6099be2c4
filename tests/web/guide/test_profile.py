"""The page of the profile: how it is understood, and what is missing."""

from dataclasses import replace
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader

from app.bootstrap import build_service
from app.model.brief import Channel, Length
from app.model.draft import GuidelineKind, Severity
from app.model.profile import Fault, Matter, Profile, Tone, Topic
from app.model.reading import Abuse, Feeling
from app.settings import Settings
from app.web.guide.routes import TELLING
from app.web.routes import _HERE

WORDS = {"kind": GuidelineKind, "severity": Severity, "fault": Fault, "tone": Tone, "channel": Channel,
         "length": Length, "topic": Topic, "matter": Matter, "feeling": Feeling, "abuse": Abuse}  # fmt: skip


def test_without_a_profile_the_page_says_how_to_make_one(client, seen):
    page = client.get("/profile")
    assert page.status_code == 200
    assert "softanswer init ours" in page.text
    assert "SOFTANSWER_COMPANY=ours/profile.yaml" in page.text
    assert "Nobody is named to whom a matter goes, nor how fast they answer." in page.text
    assert "table" not in seen(page.text).tags


def test_a_profile_is_shown_as_it_is_understood(pages, seen):
    page = seen(pages.get("/profile").text)
    for said in (
        "Larch <i>&</i> Lime", "Larch & Lime\ncustomer care", "formal", "Europe/London", "care@larch.example",
        "head of care", "when a manager is asked for, legal matters", "one working day",
        "refund of the delivery charge", "damaged or faulty", "somebody else's", "a voucher", "deliver on Sundays",
        "as per our terms",
    ):  # fmt: skip
        assert said in page.text, said
    assert "i" not in page.tags


def test_an_offer_without_topic_and_fault_is_for_any(pages):
    assert "<td>a voucher</td><td>any</td><td>any</td>" in pages.get("/profile").text


def test_what_is_missing_is_told_with_its_cost_and_nothing_else_is(pages):
    page = pages.get("/profile").text
    assert "Nobody is told when they can reach you." in page
    assert "A reply can lean on no rule of yours." in page
    assert "Nobody is named to whom a matter goes" not in page
    assert page.count("<strong>") == 2


def test_every_field_that_is_missed_has_its_cost(client_with, tmp_path):
    (tmp_path / "profile.yaml").write_text("tone: warm\n", encoding="utf-8")
    set_up = replace(Settings(), company=tmp_path / "profile.yaml")
    page = client_with(set_up, build_service(set_up)).get("/profile").text
    assert set(TELLING) <= set(Profile.model_fields)
    assert page.count("<strong>") == len(TELLING)


def test_the_profile_that_init_writes_misses_nothing(client_with):
    start = _HERE.parent / "cli" / "start" / "profile.yaml"
    set_up = replace(Settings(), company=start)
    page = client_with(set_up, build_service(set_up)).get("/profile").text
    assert "Nothing is missing" in page
    assert "<strong>" not in page


def test_only_the_name_of_the_file_is_shown(pages, company):
    page = pages.get("/profile").text
    assert "profile.yaml" in page
    assert str(company) not in page
    assert str(company.parent) not in page


@pytest.mark.parametrize("name", WORDS)
def test_every_value_has_its_words(name):
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"), extensions=["jinja2.ext.i18n"], autoescape=True
    )
    made.install_null_translations(newstyle=True)
    say = getattr(made.get_template("words.html").module, name)
    values = get_args(WORDS[name])
    assert values
    shown = {value: str(say(value)) for value in values}
    assert not [words for words in shown.values() if "_" in words or not words.strip()]
    assert len(set(shown.values())) == len(values)
    assert str(say("<b>")) == "&lt;b&gt;"
