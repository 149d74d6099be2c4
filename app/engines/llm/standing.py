"""How the endpoints of a chain stand, for those who ask before they send us work."""

from app.engines.llm.chain import Chain
from app.model.readiness import Readiness


class Standing:
    """The chain behind a service; `needed` where nobody writes in its place."""

    def __init__(self, chain: Chain, *, needed: bool) -> None:
        self._chain = chain
        self._needed = needed

    def readiness(self) -> Readiness:
        """Degraded while any endpoint is not well; unavailable while none is asked and nobody writes in its place."""
        states = self._chain.states
        if all(state == "closed" for state in states.values()):
            return Readiness(status="ready")
        note = "; ".join(
            f"{name}: {'left alone for now' if state == 'open' else 'tried again'}"
            for name, state in states.items()
            if state != "closed"
        )
        # One that may be tried again counts: where no work came in, it would never be found well.
        shut = self._needed and all(state == "open" for state in states.values())
        return Readiness(status="unavailable" if shut else "degraded", note=note)

    def load(self) -> None:
        """Import what a call needs, which takes about a second; may be done by any thread."""
        self._chain.load()

    async def close(self) -> None:
        """Close the connections of the running loop."""
        await self._chain.close()
