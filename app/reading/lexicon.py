"""The lexicons of `locale/<language>/*.yaml`, read and compiled when a language is first met and kept by their owner.

A file is a table of categories. A category is a block of phrases (see `phrases.py`), parted by commas and line ends, or
a table from weight to block. `classes.yaml` names classes of words, `settings.yaml` the language's own settings.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from app.errors import ConfigurationError
from app.kept.yaml_text import parsed
from app.reading.phrases import Label, Matcher
from app.reading.topic_words import load_topic_words
from app.reading.weights import load_weights

FALLBACK = "en"
_INJECTION = "injection"
_TABLES = ("topic", "feelings", "anger", "abuse", "risks", "escalate", "kinds", "asks")


class Lexicon:
    """One language: its matcher, the words that masked spellings are read as, and its classes of words."""

    def __init__(self, language: str, folder: Traversable, more: Sequence[tuple[str, Label]] = ()) -> None:
        self.language = language
        self.classes = read_classes(folder)
        self._sets = {name: frozenset(words) for name, words in self.classes.items()}
        elision = "elision" in self.classes
        own = [phrase for name in _TABLES for phrase in read_phrases(folder, name)]
        phrases = [
            (phrase.replace("'", " ") if elision else phrase, label) for phrase, label in (*own, *more)
        ]
        self.elision = elision
        self.weights = load_weights(folder)
        self.topic_words = load_topic_words(folder)
        self.matcher = Matcher(phrases, self.classes)
        self.known = dict.fromkeys(
            word
            for name in ("swear", "insult_hard")
            for word in self.classes.get(name, ())
            if "*" not in word
        )

    def words(self, name: str) -> frozenset[str]:
        """The class of words `name`, empty where the language has none."""
        return self._sets.get(name, frozenset())


class Lexicons:
    """All languages; built once at start-up and handed to the reader. Languages are compiled when first asked for."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._languages: dict[str, Lexicon] = {}

    @cached_property
    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes of the languages that have lexicons."""
        return frozenset(
            f.name for f in self._folder.iterdir() if f.is_dir() and (f / "classes.yaml").is_file()
        )

    def of(self, language: str) -> Lexicon:
        """The lexicon of a language; English where there is none."""
        code = language if language in self.languages else FALLBACK
        if code not in self._languages:
            self._languages[code] = Lexicon(code, self._folder / code, self._steering)
        return self._languages[code]

    @cached_property
    def _steering(self) -> tuple[tuple[str, Label], ...]:
        """Steering attempts of all languages: an attack need not be written in the message's language."""
        return tuple(
            p for code in sorted(self.languages) for p in read_phrases(self._folder / code, _INJECTION)
        )


@cache
def load_lexicons() -> Lexicons:
    """The lexicons that ship with the product; they are only read, so one does for every service of a process."""
    return Lexicons(files("app.reading") / "locale")


def read_phrases(folder: Traversable, name: str) -> Iterator[tuple[str, Label]]:
    """The phrases of `<folder>/<name>.yaml` with labels such as "topic:delivery"; nothing where there is no file.

    Raises ConfigurationError when the file is not a table of blocks of phrases.
    """
    for category, blocks in _read_table(folder, name).items():
        weighted = blocks if isinstance(blocks, dict) else {1: blocks}
        for weight, block in weighted.items():
            if not isinstance(block, str) or not isinstance(weight, int | float):
                raise ConfigurationError(
                    [f"{folder.name}/{name}.yaml: {category}: weights with blocks of text are needed"]
                )
            label = Label(f"{name}:{category}", float(weight))
            for line in block.splitlines():
                if not line.lstrip().startswith("# "):
                    yield from ((phrase.strip(), label) for phrase in line.split(",") if phrase.strip())


def read_classes(folder: Traversable) -> dict[str, tuple[str, ...]]:
    """The classes of words of `<folder>/classes.yaml`: name to words, parted by blanks."""
    return {str(name): tuple(str(words).split()) for name, words in _read_table(folder, "classes").items()}


def _read_table(folder: Traversable, name: str) -> Mapping[str, Any]:
    path = folder / f"{name}.yaml"
    if not path.is_file():
        return {}
    try:
        table = parsed(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ConfigurationError([f"{folder.name}/{name}.yaml: not readable as YAML: {error}"]) from error
    if not isinstance(table, dict):
        raise ConfigurationError([f"{folder.name}/{name}.yaml: a table of categories is needed"])
    return table
