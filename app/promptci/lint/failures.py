"""Templates that could not be rendered, told once each, and branches that no case reaches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import TemplateSyntaxError

from app.promptci.finding import Finding
from app.promptci.lint.places import shown
from app.promptci.lint.rendering import Rendered, Trouble
from app.promptci.lint.traced import Traced

UNRENDERABLE = "unrenderable"


def failures(made: Iterable[tuple[Rendered, str]]) -> Iterator[Finding]:
    """An error for each thing that went wrong, with the first case and what was supposed of it, if anything was."""
    found: dict[Trouble, list[tuple[str, str]]] = {}
    for one, supposed in made:
        for trouble in one.troubles:
            found.setdefault(trouble, []).append((one.case, supposed))
    for trouble, cases in found.items():
        case, supposed = cases[0]
        others = f" and {len(cases) - 1} more" if len(cases) > 1 else ""
        what = f" (supposed: {supposed})" if supposed else ""
        yield Finding(
            rule=UNRENDERABLE,
            level="error",
            message=f"a prompt cannot be rendered for {case}{what}{others}: {trouble.message}",
            path=shown(trouble.file),
            line=trouble.line,
            case=case,
        )


def unreached(made: Sequence[Rendered], prompts: Traced) -> Iterator[Finding]:
    """A note for each branch of a template that is rendered, but never in this branch."""
    reached = frozenset().union(*(one.reached for one in made)) if made else frozenset()
    files: Mapping[str, Path] = prompts.files()
    rendered = {name for one in made for name in one.texts}
    for name in sorted(rendered & files.keys()):
        try:
            missing = prompts.branches(name) - reached
        except TemplateSyntaxError:
            continue
        for place in sorted(missing):
            yield Finding(
                rule="branch-untried",
                level="note",
                message=f"no case reaches the branch of {name} that begins here",
                path=shown(files[name]),
                line=place.line,
                fix="Add a case that does.",
            )
