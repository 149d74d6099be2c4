"""Claims that are held in the memory of one process, for a store that keeps nothing else."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.model.record import Answer, Claim

HELD_MAX = 10_000
"""Claims; the oldest that were answered go first, then the oldest of all."""

Name = tuple[str, str]


@dataclass(frozen=True)
class Held:
    """One claim."""

    fingerprint: str
    holder: str
    at: datetime
    until: datetime
    answer: Answer | None = None


class HeldClaims(dict[Name, Held]):
    """All claims of the process, the oldest first."""

    def make_room(self) -> None:
        """Let go of what is too much."""
        while len(self) > HELD_MAX:
            settled = (name for name, held in self.items() if held.answer is not None)
            del self[next(settled, next(iter(self)))]


class MemoryClaims:
    """See `app.store.interface.Claims`; those of one transaction, which can be taken back."""

    def __init__(self, held: HeldClaims) -> None:
        self._held = held
        self._before: dict[Name, Held | None] = {}

    async def claim(
        self, scope: str, key: str, fingerprint: str, holder: str, now: datetime, until: datetime
    ) -> Claim:
        """Lay claim to a key of a scope."""
        found = self._held.get((scope, key))
        if found is not None:
            if found.fingerprint != fingerprint:
                return Claim(state="other")
            if found.answer is not None:
                return Claim(state="done", answer=found.answer)
            if found.until > now and found.holder != holder:
                return Claim(state="running", until=found.until)
        laid = found.at if found else now
        self._put((scope, key), Held(fingerprint, holder, laid, until))
        self._held.make_room()
        return Claim(state="ours", until=until)

    async def settle(self, scope: str, key: str, holder: str, answer: Answer) -> bool:
        """Keep the answer; False where the claim is not this holder's any more."""
        found = self._held.get((scope, key))
        if found is None or found.holder != holder or found.answer is not None:
            return False
        self._put((scope, key), replace(found, answer=answer))
        return True

    async def release(self, scope: str, key: str, holder: str) -> None:
        """Give the claim up."""
        found = self._held.get((scope, key))
        if found is not None and found.holder == holder and found.answer is None:
            self._put((scope, key), None)

    async def forget(self, before: datetime) -> int:
        """Take away claims that were laid before that time."""
        old = [name for name, held in self._held.items() if held.at < before]
        for name in old:
            self._put(name, None)
        return len(old)

    def take_back(self) -> None:
        """Leave everything as it was before this transaction."""
        for name, held in self._before.items():
            if held is None:
                self._held.pop(name, None)
            else:
                self._held[name] = held

    def _put(self, name: Name, held: Held | None) -> None:
        self._before.setdefault(name, self._held.get(name))
        if held is None:
            self._held.pop(name, None)
        else:
            self._held[name] = held
