"""Lessons from edits: what recurs is told, nothing of a customer is, and suggestions are a diff that can be taken."""

import subprocess
from datetime import timedelta

import pytest

from app.guidelines import load
from app.model.brief import Brief
from app.model.lessons import Lessons, Recurring
from app.prompts import Prompts
from app.records.body import body
from app.records.digest import digest_of, escaped
from app.records.learning import Learning
from app.records.learning_desk import Desk as LearningDesk
from app.records.masking import MASK, Masker
from app.records.phrase_places import PhrasePlaces
from app.records.recurring import Seen, grouped, phrases
from app.records.suggestions import Own, diff_of, suggested
from tests.guidelines.shipped import FOLDER, GUIDELINES
from tests.records.desk import START, at_desk

PLACES = PhrasePlaces(GUIDELINES)
PROMPTS = Prompts([FOLDER.parent / "prompts"])
SECRET = "the turquoise samovar"
ASKED = {
    "message": f"My parcel with {SECRET} is three weeks late, says Zebediah. Nobody tells me anything. I am furious!",
    "customer": {"name": "Ms Adeyemi"},
}
OWN_WORDS = "Our depot in Leeds opens every parcel by hand, so please bear with us a little."


async def edited(desk, times, edit):
    """So many drafts of one brief, each edited; returns the first."""
    first = None
    for _ in range(times):
        draft = await desk.draft(**ASKED, policies=[])
        await desk.outcome(draft, "edited", edit(draft))
        first = first or draft
    return first


def ours(draft):
    """A sentence of the draft that a phrase of `follow-up` makes, and where the phrase stands."""
    made = ((s.text, PLACES.of(s.text, draft.reply.language)) for s in body(draft.reply.text))
    return next((text, place) for text, place in made if place and place.guideline == "follow-up")


def reworded(sentence):
    return sentence.rstrip(".") + ", and I mean that."


def edit(draft):
    sentence, _ = ours(draft)
    return with_own_words(draft.reply.text.replace(sentence, reworded(sentence)))


def with_own_words(text):
    head, _, tail = text.rpartition("\n\n")
    quoting = f"You wrote that {SECRET} is three weeks late, and Zebediah told you so."
    return f"{head} {OWN_WORDS} {quoting}\n\n{tail}"


def period():
    return START - timedelta(days=1), START + timedelta(days=6)


def test_what_recurs_is_told_and_once_or_twice_is_not(service, tmp_path):
    async def work(desk):
        learning = Learning(desk.store, PLACES)
        draft = await edited(desk, 2, edit)
        told = await learning.between(*period())
        assert (told.compared, told.deleted, told.put_in, told.phrases) == (2, (), (), ())
        await edited(desk, 1, edit)
        told = await learning.between(*period())
        sentence, place = ours(draft)
        assert (told.drafts, told.compared) == (3, 3)
        gone = next(d for d in told.deleted if d.place == place)
        assert (gone.text, gone.drafts) == (place.say, 3)
        assert "follow-up" in gone.principles
        came = next(p for p in told.put_in if p.text.startswith("Our depot"))
        assert (came.drafts, came.masked) == (3, True), "Leeds is a name"
        assert any("opens every parcel by hand" in p.text for p in told.phrases)
        assert {p.id: p.drafts for p in told.principles}["follow-up"] == 3
        assert sentence not in OWN_WORDS

    at_desk(tmp_path, service, work)


def test_one_customer_alone_teaches_nothing(service, tmp_path):
    async def work(desk):
        for _ in range(4):
            draft = await desk.draft(**{**ASKED, "customer": {"ref": "c-7"}}, policies=[])
            await desk.outcome(draft, "edited", with_own_words(draft.reply.text))
        told = await Learning(desk.store, PLACES).between(*period())
        assert (told.compared, told.put_in, told.phrases) == (4, (), ())

    at_desk(tmp_path, service, work)


def test_nothing_of_a_customer_stands_in_digest_or_diff(service, tmp_path):
    async def work(desk):
        await edited(desk, 4, edit)
        (tmp_path / "guidelines").mkdir()
        own = Own(tmp_path / "guidelines", tmp_path / "profile.yaml")
        learning = LearningDesk(desk.store, GUIDELINES, PROMPTS, own)
        digest = await learning.digest(*period())
        diff = await learning.diff(*period(), tmp_path)
        assert "4 times:" in digest
        assert diff
        for word in ("turquoise", "samovar", "Zebediah", "Adeyemi", "three weeks late"):
            assert word not in digest
            assert word not in diff

    at_desk(tmp_path, service, work)


