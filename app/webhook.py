"""Sends a message to the one address that the operator set, signed as Standard Webhooks wants it.

The scheme: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from app.env_values import is_loopback

CONNECT_S: Final = 5.0
WHOLE_S: Final = 15.0
"""Seconds after which a receiver that did not answer is tried later."""

RETRY_AFTER_MAX_S: Final = 86_400

GONE: Final = 410
"""The receiver wants no more of it."""


@dataclass(frozen=True)
class Posted:
    """What became of one try. `cause` says in one word why it failed, `after_s` when the receiver wants to be asked."""

    ok: bool
    cause: str | None = None
    final: bool = False
    after_s: int | None = None


class Webhook:
    """Posts to `url` alone: no redirect is followed, and what the receiver answers is not read."""

    def __init__(self, url: str, secret: str, connect_s: float = CONNECT_S, whole_s: float = WHOLE_S) -> None:
        self._url = url
        self._key = base64.b64decode(secret.removeprefix("whsec_"))
        self._connect_s = connect_s
        self._whole_s = whole_s

    def __repr__(self) -> str:
        """Without its address, which may hold a token, and without its key."""
        return "Webhook()"

    async def post(self, message_id: str, at: datetime, body: bytes) -> Posted:
        """Send a message once; `message_id` is the same each time that it is sent, `at` is now."""
        import asyncio

        import httpx2

        timeout = httpx2.Timeout(self._whole_s, connect=self._connect_s)
        here = is_loopback(urlsplit(self._url).hostname or "")
        try:
            # The time-outs of the client are for each step; a receiver that dribbles must not hold a job for ever.
            async with (
                asyncio.timeout(self._whole_s),
                httpx2.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=not here) as client,
                client.stream(
                    "POST", self._url, content=body, headers=self._headers(message_id, at, body)
                ) as answer,
            ):
                return _of_status(answer.status_code, answer.headers.get("retry-after", ""))
        except (TimeoutError, httpx2.TimeoutException):
            return Posted(ok=False, cause="timeout")
        except httpx2.ConnectError:
            return Posted(ok=False, cause="connect")
        except httpx2.HTTPError:
            return Posted(ok=False, cause="dropped")

    def _headers(self, message_id: str, at: datetime, body: bytes) -> dict[str, str]:
        seconds = str(int(at.timestamp()))
        return {
            "content-type": "application/json",
            "user-agent": "softanswer",
            "webhook-id": message_id,
            "webhook-timestamp": seconds,
            "webhook-signature": signature(self._key, message_id, seconds, body),
        }


def signature(key: bytes, message_id: str, seconds: str, body: bytes) -> str:
    """The value of `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over id, time and body."""
    signed = b".".join((message_id.encode(), seconds.encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()


def _of_status(status: int, retry_after: str) -> Posted:
    if 200 <= status < 300:
        return Posted(ok=True)
    after = (
        int(retry_after)
        if retry_after.isascii() and retry_after.isdecimal() and len(retry_after) < 7
        else None
    )
    return Posted(
        ok=False,
        cause=f"status_{status}",
        final=status == GONE,
        after_s=None if after is None else min(after, RETRY_AFTER_MAX_S),
    )
