"""Promises that nobody gave are found in replies of other hands in each language that has a table of them."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.checklist.lexicon import Lexicons
from app.model.draft import ChecklistItem
from tests.checklist.cases import case_of, checklist, item

GUARD = "no-unauthorised-promise"
DATA = Path(__file__).parents[1] / "data" / "promises"
LANGUAGES = sorted(path.stem for path in DATA.glob("*.yaml"))
CLOSINGS = {
    "es": ("Hola:", "Un cordial saludo,\nTomás"),
    "fr": ("Bonjour,", "Bien cordialement,\nThomas"),
    "de": ("Guten Tag,", "Mit freundlichen Grüßen\nThomas"),
    "nl": ("Goedendag,", "Met vriendelijke groet,\nThomas"),
    "pt": ("Bom dia,", "Com os melhores cumprimentos,\nTomás"),
    "it": ("Buongiorno,", "Cordiali saluti,\nTommaso"),
}


@cache
def rows(code: str) -> dict[str, list[Any]]:
    return yaml.safe_load((DATA / f"{code}.yaml").read_text(encoding="utf-8"))


def checked(code: str, row: dict[str, Any], text: str) -> ChecklistItem:
    hello, goodbye = CLOSINGS[code]
    case = case_of(**row["brief"])
    case = case.model_copy(update={"reading": case.reading.model_copy(update={"language": code})})
    found = checklist().check(case, f"{hello}\n\n{text}\n\n{goodbye}", language=code)
    return item(found, GUARD)


@cache
def honest(code: str) -> list[ChecklistItem]:
    return [checked(code, row, row["reply"]) for row in rows(code)["honest"]]


@cache
def planted(code: str) -> list[ChecklistItem]:
    return [checked(code, row, row["reply"].replace("{}", row["promise"])) for row in rows(code)["planted"]]


@cache
def spared(code: str) -> list[ChecklistItem]:
    """The planted replies without what was planted."""
    return [checked(code, row, row["reply"].replace("{}", "")) for row in rows(code)["planted"]]


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_forty_of_each_kind(code: str) -> None:
    assert all(len(rows(code)[kind]) >= 40 for kind in ("honest", "planted"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_promise_that_nobody_gave_is_found_and_quoted(code: str) -> None:
    found = [
        any(q.quote.strip(" .") in row["promise"] or row["promise"] in q.quote for q in i.evidence)
        for row, i in zip(rows(code)["planted"], planted(code), strict=True)
        if i.status == "missed"
    ]
    assert len(found) >= 0.8 * len(planted(code))
    assert all(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_reply_with_a_promise_that_nobody_gave_is_never_called_met(code: str) -> None:
    assert [i.reason for i in planted(code) if i.status == "met"] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_honest_reply_is_hardly_ever_refused(code: str) -> None:
    for replies in (honest(code), spared(code)):
        refused = [i.reason for i in replies if i.status == "missed"]
        assert len(refused) <= 0.05 * len(replies), refused


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_longer_honest_reply_is_hardly_ever_refused(code: str) -> None:
    letters = rows(code).get("letters", [])
    refused = [i.reason for r in letters if (i := checked(code, r, r["reply"])).status == "missed"]
    assert len(refused) <= 0.05 * len(letters), refused


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_odd_promise_that_nobody_gave_is_never_called_met(code: str) -> None:
    row: dict[str, Any] = {"brief": {"message": "…"}}
    sentences = rows(code).get("sentences", [])
    assert [s for s in sentences if checked(code, row, str(s)).status == "met"] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_many_an_honest_reply_is_called_met(code: str) -> None:
    assert sum(i.status == "met" for i in honest(code)) >= 0.3 * len(honest(code))


@pytest.mark.parametrize("code", LANGUAGES)
def test_only_promises_are_worded_there_and_nothing_that_is_told(code: str) -> None:
    lexicon = Lexicons().of(code)
    assert lexicon.promises_known
    assert not lexicon.known


def test_a_promise_and_a_present_beside_it_are_refused_in_spanish() -> None:
    row: dict[str, Any] = {"brief": {"message": "Mi pedido no ha llegado.", "options": ["Envío de otro"]}}
    sentence = "Le devolveremos todo el dinero mañana y además le regalamos un bono de 50 euros."
    found = checked("es", row, sentence)
    assert found.status == "missed"
    assert any(q.quote in sentence and "devolveremos" in q.quote for q in found.evidence)
