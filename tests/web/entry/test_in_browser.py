"""Signing in, forms and frames as a real browser has them."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.settings import Settings
from tests.web.moving import go_back
from tests.web.serving import serving, settings_for

PASSWORD = "password-of-the-page"
ANYWHERE = "--disable-features=LocalNetworkAccessChecks"
"""The helpdesk's page is made up, so that the browser does not know it for one of this machine, as we are."""

GUARDED = Settings(page_password=PASSWORD)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_person_signs_in_works_and_leaves(serve, open_page, scripts):
    server = serve(GUARDED)
    page = open_page(server.url + "/history", java_script_enabled=scripts)
    expect(page).to_have_url(server.url + "/enter?back=/history")
    page.fill("#password", "wrong")
    page.click("main button")
    expect(page.get_by_role("alert")).to_contain_text("did not open the page")
    page.fill("#password", PASSWORD)
    page.click("main button")
    expect(page).to_have_url(server.url + "/history")
    page.click("form[action='/leave'] button")
    expect(page).to_have_url(server.url + "/enter")
    go_back(page)
    page.reload()
    expect(page).to_have_url(re.compile("/enter"))


def test_what_was_typed_outlives_the_end_of_a_session(serve, open_page):
    server = serve(GUARDED)
    page = open_page(server.url)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.fill("#message", "My parcel KT-2041 is late.")
    page.wait_for_load_state()
    page.wait_for_timeout(800)
    page.context.clear_cookies(name="softanswer_session")
    page.click("[data-draft]")
    page.wait_for_selector("#notice a")
    assert page.input_value("#message") == "My parcel KT-2041 is late."
    with page.context.expect_page() as other:
        page.click("#notice a")
    other.value.fill("#password", PASSWORD)
    other.value.click("main button")
    other.value.wait_for_url(server.url + "/")
    page.click("[data-draft]")
    page.wait_for_selector("#result textarea", timeout=30_000)


def test_forms_are_taken_in_a_network_without_https(server, open_page):
    # To such an address a browser says neither Sec-Fetch-Site nor, under no-referrer, a true Origin.
    page = open_page(server.url.replace("127.0.0.1", "softanswer.test"))
    with page.expect_response("**/language") as answer:
        page.click("button[lang=de]")
    assert "sec-fetch-site" not in answer.value.request.all_headers()
    assert answer.value.status == 303
    expect(page.locator("html")).to_have_attribute("lang", "de")
    # The browser says that it minds this header over https alone.
    page.seen.errors[:] = [told for told in page.seen.errors if "Cross-Origin-Opener-Policy" not in told]


@pytest.mark.parametrize("path", ["/language", "/draft", "/leave"])
def test_another_site_sends_no_form_by_this_browser(serve, open_page, path):
    server = serve(GUARDED)
    page = open_page(server.url)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_url(server.url + "/")
    form = (
        f'<form method=post action="{server.url}{path}"><input name=message value=x><button>x</button></form>'
    )
    page.route("http://evil.test/**", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto("http://evil.test/")
    with page.expect_response(server.url + path) as answer:
        page.click("button")
    page.seen.foreign.clear()
    # A cookie that is Lax does not even come along with it.
    assert answer.value.status in {401, 403}
    page.goto(server.url)
    assert page.url == server.url + "/"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate that nobody signed."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    key, signed = folder / "key.pem", folder / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=softanswer.test",
        "-days",
        "2",
    ]
    subprocess.run([*command, "-keyout", key, "-out", signed], check=True, capture_output=True)
    return key, signed


def framing(browser, server, path="/embed"):
    """A page of a helpdesk, in a browser that takes no cookies of others, with us in a frame."""
    context = browser.new_context(ignore_https_errors=True)
    frame = f'<iframe src="{server.url.replace("127.0.0.1", "softanswer.test")}{path}" width=500 height=800></iframe>'
    context.route("https://*.desk.test/**", lambda route: route.fulfill(body=frame, content_type="text/html"))
    return context.new_page()


def test_a_helpdesk_that_was_named_shows_us_in_a_frame(certificate, chromium, tmp_path, service):
    settings = settings_for(tmp_path, replace(GUARDED, embed_origins=("https://a.desk.test",)))
    browser = chromium("--test-third-party-cookie-phaseout", ANYWHERE)
    with serving(settings, service, certificate) as server:
        page = framing(browser, server)
        page.goto("https://a.desk.test/")
        frame = page.frame_locator("iframe")
        frame.locator("#password").fill(PASSWORD)
        frame.locator("main button").click()
        frame.locator("#message").fill("My parcel KT-2041 is three weeks late. When does it come?")
        frame.locator("[data-draft]").click()
        frame.locator("#result textarea").first.wait_for(timeout=30_000)
        held = {cookie["name"]: cookie for cookie in page.context.cookies()}
        session = held["__Host-softanswer_session_embed"]
        assert (session["sameSite"], session["secure"], session["httpOnly"]) == ("None", True, True)
        assert session["partitionKey"]
        assert "__Host-softanswer_session" not in held
    browser.close()


@pytest.mark.parametrize(
    ("desk", "path"), [("https://b.desk.test/", "/embed"), ("https://a.desk.test/", "/")]
)
def test_nobody_else_does_and_nothing_else(certificate, chromium, tmp_path, service, desk, path):
    settings = settings_for(tmp_path, Settings(embed_origins=("https://a.desk.test",)))
    browser = chromium(ANYWHERE)
    with serving(settings, service, certificate) as server:
        page = framing(browser, server, path)
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(desk)
        (_, inside) = page.frames
        inside.wait_for_url(re.compile("^chrome-error:"))
    browser.close()
