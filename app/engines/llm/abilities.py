"""What an endpoint can: found out by its first refusals, remembered for as long as we run."""

import json
from collections.abc import Callable
from typing import Any, Literal

from app.model.completion import Request

Form = Literal["json_schema", "json_object", "text"]

NEXT_FORM: dict[Form, Form] = {"json_schema": "json_object", "json_object": "text"}

REASONING_TOKENS = 4096
"""Tokens added to the answer's own for models that think first and count their thoughts."""

WORDS = {
    "form": ("response_format", "json_schema", "json_object", "structured output", "grammar"),
    "max_tokens": ("max_tokens",),
    "temperature": ("temperature",),
    "stream_options": ("stream_options",),
}
"""Words by which a refusal tells what it is about."""

NOT_OURS = ("context", "too long", "too large", "filter", "policy", "quota", "billing")
"""Words of refusals that no other way of asking would turn."""


class Abilities:
    """How one endpoint likes to be asked. `tell` words a schema for a model that takes none."""

    def __init__(self, tell: Callable[[str], str]) -> None:
        self._tell = tell
        self._told: dict[str, str] = {}
        self.form: Form = "json_schema"
        self.max_tokens = True
        self.temperature = True
        self.stream_options = True
        self.proven = False
        """Whether a call was answered as it was asked; then a vague refusal is not about how it was asked."""

    def arguments(self, request: Request) -> dict[str, Any]:
        """The arguments of a streamed call."""
        messages = [message.model_dump() for message in request.messages]
        asked: dict[str, Any] = {"messages": messages, "stream": True}
        if self.form == "json_schema":
            schema = {"name": request.purpose, "strict": True, "schema": request.answer}
            asked["response_format"] = {"type": "json_schema", "json_schema": schema}
        else:
            # A model that is not held to the schema has to be told of it.
            messages[-1]["content"] += "\n\n" + self._told_schema(request.answer)
        if self.form == "json_object":
            asked["response_format"] = {"type": "json_object"}
        if self.max_tokens:
            asked["max_tokens"] = request.max_tokens
        else:
            asked["max_completion_tokens"] = request.max_tokens + REASONING_TOKENS
        if self.temperature and request.temperature is not None:
            asked["temperature"] = request.temperature
        if self.stream_options:
            asked["stream_options"] = {"include_usage": True}
        return asked

    def learn(self, refusal: str, asked: dict[str, Any]) -> bool:
        """Give up what a refusal (its parameter, code and message) names; whether another try makes sense.

        A refusal that names nothing, before any call was answered, is taken to be about the form of the answer.
        Calls run at once, so `asked` says what this one held: what another has given up since is not given up twice.
        """
        told = refusal.lower()
        if "max_completion_tokens" not in asked and _names("max_tokens", told):
            self.max_tokens = False
            return True
        for name in ("temperature", "stream_options"):
            if name in asked and _names(name, told):
                setattr(self, name, False)
                return True
        ours = not any(word in told for word in NOT_OURS)
        form = _form_of(asked)
        if form != "text" and (_names("form", told) or (ours and not self.proven)):
            if self.form == form:
                self.form = NEXT_FORM[form]
            return True
        return ours and self._asks_otherwise_now(asked)

    def _asks_otherwise_now(self, asked: dict[str, Any]) -> bool:
        """Whether a call at the same time has found another way since: this one's refusal tells nothing of that way."""
        given_up = any(
            name in asked and not getattr(self, name)
            for name in ("max_tokens", "temperature", "stream_options")
        )
        return given_up or _form_of(asked) != self.form

    def forget_guesses(self) -> None:
        """Begin anew where no way of asking was answered: then the refusals were about something else."""
        if not self.proven:
            self.form, self.max_tokens, self.temperature, self.stream_options = (
                "json_schema",
                True,
                True,
                True,
            )

    def _told_schema(self, schema: dict[str, Any]) -> str:
        text = json.dumps(schema, ensure_ascii=False)
        if text not in self._told:
            self._told[text] = self._tell(text)
        return self._told[text]


def _form_of(asked: dict[str, Any]) -> Form:
    form: Form = asked.get("response_format", {}).get("type", "text")
    return form


def _names(ability: str, told: str) -> bool:
    return any(word in told for word in WORDS[ability])
