"""The environment, read once: every mistake is told together, before anything listens."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from app import env_values
from app.endpoint import (
    MODEL,
    OPENAI_URL,
    Endpoint,
    Price,
    read_fallbacks,
    read_key,
    read_keys,
    read_model,
    read_prices,
    read_url,
)
from app.env_file import read_env_file, unknown_names, with_secret_files
from app.env_values import IDENTIFIERS, Identifier
from app.errors import ConfigurationError

PREFIX = "SOFTANSWER_"

SECRET_MIN = 16
"""Characters; a shorter secret works, and a warning at the start says that it is weak."""

Engine = Literal["auto", "builtin", "llm"]
Judge = Literal["off", "on"]
JobsWhere = Literal["inside", "off"]
LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["auto", "text", "json"]


@dataclass(frozen=True)
class Settings:
    """What the operator decided. `host` other than loopback needs a secret: see `check_listening`."""

    host: str = "127.0.0.1"
    port: int = 8000
    company: Path | None = None
    guidelines: Path | None = None
    prompts: Path | None = None
    engine: Engine = "auto"
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: str | None = None
    openai_api_key: str | None = None
    llm_fallbacks: tuple[tuple[str, str | None], ...] = ()
    llm_fallback_keys: tuple[str | None, ...] = ()
    llm_prices: tuple[tuple[str, Price], ...] = ()
    recordings: Path | None = None
    connect_s: float = 3.0
    first_token_s: float = 10.0
    deadline_s: float = 20.0
    judge: Judge = "off"
    api_keys: tuple[str, ...] = ()
    page_password: str | None = None
    page_user_header: str | None = None
    trusted_proxies: tuple[env_values.Network, ...] = ()
    embed_origins: tuple[str, ...] = ()
    redact: tuple[Identifier, ...] = IDENTIFIERS
    database_url: str | None = None
    retention_days: int = 90
    jobs: JobsWhere = "inside"
    jobs_at_once: int = 4
    model_per_minute: int | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = None
    rate_limit: env_values.Rate | None = None
    redis_url: str | None = None
    log_level: LogLevel = "info"
    log_format: LogFormat = "auto"
    ignored: tuple[str, ...] = ()
    """Names with our prefix that this version does not read; said in the log at the start."""

    @property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """The models that may be asked, in their order; none where neither an address nor a key for one is set.

        A key goes to the address that it was set for and to no other.
        """
        key = self.llm_api_key or self.openai_api_key
        if not (self.llm_base_url or self.llm_api_key or (self.llm_model and key)):
            return ()
        prices = dict(self.llm_prices)
        model = self.llm_model or MODEL
        first = Endpoint(self.llm_base_url or OPENAI_URL, model, key, prices.get(model))
        found = [first]
        keys = dict(enumerate(self.llm_fallback_keys))
        for number, (name, url) in enumerate(self.llm_fallbacks):
            other = Endpoint(url or first.url, name, keys.get(number), prices.get(name))
            same = other.origin == first.origin and other.key is None
            found.append(replace(other, key=key) if same else other)
        return tuple(found)

    @property
    def writers(self) -> tuple[str, ...]:
        """Who writes, in the order in which they are asked; no keys."""
        if self.recordings is not None and self.engine != "builtin":
            return ("recorded answers",)
        models = () if self.engine == "builtin" else tuple(endpoint.name for endpoint in self.endpoints)
        return models if self.engine == "llm" else (*models, "the built-in engine")

    @property
    def model_without_endpoint(self) -> bool:
        """Whether a model is named and nothing says where it is."""
        return bool(
            self.llm_model and not self.endpoints and self.recordings is None and self.engine == "auto"
        )

    @property
    def local(self) -> bool:
        """Whether only this machine can reach us."""
        return env_values.is_loopback(self.host)

    def check_listening(self, has_keys: Callable[[], bool] = lambda: False) -> None:
        """Raise ConfigurationError when another machine could reach us and no secret is asked of it.

        `has_keys` says whether a stored key opens the API; it is asked only where nothing else protects.
        """
        if not (self.local or self.api_keys or self.page_password or has_keys()):
            danger = f"{PREFIX}HOST: {self.host!r} can be reached by other machines, and no secret protects it: set "
            advice = f"{PREFIX}API_KEYS or {PREFIX}PAGE_PASSWORD, make a key with softanswer keys create, or listen "
            raise ConfigurationError([danger + advice + "on 127.0.0.1"])

    def weak_secrets(self) -> tuple[str, ...]:
        """Names of the variables that hold a secret short enough to be guessed (under 16 characters)."""
        weak = []
        if any(len(key) < SECRET_MIN for key in self.api_keys):
            weak.append(f"{PREFIX}API_KEYS")
        if self.page_password and len(self.page_password) < SECRET_MIN:
            weak.append(f"{PREFIX}PAGE_PASSWORD")
        return tuple(weak)

    def __repr__(self) -> str:
        """Without the secrets, so that no log can hold them."""
        return f"Settings(host={self.host!r}, port={self.port}, engine={self.engine!r})"


@dataclass(frozen=True)
class Key:
    """One variable: its name without the prefix, what its value looks like, and what it is for.

    `read` turns the text into the value; it raises ValueError with what is wrong. `secret` values are never shown.
    """

    name: str
    shape: str
    meaning: str
    read: Callable[[str], Any]
    secret: bool = False

    @property
    def field(self) -> str:
        """The attribute of Settings that holds the value."""
        return self.name.lower()

    @property
    def default(self) -> str:
        """The default as the documentation shows it; empty when there is none."""
        value = getattr(Settings(), self.field)
        if value == IDENTIFIERS:
            return "on"
        return "" if value in (None, ()) else f"{value:g}" if isinstance(value, float) else str(value)


KEYS: tuple[Key, ...] = (
    Key("HOST", "an address or a host name", "where to listen; another address than loopback needs `API_KEYS`, "
        "`PAGE_PASSWORD` or a key of `softanswer keys`", env_values.host),
    Key("PORT", "a whole number from 1 to 65535", "the port to listen on", env_values.port),
    Key("COMPANY", "a YAML file", "the profile of your company", env_values.file),
    Key("GUIDELINES", "a folder", "your guidelines; they lie over ours", env_values.folder),
    Key("PROMPTS", "a folder", "your wording; it lies over ours", env_values.folder),
    Key("ENGINE", "auto, builtin or llm", "who writes: `builtin` needs no network; `auto` uses a model when one is "
        "set up, else `builtin`; `llm` needs a model", env_values.one_of("auto", "builtin", "llm")),
    Key("LLM_BASE_URL", "an http address", "an OpenAI-compatible endpoint, such as `http://127.0.0.1:11434/v1`; "
        "OpenAI's own where only a key is set", read_url),
    Key("LLM_MODEL", "the name of a model", "the model that is asked, or that recorded answers are kept under; "
        f"`{MODEL}` where none is named", read_model),
    Key("LLM_API_KEY", "a key", "the endpoint's key; where it is not set `OPENAI_API_KEY` is read, which alone "
        "sets no model up", read_key, secret=True),
    Key("LLM_FALLBACKS", "MODEL or MODEL@URL, with commas between", "who is asked, in this order, when the first "
        "cannot answer", read_fallbacks),
    Key("LLM_FALLBACK_KEYS", "a key for each fallback, with commas between, - for none", "keys of fallbacks at "
        "another address than the first", read_keys, secret=True),
    Key("LLM_PRICES", "MODEL=INPUT/CACHED/OUTPUT, with commas between", "what a million tokens cost, such as "
        "`small=0.40/0.10/1.60`; the cost is then told with each draft", read_prices),
    Key("RECORDINGS", "a file of recorded answers", "drafts are made from these answers of a model and never ask a "
        "network; one that is missing is an error, not a built-in draft", env_values.file),
    Key("CONNECT_S", "a number of seconds from 0.1 to 600", "how long reaching an endpoint may take",
        env_values.seconds),
    Key("FIRST_TOKEN_S", "a number of seconds from 0.1 to 600", "how long a model may be silent, before its first "
        "word and between", env_values.seconds),
    Key("DEADLINE_S", "a number of seconds from 0.1 to 600", "how long one draft may take", env_values.seconds),
    Key("JUDGE", "off or on", "`on` asks the model, in one more call, about all that code did not "
        "prove; it needs a model", env_values.one_of("off", "on")),
    Key("API_KEYS", "one or more keys, with commas between", "who may use the API", env_values.keys, secret=True),
    Key("PAGE_PASSWORD", "any text", "what the page's sign-in asks for; by HTTP Basic it works with any user name", str,
        secret=True),
    Key("PAGE_USER_HEADER", "the name of a header", "a header such as `X-Forwarded-User` in which a proxy of "
        "`TRUSTED_PROXIES` says who signed in; who comes with it needs no password", env_values.header),
    Key("TRUSTED_PROXIES", "addresses or networks, with commas between", "proxies whose word is taken for the address "
        "and the scheme of a request, and for `PAGE_USER_HEADER`; without it, this machine's for the first two",
        env_values.networks),
    Key("EMBED_ORIGINS", "https origins, with commas between", "who may show the page at `/embed` in a frame, such as "
        "`https://desk.example.com`; nobody where it is not set", env_values.origins),
    Key("REDACT", "on, off, or some of email, phone, card, iban, secret, name, reference, with commas between",
        "what of the customer is replaced by placeholders before a model is asked", env_values.identifiers),
    Key("DATABASE_URL", "none, sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE", "where drafts and what "
        "became of them are kept; `none` keeps nothing; a SQLite file in the user's data folder where it is not set",
        env_values.database, secret=True),
    Key("RETENTION_DAYS", "a whole number from 0 to 36500", "how many days texts are kept; figures stay. With 0 they "
        "go with the next daily run", env_values.days),
    Key("JOBS", "inside or off", "where batches, follow-ups and other jobs are done: `inside` the server, or "
        "by `softanswer worker` alone", env_values.one_of("inside", "off")),
    Key("JOBS_AT_ONCE", "a whole number from 1 to 64", "drafts that one process makes at once for jobs",
        env_values.whole(1, 64)),
    Key("MODEL_PER_MINUTE", "a whole number from 1 to 100000", "drafts begun in a minute for jobs, in all processes "
        "together; unlimited where it is not set", env_values.whole(1, 100_000)),
    Key("WEBHOOK_URL", "an https address, or one of this machine", "where the note of each kept draft and outcome is "
        "sent, and nowhere else (docs/jobs.md); give all processes the same", env_values.webhook_url, secret=True),
    Key("WEBHOOK_SECRET", "whsec_ and 24 to 64 bytes as base64", "what these messages are signed with",
        env_values.webhook_secret, secret=True),
    Key("RATE_LIMIT", "a rate such as 60/minute (second, minute, hour, day)", "how many drafts, checks and the like "
        "each key may ask for, and as many other requests; unlimited where it is not set", env_values.rate),
    Key("REDIS_URL", "a redis:// address", "where several processes count together for `RATE_LIMIT`; needs the extra "
        "`redis`", env_values.redis_url, secret=True),
    Key("LOG_LEVEL", "debug, info, warning or error", "how much is logged; messages of customers never are",
        env_values.one_of("debug", "info", "warning", "error")),
    Key("LOG_FORMAT", "auto, text or json", "how the log is written: a sentence a line, or a JSON object a line; "
        "`auto` is text on a terminal, else JSON", env_values.one_of("auto", "text", "json")),
)  # fmt: skip
"""Every variable that is read; the table in the README is compared with it."""


def read_settings(environ: Mapping[str, str], env_file: Path | None = None) -> Settings:
    """Read `environ`, and beneath it `env_file` where there is one; an empty value counts as not set.

    Raises ConfigurationError with every mistake: variable, what is needed, what is wrong. Secrets are not shown.
    """
    mistakes: list[str] = []
    secrets = ["OPENAI_API_KEY", *(PREFIX + key.name for key in KEYS if key.secret)]
    given = with_secret_files({**read_env_file(env_file, PREFIX, mistakes), **environ}, secrets, mistakes)
    values: dict[str, Any] = {}
    for key in KEYS:
        text = given.get(PREFIX + key.name, "").strip()
        if not text:
            continue
        try:
            values[key.field] = key.read(text)
        except ValueError as error:
            shown = "" if key.secret else f" {text!r} was given:"
            mistakes.append(f"{PREFIX}{key.name}: {key.shape} is needed;{shown} {error}")
    try:
        values["openai_api_key"] = read_key(given.get("OPENAI_API_KEY", "").strip()) or None
    except ValueError as error:
        mistakes.append(f"OPENAI_API_KEY: a key is needed; {error}")
    mistakes.extend(_at_odds(replace(Settings(), **values)))
    ignored = unknown_names(given, PREFIX, {PREFIX + key.name for key in KEYS}, mistakes)
    if mistakes:
        raise ConfigurationError(mistakes)
    return replace(Settings(), **values, ignored=ignored)


def from_environment() -> Settings:
    """Read this process's environment and the `.env` file of the working folder."""
    return read_settings(os.environ, Path(".env"))


