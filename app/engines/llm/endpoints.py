"""Puts the endpoints of the settings together as one chain."""

import time
from collections.abc import Callable, Sequence

from app.endpoint import Endpoint
from app.engines.llm.abilities import Abilities
from app.engines.llm.breaker import Breaker, State
from app.engines.llm.caller import Caller
from app.engines.llm.chain import Chain, Link
from app.engines.llm.client import Client
from app.engines.llm.metered import Meter, Metered
from app.telemetry import log
from app.telemetry.interface import Listener


def chain_of(
    endpoints: Sequence[Endpoint],
    *,
    connect_s: float,
    first_token_s: float,
    tell: Callable[[str], str],
    listener: Listener,
    clock: Callable[[], float] = time.monotonic,
    meter: Meter | None = None,
) -> Chain:
    """The endpoints in their order; `tell` words a JSON schema for a model that takes none, `meter` caps the calls."""

    def link(endpoint: Endpoint) -> Link:
        def moved(state: State) -> None:
            log.tell("circuit", endpoint=endpoint.name, state=state)
            listener.breaker_moved(endpoint.name, state)

        client = Client(endpoint, connect_s)
        wall = Metered(client, meter) if meter else client
        caller = Caller(endpoint, wall, Abilities(tell), first_token_s, listener)
        listener.breaker_moved(endpoint.name, "closed")
        return Link(endpoint.name, endpoint.model, caller, Breaker(clock, moved), client)

    return Chain([link(endpoint) for endpoint in endpoints])
