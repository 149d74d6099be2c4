"""Turns HTML into the text that a person would see, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.errors import TooLargeError
from app.text.compiled import compiled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HTML_MAX = 2_000_000
"""Characters of one HTML text that are rendered."""
_DEPTH_MAX = 150
_UNSEEN = (
    "script",
    "style",
    "head",
    "title",
    "meta",
    "link",
    "noscript",
    "template",
    "object",
    "embed",
    "iframe",
    "svg",
    "math",
    "select",
    "textarea",
)
_RULE = compiled(r"([^{}<>@;]{1,120})\{([^{}]{0,3000})\}")
_SIMPLE = compiled(r"(?:[a-z][a-z0-9]*)?([.#])([\w-]+)", re.IGNORECASE)
_MARKUP = compiled(r"<[^<>]{0,5000}>")
_ZERO = compiled(r"[-+]?0*\.?0*(?:px|pt|em|rem|%)?")
_RGB = compiled(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
_NAMED = {
    "white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "red": (255, 0, 0), "silver": (192, 192, 192), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "blue": (0, 0, 255), "navy": (0, 0, 128), "green": (0, 128, 0), "yellow": (255, 255, 0),
}  # fmt: skip
_CLOSE_COLOURS = 24
"""Colours whose red, green and blue together differ by less cannot be told apart by eye."""

_Colour = tuple[int, int, int]


class _Ink(NamedTuple):
    text: _Colour
    ground: _Colour


def to_text(html: str) -> str:
    """The visible text of an HTML document or fragment; quoted replies stand behind "> ".

    What a person would not see does not survive: hidden elements, comments, scripts, text without size or of the colour
    of its ground. Raises TooLargeError beyond 2,000,000 characters.
    """
    if len(html) > HTML_MAX:
        raise TooLargeError(
            "The HTML is too long to be read.", hint=f"At most {HTML_MAX} characters are read."
        )
    # Imported here: most messages are plain text, and the command line's help must be quick.
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(huge_tree=True)
    try:
        root = document_fromstring(html.replace("\x00", ""), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        # Nested so deep that the parser gave up: no mail program writes this, but no word may get lost.
        return _tidy(_MARKUP.sub(" ", html))
    for unseen in [*root.iter(etree.Comment), *root.iter(etree.ProcessingInstruction)]:
        _drop(unseen)
    _remove_hidden(root, _classes(root))
    _mark_quotes(root)
    return _render(root)


def _render(root: "HtmlElement") -> str:
    if _depth(root) > _DEPTH_MAX:
        return _tidy(" ".join(root.itertext()))
    from inscriptis import Inscriptis
    from inscriptis.model.config import ParserConfig

    return _tidy(Inscriptis(root, ParserConfig(display_links=False, display_images=False)).get_text())


def _tidy(text: str) -> str:
    lines = [line.strip(" \t\u00a0") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _depth(root: "HtmlElement") -> int:
    deepest = 0
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        if deepest > _DEPTH_MAX:
            break
        stack += [(child, depth + 1) for child in element]
    return deepest


def _drop(element: "HtmlElement") -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _classes(root: "HtmlElement") -> Mapping[str, Mapping[str, str]]:
    """Declarations by simple selector (".x", "#y") of the document's own style sheets."""
    found: dict[str, dict[str, str]] = {}
    for sheet in root.iter("style"):
        for selectors, body in _RULE.findall(
            re.sub(r"/\*.{0,5000}?\*/", "", sheet.text or "", flags=re.DOTALL)
        ):
            for selector in selectors.split(","):
                match = _SIMPLE.fullmatch(selector.strip())
                if match:
                    found.setdefault(match.group(1) + match.group(2).lower(), {}).update(_declarations(body))
    return found


def _declarations(style: str) -> dict[str, str]:
    found = {}
    for part in style.lower().split(";"):
        name, _, value = part.partition(":")
        found[name.strip()] = value.replace("!important", "").strip()
    return found


