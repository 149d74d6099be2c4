"""The browser's own buttons for Back and Forward."""

from playwright.sync_api import Error

TRIES = 50
PAUSE_MS = 100
CHANGING = "Not attached to an active page"
"""Chromium knows a page's address a moment before it has made the page the active one, and says this until then."""


def go_back(page):
    """Press Back, once the page is there."""
    _press(page, page.go_back)


def go_forward(page):
    """Press Forward, once the page is there."""
    _press(page, page.go_forward)


def _press(page, button):
    for left in reversed(range(TRIES)):
        page.wait_for_load_state()
        try:
            button()
            return
        except Error as error:
            if CHANGING not in str(error) or not left:
                raise
        page.wait_for_timeout(PAUSE_MS)
