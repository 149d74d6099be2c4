"""Spans for OpenTelemetry, by its conventions for generative AI; they hold numbers and names, never content."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from app.telemetry.interface import Call, Drafted, Listener

if TYPE_CHECKING:
    from opentelemetry.trace import TracerProvider

Attribute = str | int | float | list[str]


def installed() -> bool:
    """Whether the extra `otel` is there."""
    try:
        return find_spec("opentelemetry.sdk") is not None
    except ModuleNotFoundError:
        return False


class Spans(Listener):
    """A span for each call of a model and for each draft, made when it has ended.

    Without `provider`, the one that the process was started with (`opentelemetry-instrument`) is asked.
    """

    def __init__(self, provider: "TracerProvider | None" = None) -> None:
        from opentelemetry import trace

        self._tracer = trace.get_tracer("softanswer", tracer_provider=provider)

    def call_ended(self, call: Call) -> None:
        """`chat MODEL`, with what was asked for and what it took."""
        host, _, port = call.host.partition(":")
        told: dict[str, Attribute | None] = {
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": "openai",
            "gen_ai.request.model": call.model,
            "gen_ai.request.max_tokens": call.max_tokens,
            "gen_ai.request.temperature": call.temperature,
            "gen_ai.output.type": "json",
            "gen_ai.response.model": call.answered_by,
            "gen_ai.response.finish_reasons": [call.finish] if call.finish else None,
            "gen_ai.usage.input_tokens": call.usage.input_tokens or None,
            "gen_ai.usage.output_tokens": call.usage.output_tokens or None,
            "gen_ai.usage.cache_read.input_tokens": call.usage.cached_tokens or None,
            "server.address": host,
            "server.port": int(port) if port.isdecimal() else None,
            "softanswer.purpose": call.purpose,
            "error.type": None if call.outcome == "ok" else call.outcome,
        }
        self._span(f"chat {call.model}", call.began, call.took_s, told, failed=call.outcome != "ok")

    def drafted(self, drafted: Drafted) -> None:
        """`draft`, with who wrote it and what the checklist says."""
        told: dict[str, Attribute | None] = {
            "softanswer.engine": drafted.engine,
            "softanswer.verdict": drafted.verdict,
            "softanswer.first_sentence_s": drafted.first_sentence_s,
        }
        self._span("draft", drafted.began, drafted.took_s, told)

    def _span(
        self,
        name: str,
        began: float,
        took_s: float,
        told: dict[str, Attribute | None],
        *,
        failed: bool = False,
    ) -> None:
        from opentelemetry.trace import SpanKind, Status, StatusCode

        span = self._tracer.start_span(
            name,
            kind=SpanKind.CLIENT if name.startswith("chat ") else SpanKind.INTERNAL,
            start_time=int(began * 1e9),
            attributes={key: value for key, value in told.items() if value is not None},
        )
        if failed:
            span.set_status(Status(StatusCode.ERROR))
        span.end(int((began + took_s) * 1e9))
