"""Pages are light, and nothing on them jumps: bytes over the wire, layout shifts as the browser tells them."""

import pytest

from scripts.page.filling import made_up
from scripts.page.states import typed
from scripts.page.timing import told, watched, weight
from scripts.page.world import world
from tests.web.slow_line import slow_line

MOST = 80_000
SHIFT_MOST = 0.02


@pytest.fixture(scope="module")
def servers(tmp_path_factory, service):
    with world(tmp_path_factory.mktemp("world"), service, drafts=40) as made:
        yield made


@pytest.mark.parametrize(
    "path", ["/", "/history", "/due", "/insights", "/principles", "/principles/empathize", "/profile"]
)
def test_a_whole_page_is_light(servers, path):
    assert sum(weight(servers.filled, path).values()) <= MOST


def test_a_reply_with_its_checklist_is_light(servers):
    parts = weight(servers.filled, f"/replies/{servers.customer}")
    assert sum(parts.values()) <= MOST
    assert {"screen.css", "screen.js", "htmx.min.js", "icon.svg"} <= set(parts)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    page = context.new_page()
    watched(page)
    yield page
    context.close()


@pytest.mark.parametrize("path", ["/", "/history", "/due", "/insights", "/principles", "/profile"])
def test_nothing_jumps_while_a_page_is_built(page, servers, path):
    page.goto(servers.filled + path)
    assert told(page)["cls"] <= SHIFT_MOST


@pytest.fixture(scope="module")
def slow(servers):
    with slow_line(servers.filled) as url:
        yield url


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "path", ["/", "/history", "/due", "/insights", "/principles", "/principles/empathize", "/profile"]
)
def test_nothing_jumps_while_a_page_comes_in_over_a_slow_line(page, slow, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(slow + path)
    assert told(page)["cls"] <= SHIFT_MOST


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_jumps_while_a_kept_reply_comes_in_over_a_slow_line(page, slow, servers, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{slow}/replies/{servers.customer}")
    assert told(page)["cls"] <= SHIFT_MOST


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_jumps_while_a_reply_streams_in(page, servers, width):
    page.set_viewport_size({"width": width, "height": 900})
    typed(page, made_up()["late"], servers.paced)
    before = told(page)["cls"]
    page.click("[data-draft]")
    page.wait_for_selector("#review")
    assert told(page)["cls"] - before <= SHIFT_MOST


def test_nothing_jumps_while_a_message_is_pasted(page, servers):
    page.goto(servers.filled)
    page.focus("#message")
    page.keyboard.insert_text(made_up()["late"]["message"])
    page.wait_for_selector("#calm .summary")
    assert told(page)["cls"] <= SHIFT_MOST
