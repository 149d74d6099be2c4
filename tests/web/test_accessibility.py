"""Every page in every state, looked at by axe-core and by what axe-core cannot see, in both colour schemes.

A state is reached once; all that is looked at in it is told together, each finding under the name of its look.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.page.states import STATES
from scripts.page.world import world
from tests.web import looks

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that another colour scheme could break: it changes colours and nothing else."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
TWICE = {"width": 640, "height": 450}
"""What is left of a window whose text is twice as large."""

CASES = [pytest.param(state, id=state.name) for state in STATES]

AXE = Axe()


@pytest.fixture(scope="module")
def servers(tmp_path_factory, service):
    """The servers that the states are shown on."""
    with world(tmp_path_factory.mktemp("world"), service, drafts=40) as made:
        yield made


@pytest.fixture
def page(browser):
    """A page that wants no motion."""
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def violations(page, kind, wanted):
    """What axe-core finds by rules of these names or tags, told so that it can be mended."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    options = {"runOnly": {"type": kind, "values": wanted}, "resultTypes": ["violations"]}
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return [
        (rule["id"], node["html"][:160], node["failureSummary"]) for rule in found for node in rule["nodes"]
    ]


def seen_wide(page):
    """What is wrong on a screen, in the light, in the dark, and in the reader's own colours."""
    found = {
        "axe": violations(page, "tag", TAGS),
        "headings are in order": page.evaluate(looks.HEADINGS),
        "what is pressed is large enough": page.evaluate(looks.TARGETS),
        "words of others say their language": page.evaluate(looks.FOREIGN),
        "nothing moves for who wants no motion": page.evaluate(looks.MOVING),
    }
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 26, 25)"
    found["axe in the dark"] = violations(page, "rule", COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["edges stay where the colours are the reader's own"] = page.evaluate(looks.BARE)
    page.emulate_media(forced_colors="none")
    return found


def seen_narrow(page, state):
    """What is wrong on a phone, and where the text is twice as large and widely spaced."""
    page.set_viewport_size(NARROW)
    found = {
        "what is pressed is large enough on a phone": page.evaluate(looks.TARGETS),
        "nothing scrolls sideways on a phone": page.evaluate(looks.SIDEWAYS),
        # Of the other pages no more than that differs on a phone.
        "axe on a phone": violations(page, "tag", TAGS) if state.screen else [],
    }
    page.set_viewport_size(TWICE)
    page.evaluate(looks.SPACED)
    found["large text is not cut off"] = page.evaluate(looks.SIDEWAYS) + page.evaluate(looks.CUT_OFF)
    page.evaluate("() => { document.adoptedStyleSheets = [] }")
    page.set_viewport_size(WIDE)
    return found


def seen_by_keyboard(page):
    """Where the focus is and cannot be seen."""
    page.keyboard.press("Tab")
    return {"the focus is seen wherever it is": page.evaluate(looks.FOCUS)}


@pytest.mark.parametrize("state", CASES)
def test_anybody_can_use_a_page_in_this_state(state, page, servers):
    state.reach(page, servers)
    found = {**seen_wide(page), **seen_narrow(page, state), **seen_by_keyboard(page)}
    assert {look: wrong for look, wrong in found.items() if wrong} == {}


def test_who_minds_no_motion_sees_that_a_reply_is_being_written(browser, servers):
    context = browser.new_context(viewport=WIDE, reduced_motion="no-preference")
    page = context.new_page()
    next(state for state in STATES if state.name == "running").reach(page, servers)
    assert page.evaluate(looks.MOVING) != []
    context.close()


def test_a_reply_in_another_language_than_the_pages_says_so(browser, servers):
    context = browser.new_context(viewport=WIDE, locale="en-GB")
    page = context.new_page()
    page.goto(servers.bare)
    page.fill(
        "#message",
        "Mein Paket ist seit drei Wochen überfällig, und niemand antwortet. Wann kommt es endlich?",
    )
    page.click("[data-draft]")
    page.wait_for_selector("#review")
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_attribute("#text", "lang") == "de"
    page.evaluate("document.querySelectorAll('#review details').forEach((d) => { d.open = true })")
    assert {quote.get_attribute("lang") for quote in page.query_selector_all("#review .quote")} == {"de"}
    context.close()
