"""A proxy is believed where the operator named it, and nobody else is."""

import asyncio
from ipaddress import ip_network

import pytest

from app.access.proxies import PROXIED, BehindProxies

NAMED = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/32"))


def seen(peer, proxies=NAMED, **headers):
    """What the app sees of a request: client, scheme, and whether a named proxy sent it."""
    told = {}

    async def app(scope, receive, send):
        client = scope["client"][0] if scope["client"] else None
        told["seen"] = client, scope["scheme"], scope["state"][PROXIED]

    lines = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": "http", "client": (peer, 5) if peer else None, "scheme": "http", "headers": lines}
    asyncio.run(BehindProxies(app, proxies)(scope, None, None))
    return told["seen"]


@pytest.mark.parametrize(
    ("peer", "said", "client"),
    [
        ("10.0.0.1", "192.0.2.9", "192.0.2.9"),
        ("10.0.0.1", "203.0.113.1, 192.0.2.9", "192.0.2.9"),
        ("10.0.0.1", "203.0.113.1, 10.9.9.9", "203.0.113.1"),
        ("10.0.0.1", "192.0.2.9:1234", "192.0.2.9"),
        ("10.0.0.1", "[2001:db9::1]:99", "2001:db9::1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "<script>, 10.2.2.2", "10.2.2.2"),
        ("2001:db8::1", "192.0.2.9", "192.0.2.9"),
        ("::ffff:10.0.0.1", "192.0.2.9", "192.0.2.9"),
        ("11.0.0.1", "192.0.2.9", "11.0.0.1"),
        ("127.0.0.1", "192.0.2.9", "127.0.0.1"),
        (None, "192.0.2.9", None),
    ],
)
def test_the_client_is_the_last_that_no_proxy_of_ours_is(peer, said, client):
    assert seen(peer, x_forwarded_for=said)[0] == client


def test_the_scheme_is_what_a_named_proxy_says():
    assert seen("10.0.0.1", x_forwarded_proto="https") == ("10.0.0.1", "https", True)
    assert seen("10.0.0.1", x_forwarded_proto="gopher") == ("10.0.0.1", "http", True)
    assert seen("192.0.2.1", x_forwarded_proto="https") == ("192.0.2.1", "http", False)


def test_without_a_named_proxy_this_machine_tells_address_and_scheme_and_no_person():
    told = seen("127.0.0.1", (), x_forwarded_for="192.0.2.9", x_forwarded_proto="https")
    assert told == ("192.0.2.9", "https", False)
