"""No phrase claims what nobody can know of who sends it: an order of work, a second reading, a start."""

import re

import pytest
import yaml

from tests.guidelines.shipped import FOLDER

OVERCLAIMS = {
    "en": r"\bahead of other|\btop of my|\bother things (?:aside|here)|\b(?:nothing else|it) comes before"
    r"|\bfull attention\b"
    r"|\b(?:I'm|I am|we're) (?:\w+ ){0,2}(?:on this now|starting|right now|at once|first of all)"
    r"|\b(?:is|being) (?:still )?being looked|\b(?:it's|is) being taken seriously|\blooked into now\b"
    r"|\bread (?:it|this|your message|what you wrote) (?:twice|with care|closely|carefully|from start)"
    r"|\bread carefully\b",
    "de": r"\bfange ich jetzt an|\bich kümmere mich jetzt|\bkümmere ich mich jetzt|\bzweimal gelesen",
    "fr": r"\bje commence la vérification maintenant|\bavant tout le reste, je",
    "es": r"\bempiezo ahora|\blo estoy (?:revisando|comprobando)|\bme ocupo de ello ahora",
    "it": r"\bcomincio adesso",
    "nl": r"\bik begin nu|\bik ga er nu mee",
    "pt": r"\bcomeço agora|\btrato disto já",
}


def phrases(language):
    for path in sorted(FOLDER.glob(f"*/say.{language}.yaml")):
        for slot, rows in (yaml.safe_load(path.read_text("utf-8")).get("slots") or {}).items():
            for row in (row for row in rows if isinstance(row, dict) and "say" in row):
                yield from ((f"{path.parent.name}/{slot}", line) for line in row["say"].splitlines())


@pytest.mark.parametrize("language", OVERCLAIMS)
def test_no_phrase_overclaims(language):
    claims = re.compile(OVERCLAIMS[language], re.IGNORECASE)
    found = [(where, line) for where, line in phrases(language) if claims.search(line)]
    assert found == []
