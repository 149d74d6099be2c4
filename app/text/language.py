"""Tells the language of a text: by its script, then by its function words, and only in doubt by a statistical model."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from string import ascii_letters
from threading import Lock
from typing import Any, NamedTuple

from app.text import language_model, tables
from app.text.compiled import compiled
from app.text.words import fold

_WORD = compiled(r"[^\W\d_]+")
_NO_PLAIN_LETTERS = bytes(set(range(256)) - set(ascii_letters.encode()))
_FOREIGN = compiled(r"[^\x00-\x7f]")
_NOISE = compiled(r"https?://\S{1,2000}|\S{1,64}@\S{1,255}")
_SCRIPTS = (
    ("ja", compiled(r"[\u3040-\u30ff]")),
    ("ko", compiled(r"[\uac00-\ud7af]")),
    ("zh", compiled(r"[\u4e00-\u9fff]")),
    ("th", compiled(r"[\u0e00-\u0e7f]")),
    ("he", compiled(r"[\u0590-\u05ff]")),
    ("el", compiled(r"[\u0370-\u03ff]")),
)
_SAMPLE = 4000
"""Characters that are looked at; more tell no more."""
_FEW_WORDS = 6
"""Below this many words, a model guesses: only function words decide."""

_SURE = 0.75
"""Share, among our languages, from which the model's word counts for a text of few words."""
_FEWEST = 2
_CLEAR = 2.5
"""Evidence of function words from which a few words need no model."""
_DOUBTFUL, _SHORT = 0.5, 60
"""Below this probability and length a language that is none of ours gives way to the likeliest of ours."""

_LOADING = Lock()


class _Evidence(NamedTuple):
    """What a word, or a letter, tells for each language that has it.

    One that many languages share ("de", "no") tells less than one that only one has.
    """

    words: Mapping[str, Mapping[str, float]]
    letters: Mapping[str, Mapping[str, float]]


def detect(text: str, default: str = "en") -> tuple[str, float]:
    """The language (ISO 639-1) of a text and how sure that is (0-1); `default` where the text does not tell."""
    sample = text[:_SAMPLE]
    if "@" in sample or "://" in sample:
        sample = _NOISE.sub(" ", sample)
    plain = len(sample.encode("ascii", "ignore").translate(None, _NO_PLAIN_LETTERS))
    foreign = [c for c in _FOREIGN.findall(sample) if c.isalpha()]
    letters = plain + len(foreign)
    if not letters:
        return default, 0.0
    for code, script in () if sample.isascii() else _SCRIPTS:
        if len(script.findall(sample)) >= 0.2 * letters:
            return code, 0.97
    latin = plain + sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in foreign) >= 0.5 * letters
    found = _by_words(sample, default) if latin else None
    if found:
        return found
    return _by_model(sample, default)


def load_model() -> None:
    """Load the statistical model now, from any thread, so that no message waits for it; takes about a second."""
    _model()


def _by_words(sample: str, default: str) -> tuple[str, float] | None:
    """A decision by function words and telling letters, or nothing where they leave doubt."""
    evidence = _evidence()
    low = sample.lower()
    words = (
        _WORD.findall(low)
        if sample.isascii()
        else [w.lower() if w.isascii() else fold(w) for w in _WORD.findall(sample)]
    )
    scores: defaultdict[str, float] = defaultdict(float)
    met = [evidence.words[word] for word in words if word in evidence.words]
    for shares in met:
        for code in shares:
            scores[code] += shares[code]
    foreign = False
    # In one order, since a sum of shares differs in its last digit from one order to another.
    for letter in sorted({*_FOREIGN.findall(low)}):
        known = evidence.letters.get(letter)
        if known is None:
            foreign = foreign or letter.isalpha()
            continue
        for code in known:
            scores[code] += known[code]
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    first = ranked[0][0] if ranked else default
    best = ranked[0][1] if ranked else 0.0
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    share = sum([first in shares for shares in met]) / len(words) if words else 0.0
    if len(words) < _FEW_WORDS and not foreign:
        if best >= 1 and best >= 1.5 * second and (first == default or best >= _CLEAR):
            return first, 0.6 + 0.3 * min(1.0, (best - second) / 3)
        return _by_model_of_few(sample, words, default, scores)
    if foreign or share < 0.38 or best < 1.6 * second + 0.5 or best < 1.5:
        return None
    return first, min(0.99, 0.7 + 0.3 * (best - second) / best)


def _by_model_of_few(
    sample: str, words: list[str], default: str, scores: Mapping[str, float]
) -> tuple[str, float]:
    """Of a few words: one of our languages where the model is sure enough and nothing speaks more for the default."""
    best = max(scores.values(), default=0.0)
    if len(words) < _FEWEST or (best and scores.get(default, 0.0) >= best):
        return default, 0.3
    shares = {code: float(share) for code, share in _model().rank(sample.lower()) if code in tables.LANGUAGES}
    whole = sum(shares.values())
    first = max(shares, key=lambda code: shares[code])
    sure = shares[first] / whole if whole else 0.0
    if sure >= _SURE:
        return first, round(0.6 * sure, 3)
    told = max(scores, key=lambda code: scores[code], default=default)
    return (told, 0.4) if best >= 1 else (default, 0.3)


def _by_model(sample: str, default: str) -> tuple[str, float]:
    identifier = _model()
    code, probability = identifier.classify(sample)
    if code not in tables.LANGUAGES and probability < _DOUBTFUL and len(sample) < _SHORT:
        # A cousin of one of our languages in a short text is far more often that language itself.
        ranked = identifier.rank(sample)
        code, probability = next(((c, p) for c, p in ranked if c in tables.LANGUAGES), (code, probability))
    if sample.isascii() and sum(1 for _ in _WORD.finditer(sample)) < _FEW_WORDS and float(probability) < 0.5:
        return default, 0.3
    return str(code), round(float(probability), 3)


@cache
def _evidence() -> _Evidence:
    words: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for code in tables.LANGUAGES:
        table = tables.table(code, "words")
        for word in sorted(_telling(code)):
            words.setdefault(word, []).append(code)
        for letter in str(table.get("letters", "")):
            letters.setdefault(letter, []).append(code)
    return _Evidence(
        words={word: _shares(tuple(codes)) for word, codes in words.items()},
        letters={letter: _shares(tuple(codes)) for letter, codes in letters.items()},
    )


@cache
def _shares(codes: tuple[str, ...]) -> Mapping[str, float]:
    return {code: 1 / len(codes) for code in codes}


def _telling(code: str) -> set[str]:
    """Function words, and the words of common wishes, days and units, which very short messages are made of."""
    concepts, particulars = tables.table(code, "concepts"), tables.table(code, "particulars")
    found = set(tables.word_set(tables.table(code, "words").get("stops")))
    found |= tables.word_set(concepts.get("generic"))
    found.update(
        w for wordings in concepts.get("families", {}).values() for w in map(str, wordings) if " " not in w
    )
    found.update(
        [*particulars.get("weekdays", ()), *particulars.get("units", ()), *particulars.get("months", ())]
    )
    return {
        fold(str(word))
        for word in found
        if len(str(word)) > 1 or word in {"i", "a", "e", "y", "o", "u", "j", "à"}
    }


def _model() -> Any:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> Any:
    # Half a second to load, so only for texts whose function words leave doubt.
    return language_model.load()
