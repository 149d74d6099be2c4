"""Every page in every state, looked at by axe-core and by what axe-core cannot see, in both colour schemes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts.page.states import STATES
from scripts.page.world import world
from tests.web import looks

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that another colour scheme could break: it changes colours and nothing else."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
GROUPS = 2

# The tests of one state share its page, so they run in one process; the states are spread over two.
CASES = [
    pytest.param(state, id=state.name, marks=pytest.mark.xdist_group(f"accessibility-{number % GROUPS}"))
    for number, state in enumerate(STATES)
]


@pytest.fixture(scope="module")
def servers(tmp_path_factory, service):
    """The servers that the states are shown on."""
    with world(tmp_path_factory.mktemp("world"), service, drafts=40) as made:
        yield made


@pytest.fixture(scope="module", params=CASES)
def page(request, browser, servers):
    """A page in one of its states; whoever changes how it is seen puts it back."""
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.is_of_the_screen = request.param.screen
    request.param.reach(page, servers)
    yield page
    context.close()


@pytest.fixture
def narrow(page):
    """The same on a phone."""
    page.set_viewport_size(NARROW)
    yield page
    page.set_viewport_size(WIDE)


@pytest.fixture
def dark(page):
    """The same in the dark."""
    page.emulate_media(color_scheme="dark")
    yield page
    page.emulate_media(color_scheme="light")


def violations(page, kind, wanted):
    """What axe-core finds by rules of these names or tags, told so that it can be mended."""
    options = {"runOnly": {"type": kind, "values": wanted}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        (rule["id"], node["html"][:160], node["failureSummary"]) for rule in found for node in rule["nodes"]
    ]


def test_axe_finds_nothing(page):
    assert violations(page, "tag", TAGS) == []


def test_axe_finds_nothing_in_the_dark(dark):
    assert dark.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 26, 25)"
    assert violations(dark, "rule", COLOURS) == []


def test_axe_finds_nothing_on_a_phone(narrow):
    if not narrow.is_of_the_screen:
        return  # what differs on a phone is looked at below
    assert violations(narrow, "tag", TAGS) == []


def test_headings_are_in_order(page):
    assert page.evaluate(looks.HEADINGS) == []


def test_what_is_pressed_is_large_enough(page):
    assert page.evaluate(looks.TARGETS) == []


def test_what_is_pressed_is_large_enough_on_a_phone(narrow):
    assert narrow.evaluate(looks.TARGETS) == []


def test_nothing_scrolls_sideways_on_a_phone(narrow):
    assert narrow.evaluate(looks.SIDEWAYS) == []


def test_words_of_others_say_their_language(page):
    assert page.evaluate(looks.FOREIGN) == []


def test_nothing_moves_for_who_wants_no_motion(page):
    assert page.evaluate(looks.MOVING) == []


def test_edges_stay_where_the_colours_are_the_readers_own(page):
    page.emulate_media(forced_colors="active")
    bare = page.evaluate(looks.BARE)
    page.emulate_media(forced_colors="none")
    assert bare == []


def test_text_at_twice_its_size_and_with_wide_spaces_is_not_cut_off(page):
    page.set_viewport_size({"width": 640, "height": 450})
    page.evaluate(looks.SPACED)
    lost = page.evaluate(looks.SIDEWAYS) + page.evaluate(looks.CUT_OFF)
    page.evaluate("() => { document.adoptedStyleSheets = [] }")
    page.set_viewport_size(WIDE)
    assert lost == []


def test_the_focus_is_seen_wherever_it_is(page):
    page.keyboard.press("Tab")
    assert page.evaluate(looks.FOCUS) == []


@pytest.mark.xdist_group("accessibility-0")
def test_who_minds_no_motion_sees_that_a_reply_is_being_written(browser, servers):
    context = browser.new_context(viewport=WIDE, reduced_motion="no-preference")
    page = context.new_page()
    next(state for state in STATES if state.name == "running").reach(page, servers)
    assert page.evaluate(looks.MOVING) != []
    context.close()


@pytest.mark.xdist_group("accessibility-0")
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
