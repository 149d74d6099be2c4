"""One draft's redaction: hides identifiers behind placeholders, and knows what to put back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.env_values import IDENTIFIERS, Identifier
from app.model.brief import Brief, Customer
from app.model.completion import Request
from app.privacy.accounts import cards, ibans
from app.privacy.digits import runs
from app.privacy.emails import emails
from app.privacy.hit import Hit, disjoint
from app.privacy.known import Known
from app.privacy.names import NameFinder
from app.privacy.phones import PhoneFinder
from app.privacy.placeholder import FAMILIES, Placeholders
from app.privacy.references import ReferenceFinder
from app.privacy.restorer import Restorer
from app.privacy.secrets import secrets

_SCHEMA_WORDS = frozenset({"enum", "const", "default", "examples", "description", "title"})


class Redaction:
    """Hides and restores for one draft: the same value has the same placeholder, whatever text it stands in.

    `seed` draws the placeholders' tag: the same seed and texts give the same placeholders, so recordings replay.
    """

    def __init__(
        self,
        customer: Customer,
        kinds: Iterable[Identifier] = IDENTIFIERS,
        *,
        language: str = "en",
        seed: str = "",
    ) -> None:
        self._kinds = frozenset(kinds)
        self._language = language
        self._name = NameFinder(customer.name)
        self._reference = ReferenceFinder(customer.ref, language)
        self._placeholders = Placeholders(seed)
        self._numbers: dict[tuple[str, str], int] = {}
        self._hits: list[Hit] = []
        self._known = Known()

    @classmethod
    def of(cls, brief: Brief, language: str, kinds: Iterable[Identifier] = IDENTIFIERS) -> "Redaction":
        """The redaction of a brief whose message was read to be in `language`."""
        return cls(brief.customer, kinds, language=language, seed=brief.model_dump_json(by_alias=False))

    def hide(self, text: str) -> str:
        """The text with a placeholder for each identifier."""
        return self.hide_all((text,))[0]

    def hide_all(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The texts with placeholders; what is an identifier in one of them is hidden in all."""
        if not self._kinds:
            return tuple(texts)
        found = [disjoint(text, self._find(text)) for text in texts]
        for hits in found:
            for hit in hits:
                self._number(hit)
        return tuple(
            self._replaced(text, disjoint(text, [*hits, *self._known.find(text)]))
            for text, hits in zip(texts, found, strict=True)
        )

    def hide_request(self, request: Request) -> Request:
        """The request without an identifier in its messages and in what its schema quotes."""
        quoted = list(_quoted(request.answer))
        texts = self.hide_all([*(m.content for m in request.messages), *quoted])
        told = dict(zip(quoted, texts[len(request.messages) :], strict=True))
        messages = tuple(
            m.model_copy(update={"content": text}) for m, text in zip(request.messages, texts, strict=False)
        )
        return request.model_copy(update={"messages": messages, "answer": _requoted(request.answer, told)})

    def restore(self, text: str) -> str:
        """The text with every placeholder that is ours replaced by its value; see `Restorer` for JSON."""
        restorer = self.restorer()
        return restorer.feed(text) + restorer.flush()

    def restorer(self) -> Restorer:
        """Restores a text that comes in pieces."""
        return Restorer(self._placeholders, self._value)

    def _find(self, text: str) -> Iterator[Hit]:
        kinds = self._kinds
        yield from self._lookalikes(text)
        if "secret" in kinds:
            yield from secrets(text)
        if "email" in kinds:
            yield from emails(text)
        if "name" in kinds:
            yield from self._name.find(text)
        if "reference" in kinds:
            yield from self._reference.find(text)
        accounts = list(ibans(text)) if "iban" in kinds else []
        yield from accounts
        if kinds & {"card", "phone"}:
            yield from self._numbers_of(text, accounts)

    def _numbers_of(self, text: str, accounts: list[Hit]) -> Iterator[Hit]:
        phones = PhoneFinder(self._language)
        for run in runs(text, self._language):
            if any(run.start < hit.end and hit.start < run.end for hit in accounts):
                continue
            if "card" in self._kinds:
                yield from cards(run)
            if "phone" in self._kinds:
                yield from phones.find(run)

    def _lookalikes(self, text: str) -> Iterator[Hit]:
        """What already looks like a placeholder of ours: it comes back as it was written, never as a value."""
        at = 0
        while match := self._placeholders.find(text, at):
            at = match.end()
            yield Hit("TEXT", match.start(), at, match.group(), match.group())

    def _number(self, hit: Hit) -> int:
        key = (FAMILIES[hit.word], hit.key)
        if key not in self._numbers:
            self._numbers[key] = len(self._hits) + 1
            self._hits.append(hit)
            self._known.add(hit)
        return self._numbers[key]

    def _replaced(self, text: str, hits: list[Hit]) -> str:
        out, at = [], 0
        for hit in hits:
            out += [text[at : hit.start], self._placeholders.write(hit.word, self._number(hit))]
            at = hit.end
        return "".join([*out, text[at:]])

    def _value(self, family: str | None, number: int) -> str | None:
        """The value of a number; nothing where the placeholder names another kind than the value is."""
        if not 1 <= number <= len(self._hits):
            return None
        hit = self._hits[number - 1]
        return hit.value if family in {None, FAMILIES[hit.word]} else None


def _quoted(schema: Any, *, inside: bool = False) -> Iterator[str]:
    """The strings of a JSON schema that may quote the customer; its keywords and names are ours."""
    if isinstance(schema, str):
        if inside:
            yield schema
    elif isinstance(schema, dict):
        for key, value in schema.items():
            yield from _quoted(value, inside=key in _SCHEMA_WORDS)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from _quoted(value, inside=inside)


def _requoted(schema: Any, told: dict[str, str], *, inside: bool = False) -> Any:
    if isinstance(schema, str):
        return told[schema] if inside else schema
    if isinstance(schema, dict):
        return {key: _requoted(value, told, inside=key in _SCHEMA_WORDS) for key, value in schema.items()}
    if isinstance(schema, list | tuple):
        return [_requoted(value, told, inside=inside) for value in schema]
    return schema
