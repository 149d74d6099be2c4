"""Signing in: a session for who knows the password, kept from scripts and other sites, and no way round it."""

import asyncio
import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
from starlette.testclient import TestClient

from app.access import KeyRing
from app.access.lookup import REMEMBERED_S
from app.access.tries import FREE
from app.errors import ConfigurationError
from app.settings import Settings, read_settings

PASSWORD = "password-of-the-page"
GUARDED = Settings(page_password=PASSWORD)
BROWSER = {"Accept": "text/html,application/xhtml+xml", "Sec-Fetch-Site": "none"}
PAGES = ["/", "/history", "/principles", "/replies/d-1"]


def sign_in(send, client, password=PASSWORD, back="/", frame=""):
    return send(client, f"{frame}/enter", {"password": password, "back": back}, page=f"{frame}/enter")


def cookies(answer):
    """Name and attributes of each cookie that an answer sets."""
    found = {}
    for line in answer.headers.get_list("set-cookie"):
        pair, *attributes = line.split("; ")
        found[pair.partition("=")[0]] = (pair.partition("=")[2], set(attributes))
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_leads_to_the_sign_in_and_from_there_back(client_with, send, path):
    client = client_with(GUARDED)
    away = client.get(path, headers=BROWSER)
    assert (away.status_code, away.headers["location"]) == (303, f"/enter?back={path}")
    shown = client.get(away.headers["location"])
    assert f'name="back" value="{path}"' in shown.text
    answer = sign_in(send, client, back=path)
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert client.get("/", headers=BROWSER).status_code == 200
    assert client.get("/enter", headers=BROWSER).headers["location"] == "/"


def test_the_session_is_out_of_reach_of_scripts_and_other_sites(client_with, send):
    answer = sign_in(send, client_with(GUARDED))
    _, attributes = cookies(answer)["softanswer_session"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= attributes
    assert not any(attribute.startswith("Domain") for attribute in attributes)


def test_over_https_the_cookies_belong_to_this_host_alone(client_with, send):
    client = client_with(GUARDED)
    client.base_url = "https://softanswer.test"
    answer = sign_in(send, client)
    assert "__Host-softanswer_form" in client.cookies
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= cookies(answer)["__Host-softanswer_session"][1]
    assert client.get("/", headers=BROWSER).status_code == 200


def test_in_a_frame_over_https_the_cookies_are_the_frames_own(client_with, send):
    client = client_with(replace(GUARDED, embed_origins=("https://desk.example.com",)))
    client.base_url = "https://softanswer.test"
    assert client.get("/embed", headers=BROWSER).headers["location"] == "/embed/enter?back=/embed"
    answer = sign_in(send, client, back="/embed", frame="/embed")
    reach = {"Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/"}
    assert reach <= cookies(answer)["__Host-softanswer_session_embed"][1]
    assert client.get("/embed", headers=BROWSER).status_code == 200
    # Who is in by the frame of a helpdesk is not in outside of it.
    assert client.get("/", headers=BROWSER).status_code == 303


@pytest.mark.parametrize("other_process", [True, False])
def test_a_session_is_known_to_every_process_and_ends_with_the_password(client_with, send, other_process):
    client = client_with(GUARDED)
    sign_in(send, client)
    other = client_with(GUARDED if other_process else Settings(page_password="another-password-of-it"))
    other.cookies = client.cookies
    assert other.get("/", headers=BROWSER).status_code == (200 if other_process else 303)


def test_a_use_is_noted_in_a_new_cookie_after_a_while(client_with, send, monkeypatch):
    client = client_with(GUARDED)
    sign_in(send, client)
    at = datetime.now(UTC) + timedelta(minutes=6)
    sessions = client.app.state.doors.gate.sessions
    monkeypatch.setattr(sessions, "_clock", lambda: at)
    assert "softanswer_session" in cookies(client.get("/", headers=BROWSER))
    assert "softanswer_session" not in cookies(client.get("/", headers=BROWSER))
    at += timedelta(hours=12)
    assert client.get("/", headers=BROWSER).status_code == 303


def test_a_person_can_leave(client_with, send):
    client = client_with(GUARDED)
    sign_in(send, client)
    assert 'action="/leave"' in client.get("/", headers=BROWSER).text
    assert send(client, "/leave").headers["location"] == "/enter"
    assert client.get("/", headers=BROWSER).status_code == 303


def test_nobody_is_asked_to_leave_who_did_not_sign_in(client):
    assert 'action="/leave"' not in client.get("/", headers=BROWSER).text


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example",
     "/a\r\nSet-Cookie: x=1", "evil", "", "/\\\\evil", " /", "/ä"],
)  # fmt: skip
def test_the_way_back_never_leads_to_another_host(client_with, send, back):
    client = client_with(GUARDED)
    assert client.get("/enter", params={"back": back}).text.count('name="back" value="/"') == 1
    assert sign_in(send, client, back=back).headers["location"] == "/"
    said = send(client, "/language", {"language": "de", "back": back})
    assert said.headers["location"] == "/"


