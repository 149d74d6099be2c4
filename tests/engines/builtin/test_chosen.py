"""Of what could be told back of a bare message the set is told that most likely names the main thing."""

import asyncio
import json
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.engines.builtin import given_back
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
HEARTS = Path(__file__).parents[2] / "data" / "hearts" / "en.jsonl"
MESSAGES = [
    " ".join(sentence["text"] for sentence in json.loads(line)["sentences"])
    for line in HEARTS.read_text("utf-8").splitlines()[:40]
]


def drafted(message, **more):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more})))


def reply(message, **more):
    return drafted(message, **more).reply.text


@contextmanager
def watched():
    """What is chosen for each message that is drafted inside, with what could be."""
    found = []
    best = given_back.best_told

    def spy(desk, account, fits):
        told = best(desk, account, fits)
        found.append((desk, list(account), told))
        return told

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(given_back, "best_told", spy)
        yield found


@pytest.fixture
def chosen():
    """What is chosen for each message that the test drafts."""
    with watched() as found:
        yield found


@pytest.fixture(scope="module")
def of_all():
    """What is chosen for all the messages, each drafted once."""
    with watched() as found:
        for message in MESSAGES:
            drafted(message)
    return tuple(found)


MOTHS = (
    "We are a small bakery, we take your flour since six years. Last delivery two sacks had moths. We threw away the"
    " whole morning, 200 loaves, and the environmental health came because customer complain. You credited us one sack."
)
MAT = (
    "The dye on the yoga mat came off on a cream carpet in a rented flat. I did exactly what it said, wipe before first"
    " use. The landlord's keeping £900 of the deposit. You've kindly offered me another mat."
)
MEDALS = (
    "A polite one from me. I gave your charity shop a box by mistake. It had my late dad's medals in. I rang within the"
    " hour and a lady said she'd put them by. When I got there they'd been sold for eight pounds."
)
RASH = (
    "I was promised a call back from a nurse within two hours. That was Saturday. It's Wednesday. The rash has gone up"
    " to his neck and he isn't drinking. I've rung 111 now. Don't bother."
)


@pytest.mark.parametrize(
    ("message", "main"),
    [
        (MOTHS, "two sacks had moths"),
        (MAT, "£900 of the deposit"),
        (MEDALS, "dad's medals"),
        (RASH, "promised a call back from a nurse"),
    ],
)
def test_what_names_the_main_thing_is_told_though_other_sentences_weigh_more(message, main):
    assert main in reply(message)


def test_what_is_odd_is_told_where_the_main_thing_would_be_missing_without_it():
    message = (
        "Third letter. You keep writing to my late brother to congratulate him on his no claims bonus. He died in"
        " the car."
    )
    assert "writing to your late brother" in reply(message)


def test_a_quotation_names_more_than_the_bare_name_of_a_thing():
    message = (
        "Your update last night moved all our invoices into a folder called Archive_OLD and marked them as paid. I've"
        " had four clients ring to thank me. Forty one thousand pounds. I'm a bookkeeper and I can't tell which ones"
        " are real anymore."
    )
    assert "marked them as paid" in reply(message)


def test_how_a_story_begins_is_not_put_beside_what_is_told():
    message = (
        "Just back from the panto. Brilliant cast. My wife's wheelchair space had a pillar in it. We could hear them"
        " shouting he's behind you and we honestly couldn't say."
    )
    assert "Just back from the panto" not in reply(message)


def test_what_is_told_keeps_the_order_of_the_message_and_tells_no_stretch_twice(of_all):
    assert any(told != account for _, account, told in of_all)
    for _, _, told in of_all:
        ends = [0] + [one.source.end for one in told]
        assert all(end <= one.source.start for end, one in zip(ends, told, strict=False))


def test_what_is_told_stays_brief(of_all):
    for _, account, told in of_all:
        words = sum(len(one.text.split()) for one in told)
        assert told == account or len(told) < len(account) or (len(told) <= 4 and words <= 60)


@pytest.mark.parametrize(("channel", "most"), [("chat", 2), ("social", 1), ("review", 1)])
def test_a_channel_that_is_short_is_told_no_more(chosen, channel, most):
    for message in MESSAGES[:12]:
        asyncio.run(SERVICE.draft(Brief(message=message, channel=channel)))
    assert chosen
    for _, account, told in chosen:
        assert len(told) <= max(most, len(account))


def test_what_speaks_of_something_behind_it_is_told_with_what_names_it(of_all):
    for desk, account, told in of_all:
        needed = {each[-1].source: each for each in desk.concern.others}
        new = [one for one in told if one not in account and one.source in needed]
        alone = [
            one for one in new if not any(each[-1] == one for each in desk.concern.others if len(each) == 1)
        ]
        texts = [one.text for one in told]
        for one in alone:
            assert any(
                all(part.text in texts for part in each) for each in desk.concern.others if each[-1] == one
            )


def test_the_words_of_who_mourns_are_not_held_up_to_them_in_any_set(chosen):
    message = (
        "My father died in your home on Sunday. Nobody rang. Two nurses at the desk laughed at a phone. His ring is"
        " gone and his glasses are somebody else's."
    )
    asyncio.run(SERVICE.draft(Brief(message=message)))
    for desk, _, told in chosen:
        assert "grief" not in desk.book.feelings or not any(one.quoted for one in told)


def test_a_set_that_its_grade_chose_is_no_surer_than_what_it_was_chosen_over(of_all):
    changed = [desk for desk, account, told in of_all if len(told) > len(account) > 0]
    assert changed
    assert all(desk.unnamed > 0 for desk in changed)


def test_beside_notes_nothing_is_chosen_anew(chosen):
    facts = ["The crew missed Hill Road on Monday."]
    asyncio.run(SERVICE.draft(Brief(message=MESSAGES[0], facts=facts)))
    assert all(desk.concern.others == () for desk, _, _ in chosen)
