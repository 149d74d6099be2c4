"""The Markdown of a guideline as HTML: paragraphs, lists, emphasis and links; HTML in it is shown, not obeyed."""

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def as_html(text: str) -> Markup:
    """The prose of a guideline, which the company's own people write; nothing of a customer's comes here."""
    return Markup(_reader().render(text))  # noqa: S704 - everything that is no Markdown is escaped by the library


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # only this page needs it

    # Headings would fall out of the page's order, and the page loads no picture of another host.
    return MarkdownIt("commonmark", {"html": False}).disable(["heading", "lheading", "image"])