def test_the_diff_can_be_taken_and_then_the_phrase_is_not_said(service, tmp_path):
    own_folder = tmp_path / "own" / "guidelines"
    file = own_folder / "follow-up" / "say.en.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("# ours\navoid: |\n  at the earliest\n", encoding="utf-8")

    async def work(desk):
        draft = await edited(desk, 3, edit)
        learning = LearningDesk(desk.store, GUIDELINES, PROMPTS, Own(own_folder))
        return draft, await learning.diff(*period(), tmp_path), await learning.digest(*period())

    (tmp_path / "db").mkdir()
    draft, diff, digest = at_desk(tmp_path / "db", service, work)
    assert file.read_text(encoding="utf-8").startswith("# ours\navoid: |\n  at the earliest\n"), (
        "nothing is written"
    )
    assert file.read_text(encoding="utf-8").count("\n") == 3
    assert "git apply" in digest or "--diff" in digest
    _, place = ours(draft)
    run = ["git", "apply", "--unsafe-paths", "-"]
    done = subprocess.run(run, input=diff, text=True, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    theirs = load([FOLDER, own_folder])
    said = [p.say for _, group in theirs.runs(place.guideline, place.slot, "en") for p in group]
    assert said
    assert not any(place.say in say for say in said)
    assert reworded(place.say) in said, "what people write in its stead is said beside the others"


def test_sentences_that_a_model_wrote_are_for_the_profile(tmp_path):
    profile = tmp_path / "profile.yaml"
    profile.write_text("name: Alder & Co\nnever_say:\n  - no worries\n", encoding="utf-8")
    lessons = Lessons(
        since=START, until=START,
        deleted=(
            Recurring(text="We value your feedback.", drafts=5, language="en"),
            Recurring(text=f"We value you, {MASK}.", drafts=5, language="en", masked=True),
        ),
    )  # fmt: skip
    diff = diff_of(suggested(lessons, PLACES, Own(None, profile)), tmp_path)
    assert '+  - "We value your feedback"' in diff
    assert diff.count("\n+ ") == 1
    assert suggested(lessons, PLACES, Own()) == ()


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        (
            "I'll ring Zebediah on Monday at 5pm about the £39.",
            f"I'll ring {MASK} on {MASK} at {MASK} about the {MASK}.",
        ),
        (
            "You tell us that your parcel with the turquoise samovar is late.",
            f"You tell us that your parcel with {MASK} late.",
        ),
        ("I'm looking into this, Ms Adeyemi.", f"I'm looking into this, {MASK}."),
        ("As soon as I know more, I'll write to you.", "As soon as I know more, I'll write to you."),
        ("Mail a.b@example.com, order KT-2041.", f"Mail {MASK}, order {MASK}."),
    ],
)
def test_particulars_names_and_the_customers_words_are_masked(sentence, masked):
    brief = Brief.model_validate({**ASKED, "message": ASKED["message"] + " As soon as I know, I go."})
    assert Masker(brief, "en").masked(sentence) == masked


def test_sentences_that_are_alike_are_one():
    said = [
        Seen("We are looking into it for you right now.", "a", "en"),
        Seen("We are looking into it for you.", "b", "en"),
        Seen("We are looking into this for you right now.", "c", "en"),
        Seen("Sie hören bald von uns.", "d", "de"),
    ]
    (group,) = grouped(said, 3)
    assert group.customers == 3
    assert grouped(said, 4) == ()


def test_the_longest_phrase_that_recurs_is_told_and_none_of_ours():
    said = [
        Seen(f"{start} your parcel is opened by hand today.", start, "en") for start in ("So", "Well", "Now")
    ]
    assert [g.text for g in phrases(said, [], 3)] == ["your parcel is opened by hand today"]
    assert [g.text for g in phrases(said, ["Today your parcel is opened by hand today, we think."], 3)] == []


def test_a_digest_of_nothing_says_so_and_markup_is_only_text():
    text = digest_of(Lessons(since=START, until=START), PROMPTS)
    assert "Nothing can be learnt yet" in text
    assert escaped("<b>[x](http://a) | *y*\n# z") == r"\<b\>\[x\](http://a) \| \*y\* \# z"
