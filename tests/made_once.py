"""What each command and each app makes anew of what ships, made once in a process of the tests.

A command that has a process of its own reads all guidelines and compiles the prompts that it lints; a server drafts an
example and compiles its pages before the first caller; a new store is migrated up from nothing. In a process of the
tests whoever comes first does so. What ships does not change under them: a test that wants it otherwise lays a folder
over it or copies it, and what lies elsewhere is read each time. What processes of their own make is not touched.
"""

from contextlib import contextmanager
from functools import cache

import pytest
from sqlalchemy import text

from app import bootstrap, bootstrap_lint
from app.guidelines import LOCALES, loading
from app.promptci.lint import templates, traced
from app.service import Service
from app.store.sql import migrating
from app.web.pages import Pages

OURS = bootstrap.shipped("guidelines")


@contextmanager
def made_once():
    """Inside, each of them is made by whoever wants it first."""
    with pytest.MonkeyPatch.context() as patch:
        load = _loaded_once(loading.load)
        for reader in (bootstrap, bootstrap_lint):
            patch.setattr(reader, "load", load)
        patch.setattr(loading, "spread", _spread_once(loading.spread))
        patch.setattr(traced._Marking, "compile", _compiled_once(traced._Marking.compile))
        patch.setattr(traced.Traced, "parsed", _parsed_once(traced.Traced.parsed))
        patch.setattr(templates, "Template", cache(templates.Template))
        patch.setattr(Service, "rehearsal", _rehearsed_once(Service.rehearsal))
        patch.setattr(Pages, "warm", _warmed_once(Pages.warm))
        patch.setattr(migrating, "_upgrade", _migrated_once(migrating._upgrade))
        yield


def _loaded_once(load):
    """Our guidelines with nothing over them: they never change once they are made."""
    known = {}

    def once(folders, locales=LOCALES):
        if tuple(folders) != (OURS,):
            return load(folders, locales)
        if tuple(locales) not in known:
            known[tuple(locales)] = load(folders, locales)
        return known[tuple(locales)]

    return once


def _spread_once(spread):
    """The phrases of a file of ours: whoever lays others over them makes a new table."""
    known = {}

    def once(table, where, mistakes):
        if not where.startswith(f"{OURS}/"):
            return spread(table, where, mistakes)
        if where not in known:
            known[where] = spread(table, where, mistakes)
        return known[where]

    return once


def _compiled_once(compiled):
    """The code of a marked template, whosever it is: it follows from its text and name, and whether it is tagged.

    What is told of a mistake in it names the file where it lies.
    """
    known = {}

    def once(environment, source, name=None, filename=None, *more, **named):
        if not isinstance(source, str) or filename is None or more or named:
            return compiled(environment, source, name, filename, *more, **named)
        key = source, name, environment.tagged
        if key not in known:
            known[key] = compiled(environment, source, name, filename)
        return known[key].replace(co_filename=filename)

    return once


def _parsed_once(parsed):
    """The tree of a template without marks, whosever it is: it follows from its text, and is read alone."""
    known = {}

    def once(prompts, name):
        key = name, prompts.files()[name].read_text(encoding="utf-8")
        if key not in known:
            known[key] = parsed(prompts, name)
        return known[key]

    return once


def _rehearsed_once(rehearsal):
    """A service without a model drafts a brief once, whatever keeps what it drafts: the same parts write the same."""
    known = {}

    class Rehearsed(Service):
        async def draft(self, brief, *more):
            key = id(self._pipeline), brief.model_dump_json()
            if key not in known:
                known[key] = self._pipeline, await super().draft(brief, *more)
            return known[key][1]

    def once(service):
        made = rehearsal.fget(service)
        made.__class__ = Rehearsed
        return made

    return property(once)


def _warmed_once(warm):
    """The pages of the first app: those of the others are compiled as they are asked for."""
    warmed = []

    def once(pages):
        if not warmed:
            warmed.append(pages)
            warm(pages)

    return once


def _migrated_once(upgrade):
    """The tables of a new SQLite file, as the migrations left them in the first: no other is ever taken for new."""
    known = []

    def once(connection):
        if connection.dialect.name != "sqlite" or made(connection):
            upgrade(connection)
        elif known:
            for statement in known:
                connection.exec_driver_sql(statement)
        else:
            upgrade(connection)
            version = migrating.version_of(connection)
            known.extend(made(connection))
            known.append(f"INSERT INTO {migrating.VERSION_TABLE} VALUES ('{version}')")

    def made(connection):
        return connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars().all()

    return once
