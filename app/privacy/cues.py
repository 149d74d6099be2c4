"""The reader of `cues.yaml`: the words that tell an identifier, in all languages together."""

from functools import cache
from importlib.resources import files
from typing import Any

from app.kept.yaml_text import parsed


class Cues:
    """Words by class; `says(name, word)` also knows the beginnings that the table marks with a star."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._words = {name: frozenset(_listed(value)) for name, value in table.items()}
        self._stems = {
            name: tuple(word[:-1] for word in words if word.endswith("*"))
            for name, words in self._words.items()
        }
        self.phrases = {
            name: tuple(sorted(table[name], key=len, reverse=True)) for name in ("password", "token", "code")
        }
        self.links = tuple(sorted(map(str, table["link"]), key=len, reverse=True))

    def says(self, name: str, word: str) -> bool:
        """Whether the class `name` holds the word, which is in lower case."""
        stems = self._stems[name]
        return word in self._words[name] or (bool(stems) and word.startswith(stems))


@cache
def cues() -> Cues:
    """The table, read once."""
    text = (files("app.privacy") / "cues.yaml").read_text(encoding="utf-8")
    return Cues(parsed(text))


def lowered(text: str) -> str:
    """The text in lower case at the same length, so that offsets hold."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _listed(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else [str(word) for word in value]
