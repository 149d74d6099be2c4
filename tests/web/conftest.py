"""What tests of the pages share: the real app on a real port with a store of its own, and a real Chromium.

    def test_a_reply_is_copied(server, open_page):
        page = open_page(server.url)

`browser` lives as long as a module: while it runs, Playwright's event loop is that of the thread, so a module that
uses it calls no `asyncio.run` by itself.
"""

import os
import re
import shutil
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from tests.web.serving import Seen, serving, settings_for

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The first that is there is taken. The shell is the same engine without what stands around a page, of which a whole
Chromium makes a new one, with its processes, for each page that a test opens: that costs more than most pages do."""


@pytest.fixture
def send():
    """Sends a form as a browser does: with the token of a page that it was shown before.

    send(client, "/draft", {"message": "…"})
    """

    def send(client, path, data=None, page="/", headers=None, **rest):
        shown = client.get(page, headers=headers)
        (token,) = set(re.findall(r'name="csrf" value="([^"]+)"', shown.text))
        sent_by = {"Sec-Fetch-Site": "same-origin", **(headers or {})}
        return client.post(path, data={"csrf": token, **(data or {})}, headers=sent_by, **rest)

    return send


@pytest.fixture
def serve(tmp_path, service):
    """Starts servers: `serve()`, or with settings, or with another service than the real one."""
    with ExitStack() as stack:
        yield lambda settings=None, other=None: stack.enter_context(
            serving(settings_for(tmp_path, settings), other or service)
        )


@pytest.fixture
def server(serve):
    """A server as it is without settings, over a store that is empty."""
    return serve()


@pytest.fixture(scope="module")
def chromium():
    """Starts Debian's Chromium, with more arguments where given. Where there is none its tests are skipped, save in CI.

    All hosts under `.test` are this machine.
    """
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if found is None:
        word = "there is no Chromium here: install Debian's `chromium-headless-shell`, or `chromium`"
        if os.environ.get("CI") == "true":
            pytest.fail(word)
        pytest.skip(word)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # what a machine that does much else may take
    with sync_playwright() as playwright:
        usual = ["--disable-gpu", "--host-resolver-rules=MAP *.test 127.0.0.1"]
        yield lambda *more: playwright.chromium.launch(executable_path=found, args=[*usual, *more])


@pytest.fixture(scope="module")
def browser(chromium):
    """A Chromium that runs."""
    browser = chromium()
    yield browser
    browser.close()


@pytest.fixture
def open_page(browser):
    """Opens an address in a browser without memory; what is given else goes to Playwright's `new_context`
    (`java_script_enabled=False`, `color_scheme="dark"`, `viewport=...`, `http_credentials=...`, `locale="de-DE"`).

    `page.seen` notes errors, dialogs and requests to other hosts. At the end of the test there must have been none;
    a test that wants one takes it out.
    """
    opened = []

    def make(url, **options):
        given = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**given)
        context.set_default_timeout(30_000)  # as long as a busy machine may take with ten megabytes
        seen = Seen(urlsplit(url).netloc)
        context.on("page", seen.watch)
        page = context.new_page()
        page.seen = seen
        opened.append((context, seen))
        page.goto(url)
        return page

    yield make
    for context, _ in opened:
        context.close()
    assert [seen for _, seen in opened if seen.errors or seen.dialogs or seen.foreign] == []
