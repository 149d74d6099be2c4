"""A returning customer: what earlier replies promised is kept in mind, and a broken promise is owned up to."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from app.bootstrap import build_exchange, build_service
from app.errors import RecordingMissingError
from app.model.brief import Brief
from app.model.history import History
from app.pipeline.history import broken_promises, open_promises, perhaps_promised
from app.settings import Settings

CALL = "I'll ring the depot and write to you by Friday 12 June."
LANGUAGES = {
    "de": ("Ich warte seit drei Wochen auf mein Paket und niemand antwortet. Das ist unverschämt!",
           "Wir schreiben Ihnen bis Freitag"),
    "es": ("Llevo tres semanas esperando mi paquete y nadie contesta. ¡Es una vergüenza!",
           "Le escribimos antes del viernes"),
    "fr": ("J'attends mon colis depuis trois semaines et personne ne répond. C'est honteux !",
           "Nous vous écrivons avant vendredi"),
    "it": ("Aspetto il mio pacco da tre settimane e nessuno risponde. È una vergogna!",
           "Le scriviamo entro venerdì"),
    "nl": ("Ik wacht al drie weken op mijn pakket en niemand antwoordt. Dit is schandalig!",
           "Wij schrijven u voor vrijdag"),
    "pt": ("Estou à espera da minha encomenda há três semanas e ninguém responde. É uma vergonha!",
           "Escrevemos-lhe até sexta-feira"),
}  # fmt: skip


def brief(*promises, **more):
    told = {"message": "My parcel KT-2041 is three weeks late and nobody tells me anything. I am furious!"}
    return Brief.model_validate({**told, "history": {"promises": promises}, **more})


def promise(text=CALL, **more):
    return {"text": text, **more}


def drafted(service, asked):
    draft = asyncio.run(service.draft(asked))
    return draft, {item.id: item for item in draft.checklist}


def times(text, draft):
    return draft.reply.text.count(text.rstrip("."))


def test_only_what_was_sent_and_not_owned_up_to_is_admitted():
    asked = brief(
        promise("We will send a new lamp.", state="kept"),
        promise("We will refund the postage.", state="broken", admitted=True),
        promise(state="broken"),
        promise("I'll call you on Monday.", state="broken", sent=False),
        promise("I'll write on Tuesday."),
        promise("I'll mail the label.", sent=False),
    )
    assert [p.where for p in broken_promises(asked)] == ["history.promises[2]"]
    assert [p.where for p in open_promises(asked)] == ["history.promises[4]"]
    assert [p.where for p in perhaps_promised(asked)] == ["history.promises[5]", "history.promises[3]"]


def test_a_promise_of_the_thread_that_the_records_know_too_counts_once():
    thread = [{"from": "agent", "text": f"Dear Ann, I am looking into it. {CALL}"}]
    asked = brief(promise(state="broken"), message="It is Monday and I am still waiting.", thread=thread)
    assert [p.where for p in broken_promises(asked)] == ["thread[0]"]


def test_nobody_is_told_twice_that_we_broke_our_word():
    thread = [
        {
            "from": "agent",
            "text": "We are sorry that we did not ring the depot and write to you by Friday 12 June.",
        }
    ]
    assert broken_promises(brief(promise(state="broken"), thread=thread)) == ()
    assert len(broken_promises(brief(promise(state="broken")))) == 1


@pytest.mark.parametrize("fault", ["ours", "unknown", "third_party"])
def test_a_broken_promise_is_admitted_once_whoever_caused_the_trouble(service, fault):
    draft, items = drafted(service, brief(promise(state="broken"), fault=fault))
    assert times(CALL, draft) == 1
    assert items["one-apology"].status == "met"
    assert items["no-unauthorised-promise"].status == "met"
    assert [a.type for a in draft.actions if a.text == CALL] == ["do"]
    assert len(re.findall(r"\b(?:sorry|apologi[sz]e)\b", draft.reply.text)) <= 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_admitted_in_every_language(service, code):
    message, said = LANGUAGES[code]
    asked = brief(promise(said, state="broken"), message=message, fault="ours")
    draft, items = drafted(service, asked)
    assert draft.reply.language == code
    assert times(said, draft) == 1
    assert items["admit-mistakes"].status == "met"


@pytest.mark.parametrize("code", ["en", *LANGUAGES])
def test_an_open_promise_is_named_as_the_next_step_and_not_made_anew(service, code):
    message, said = LANGUAGES.get(code, (brief().message, CALL))
    draft, items = drafted(service, brief(promise(said), message=message))
    assert times(said, draft) == 1
    assert items["follow-up"].status == "met"
    assert items["no-unauthorised-promise"].status in {"met", "unsure"}
    assert [a for a in draft.actions if a.type == "follow_up"] == []


def test_an_open_promise_is_the_ground_of_what_says_it_again(service):
    asked = brief(promise("We will refund the £39 to your card by Friday 12 June."))
    checked = asyncio.run(
        service.check(
            asked, "Dear Ann,\n\nYou have waited three weeks. We will refund the £39 by Friday 12 June."
        )
    )
    assert {c.ground.where for c in checked.commitments if c.ground} == {"history.promises[0]"}
    without = asyncio.run(
        service.check(
            brief(), "Dear Ann,\n\nYou have waited three weeks. We will refund the £39 by Friday 12 June."
        )
    )
    assert not any(c.ground for c in without.commitments)


@pytest.mark.parametrize("state", ["open", "broken"])
def test_what_was_perhaps_never_sent_is_for_the_agent_alone(service, state):
    draft, _ = drafted(service, brief(promise(state=state, sent=False), fault="ours"))
    assert times(CALL, draft) == 0
    assert [a.type for a in draft.actions if a.text == CALL] == ["do"]


def test_a_kept_promise_changes_no_word(service):
    kept, _ = drafted(service, brief(promise(state="kept")))
    never, _ = drafted(service, brief())
    assert (kept.reply, kept.actions, kept.note) == (never.reply, never.actions, never.note)


def prompt_of(asked):
    exchange = build_exchange(Settings(llm_model="m"))
    return "\n".join(m.content for m in asyncio.run(exchange.shown(asked)).messages)


def test_a_model_is_given_the_promises_inside_the_fence_and_told_what_to_do_with_them():
    text = prompt_of(brief(promise(state="broken"), promise("I'll write on Tuesday.")))
    mark = re.search(r"The mark is (==\w+==)\.", text)[1]
    fenced = text.split(f"{mark} end of the customer's words")[0]
    assert f"(history.promises[0])\n{CALL}" in fenced
    assert "(history.promises[1])\nI'll write on Tuesday." in fenced
    assert "did not keep it (history.promises[0]): own up" in text
    assert "still holds (history.promises[1]): do not promise it anew" in text
    assert "Tuesday" not in text.split(f"{mark} end of the customer's words")[1]


RECORDED = Path("tests/prompt_cases")


def test_a_brief_without_a_history_finds_the_answers_that_were_recorded_for_it():
    settings = Settings(recordings=RECORDED / "recordings" / "d4.jsonl")
    service = build_service(settings)
    lines = (RECORDED / "d4.jsonl").read_text(encoding="utf-8").splitlines()[:6]
    for asked in (Brief.model_validate(json.loads(line)["brief"]) for line in lines):
        assert "history" not in asked.model_dump_json()
        for known in (asked, asked.model_copy(update={"history": History()})):
            assert asyncio.run(service.draft(known)).engine.name != "builtin"
        returning = asked.model_copy(update={"history": History.model_validate({"promises": [promise()]})})
        with pytest.raises(RecordingMissingError):
            asyncio.run(service.draft(returning))
