"""The environment, read once: every mistake is told together, before anything listens."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, get_args

from app.errors import ConfigurationError

PREFIX = "SOFTANSWER_"

SECRET_MIN = 16
"""Characters; a shorter secret works, and a warning at the start says that it is weak."""

Engine = Literal["auto", "builtin", "llm"]
Judge = Literal["off", "on"]
LogLevel = Literal["debug", "info", "warning", "error"]
Identifier = Literal["email", "phone", "card", "iban", "secret", "name", "reference"]

IDENTIFIERS: tuple[Identifier, ...] = get_args(Identifier)
"""What can be kept from a model, by kind."""


@dataclass(frozen=True)
class Settings:
    """What the operator decided. `host` other than loopback needs a secret: see `check_listening`."""

    host: str = "127.0.0.1"
    port: int = 8000
    company: Path | None = None
    guidelines: Path | None = None
    prompts: Path | None = None
    engine: Engine = "auto"
    llm_model: str | None = None
    recordings: Path | None = None
    deadline_s: float = 20.0
    judge: Judge = "off"
    api_keys: tuple[str, ...] = ()
    page_password: str | None = None
    redact: tuple[Identifier, ...] = IDENTIFIERS
    log_level: LogLevel = "info"
    ignored: tuple[str, ...] = ()
    """Names with our prefix that this version does not read; said in the log at the start."""

    def check_listening(self) -> None:
        """Raise ConfigurationError when another machine could reach us and no secret is asked of it."""
        if not (_is_loopback(self.host) or self.api_keys or self.page_password):
            danger = (
                f"{PREFIX}HOST: {self.host!r} can be reached by other machines, and no secret protects it"
            )
            advice = f"set {PREFIX}API_KEYS or {PREFIX}PAGE_PASSWORD, or listen on 127.0.0.1"
            raise ConfigurationError([f"{danger}: {advice}"])

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


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            near = get_close_matches(text.lower(), words, 1)
            raise ValueError(f"did you mean {near[0]}?" if near else "another word stands there")
        return text.lower()

    return read


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise ValueError("it is not such a number")
    return int(text)


def _seconds(text: str) -> float:
    value = float(text) if text.replace(".", "", 1).isdecimal() and text.isascii() else 0.0
    if not 0.1 <= value <= 600:
        raise ValueError("it is not such a number")
    return value


def _file(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.is_file():
        raise ValueError(f"{path} is a folder" if path.is_dir() else f"there is no file {path}")
    return path


def _folder(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.is_dir():
        raise ValueError(f"{path} is a file" if path.exists() else f"there is no folder {path}")
    return path


def _keys(text: str) -> tuple[str, ...]:
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    if not keys:
        raise ValueError("no key stands there")
    if not all(key.isascii() and key.isprintable() and " " not in key for key in keys):
        raise ValueError("a key holds a space or a character that cannot stand in a header")
    return keys


def _identifiers(text: str) -> tuple[Identifier, ...]:
    words = {part.strip().lower() for part in text.split(",") if part.strip()}
    if words in ({"on"}, {"off"}):
        return IDENTIFIERS if words == {"on"} else ()
    for word in sorted(words.difference(IDENTIFIERS)):
        near = get_close_matches(word, IDENTIFIERS, 1)
        raise ValueError(f"there is no kind {word!r}" + (f"; did you mean {near[0]}?" if near else ""))
    if not words:
        raise ValueError("no kind stands there")
    return tuple(kind for kind in IDENTIFIERS if kind in words)


def _host(text: str) -> str:
    if any(char.isspace() or char == "/" for char in text):
        raise ValueError("it holds a space or a slash")
    return text


KEYS: tuple[Key, ...] = (
    Key("HOST", "an address or a host name", "where to listen; another address than loopback needs `API_KEYS` or "
        "`PAGE_PASSWORD`", _host),
    Key("PORT", "a whole number from 1 to 65535", "the port to listen on", _port),
    Key("COMPANY", "a YAML file", "the profile of your company", _file),
    Key("GUIDELINES", "a folder", "your guidelines; they lie over ours", _folder),
    Key("PROMPTS", "a folder", "your wording; it lies over ours", _folder),
    Key("ENGINE", "auto, builtin or llm", "who writes: `builtin` needs no network; `auto` uses a model when one is "
        "set up, else `builtin`; `llm` needs a model", _one_of("auto", "builtin", "llm")),
    Key("LLM_MODEL", "the name of a model", "the model that is asked, or that recorded answers are kept under", str),
    Key("RECORDINGS", "a file of recorded answers", "drafts are made from these answers of a model and never ask a "
        "network; one that is missing is an error, not a built-in draft", _file),
    Key("DEADLINE_S", "a number of seconds from 0.1 to 600", "how long one draft may take", _seconds),
    Key("JUDGE", "off or on", "`on` asks the model, in one more call, about what the checklist cannot "
        "decide; it needs a model", _one_of("off", "on")),
    Key("API_KEYS", "one or more keys, with commas between", "who may use the API", _keys, secret=True),
    Key("PAGE_PASSWORD", "any text", "the password of the page, with any user name", str,
        secret=True),
    Key("REDACT", "on, off, or some of email, phone, card, iban, secret, name, reference, with commas between",
        "what of the customer is replaced by placeholders before a model is asked", _identifiers),
    Key("LOG_LEVEL", "debug, info, warning or error", "how much is logged; messages of customers never are",
        _one_of("debug", "info", "warning", "error")),
)  # fmt: skip
"""Every variable that is read; the table in the README is compared with it."""


def read_settings(environ: Mapping[str, str], env_file: Path | None = None) -> Settings:
    """Read `environ`, and beneath it `env_file` where there is one; an empty value counts as not set.

    Raises ConfigurationError with every mistake: variable, what is needed, what is wrong. Secrets are not shown.
    """
    mistakes: list[str] = []
    given = {**_read_env_file(env_file, mistakes), **environ}
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
    if values.get("engine") == "llm" and "recordings" not in values:
        mistakes.append(
            f"{PREFIX}ENGINE: llm needs a model endpoint, and none is set up: use builtin or auto"
        )
    ignored = _unknown_names(given, mistakes)
    if mistakes:
        raise ConfigurationError(mistakes)
    return replace(Settings(), **values, ignored=ignored)


def from_environment() -> Settings:
    """Read this process's environment and the `.env` file of the working folder."""
    return read_settings(os.environ, Path(".env"))


def _unknown_names(given: Mapping[str, str], mistakes: list[str]) -> tuple[str, ...]:
    """Names with our prefix that we do not read: a likely slip is a mistake, others are left to other versions."""
    known = {PREFIX + key.name for key in KEYS}
    unknown = sorted(name for name in given if name.startswith(PREFIX) and name not in known)
    ignored = []
    for name in unknown:
        near = get_close_matches(name, known, 1, cutoff=0.9)
        if near:
            mistakes.append(f"{name}: there is no such setting; did you mean {near[0]}?")
        else:
            ignored.append(name)
    return tuple(ignored)


def _read_env_file(path: Path | None, mistakes: list[str]) -> dict[str, str]:
    """Lines `NAME=value` (also `export NAME=value`, quoted values, comments); other programs' names are kept too."""
    if path is None or not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        mistakes.append(f"{path}: it cannot be read: {type(error).__name__}")
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if name.startswith("#") or not name.strip():
            continue
        if equals:
            found[name.strip()] = _unquoted(value.strip())
        elif name.strip().startswith(PREFIX):
            mistakes.append(f"{path}, line {number}: NAME=value is needed; no = stands there")
    return found


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value.split(" #", 1)[0].rstrip()


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
