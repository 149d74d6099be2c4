"""What a test sees of a page, and what a browser of ours sends with a form."""

import re
from html.parser import HTMLParser

from app.access.keys import KeyRing

OURS = {"Sec-Fetch-Site": "same-origin"}
HTMX = {**OURS, "HX-Request": "true"}


class Seen(HTMLParser):
    """The tags of a page with their attributes, and all its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.text += " "

    def handle_data(self, data):
        self.text += data

    def links(self):
        return [attrs["href"] for tag, attrs in self.tags if tag == "a" and "href" in attrs]


def key_with(ledger, *scopes):
    """The secret of a new key with these scopes."""
    return ledger.on(lambda store: KeyRing(store, lambda: ledger.now).create("test", scopes, "test"))[1]


def send(client, path, headers=OURS, auth=None, **fields):
    """Send a form as a browser does that was shown one of our pages."""
    page = client.get("/history", auth=auth).text
    token = re.search(r'name="csrf" value="([^"]*)"', page)
    return client.post(path, data={"csrf": token[1] if token else "", **fields}, headers=headers, auth=auth)
