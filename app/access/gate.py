"""What guards the page beside the secrets: sessions, wrong passwords, a proxy's word, and who may frame it."""

from dataclasses import dataclass

from app.access.sessions import Sessions
from app.access.signing import Signer
from app.access.tries import Tries


@dataclass(frozen=True)
class Gate:
    """`user_header`: in it a named proxy says who somebody is. `embed_origins`: who may frame `/embed`."""

    signer: Signer
    sessions: Sessions
    tries: Tries
    user_header: str | None = None
    embed_origins: tuple[str, ...] = ()
