"""Every state that a page can be in, and how a person gets there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from scripts.page.filling import made_up
from scripts.page.world import PASSWORD, World

NOTES = ("facts", "options", "cannot", "internal")
LINES = ("customer_name", "agent_name", "customer_ref")


@dataclass(frozen=True)
class State:
    """A state: its name, what it shows in a sentence, and the way there from an empty browser."""

    name: str
    told: str
    reach: Callable[[Page, World], None]
    screen: bool = False
    """Whether it is one of the screen: these are seen on a phone most."""


def at(path: str, server: str = "filled") -> Callable[[Page, World], None]:
    """The way to what has an address; `{customer}` in it is the id of a draft for somebody known."""

    def reach(page: Page, world: World) -> None:
        page.goto(getattr(world, server) + path.format(customer=world.customer))

    return reach


def typed(page: Page, letter: Mapping[str, Any], server: str) -> None:
    """The screen with this typed into it, not sent."""
    page.goto(server)
    page.wait_for_selector("#facts-new")
    with page.expect_response(lambda answer: answer.url.endswith("/reading")):
        page.fill("#message", letter["message"])
    page.wait_for_selector("#calm .summary")
    for name in NOTES[:3]:
        for line in letter.get(name, ()):
            page.fill(f"#{name}-new", line)
            page.press(f"#{name}-new", "Enter")
    if "fault" in letter:
        with page.expect_response(lambda answer: answer.url.endswith("/reading")):
            page.check(f"input[name=fault][value={letter['fault']}]")
    if {"stances", *LINES} & set(letter):
        page.click(".more > summary")
        for name in LINES:
            page.fill(f"#{name}", letter.get(name, ""))
        if "stances" in letter:
            page.check("input[name=stances]")
        page.click(".more > summary")


def drafted(page: Page, name: str, server: str) -> None:
    """A draft of one of the made-up messages."""
    typed(page, made_up()[name], server)
    page.click("[data-draft]")
    page.wait_for_selector("#review")


def _reading(page: Page, world: World) -> None:
    typed(page, made_up()["late"], world.desk)


def _running(page: Page, world: World) -> None:
    typed(page, made_up()["late"], world.slow)
    page.click("[data-draft]")
    page.wait_for_selector(".so-far:has-text('I can see why')")


def _ready(page: Page, world: World) -> None:
    drafted(page, "late", world.desk)


def _looked_at(page: Page, world: World) -> None:
    _ready(page, world)
    page.click(".item.met details summary >> nth=1")
    page.hover(".item.met >> nth=1")


def _doubt(page: Page, world: World) -> None:
    drafted(page, "jotted", world.desk)
    page.wait_for_selector(".doubt")


def _stances(page: Page, world: World) -> None:
    drafted(page, "stances", world.desk)
    page.wait_for_selector(".stances")


def _own(page: Page, world: World) -> None:
    letter = made_up()["own"]
    typed(page, letter, world.desk)
    page.click(".mine summary")
    page.fill("#own", letter["text"])
    page.click(".mine button")
    page.wait_for_selector(".gaps")


def _fix(page: Page, world: World) -> None:
    _own(page, world)
    page.click(".item.missed button[name=fix] >> nth=0")
    page.wait_for_selector(".fix")


def _fix_all(page: Page, world: World) -> None:
    _own(page, world)
    page.click(".checklist .paper-head button[name=fix]")
    page.wait_for_selector(".fix")


def _copied_open(page: Page, world: World) -> None:
    _own(page, world)
    page.click("[data-copy=text]")
    page.wait_for_selector(".said:has-text('to be filled in')")


def _after(page: Page, world: World) -> None:
    _ready(page, world)
    page.click("#after details summary")
    page.select_option("#rating", "5")
    page.click("button[name=outcome][value=sent]")
    page.wait_for_selector("#after .tag.good")


def _keys(page: Page, world: World) -> None:
    page.goto(world.filled)
    page.locator("body").press("?")
    page.wait_for_selector("dialog[open]")


def _nothing_typed(page: Page, world: World) -> None:
    page.goto(world.filled)
    page.click("[data-draft]")
    page.wait_for_selector("#notice .notice")


def _more(page: Page, world: World) -> None:
    page.goto(world.filled)
    page.click(".more > summary")
    page.click(".mine > summary")


def _from_history(page: Page, world: World) -> None:
    page.goto(f"{world.filled}/replies/{world.customer}")


def _put_off(page: Page, world: World) -> None:
    page.goto(f"{world.filled}/due")
    page.click(".off summary >> nth=0")


def _numbers(page: Page, world: World) -> None:
    page.goto(f"{world.filled}/insights")
    page.evaluate("document.querySelectorAll('.plots details').forEach(d => { d.open = true })")


def _phrases(page: Page, world: World) -> None:
    page.goto(f"{world.filled}/principles/empathize")
    page.click("details.slot summary >> nth=-1")


def _wrong(page: Page, world: World) -> None:
    page.goto(f"{world.closed}/enter")
    page.fill("#password", "not " + PASSWORD)
    page.click("main button")
    page.wait_for_selector(".notice")


def _ended(page: Page, world: World) -> None:
    page.goto(f"{world.closed}/enter")
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.wait_for_selector("#message")
    page.wait_for_load_state()  # a form that is sent before the scripts are there is sent as a page of its own
    page.context.clear_cookies()
    page.click("[data-draft]")
    page.wait_for_selector("#notice .notice")


def _embed(page: Page, world: World) -> None:
    page.goto(f"{world.filled}/embed")
    page.wait_for_selector("#facts-new")


STATES = (
    State("empty", "The screen before anything is pasted.", at("/"), screen=True),
    State("more", "All that can be said with a message.", _more, screen=True),
    State("reading", "A message was pasted: what it says, calmly.", _reading, screen=True),
    State("running", "The reply while a model writes it.", _running, screen=True),
    State("reply", "The reply is ready, and the checklist says why.", _ready, screen=True),
    State("looked-at", "One point of the checklist, with the sentence that earns it.", _looked_at, screen=True),
    State("doubt", "The writer has a doubt, and asks for a look.", _doubt, screen=True),
    State("stances", "Other ways to answer, one click away.", _stances, screen=True),
    State("own", "A person's own reply: what is missed, unsure, promised, still open.", _own, screen=True),
    State("fix", "A smallest edit, shown before it is taken.", _fix, screen=True),
    State("fix-all", "All that was missed, mended at once, shown before it is taken.", _fix_all, screen=True),
    State("copied-open", "Copied while a place is still open.", _copied_open, screen=True),
    State("after", "It was sent, and what comes next stands there.", _after, screen=True),
    State("keys", "The keys, shown with a question mark.", _keys, screen=True),
    State("nothing-typed", "Sent without a message: said in the page, nothing is lost.", _nothing_typed, screen=True),
    State("reply-again", "A reply out of the history.", _from_history, screen=True),
    State("embed", "The screen in the slim frame of a helpdesk.", _embed, screen=True),
    State("history", "Every draft that is kept.", at("/history")),
    State("history-none", "No draft fits what was asked for.", at("/history?topic=privacy")),
    State("history-empty", "The history before the first draft.", at("/history", "bare")),
    State("due", "What was promised, and by when.", at("/due")),
    State("due-put-off", "Putting a follow-up off.", _put_off),
    State("due-empty", "Nothing is to be come back to.", at("/due", "bare")),
    State("insights", "What recurs, what is missed, how much is changed.", at("/insights")),
    State("insights-numbers", "The same, each plot with its numbers.", _numbers),
    State("insights-empty", "Insights before the first draft.", at("/insights", "bare")),
    State("customer", "What is counted of a customer.", at("/customers/{customer}")),
    State("erase", "The question before a customer is erased.", at("/customers/{customer}/erase")),
    State("principles", "The principles.", at("/principles")),
    State("principles-none", "A company that changed none of them.", at("/principles?show=company")),
    State("principle", "One principle: why, how it is checked, examples, sources, sentences.", _phrases),
    State("profile", "What the company says of itself, as it is understood.", at("/profile")),
    State("profile-none", "No profile yet, and what to do.", at("/profile", "bare")),
    State("sign-in", "The way in.", at("/enter", "closed")),
    State("sign-in-wrong", "A wrong password.", _wrong),
    State("ended", "The sign-in ended while somebody typed.", _ended),
    State("not-found", "Something that is not there.", at("/replies/00000000-0000-0000-0000-000000000000")),
    State("embed-off", "A frame that nobody allowed.", at("/embed", "bare")),
)  # fmt: skip
"""All of them, in the order of a day's work."""
