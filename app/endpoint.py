"""Which models may be asked, as the operator writes them: address, name, key, price."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qsl, urlsplit, urlunsplit

OPENAI_URL = "https://api.openai.com/v1"
MODEL = "gpt-4.1-mini"
"""The model that is asked for where none is named; servers of one model mostly do not mind the name."""


@dataclass(frozen=True)
class Price:
    """What a million tokens cost, in whatever currency the operator counts."""

    input: Decimal
    cached: Decimal
    output: Decimal

    def of(self, input_tokens: int, cached_tokens: int, output_tokens: int) -> float:
        """The cost of one answer; cached tokens are among the input tokens."""
        fresh = max(input_tokens - cached_tokens, 0)
        total = self.input * fresh + self.cached * cached_tokens + self.output * output_tokens
        return float(total / 1_000_000)


@dataclass(frozen=True)
class Endpoint:
    """One model at one address. A query in the address (Azure's `api-version`) goes with every call."""

    url: str = OPENAI_URL
    model: str = MODEL
    key: str | None = field(default=None, repr=False)
    price: Price | None = None

    @property
    def name(self) -> str:
        """For logs and metrics: the model and the host, without user, path or query."""
        parts = urlsplit(self.url)
        port = f":{parts.port}" if parts.port else ""
        return f"{self.model}@{parts.hostname}{port}"

    @property
    def base(self) -> str:
        """The address without its query."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))

    @property
    def query(self) -> dict[str, str]:
        """The query of the address."""
        return dict(parse_qsl(urlsplit(self.url).query))

    @property
    def origin(self) -> tuple[str, str]:
        """Scheme and host with port: a key goes to no other."""
        parts = urlsplit(self.url)
        return parts.scheme, parts.netloc.rpartition("@")[2].lower()


def read_url(text: str) -> str:
    """The base URL of an OpenAI-compatible endpoint; raises ValueError with what is wrong."""
    try:
        parts = urlsplit(text)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        raise ValueError("it is no such address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_one:
        raise ValueError("it does not begin with http:// or https:// and a host")
    if parts.username or parts.password:
        raise ValueError("it holds a user or a password; keys have a setting of their own")
    if any(char.isspace() for char in text) or parts.fragment:
        raise ValueError("it holds a space or a #")
    return text.removesuffix("/").removesuffix("/chat/completions")


def read_model(text: str) -> str:
    """The name of a model; raises ValueError with what is wrong."""
    if len(text) > 200 or not text.isprintable():
        raise ValueError("it is too long, or holds a character that no name holds")
    return text


def read_fallbacks(text: str) -> tuple[tuple[str, str | None], ...]:
    """`MODEL` or `MODEL@URL`, with commas between: name and address, which is nothing for the first endpoint's own.

    Raises ValueError with what is wrong.
    """
    found: list[tuple[str, str | None]] = []
    for part in (part.strip() for part in text.split(",") if part.strip()):
        at = max(part.rfind("@http://"), part.rfind("@https://"))
        model, url = (part, None) if at < 0 else (part[:at], read_url(part[at + 1 :]))
        if not model:
            raise ValueError("a model's name is missing before an @")
        found.append((read_model(model), url))
    return tuple(found)


def read_keys(text: str) -> tuple[str | None, ...]:
    """One key for each fallback, with commas between; `-` or nothing where one has none."""
    return tuple(None if key in ("", "-") else read_key(key) for key in (k.strip() for k in text.split(",")))


def read_key(text: str) -> str:
    """A key that can stand in a header; raises ValueError with what is wrong."""
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("a key holds a space or a character that cannot stand in a header")
    return text


def read_prices(text: str) -> tuple[tuple[str, Price], ...]:
    """`MODEL=INPUT/CACHED/OUTPUT`, with commas between; raises ValueError with what is wrong."""
    prices = []
    for part in (part.strip() for part in text.split(",") if part.strip()):
        model, equals, sums = part.rpartition("=")
        try:
            numbers = [Decimal(number.strip()) for number in sums.split("/")]
        except InvalidOperation:
            numbers = []
        if not (equals and model.strip() and len(numbers) == 3):
            raise ValueError("a part is not a model, = and three numbers with / between")
        if not all(number.is_finite() and number >= 0 for number in numbers):
            raise ValueError("a price is no sum of money")
        prices.append((model.strip(), Price(*numbers)))
    return tuple(prices)
