"""Every form of the report, and what is read of a page."""

from html.parser import HTMLParser

from rich.console import Console

from app.promptci.reports import github, html, json_report, junit, markdown, sarif, terminal

SENTENCE = "You should have read it."


def printed(report, run, **console):
    shown = Console(**({"width": 120, "color_system": None} | console), record=False)
    with shown.capture() as capture:
        terminal.show(report, run, shown)
    return capture.get()


DUMPS = {
    "terminal": printed,
    "json": json_report.dump,
    "junit": junit.dump,
    "markdown": markdown.dump,
    "html": html.dump,
    "github": lambda report, run: "\n".join(github.lines(report, run)),
    "sarif": sarif.dump,
}


class Page(HTMLParser):
    """The elements, their attributes and the text of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data
