"""The base of a verb's form."""

from functools import cache

from app.engines.builtin.notes.telegraph.classes import pieces, telegraph
from app.text.grammar import lexicon
from app.text.person.words import person_words


@cache
def bases() -> frozenset[str]:
    """Base forms of all verbs that we know."""
    return lexicon().verbs | person_words().bases | telegraph("more_verbs")


def is_noun(base: str) -> bool:
    """Whether a verb is a noun as well: "call", "report"."""
    return base in telegraph("also_nouns") or base in lexicon().double


def base_of(third: str) -> str | None:
    """The base of a form with -s, None where it is no verb we know."""
    if not third.endswith("s") or third.endswith("ss"):
        return None
    forms = [
        third[:-1],
        third[:-2] if third.endswith("es") else "",
        f"{third[:-3]}y" if third.endswith("ies") else "",
    ]
    return next(
        (form for form in forms if form in bases()), {"has": "have", "does": "do", "goes": "go"}.get(third)
    )


def base_of_participle(participle: str) -> str | None:
    """The base of a participle, None where it is no verb we know."""
    irregular = pieces("bases").get(participle)
    if irregular is not None:
        return str(irregular)
    if not participle.endswith("ed"):
        return None
    stem = participle[:-2]
    single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return next((form for form in (f"{stem}e", stem, single, f"{stem[:-1]}y") if form in bases()), None)


def base_of_gerund(gerund: str) -> str | None:
    """The base of a form with -ing, None where it is no verb we know."""
    stem = gerund[:-3] if gerund.endswith("ing") else ""
    single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return next((form for form in (f"{stem}e", stem, single) if len(form) > 1 and form in bases()), None)
