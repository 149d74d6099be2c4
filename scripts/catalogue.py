"""The page's words: written out of the templates into messages.pot, and into each language's messages.po.

    python scripts/catalogue.py                     write the files anew, and say what is not translated yet
    python scripts/catalogue.py --missing de        print what is missing in a language, as YAML to fill in
    python scripts/catalogue.py --take de FILE      take the translations of such a file in

A message is the English text itself. Where it changes, its translations go: no old one is guessed to fit. Beside the
templates the words of the guidelines that we ship are taken in (title, why, why it is not checked), the conditions, and
the titles of errors: they are shown through the filter `translated`.
"""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import errors
from app.conditions import CONDITIONS
from app.guidelines import load
from app.web.catalogue import LOCALES

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "app" / "web"
TEMPLATES = WEB / "templates"
LOCALE = WEB / "locale"
TEMPLATE = LOCALE / "messages.pot"
TRANSLATED = tuple(name for name in LOCALES if name != "en")

_OPTIONS = {"**": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
_UNSAID = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
"""Header fields that say nothing here, or change without a word being changed."""


def extracted() -> Catalog:
    """Every message of the page, with the files that say it."""
    catalogue = _empty(None)
    for file, _, message, _, context in extract_from_dir(
        TEMPLATES, [("**.html", "jinja2.ext:babel_extract")], _OPTIONS
    ):
        catalogue.add(message, None, [(f"app/web/templates/{Path(file).as_posix()}", None)], context=context)
    for text, place in _elsewhere():
        catalogue.add(text, None, [(place, None)])
    return catalogue


def _elsewhere() -> Iterator[tuple[str, str]]:
    for condition in CONDITIONS.values():
        yield condition.reason, "app/conditions.py"
    for guideline in load([ROOT / "guidelines"], locales=()):
        place = f"guidelines/{guideline.id}/guideline.md"
        yield guideline.title, place
        yield guideline.why, place
        if guideline.check.reason:
            yield guideline.check.reason, place
    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, errors.SoftanswerError):
            yield error.title, "app/errors.py"


def updated(language: str, template: Catalog) -> Catalog:
    """The language's catalogue with the messages of the template: new ones empty, old ones gone."""
    catalogue = _read(language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def missing(catalogue: Catalog) -> list[Message]:
    """Messages without a translation, or with one that lacks a plural form."""
    return [message for message in catalogue if message.id and not _whole(message)]


def as_bytes(catalogue: Catalog) -> bytes:
    """The file of a catalogue: in the order of the English, without what would differ with each run."""
    written = BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(
        line for line in lines if not line.startswith(tuple(f'"{name}' for name in _UNSAID))
    ).encode()


def main() -> int:
    """Ends with 1 where something is not translated."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--missing", metavar="LANGUAGE", choices=TRANSLATED)
    parser.add_argument("--take", nargs=2, metavar=("LANGUAGE", "FILE"))
    asked = parser.parse_args()
    template = extracted()
    if asked.missing:
        print(_to_fill_in(missing(updated(asked.missing, template))), end="")
        return 0
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(as_bytes(template))
    left = 0
    for language in TRANSLATED:
        catalogue = updated(language, template)
        if asked.take and asked.take[0] == language:
            _take(catalogue, yaml.safe_load(Path(asked.take[1]).read_text(encoding="utf-8")))
        (LOCALE / language).mkdir(parents=True, exist_ok=True)
        (LOCALE / language / "messages.po").write_bytes(as_bytes(catalogue))
        empty = missing(catalogue)
        left += len(empty)
        print(f"{language}: {len(catalogue) - len(empty)} of {len(catalogue)} translated")
        for message in empty:
            print(f"  {_key(message)!r}  ({', '.join(place for place, _ in message.locations)})")
    return 1 if left else 0


def _take(catalogue: Catalog, table: dict[str, Any]) -> None:
    messages = {_key(message): message for message in catalogue if message.id}
    for key, text in table.items():
        if key not in messages:
            sys.exit(f"no message of the page reads {key!r}")
        if text:
            messages[key].string = tuple(text) if isinstance(text, list) else text


def _to_fill_in(messages: list[Message]) -> str:
    table = {_key(m): [""] * 2 if isinstance(m.id, tuple) else "" for m in messages}
    return yaml.safe_dump(table, allow_unicode=True, width=110, sort_keys=False) if table else ""


def _read(language: str) -> Catalog:
    path = LOCALE / language / "messages.po"
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _empty(language: str | None) -> Catalog:
    return Catalog(language, project="softanswer", header_comment="# The page's words.", fuzzy=False)


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def _whole(message: Message) -> bool:
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(said) and not message.fuzzy


if __name__ == "__main__":
    sys.exit(main())
