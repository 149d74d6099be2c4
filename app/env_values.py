"""Turns the text of one variable into its value; each raises ValueError with what is wrong."""

import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

SQLITE = "sqlite:///"

Network = IPv4Network | IPv6Network

Identifier = Literal["email", "phone", "card", "iban", "secret", "name", "reference"]

IDENTIFIERS: tuple[Identifier, ...] = get_args(Identifier)
"""What can be kept from a model, by kind."""

_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}


@dataclass(frozen=True)
class Rate:
    """So many times within so many seconds."""

    times: int
    seconds: int


def one_of(*words: str) -> Callable[[str], str]:
    """One of these words; a near miss is told."""

    def read(text: str) -> str:
        if text.lower() not in words:
            near = get_close_matches(text.lower(), words, 1)
            raise ValueError(f"did you mean {near[0]}?" if near else "another word stands there")
        return text.lower()

    return read


def port(text: str) -> int:
    """A port."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise ValueError("it is not such a number")
    return int(text)


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number within these bounds."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most):
            raise ValueError("it is not such a number")
        return int(text)

    return read


def seconds(text: str) -> float:
    """A number of seconds from 0.1 to 600."""
    value = float(text) if text.replace(".", "", 1).isdecimal() and text.isascii() else 0.0
    if not 0.1 <= value <= 600:
        raise ValueError("it is not such a number")
    return value


def file(text: str) -> Path:
    """A file that is there."""
    path = Path(text).expanduser()
    if not path.is_file():
        raise ValueError(f"{path} is a folder" if path.is_dir() else f"there is no file {path}")
    return path


def folder(text: str) -> Path:
    """A folder that is there."""
    path = Path(text).expanduser()
    if not path.is_dir():
        raise ValueError(f"{path} is a file" if path.exists() else f"there is no folder {path}")
    return path


def keys(text: str) -> tuple[str, ...]:
    """Keys, with commas between."""
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    if not keys:
        raise ValueError("no key stands there")
    if not all(key.isascii() and key.isprintable() and " " not in key for key in keys):
        raise ValueError("a key holds a space or a character that cannot stand in a header")
    return keys


def host(text: str) -> str:
    """An address or a host name."""
    if any(char.isspace() or char == "/" for char in text):
        raise ValueError("it holds a space or a slash")
    return text


def days(text: str) -> int:
    """A whole number of days from 0 to 36500."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= 36500):
        raise ValueError("it is not such a number")
    return int(text)


def database(text: str) -> str:
    """`none`, a SQLite file, or the address of a Postgres database; told without the address, which holds a secret."""
    if text.lower() == "none":
        return "none"
    scheme, _, rest = text.partition("://")
    kind = scheme.partition("+")[0].lower()
    if kind == "sqlite" and rest:
        if not rest.startswith("/") or rest.strip("/") in {"", ":memory:"} or rest.endswith("/"):
            raise ValueError(f"after {SQLITE} the path of a file is needed; none keeps nothing")
        if "?" in rest or "\0" in rest:
            raise ValueError("a path of a file is needed, with nothing behind it")
        return f"{SQLITE}{rest[1:]}"
    if kind in {"postgresql", "postgres"} and rest:
        return _postgres(f"postgresql://{rest}")
    raise ValueError("it begins with none of these")


def _postgres(url: str) -> str:
    try:
        parts = urlsplit(url)
        named = parts.port is None or parts.port > 0
    except ValueError:
        raise ValueError(
            "its port or host cannot be read; an @, / or : in a password is written %40, %2F, %3A"
        ) from None
    if not named or not parts.path.strip("/"):
        raise ValueError("the name of the database is missing: postgresql://USER:PASSWORD@HOST/DATABASE")
    return url


def rate(text: str) -> Rate:
    """A rate such as `60/minute` or `1000/hour`."""
    times, _, unit = text.lower().replace(" ", "").partition("/")
    number = int(times) if times.isascii() and times.isdecimal() and len(times) <= 7 else 0
    if not number or unit.removesuffix("s") not in _UNITS:
        raise ValueError("it is not such a rate")
    return Rate(number, _UNITS[unit.removesuffix("s")])


def redis_url(text: str) -> str:
    """An address of Redis."""
    if not text.startswith(("redis://", "rediss://")) or any(char.isspace() for char in text):
        raise ValueError("it does not begin with redis:// or rediss://, or holds a space")
    return text


def webhook_url(text: str) -> str:
    """Where notes are sent; told without the address, which may hold a token."""
    try:
        parts = urlsplit(text)
        readable = parts.port is None or parts.port > 0
    except ValueError:
        readable = False
    if not readable or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("it does not begin with https:// and a host")
    if parts.username or parts.password or parts.fragment or any(char.isspace() for char in text):
        raise ValueError("it holds a user, a password, a # or a space")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError(
            "http:// is for this machine alone: what customers wrote must not cross a network in the open"
        )
    return text


def webhook_secret(text: str) -> str:
    """A secret as Standard Webhooks writes it."""
    try:
        key = b64decode(text.removeprefix("whsec_"), validate=True)
    except ValueError:
        key = b""
    if not text.startswith("whsec_") or not 24 <= len(key) <= 64:
        raise ValueError('make one with: echo "whsec_$(openssl rand -base64 32)"')
    return text


def identifiers(text: str) -> tuple[Identifier, ...]:
    """Kinds of identifiers, or all or none."""
    words = {part.strip().lower() for part in text.split(",") if part.strip()}
    if words in ({"on"}, {"off"}):
        return IDENTIFIERS if words == {"on"} else ()
    for word in sorted(words.difference(IDENTIFIERS)):
        near = get_close_matches(word, IDENTIFIERS, 1)
        raise ValueError(f"there is no kind {word!r}" + (f"; did you mean {near[0]}?" if near else ""))
    if not words:
        raise ValueError("no kind stands there")
    return tuple(kind for kind in IDENTIFIERS if kind in words)


def header(text: str) -> str:
    """The name of a header in which a proxy says who somebody is."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", text):
        raise ValueError("it is not such a name")
    if text.lower() in {
        "authorization",
        "cookie",
        "host",
        "origin",
        "referer",
        "user-agent",
        "x-forwarded-for",
    }:
        raise ValueError("anybody who writes to the page sends this one")
    return text


def networks(text: str) -> tuple[Network, ...]:
    """Addresses or networks, with commas between."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        try:
            network = ip_network(part)
        except ValueError as error:
            raise ValueError(f"{part!r} is neither an address nor a network such as 10.0.0.0/8") from error
        if network.prefixlen == 0:
            raise ValueError(f"{part!r} is everybody")
        found.append(network)
    if not found:
        raise ValueError("no address stands there")
    return tuple(found)


def origins(text: str) -> tuple[str, ...]:
    """Origins such as `https://desk.example.com`, with commas between; `http` for this machine alone."""
    return tuple(dict.fromkeys(_origin(part) for part in re.split(r"[,\s]+", text.strip())))


def _origin(text: str) -> str:
    # It is put into a header: what could end it there (;, space, comma, control characters) is not let in.
    found = re.fullmatch(
        r"(?P<scheme>https?)://(?P<host>(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?P<port>:[0-9]{1,5})?/?",
        text.lower(),
    )
    if found is None:
        raise ValueError(f"{text!r} is not scheme, host and perhaps port, such as https://desk.example.com")
    if found["host"].startswith("*.") and found["host"].count(".") < 2:
        raise ValueError(f"{text!r} is everybody below a whole ending")
    if found["scheme"] == "http" and not is_loopback(found["host"]):
        raise ValueError(f"{text!r} does not begin with https://")
    return text.lower().removesuffix("/")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
