"""Prompts that watch themselves being rendered: which template with which values, which branch, which line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, nodes

from app.prompts import Prompts
from app.text.compiled import compiled

REACHED, SHOWN = "_lint_reached", "_lint_shown"
OPEN, NAMED, CLOSE = "\ue000", "\ue001", "\ue002"
"""Characters of private use that stand around what an expression put into a tagged text, with its place before it."""

_TAG = compiled(f"{OPEN}[^{NAMED}]*{NAMED}|{CLOSE}")


class Place(NamedTuple):
    """A line of a template; lines count from 1."""

    template: str
    line: int


class Rendering(NamedTuple):
    """A template, the values it was given, and what came out; nothing where it failed."""

    template: str
    values: Mapping[str, Any]
    text: str | None


class Traced(Prompts):
    """As `Prompts`, keeping what is rendered until it is taken.

    With `tagged` each expression's text stands between characters that tell its place (`spans` reads them).
    """

    def __init__(self, folders: Sequence[Path], *, tagged: bool = False) -> None:
        super().__init__(folders)
        self._tagged = tagged
        self._renderings: list[Rendering] = []
        self.reached: set[Place] = set()

    @cached_property
    def environment(self) -> "_Marking":
        """The product's own, with marks set into each template before it is compiled."""
        traced = self._made(_Marking)
        traced.globals.update({REACHED: self._reach, SHOWN: _tag})
        traced.tagged = self._tagged
        return traced

    def render(self, template: str, **values: Any) -> str:
        """Render, and keep what was rendered, also where it fails."""
        text: str | None = None
        try:
            text = super().render(template, **values)
        finally:
            self._renderings.append(Rendering(template, values, text))
        return text

    def take(self) -> tuple[Rendering, ...]:
        """What was rendered since the last time."""
        taken, self._renderings = tuple(self._renderings), []
        return taken

    def plain(self, text: str) -> str:
        """A rendered text as the product would give it."""
        return untagged(text) if self._tagged else text

    def parsed(self, name: str) -> nodes.Template:
        """The tree of a template, without marks; raises jinja2.TemplateSyntaxError."""
        path = self.files()[name]
        return self.environment.parse(path.read_text(encoding="utf-8"), name, str(path))

    def branches(self, name: str) -> frozenset[Place]:
        """Where the branches of a template begin: what follows each `if`, `elif`, `else` and `for`."""
        return frozenset(Place(name, line) for _, line in _branches(self.parsed(name)))

    def _reach(self, template: str, line: int) -> None:
        self.reached.add(Place(template, line))


class _Marking(Environment):
    """Compiles templates with marks: the template is parsed, marked, then compiled as Jinja does."""

    tagged = False

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any, **kwargs: Any) -> Any:
        if isinstance(source, str):
            source = self.parse(source, name, filename)
            for body, line in list(_branches(source)):
                call = _call(REACHED, nodes.Const(name), nodes.Const(line), line=line)
                body.insert(0, nodes.ExprStmt(call, lineno=line))
            if self.tagged:
                _tag_outputs(source, str(name))
            source.set_environment(self)
        return super().compile(source, name, filename, *args, **kwargs)


def _branches(tree: nodes.Template) -> Iterator[tuple[list[nodes.Node], int]]:
    """The bodies that may or may not be rendered, each with the line it begins in."""
    branching: list[nodes.If | nodes.For] = [*tree.find_all(nodes.If), *tree.find_all(nodes.For)]
    for node in branching:
        yield node.body, node.lineno
        if node.else_:
            yield node.else_, _line(node.else_) or node.lineno


def _line(body: Iterable[nodes.Node]) -> int | None:
    return next((node.lineno for node in body if node.lineno), None)


def _call(name: str, *arguments: nodes.Expr, line: int) -> nodes.Call:
    callee = nodes.Name(name, "load", lineno=line)
    return nodes.Call(callee, list(arguments), [], None, None, lineno=line)


def _tag_outputs(tree: nodes.Template, name: str) -> None:
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            node
            if isinstance(node, nodes.TemplateData)
            else _call(SHOWN, node, nodes.Const(f"{name}:{node.lineno}"), line=node.lineno)
            for node in output.nodes
        ]


def _tag(value: Any, place: str) -> str:
    return f"{OPEN}{place}{NAMED}{value}{CLOSE}"


def untagged(tagged: str) -> str:
    """The text without its tags."""
    return _TAG.sub("", tagged)


class Span(NamedTuple):
    """A stretch of a rendered text and the places of the expressions that it came out of, the outermost first."""

    text: str
    places: tuple[Place, ...]


def spans(tagged: str) -> Iterator[Span]:
    """The stretches of a tagged text, in order: put together their texts are the text without tags."""
    places: list[Place] = []
    rest = tagged
    while rest:
        cut = min((at for at in map(rest.find, (OPEN, CLOSE)) if at >= 0), default=len(rest))
        if cut:
            yield Span(rest[:cut], tuple(places))
        if rest[cut : cut + 1] == OPEN:
            place, _, rest = rest[cut + 1 :].partition(NAMED)
            template, _, line = place.rpartition(":")
            places.append(Place(template, int(line)))
            continue
        if rest[cut : cut + 1] == CLOSE and places:
            places.pop()
        rest = rest[cut + 1 :]