@pytest.mark.parametrize(
    "shown", ["no such word", "", PASSWORD + "x", PASSWORD[:-1], "x" * 5000, "\x00", "pässwort"]
)
def test_a_wrong_password_is_told_kindly_and_opens_nothing(client_with, send, shown):
    client = client_with(GUARDED)
    answer = sign_in(send, client, shown)
    assert answer.status_code == 401
    assert "did not open the page" in answer.text
    assert not answer.headers["www-authenticate"].startswith("Basic")
    assert "softanswer_session" not in client.cookies
    assert len(shown) < 2 or shown[:100] not in answer.text
    assert client.get("/", headers=BROWSER).status_code == 303


def test_guessing_is_slowed_down_on_the_page_and_by_basic_alike(client_with, send):
    client = client_with(GUARDED)
    statuses = [sign_in(send, client, f"guess {number}").status_code for number in range(FREE + 1)]
    assert statuses == [401] * FREE + [429]
    late = sign_in(send, client)
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) >= 1
    assert client.get("/", auth=("me", PASSWORD)).status_code == 429


def test_wrong_guesses_by_basic_count_and_a_session_goes_on_meanwhile(client_with, send):
    client = client_with(GUARDED)
    sign_in(send, client)
    guesser = client_with(GUARDED)
    for number in range(FREE):
        assert guesser.get("/", auth=("me", f"guess {number}")).status_code == 401
    assert guesser.get("/", auth=("me", PASSWORD)).status_code == 429
    guesser.cookies = client.cookies
    assert guesser.get("/", headers=BROWSER).status_code == 200


def test_a_program_comes_in_by_basic_and_is_asked_for_it(client_with):
    client = client_with(GUARDED)
    asked = client.get("/")
    assert asked.status_code == 401
    assert asked.headers["www-authenticate"].startswith('Basic realm="Softanswer"')
    assert client.get("/", auth=("anybody", PASSWORD)).status_code == 200
    assert client.get("/", auth=("anybody", "wrong")).status_code == 401


def test_what_htmx_asks_for_is_answered_by_a_notice_that_loses_nothing(client_with):
    answer = client_with(GUARDED).get("/", headers={**BROWSER, "HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-retarget"]) == (401, "#notice")
    assert "<html" not in answer.text
    assert 'target="_blank"' in answer.text


def test_a_form_that_was_open_is_taken_after_signing_in_anew(client_with, send):
    client = client_with(GUARDED)
    sign_in(send, client)
    (token,) = set(re.findall(r'name="csrf" value="([^"]+)"', client.get("/").text))
    client.cookies.delete("softanswer_session")
    late = client.post("/reading", data={"csrf": token, "message": "Where is it?"}, headers=BROWSER)
    assert late.status_code == 401
    assert "Your sign-in has ended" in late.text
    sign_in(send, client)
    late = client.post("/reading", data={"csrf": token, "message": "Where is it?"}, headers=BROWSER)
    assert late.status_code == 200


def test_a_stored_key_opens_the_page_until_it_is_ended(client_with, send, tmp_path):
    settings = replace(GUARDED, database_url=f"sqlite:///{tmp_path / 'store.sqlite'}")
    with client_with(settings) as client:
        keys = KeyRing(client.app.state.store, lambda: datetime.now(UTC))
        key, secret = client.portal.call(keys.create, "Ann", ("draft",), "test")
        _, reader = client.portal.call(keys.create, "Figures", ("read",), "test")
        assert sign_in(send, client, reader).status_code == 401
        assert sign_in(send, client, secret).status_code == 303
        assert secret not in str(client.cookies)
        assert client.get("/", headers=BROWSER).status_code == 200
        assert client.get("/history", headers=BROWSER).status_code == 403
        client.portal.call(keys.revoke, key.id, "test")
        client.portal.call(asyncio.sleep, REMEMBERED_S + 0.1)
        assert client.get("/", headers=BROWSER).status_code == 303


