"""A model's answer becomes a checked draft, whatever it is wrapped in; what is no reply is refused."""

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engines.interface import Task
from app.engines.llm.engine import ModelEngine
from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.plan import Given, Plan
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.writing import Finding, Passage, Written
from app.prompts import Prompts
from tests.checklist.cases import ROOT, guidelines
from tests.engines.llm.says import BRIEF, REPLY, Says, answer, drafted

PROMPTS = Prompts([ROOT / "prompts"])
PARAGRAPHS = [*REPLY.split("\n\n"), "**Bold** move. ", "- one item", "1. two. ", "<b>x</b> y. ", "Tom"]
SIGNED = REPLY + "\nTom\nLarch & Lime"


def task(**brief):
    given_brief = Brief.model_validate({"tone": "warm", **BRIEF, **brief})
    reading = Reading(text=given_brief.message, visible=given_brief.message)
    facts = tuple(Given(where=f"facts[{i}]", text=text) for i, text in enumerate(given_brief.facts[:1]))
    return Task(brief=given_brief, profile=Profile(), reading=reading, plan=Plan(facts=facts))


def engine(model):
    return ModelEngine(model, guidelines(), PROMPTS, "digest")


def written_by(model, the_task=None):
    async def run():
        return [piece async for piece in engine(model).write(the_task or task())]

    return asyncio.run(run())


