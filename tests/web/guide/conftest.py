"""A company that added a principle, changed one and switched one off, and its pages."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app.bootstrap import build_service
from app.settings import Settings

ADDED = """---
id: plain-words
title: Use <b>plain</b> words
kind: guard
order: 900
applies: always
severity: should
why: Nobody reads 100 % of our jargon.
source: [house rule, our paper]
prompt: Use the customer's words.
question: Is it free of jargon?
check: {kind: wording, data: {absent: met}}
repair: Say it plainly.
---
Words from the *house* shut people out. <script>alert(1)</script>

- our queues
- [our systems](javascript:alert(1))

# No heading

![a picture](https://elsewhere.example/p.png)
"""

PROFILE = """
name: Larch <i>&</i> Lime
signature: |
  Larch & Lime
  customer care
tone: formal
timezone: Europe/London
contact: [care@larch.example]
roles:
  - {role: head of care, for: [manager, legal], answers_within: one working day}
offers:
  - {text: refund of the delivery charge, topic: damaged_or_faulty, fault: third_party}
  - {text: a voucher}
cannot: [deliver on Sundays]
never_say: [as per our terms]
"""


@pytest.fixture(scope="session")
def company(tmp_path_factory):
    """The folder of the company, with `profile.yaml` and `guidelines/`."""
    folder = tmp_path_factory.mktemp("company")
    files = {
        "profile.yaml": PROFILE,
        "guidelines/sources.yaml": "our paper: {title: How we speak, by: 'us, 2026', url: https://larch.example/p}\n",
        "guidelines/plain-words/guideline.md": ADDED,
        "guidelines/keep-open/say.en.yaml": "extend:\n  invite:\n    - say: Just answer this mail.\n",
        "guidelines/one-apology/guideline.md": "---\noff: true\n---\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def theirs(company):
    """The service of that company."""
    return build_service(_settings(company))


@pytest.fixture
def pages(client_with, theirs, company):
    """A client of that company's pages."""
    return client_with(_settings(company), theirs)


def _settings(company):
    return replace(Settings(), company=company / "profile.yaml", guidelines=company / "guidelines")


class Seen(HTMLParser):
    """The elements of a page as (tag, attributes), its headings in order, and its text."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    @property
    def tags(self):
        """Without scripts and pictures that are files of our own."""
        return {tag for tag, attrs in self.elements if not attrs.get("src", "").startswith("/static/")}

    @property
    def headings(self):
        return [int(tag[1]) for tag, _ in self.elements if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def hrefs(self):
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]


@pytest.fixture
def seen():
    """Reads a page."""
    return Seen
