"""Clients that draft and tell outcomes, each draft under a key, and send again whatever got no answer."""

import asyncio
import random
from dataclasses import dataclass, field
from uuid import uuid4

import httpx2

from scripts.prove.history import History

BRIEF = {
    "message": "My order KT-2041 is three weeks late and nobody answers. When does it come? I want my £39 back!",
    "customer": {"name": "Ms Adeyemi", "contacts_before": 2},
    "company": "Larch & Lime",
    "agent": {"name": "Tom"},
    "facts": ["The parcel is in the Leeds depot."],
    "options": ["We can refund the £39 delivery charge."],
    "fault": "ours",
}

LATER = {409, 429, 503}
"""Statuses that ask to come back."""


def brief_of(key: str) -> dict[str, object]:
    """The brief of a key: it carries the key as its id, and its own customer."""
    return {**BRIEF, "id": key, "customer": {**BRIEF["customer"], "ref": f"c-{key[:4]}"}}  # type: ignore[dict-item]


@dataclass
class Load:
    """A number of clients against one or more addresses, until it is stopped."""

    urls: tuple[str, ...]
    history: History
    clients: int = 8
    seed: int = 0
    token: str | None = None
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)
    _acked: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until `stop`; connections that break are made again."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        limits = httpx2.Limits(max_connections=self.clients * 2)
        async with httpx2.AsyncClient(timeout=15, headers=headers, limits=limits) as client:
            await asyncio.gather(
                *(self._work(client, random.Random(f"{self.seed}-{n}")) for n in range(self.clients))
            )

    def stop(self) -> None:
        """Let each client finish what it is at."""
        self._stopped.set()

    async def answered(self) -> None:
        """Wait for the next acknowledged draft."""
        self._acked.clear()
        await self._acked.wait()

    async def _work(self, client: httpx2.AsyncClient, dice: random.Random) -> None:
        while not self._stopped.is_set():
            if dice.random() < 0.2 and self.history.drafts:
                await self._outcome(client, dice)
            else:
                await self._draft(client, dice, self._key(dice))

    def _key(self, dice: random.Random) -> str:
        """A new key, one that got no answer, or one that was answered already."""
        roll = dice.random()
        if roll < 0.4 and self.history.unanswered:
            return dice.choice(sorted(self.history.unanswered))
        if roll < 0.5 and self.history.drafts:
            return dice.choice(list(self.history.drafts))
        return uuid4().hex

    async def _draft(self, client: httpx2.AsyncClient, dice: random.Random, key: str) -> None:
        known = key in self.history.drafts
        if not known:
            self.history.unanswered.add(key)
        answer = await self._post(client, dice, "/v1/drafts", brief_of(key), {"Idempotency-Key": f'"{key}"'})
        if answer is not None and answer.status_code == 200:
            told = answer.json()
            self.history.drafted(key, told["id"], told["reply"]["text"])
            self._acked.set()

    async def _outcome(self, client: httpx2.AsyncClient, dice: random.Random) -> None:
        key = dice.choice(list(self.history.drafts))
        draft_id = next(iter(self.history.drafts[key]))[0]
        if draft_id in self.history.outcomes:
            return
        answer = await self._post(client, dice, f"/v1/drafts/{draft_id}/outcome", {"outcome": "sent"}, {})
        if answer is not None and answer.status_code == 200:
            self.history.settled(draft_id, "sent")
        elif answer is not None:
            self.history.missing.add(draft_id)

    async def _post(
        self,
        client: httpx2.AsyncClient,
        dice: random.Random,
        path: str,
        body: object,
        headers: dict[str, str],
    ) -> httpx2.Response | None:
        """The answer, 200 or 404; nothing where the connection broke or it asks to come back, after a moment."""
        try:
            answer = await client.post(dice.choice(self.urls) + path, json=body, headers=headers)
        except httpx2.HTTPError:
            await asyncio.sleep(0.05)
            return None
        if answer.status_code in LATER:
            self.history.refused[answer.status_code] += 1
            await asyncio.sleep(0.05)
            return None
        if answer.status_code not in {200, 404}:
            raise AssertionError(f"{path} answered {answer.status_code}: {answer.text[:300]}")
        return answer