PROXY = replace(Settings(), page_user_header="X-Forwarded-User", trusted_proxies=(ip_network("10.0.0.0/8"),))


def through(client, address):
    return TestClient(
        client.app, base_url="http://softanswer.test", follow_redirects=False, client=(address, 5)
    )


def test_a_named_proxy_says_who_somebody_is_and_no_name_is_kept_of_it(client_with, caplog):
    caplog.set_level("INFO", "softanswer")
    client = through(client_with(PROXY), "10.1.2.3")
    assert client.get("/", headers=BROWSER).status_code == 303

    def who(name):
        caplog.clear()
        assert client.get("/", headers={**BROWSER, "X-Forwarded-User": name}).status_code == 200
        (record,) = [record for record in caplog.records if getattr(record, "event", "") == "request"]
        return record.told["key_id"]

    ann, bob = who("ann@example.com"), who("bob@example.com")
    assert re.fullmatch(r"page-[0-9a-f]{12}", ann)
    assert who("ann@example.com") == ann != bob


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.1", [("X-Forwarded-User", "ann")]),
        ("127.0.0.1", [("X-Forwarded-User", "ann")]),
        ("192.0.2.1", [("X-Forwarded-User", "ann"), ("X-Forwarded-For", "10.0.0.1")]),
        ("10.0.0.1", [("X-Forwarded-User", "ann"), ("X-Forwarded-User", "boss")]),
        ("10.0.0.1", [("X-Forwarded-User", " ")]),
        ("10.0.0.1", [("X-Forwarded-User", "a" * 300)]),
        ("10.0.0.1", [("Remote-User", "ann")]),
    ],
)
def test_nobody_else_does(client_with, address, headers):
    client = through(client_with(PROXY), address)
    assert client.get("/", headers=[*BROWSER.items(), *headers]).status_code == 303
    assert client.get("/v1/guidelines", headers=headers).status_code == 401


def test_the_header_of_a_proxy_without_a_named_proxy_stops_the_start():
    with pytest.raises(ConfigurationError, match="PAGE_USER_HEADER: anybody could send this header"):
        read_settings({"SOFTANSWER_PAGE_USER_HEADER": "X-Forwarded-User"})


def test_the_header_of_a_proxy_alone_opens_no_address_that_others_reach(client_with):
    with pytest.raises(ConfigurationError, match="no secret protects it"):
        client_with(replace(PROXY, host="0.0.0.0"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PAGE_USER_HEADER", "Cookie"),
        ("PAGE_USER_HEADER", "X User"),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TRUSTED_PROXIES", "proxy.local"),
        ("TRUSTED_PROXIES", ","),
        ("EMBED_ORIGINS", "http://desk.example.com"),
        ("EMBED_ORIGINS", "https://desk.example.com/path"),
        ("EMBED_ORIGINS", "*"),
        ("EMBED_ORIGINS", "https://*"),
        ("EMBED_ORIGINS", "https://*.com"),
        ("EMBED_ORIGINS", "https://a.example;script-src"),
        ("EMBED_ORIGINS", "'self'"),
    ],
)
def test_a_setting_that_would_open_too_much_stops_the_start(name, value):
    with pytest.raises(ConfigurationError, match=name):
        read_settings({f"SOFTANSWER_{name}": value, "SOFTANSWER_PAGE_PASSWORD": PASSWORD})


def test_settings_of_the_page_are_read():
    settings = read_settings(
        {
            "SOFTANSWER_TRUSTED_PROXIES": "10.0.0.1, 2001:db8::/32",
            "SOFTANSWER_PAGE_USER_HEADER": "X-Forwarded-User",
            "SOFTANSWER_EMBED_ORIGINS": "https://Desk.example.com/, https://*.zendesk.com https://a.example:8443",
        }
    )
    assert settings.trusted_proxies == (ip_network("10.0.0.1"), ip_network("2001:db8::/32"))
    origins = ("https://desk.example.com", "https://*.zendesk.com", "https://a.example:8443")
    assert settings.embed_origins == origins


def test_basic_that_is_no_basic_is_no_guess(client_with):
    client = client_with(GUARDED)
    for shown in ("Basic !!!", "Bearer x", "Basic " + b64encode(b"\xff\xfe").decode()) * 3:
        assert client.get("/", headers={"Authorization": shown}).status_code == 401
    assert client.get("/", auth=("me", PASSWORD)).status_code == 200
