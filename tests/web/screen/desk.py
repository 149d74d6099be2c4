"""The screen in a browser, in the words of a person who works with it."""

import re

from playwright.sync_api import expect

MESSAGE = (
    "You useless idiots! My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!"
)
FACTS = ["the parcel is in the Leeds depot"]
OPTIONS = ["refund of the £39 delivery charge", "delivery on Saturday 14 June"]
ROUGH = "Hi,\n\nUnfortunately you should have read the terms. Calm down please. We'll refund £500.\n\nBye"
"""A reply that misses much."""


class Desk:
    """A page that shows the screen."""

    def __init__(self, page):
        self.page = page
        self.text = page.locator("#text")
        self.review = page.locator("#review")
        self.notice = page.locator("#notice")
        self.calm = page.locator("#calm")

    def paste(self, message=MESSAGE):
        self.page.fill("#message", message)

    def note(self, name, *lines):
        """Add notes to one of the fields that hold a note a line."""
        for line in lines:
            self.page.fill(f"#{name}-new", line)
            self.page.press(f"#{name}-new", "Enter")

    def fill_in(self, message=MESSAGE):
        self.paste(message)
        self.note("facts", *FACTS)
        self.note("options", *OPTIONS)
        self.page.check("[name=fault][value=ours]")

    def press_draft(self):
        self.page.click("[data-draft]")

    def draft(self):
        """Draft, and wait until the reply is there."""
        self.press_draft()
        expect(self.text).to_be_visible()
        return self

    def drafted(self):
        self.fill_in()
        return self.draft()

    def check_mine(self, reply=ROUGH, message=MESSAGE):
        """A reply of one's own, checked."""
        self.fill_in(message)
        self.page.click(".mine summary")
        self.page.fill("#own", reply)
        self.page.click(".mine button")
        expect(self.text).to_have_value(reply)
        return self

    def rewrite(self, text):
        """Type another reply, and wait until it was checked."""
        with self.reviewed():
            self.text.fill(text)

    def reviewed(self):
        """A block that ends when the checklist of the text was put in anew."""
        return Renewed(self.page, "#review")

    def reply(self):
        return self.text.input_value()

    def item(self, guideline):
        return self.page.locator(f"#item-{guideline}")

    def marked(self, name="said"):
        """The words that are marked in the reply (`said`) or in the message (`asked`)."""
        return self.page.evaluate("name => [...(CSS.highlights.get(name) || [])].map(String)", name)

    def focus(self):
        """What has the focus: its id, else its name, else its tag."""
        return self.page.evaluate(
            "() => { const e = document.activeElement; return e.id || e.name || e.tagName; }"
        )

    def clipboard(self):
        return self.page.evaluate("() => navigator.clipboard.readText()").replace("\r\n", "\n")

    def wide(self):
        """By how many pixels the page can be scrolled sideways."""
        return self.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")

    def draft_id(self):
        return self.page.locator("[name=draft_id]").input_value()


class Renewed:
    """Waits for a part of the page to be replaced."""

    def __init__(self, page, part):
        self._page, self._part = page, part

    def __enter__(self):
        self._page.locator(self._part).evaluate("part => part.dataset.old = 'yes'")

    def __exit__(self, kind, *_):
        if kind is None:
            expect(self._page.locator(f"{self._part}:not([data-old])")).to_be_attached()


def kept(desk):
    """The draft on the screen as the API has it."""
    host = re.match(r"https?://[^/]+", desk.page.url)[0]
    return desk.page.request.get(f"{host}/v1/drafts/{desk.draft_id()}").json()
