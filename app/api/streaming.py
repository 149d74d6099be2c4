"""Server-sent events: the pipeline's events as they come, and a problem as the last one when it fails."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from starlette.responses import StreamingResponse

from app.errors import SoftanswerError
from app.model.events import DraftEvent, Event
from app.problem import problem
from app.telemetry.log import crashed

MEDIA_TYPE = "text/event-stream"


def wants_stream(accept: str) -> bool:
    """Whether an `Accept` header asks for a stream by name, and not for JSON before it."""
    weights = dict(_ranges(accept))
    stream = weights.get(MEDIA_TYPE, 0.0)
    return stream > 0 and stream >= weights.get("application/json", 0.0)


def event_stream(events: AsyncGenerator[Event, None], request_id: str) -> StreamingResponse:
    """The answer that streams; proxies are told not to hold it back."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_lines(events, request_id), headers=headers, media_type=MEDIA_TYPE)


async def _lines(events: AsyncGenerator[Event, None], request_id: str) -> AsyncIterator[str]:
    try:
        async with aclosing(events):
            async for event in events:
                yield _line(event)
    except SoftanswerError as error:
        yield named("error", json.dumps(problem(error, request_id), ensure_ascii=False))
    except Exception as error:  # noqa: BLE001 - the answer has begun, so the problem must go into the stream
        crashed(error, "the stream")
        unknown = SoftanswerError("an unexpected error was met; the log has it under this request id")
        yield named("error", json.dumps(problem(unknown, request_id), ensure_ascii=False))


def _line(event: Event) -> str:
    if isinstance(event, DraftEvent):
        return named("draft", event.draft.model_dump_json())
    return named(event.event, event.model_dump_json(exclude={"event"}))


def named(name: str, data: str) -> str:
    """One event; JSON holds no line break, so one `data` line carries it."""
    return f"event: {name}\ndata: {data}\n\n"


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept[:1000].split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            found.append((kind, float(weight)))
        except ValueError:
            found.append((kind, 0.0))
    return found
