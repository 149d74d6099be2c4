"""The page's own Jinja environments, one a language: everything that is put in is escaped."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.kept.templates import compiled_templates
from app.kept.worked_out import worked_out
from app.web.assets import Assets
from app.web.catalogue import LOCALES, locale_of, translations

_MADE = "page 1"
"""The options of the environments, by which a template is compiled; the number goes up where they change."""


class Pages:
    """Renders `templates/`; the words of the page lie there and in the catalogue, not here.

    Filters of every template: `when` (a moment), `day` (a date), `number`, `percent`, `language_name` (of a code), all
    in the page's language and the company's timezone; `translated`, for words that stand elsewhere than in a template
    (a guideline's title): where the catalogue knows them in the page's language so, else as they are, and escaped as
    any value, which `_()` would not do. Globals: `asset(name)`, `locales`.
    """

    def __init__(self, folder: Path, assets: Assets, timezone: str | None = None) -> None:
        self._folder = folder
        self._assets = assets
        self._zone: tzinfo = ZoneInfo(timezone) if timezone else UTC
        self._environment = cache(self._made)

    def render(self, template: str, language: str, values: Mapping[str, Any]) -> str:
        """A template of `templates/` with the values that it needs; a value that is missing is an error."""
        return self._environment(language).get_template(template).render(**values, language=language)

    def warm(self) -> None:
        """Compile all templates, so that nobody waits for it; may be done by any thread."""
        for language in LOCALES:
            environment = self._environment(language)
            for name in environment.list_templates():
                environment.get_template(name)
        # A server may be killed: what it compiled is kept before it ends.
        worked_out().keep()

    @property
    def zone(self) -> tzinfo:
        """The company's timezone."""
        return self._zone

    def words(self, template: str, language: str) -> Mapping[str, str]:
        """What a template sets by `{% set name = _("…") %}`, as plain text: words for what is no page."""
        module = self._environment(language).get_template(template).module
        return {name: str(text) for name, text in vars(module).items() if not name.startswith("_")}

    def _made(self, language: str) -> Environment:
        made = Environment(
            loader=FileSystemLoader(self._folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True,
            lstrip_blocks=True, extensions=["jinja2.ext.i18n"], bytecode_cache=compiled_templates(_MADE),
        )  # fmt: skip
        made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
        made.globals |= {"asset": self._assets.url, "locales": LOCALES, "zone": str(self._zone)}
        made.filters |= self._filters(language)
        return made

    def _filters(self, language: str) -> dict[str, Any]:
        locale, zone, words = locale_of(language), self._zone, translations(language)

        def when(moment: datetime) -> str:
            return format_datetime(moment, "EEE d MMM yyyy, HH:mm", tzinfo=zone, locale=locale)

        def day(moment: date | datetime) -> str:
            local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
            return format_date(local, "d MMM yyyy", locale=locale)

        def translated(text: str) -> str:
            # The catalogue's entry of the empty text is its own header.
            return words.gettext(text) if text else text

        def language_name(code: str) -> str:
            try:
                return Locale.parse(code, sep="-").get_display_name(locale) or code
            except (ValueError, UnknownLocaleError):
                return code

        return {
            "language_name": language_name,
            "translated": translated,
            "when": when,
            "day": day,
            "number": lambda value: format_decimal(value, locale=locale),
            "percent": lambda share: format_percent(
                share, "#,##0 %" if language != "en" else "#,##0%", locale
            ),
        }
