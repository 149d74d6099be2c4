"""What can be said of a template by reading it: names that nobody gives or reads, files that are missing, filters."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from jinja2 import TemplateAssertionError, TemplateSyntaxError, meta, nodes

from app.promptci.finding import Finding
from app.promptci.lint.places import shown
from app.promptci.lint.traced import REACHED, SHOWN, Traced

_BUILT_IN = frozenset((REACHED, SHOWN, "caller", "loop", "self", "super", "varargs", "kwargs"))
_FORGIVING = frozenset(("default", "d"))


class Fault(NamedTuple):
    """A finding before it has its file."""

    rule: str
    line: int
    message: str
    fix: str | None = None
    warning: bool = False


class Template:
    """One template, read. `reads` are the names that must come from outside of it."""

    def __init__(self, name: str, tree: nodes.Template) -> None:
        self.name = name
        self._tree = tree

    @cached_property
    def reads(self) -> frozenset[str]:
        """Names that it reads and does not set, as far as it does not ask first whether they are there."""
        try:
            found = frozenset(meta.find_undeclared_variables(self._tree))
        except TemplateAssertionError:  # a filter that is not there, which is told for itself
            found = frozenset(n.name for n in self._tree.find_all(nodes.Name) if n.ctx == "load") - self.sets
        return found - _BUILT_IN

    @cached_property
    def needs(self) -> frozenset[str]:
        """Those of `reads` that must be there."""
        asked = {
            t.node.name
            for t in self._tree.find_all(nodes.Test)
            if t.name in {"defined", "undefined"} and isinstance(t.node, nodes.Name)
        }
        asked |= {
            f.node.name
            for f in self._tree.find_all(nodes.Filter)
            if f.name in _FORGIVING and isinstance(f.node, nodes.Name)
        }
        return self.reads - asked

    @cached_property
    def sets(self) -> frozenset[str]:
        """Names that it sets anywhere: an included template sees them too."""
        stored = {n.name for n in self._tree.find_all(nodes.Name) if n.ctx in {"store", "param"}}
        return frozenset(stored | {m.name for m in self._tree.find_all(nodes.Macro)})

    @cached_property
    def pulls(self) -> tuple[tuple[str, int, bool], ...]:
        """Templates that it includes, imports or extends: name, line, and whether it may be missing."""
        tree = self._tree
        pulled: list[tuple[nodes.Expr, int, bool]] = [
            (node.template, node.lineno, node.ignore_missing) for node in tree.find_all(nodes.Include)
        ]
        others: list[nodes.Import | nodes.FromImport | nodes.Extends] = [*tree.find_all(nodes.Import)]
        others += [*tree.find_all(nodes.FromImport), *tree.find_all(nodes.Extends)]
        pulled += [(node.template, node.lineno, False) for node in others]
        return tuple((name, line, may_miss) for what, line, may_miss in pulled for name in _constants(what))

    def line_of(self, name: str) -> int:
        """The first line that reads a name."""
        found = (n.lineno for n in self._tree.find_all(nodes.Name) if n.name == name and n.ctx == "load")
        return min(found, default=1)

    def faults(self, known: Traced) -> Iterator[Fault]:
        """What is wrong with it by itself."""
        yield from self._unknown(known)
        yield from self._idle_sets()
        yield from self._idle_arguments()

    def _unknown(self, known: Traced) -> Iterator[Fault]:
        for name, line, may_miss in self.pulls:
            if name not in known.files() and not may_miss:
                yield Fault("missing-template", line, f"there is no template {name!r}")
        environment = known.environment
        for node in self._tree.find_all((nodes.Filter, nodes.Test)):
            kind, table = (
                ("filter", environment.filters)
                if isinstance(node, nodes.Filter)
                else ("test", environment.tests)
            )
            if node.name and node.name not in table:
                yield Fault(f"unknown-{kind}", node.lineno, f"there is no {kind} {node.name!r}")

    def _idle_sets(self) -> Iterator[Fault]:
        tree = self._tree
        read = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "load"}
        sets: list[nodes.Assign | nodes.AssignBlock] = [*tree.find_all(nodes.Assign)]
        sets += tree.find_all(nodes.AssignBlock)
        made = [
            (node.lineno, "`set {}` is never read", target.name)
            for node in sets
            for target in _names(node.target)
        ]
        made += [(m.lineno, "the macro `{}` is never called", m.name) for m in tree.find_all(nodes.Macro)]
        told = "the import `{}` is never used"
        made += [(node.lineno, told, node.target) for node in tree.find_all(nodes.Import)]
        made += [
            (node.lineno, told, name[1] if isinstance(name, tuple) else name)
            for node in tree.find_all(nodes.FromImport)
            for name in node.names
        ]
        yield from (_idle(line, told.format(name)) for line, told, name in made if name not in read)

    def _idle_arguments(self) -> Iterator[Fault]:
        for macro in self._tree.find_all(nodes.Macro):
            read = {n.name for part in macro.body for n in _names(part) if n.ctx == "load"}
            for argument in macro.args:
                if argument.name not in read:
                    yield _idle(
                        macro.lineno, f"the macro `{macro.name}` never reads its argument `{argument.name}`"
                    )


def read_templates(prompts: Traced) -> tuple[dict[str, Template], list[Finding]]:
    """Every template that can be read, and a finding for each that cannot."""
    found: dict[str, Template] = {}
    findings: list[Finding] = []
    for name, path in prompts.files().items():
        try:
            found[name] = Template(name, prompts.parsed(name))
        except TemplateSyntaxError as error:
            findings.append(
                Finding(
                    rule="syntax",
                    level="error",
                    message=f"{name} cannot be read: {error.message}",
                    path=shown(path),
                    line=error.lineno,
                )
            )
        except UnicodeDecodeError:
            findings.append(
                Finding(rule="syntax", level="error", message=f"{name} is not UTF-8 text", path=shown(path))
            )
    return found, findings


def study(
    templates: Mapping[str, Template],
    prompts: Traced,
    passed: Mapping[str, frozenset[str]],
    *,
    whole: bool = True,
) -> Iterator[Finding]:
    """Findings over all templates; `passed` are the names that our code gives to those that it renders itself.

    Unless the `whole` of them was rendered, nothing is said of templates and values that nobody needed.
    """
    given = _given(templates, passed)
    files = prompts.files()
    for name, template in templates.items():
        faults = list(template.faults(prompts))
        if name in given:
            faults += _undefined(template, given[name])
        elif whole:
            faults.append(
                _idle(
                    1,
                    f"no code renders {name} and no template includes it",
                    "Is its name or folder misspelt?",
                )
            )
        if whole and name in passed:
            read = frozenset().union(*(templates[n].reads for n in _whole(name, templates)))
            faults += [
                Fault(
                    "unused-value",
                    1,
                    f"our code gives {value!r} to {name}, and no template reads it",
                    warning=True,
                )
                for value in sorted(passed[name] - read)
            ]
        yield from (
            Finding(
                rule=fault.rule,
                level="warning" if fault.warning else "error",
                message=fault.message,
                path=shown(files[name]),
                line=fault.line,
                fix=fault.fix,
            )
            for fault in faults
        )


def _undefined(template: Template, given: frozenset[str]) -> Iterator[Fault]:
    for name in sorted(template.needs - given):
        yield Fault("undefined", template.line_of(name), f"{name!r} is given by nobody", "Is it misspelt?")


def _given(
    templates: Mapping[str, Template], passed: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """What each template that is rendered may read: what code gives, and what those that pull it in set."""
    found: dict[str, frozenset[str]] = {}
    for root, names in passed.items():
        whole = _whole(root, templates)
        made = frozenset().union(names, *(templates[n].sets for n in whole)) if whole else names
        for name in whole:
            found[name] = found.get(name, frozenset()) | made
    return found


def _whole(root: str, templates: Mapping[str, Template]) -> tuple[str, ...]:
    """A template and all that it pulls in, near and far."""
    found: dict[str, None] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name in templates and name not in found:
            found[name] = None
            waiting += [pulled for pulled, _, _ in templates[name].pulls]
    return tuple(found)


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def _constants(expression: nodes.Expr) -> Iterator[str]:
    if isinstance(expression, nodes.Const) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, nodes.Tuple | nodes.List):
        for item in expression.items:
            yield from _constants(item)


def _idle(line: int, message: str, fix: str | None = None) -> Fault:
    return Fault("unused", line, message, fix, warning=True)