def _styles(element: "HtmlElement", classes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    if classes:
        for name in [
            *(f".{c}" for c in (element.get("class") or "").lower().split()),
            f"#{(element.get('id') or '').lower()}",
        ]:
            found.update(classes.get(name, {}))
    style = element.get("style")
    if style:
        found.update(_declarations(style))
    return found


def _remove_hidden(root: "HtmlElement", classes: Mapping[str, Mapping[str, str]]) -> None:
    """One walk down: drop what is hidden, and the text of a colour that its ground swallows."""
    stack = [(root, _Ink((0, 0, 0), (255, 255, 255)))]
    while stack:
        element, ink = stack.pop()
        styles = _styles(element, classes)
        if element.tag in _UNSEEN or _is_hidden(element, styles):
            _drop(element)
            continue
        ink = _ink(element, styles, ink)
        if _same_colour(ink):
            element.text = None
            for child in element:
                child.tail = None
        stack += [(child, ink) for child in element]


def _is_hidden(element: "HtmlElement", styles: Mapping[str, str]) -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    if element.tag == "input" or (element.tag == "font" and element.get("size") == "0"):
        return True
    if not styles:
        return False
    said = {
        "none" in styles.get("display", "").split(),
        styles.get("visibility", "") in {"hidden", "collapse"},
        _small(styles.get("font-size", ""), 2),
        _small(styles.get("opacity", ""), 0.1),
        styles.get("mso-hide", "") == "all",
        "rect(0" in styles.get("clip", "")
        or "inset(50%" in styles.get("clip-path", "")
        or "inset(100%" in styles.get("clip-path", ""),
        "scale(0)" in styles.get("transform", ""),
        _away(styles),
        _shut(styles),
    }
    return True in said


def _shut(styles: Mapping[str, str]) -> bool:
    """A box without width or height that shows nothing beyond it."""
    sizes = [styles.get(name, "") for name in ("height", "max-height", "width", "max-width")]
    closed = any(s and _ZERO.fullmatch(s) for s in sizes)
    return closed and ("hidden" in styles.get("overflow", "") or "max-height" in styles)


def _away(styles: Mapping[str, str]) -> bool:
    """Moved out of sight."""
    moved = [styles.get(name, "") for name in ("left", "top", "text-indent", "margin-left", "right")]
    return any(re.fullmatch(r"-\d{3,6}(?:\.\d+)?(?:px|em|pt|rem|%)?", value) for value in moved)


def _small(value: str, limit: float) -> bool:
    match = re.fullmatch(r"(\d*\.?\d+)\s*(px|pt|em|rem|%)?", value)
    if not match:
        return False
    size, unit = float(match.group(1)), match.group(2)
    scale = {"em": 16.0, "rem": 16.0, "%": 0.16}.get(unit or "", 1.0)
    if limit < 1 and unit == "%":
        scale = 0.01
    return size * scale < limit


def _ink(element: "HtmlElement", styles: Mapping[str, str], ink: _Ink) -> _Ink:
    text = _colour(styles.get("color", "")) or _colour(
        (element.get("color") or element.get("text") or "").lower()
    )
    ground = _colour(element.get("bgcolor", "").lower())
    for name in ("background-color", "background"):
        for word in re.split(r"\s+(?![^(]*\))", styles.get(name, "")):
            ground = _colour(word) or ground
    if "url(" in styles.get("background", "") or "background-image" in styles or element.get("background"):
        # A picture lies behind the text: its colour is not known, so nothing is taken for hidden.
        ground = (-255, -255, -255)
    return _Ink(text or ink.text, ground or ink.ground)


def _colour(value: str) -> _Colour | None:
    value = value.strip()
    if value == "transparent":
        return None
    if value in _NAMED:
        return _NAMED[value]
    if re.fullmatch(r"#?[0-9a-f]{3}|#?[0-9a-f]{6}", value):
        digits = value.lstrip("#")
        digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    match = _RGB.fullmatch(value)
    return (int(match.group(1)), int(match.group(2)), int(match.group(3))) if match else None


def _same_colour(ink: _Ink) -> bool:
    return sum(abs(a - b) for a, b in zip(ink.text, ink.ground, strict=True)) < _CLOSE_COLOURS


def _mark_quotes(root: "HtmlElement") -> None:
    """Put "> " before the lines of quoted replies, as plain mail has it."""
    from lxml.html import fragment_fromstring

    for quote in list(_outer_quotes(root)):
        quoted = fragment_fromstring("<pre></pre>")
        quoted.tail, quote.tail = quote.tail, None
        quoted.text = "\n" + "\n".join(f"> {line}" for line in _render(quote).split("\n")) + "\n"
        parent = quote.getparent()
        if parent is not None:
            parent.replace(quote, quoted)


def _outer_quotes(root: "HtmlElement") -> Iterator["HtmlElement"]:
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        classes = (element.get("class") or "").lower()
        if element.tag == "blockquote" and (element.get("type") == "cite" or "quote" in classes):
            yield element
        else:
            stack += reversed(element)
