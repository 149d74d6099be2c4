"""Each reason code that the kinds use has its sentence, and each sentence is used."""

import re

from app.prompts import Prompts
from tests.checklist.cases import ROOT

CALL = re.compile(r"\b(?:met|broken|absent|unsure|say)\(([^()]*)|\bcode=?\s*(=?\s*\"[a-z_]+\")")
CODE = re.compile(r"(?<!f)\"([a-z]+_[a-z_]+)\"")


def _used() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "app" / "checklist").rglob("*.py"):
        for call in CALL.findall(path.read_text(encoding="utf-8")):
            found |= set(CODE.findall(" ".join(call)))
    return found


def test_every_code_in_use_has_a_sentence() -> None:
    used = _used()
    assert {"no_ground", "options_offered", "not_applicable", "verdict_missed"} <= used
    assert used <= set(Prompts([ROOT / "prompts"]).wording("reasons"))


def test_every_hint_belongs_to_a_reason() -> None:
    prompts = Prompts([ROOT / "prompts"])
    assert set(prompts.wording("hints")) <= set(prompts.wording("reasons"))
