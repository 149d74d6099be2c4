"""Weighs which of the feelings that were read a reply may name: a heavy one only where the message says so."""

import re
from functools import cache
from importlib.resources import files

import yaml

from app.guidelines.choice import Circumstances


def named_feelings(found: Circumstances, message: str, language: str) -> Circumstances:
    """The circumstances with grief first where somebody died, without a sadness that no word of theirs bears out."""
    if language != "en":
        return found
    table = _table()
    plain = message.replace("’", "'")
    feelings = tuple(f for f in found.feelings if f != "sadness" or table["sadness"].search(plain))
    if table["grief"].search(table["not_grief"].sub(" ", plain)):
        feelings = ("grief", *(f for f in feelings if f != "grief"))
    elif "grief" in feelings and table["long_ago"].search(plain) and not table["mourning"].search(plain):
        feelings = tuple(f for f in feelings if f != "grief")
    return found.model_copy(update={"feelings": feelings})


@cache
def _table() -> dict[str, re.Pattern[str]]:
    raw = (files("app.engines.builtin") / "locale" / "en" / "mood.yaml").read_text(encoding="utf-8")
    return {name: re.compile(words, re.IGNORECASE) for name, words in yaml.safe_load(raw).items()}