def test_a_draft_is_the_models_reply_with_the_signature_of_the_brief():
    draft = drafted(Says(answer()))
    assert draft.reply.text == SIGNED
    assert draft.reply.subject == "Your order KT-2041"
    assert (draft.engine.name, draft.engine.model) == ("llm", "stub-1")
    assert draft.usage.output_tokens == 50
    assert [i.id for i in draft.checklist if i.status == "missed"] == []


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{answer()}\n```",
        f"Here you are:\n{answer()}",
        REPLY,
        answer(REPLY + "\nTom\nLarch & Lime"),
        answer(REPLY + "\n\nTom"),
        answer(REPLY.replace("Kind regards,", "Kind regards, Tom")),
        answer(REPLY + "\n[Your name]\nCustomer Care Team"),
        answer(REPLY.replace("\n\nKind regards,", "\n\n**Kind regards,**\n*Tom*")),
        answer(REPLY.replace("Dear Ms Adeyemi,", "<p>Dear Ms Adeyemi,</p>")),
        answer(REPLY.replace("Three weeks", "**Three weeks**")),
        answer(REPLY + "\n\n-----Original Message-----\n" + BRIEF["message"]),
        answer(REPLY.replace("\n\nKind", "\n\n> My order KT-2041 is late.\n\nKind")),
        answer(REPLY.replace("\n\nKind regards,", "")),
        answer(REPLY.replace("\n\nKind regards,", "\n\nTom from Larch & Lime")),
        answer(REPLY.replace("\n\nKind regards,", " Tom, Larch")),
        answer(REPLY.replace("\n\nKind regards,", " Kind regards, Tom")),
        answer(REPLY.replace("\n\nKind regards,", "\n\nTom\nLarch")),
    ],
)
@pytest.mark.parametrize("sizes", [(1,), (5, 40), (10_000,)])
def test_the_same_reply_comes_out_whatever_it_is_wrapped_in(text, sizes):
    assert written_by(Says(text, sizes=sizes))[-1].text == SIGNED


def test_a_missing_greeting_is_put_there_before_anything_is_shown():
    body = REPLY.split("\n\n", 1)[1]
    passages = written_by(Says(answer(body)))
    assert passages[0].text == "Hi Ms Adeyemi,"
    assert passages[-1].text.startswith("Hi Ms Adeyemi,\n\nThree weeks")


def test_a_missing_greeting_names_who_signed_where_nobody_gave_a_name():
    body = REPLY.split("\n\n", 1)[1]
    message = f"{BRIEF['message']}\n\nKind regards,\nBola Adeyemi"
    draft = drafted(Says(answer(body)), message=message, customer={})
    assert draft.reply.text.startswith("Hi Bola,\n\nThree weeks")


def test_a_chat_has_no_closing_formula():
    draft = drafted(Says(answer()), channel="chat")
    assert draft.reply.text.endswith("check back once it is done.\n\nTom")
    assert draft.reply.subject is None


@pytest.mark.parametrize(
    "closing",
    [
        "With warm wishes",
        "With kind regards",
        "Warm wishes",
        "Wishing you a better week",
        "With love from us all",
    ],
)
def test_a_closing_formula_without_a_comma_is_not_doubled(closing):
    draft = drafted(Says(answer(REPLY.replace("Kind regards,", closing))))
    assert draft.reply.text.endswith(f"once it is done.\n\n{closing}\nTom\nLarch & Lime")


def test_a_last_sentence_is_no_closing_formula():
    draft = drafted(Says(answer(REPLY.replace("\n\nKind regards,", "\n\nJust reply here."))))
    assert draft.reply.text.endswith("Just reply here.\n\nKind regards,\nTom\nLarch & Lime")


def test_a_signature_that_brings_its_own_closing_formula_is_not_doubled():
    draft = drafted(Says(answer()), agent={"name": "Tom", "signature": "Best wishes,\nTom Ash\nLarch & Lime"})
    assert draft.reply.text.endswith("once it is done.\n\nBest wishes,\nTom Ash\nLarch & Lime")
    assert "Kind regards" not in draft.reply.text


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), max_size=9),
    st.lists(st.integers(1, 30), min_size=1, max_size=4),
)
def test_what_was_yielded_is_the_beginning_of_what_was_written(paragraphs, sizes):
    try:
        *passages, whole = written_by(
            Says(answer("\n\n".join(["Hello Ms Adeyemi,", *paragraphs])), sizes=sizes)
        )
    except UnavailableError:
        return
    assert isinstance(whole, Written)
    assert whole.text.startswith("".join(p.before + p.text for p in passages).strip())


def test_sentences_are_yielded_before_the_answer_is_whole():
    seen = []

    class Slow(Says):
        async def stream(self, request, deadline):
            async for piece in super().stream(request, deadline):
                seen.append(piece)
                yield piece

    async def first():
        async for passage in engine(Slow(answer(), sizes=(4,))).write(task()):
            if isinstance(passage, Passage) and passage.text.startswith("Three weeks"):
                return len(seen)
        return None

    assert asyncio.run(first()) < len(answer()) / 4 / 2


@pytest.mark.parametrize(
    ("text", "finish"),
    [
        ("", "stop"),
        ("{}", "stop"),
        (answer(""), "stop"),
        (answer("<b></b>"), "stop"),
        (answer()[:300], "length"),
        (REPLY, "length"),
        (answer(), "refusal"),
        (answer(), "filter"),
        (answer("x " * 30_000), "stop"),
        ('{"understanding": {"language": "en"', "stop"),
    ],
)
def test_what_is_no_reply_is_refused(text, finish):
    with pytest.raises(UnavailableError):
        written_by(Says(text, finish=finish, sizes=(500,)))


def test_through_the_front_door_no_reply_is_an_unavailable_engine():
    with pytest.raises(UnavailableError):
        drafted(Says("{}"))


def test_a_whole_reply_counts_though_its_claims_were_cut_off():
    cut = answer(claims=[{"quote": "Three weeks for order", "serves": ["listen"]}])[:-20]
    assert written_by(Says(cut, finish="length"))[-1].text == SIGNED
    assert written_by(Says(cut + "]]} oops", finish="stop"))[-1].text == SIGNED


def test_a_claim_stands_only_where_its_quote_stands():
    claims = [
        {"quote": "Three weeks for order", "serves": ["listen", "nonsense", "no-blame"]},
        {"quote": "The parcel  is in", "serves": ["asks[0]", "asks[9]", "facts[0]", "facts[7]"]},
        {"quote": "words that are not there", "serves": ["escalate"]},
        {"quote": "I", "serves": ["empathize"]},
    ]
    brief = task()
    reading = brief.reading.model_copy(
        update={
            "asks": Reading.model_validate(
                {"text": "x", "asks": [{"text": "When does it come?", "start": 0, "end": 1}]}
            ).asks
        }
    )
    whole = written_by(Says(answer(claims=claims)), brief.model_copy(update={"reading": reading}))[-1]
    assert {(p.text[:11], p.serves, p.answers, p.uses) for p in whole.passages if p.serves or p.answers} == {
        ("Three weeks", ("listen",), (), ()),
        ("The parcel ", (), (0,), ("facts[0]",)),
    }
    assert all(p.claimed for p in whole.passages)


def test_a_fact_that_the_reply_does_not_tell_is_named_though_the_model_claims_it():
    reply = REPLY.replace("The parcel is in the Leeds depot, and ", "")
    claims = [{"quote": "Three weeks for order", "serves": ["facts[0]"]}]
    whole = written_by(Says(answer(reply, claims=claims)))[-1]
    assert [fact.text for fact in whole.left_out] == ["the parcel is in the Leeds depot"]
    assert written_by(Says(answer()))[-1].left_out == ()


def test_a_repair_asks_once_with_the_findings_and_begins_as_the_draft_did():
    worse = REPLY.replace("Which would you prefer?", "We will send you £500 as well.")
    model = Says(answer(worse), answer())
    finding = Finding(
        guideline="no-unauthorised-promise",
        reason="Nothing allows\nthis.",
        repair="Remove it.",
        quotes=("send you £500",),
    )

    async def run():
        writer = engine(model)
        pieces = [piece async for piece in writer.write(task())]
        return pieces[-1], await writer.rewrite(task(), pieces[-1], (finding,))

    first, second = asyncio.run(run())
    draft, repair = model.asked
    assert repair.purpose == "repair"
    assert repair.messages[:2] == draft.messages
    assert json.loads(repair.messages[2].content)["reply"] == worse
    assert "no-unauthorised-promise: Nothing allows this. Remove it." in repair.messages[3].content
    assert '"send you £500"' in repair.messages[3].content
    assert "Tom" not in repair.messages[2].content
    assert second.text == SIGNED
    assert (second.usage.calls, second.engine.attempts) == (2, 2)
    assert first.usage.calls == 1


def test_without_findings_nothing_is_rewritten():
    model = Says(answer())
    first = written_by(model)[-1]
    assert asyncio.run(engine(model).rewrite(task(), first, ())) is None
    assert len(model.asked) == 1


FOREIGN = [
    (
        "de",
        "Guten Tag Frau Adeyemi,",
        "Das ist zu lang. Ich kümmere mich darum.",
        "Mit freundlichen Grüßen",
        "\nTom",
    ),
    ("fr", "Bonjour Madame Adeyemi,", "Trois semaines, c'est trop. Je m'en occupe.", "Cordialement,", ""),
    ("pl", "Dzień dobry,", "Trzy tygodnie to za długo. Zajmę się tym.", "Z wyrazami szacunku,", "\nTom"),
    (
        "nl",
        "Beste mevrouw Adeyemi,",
        "Drie weken is te lang. Ik pak het op.",
        "Met vriendelijke groet,",
        "\n\nTom",
    ),
]


@pytest.mark.parametrize(("language", "greeting", "body", "closing", "name"), FOREIGN)
def test_other_languages_keep_their_own_greeting_and_closing_formula(language, greeting, body, closing, name):
    reply = f"{greeting}\n\n{body}\n\n{closing}{name}"
    text = written_by(Says(answer(reply)), task(language=language))[-1].text
    assert text == f"{greeting}\n\n{body}\n\n{closing}\nTom\nLarch & Lime"


def test_in_a_language_without_words_of_ours_nothing_is_made_up():
    text = written_by(Says(answer("Tre veckor är för länge. Jag tar tag i det.")), task(language="sv"))[
        -1
    ].text
    assert text == "Tre veckor är för länge. Jag tar tag i det.\n\nTom\nLarch & Lime"