def _at_odds(settings: Settings) -> list[str]:
    """What each value alone does not show."""
    found = []
    if settings.engine == "llm" and not (settings.endpoints or settings.recordings):
        found.append(
            f"{PREFIX}ENGINE: llm needs a model endpoint, and none is set up: set {PREFIX}LLM_BASE_URL or "
            f"{PREFIX}LLM_API_KEY, or use builtin or auto"
        )
    if len(settings.llm_fallback_keys) > len(settings.llm_fallbacks):
        found.append(
            f"{PREFIX}LLM_FALLBACK_KEYS: there are more keys than {PREFIX}LLM_FALLBACKS names models"
        )
    if settings.page_user_header and not settings.trusted_proxies:
        found.append(
            f"{PREFIX}PAGE_USER_HEADER: anybody could send this header: set {PREFIX}TRUSTED_PROXIES to the address "
            "of the proxy that sets it"
        )
    if settings.llm_fallbacks and not settings.endpoints:
        found.append(f"{PREFIX}LLM_FALLBACKS: there is no first model: set {PREFIX}LLM_BASE_URL or a key")
    if bool(settings.webhook_url) != bool(settings.webhook_secret):
        found.append(f"{PREFIX}WEBHOOK_URL and {PREFIX}WEBHOOK_SECRET go together: set both or neither")
    return found
