"""Words for the places that an erasure cannot reach; they are those of `prompts/builtin/<locale>/erasure.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.model.erasure import Unreached


class Unreachable:
    """Tells what no erasure reaches. `words` is the table of `erasure.yaml`, `posts` says whether notes are sent."""

    def __init__(self, words: Mapping[str, Any], *, posts: bool = False) -> None:
        self._words = words
        self._posts = posts

    def told(self, left: Sequence[Unreached]) -> tuple[str, ...]:
        """A sentence for each place: what the store left first, then what is so with every erasure."""
        return (*self._of_the_store(left), *self.always())

    def always(self) -> tuple[str, ...]:
        """What is so with every erasure."""
        return (*self._words["always"], *([self._words["webhook"]] if self._posts else []))

    def _of_the_store(self, left: Sequence[Unreached]) -> Iterator[str]:
        reasons: Mapping[str, str] = self._words["reasons"]
        for one in left:
            names = ", ".join(reasons.get(name, name) for name in one.names)
            yield str(self._words["places"][one.place]).replace("{names}", names)
