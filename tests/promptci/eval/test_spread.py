"""Samples made in several processes: each once, in whatever order, and none is lost in silence."""

import asyncio
import os

import pytest

from app.model.brief import Brief
from app.promptci.eval import spread
from app.promptci.eval.engine import EvalEngine
from app.promptci.eval.spread import made

MESSAGES = {
    "en": "The kettle that you sent me leaks, and nobody has answered my letters for three weeks.",
    "de": "Der Wasserkocher, den Sie mir geschickt haben, ist undicht, und niemand antwortet mir.",
    "fr": "La bouilloire que vous m'avez envoyée fuit et personne ne répond à mes lettres.",
}


@pytest.fixture(autouse=True)
def several(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(spread.threading, "active_count", lambda: 1)


@pytest.fixture
def jobs(case):
    """So many cases of each language."""

    def of(**counts):
        told = [(language, number) for language, count in counts.items() for number in range(count)]
        names = [(f"{language}-{number}", language) for language, number in told]
        briefs = ((name, Brief(id=name, message=MESSAGES[language])) for name, language in names)
        return [(case(name, brief=brief), 0) for name, brief in briefs]

    return of


def engine_that(does):
    """An engine whose samples fail, each with the number of the process that made it."""

    async def make(brief):
        does(brief)
        raise ValueError(os.getpid())

    async def close():
        pass

    return EvalEngine("builtin", lambda: None, make, close, lambda _: 0, (), "")


def places(engine, jobs):
    async def run():
        return [(place, sampled.outcome.case) async for place, sampled in made(engine, jobs)]

    return asyncio.run(run())


@pytest.mark.parametrize(
    "counts", [{"en": 30}, {"en": 20, "de": 5, "fr": 1}, {"de": 12}, {"en": 5, "de": 4, "fr": 4}]
)
def test_every_sample_is_made_once_and_comes_back_with_its_place(jobs, counts):
    every = jobs(**counts)
    found = places(engine_that(lambda _: None), every)
    assert sorted(found) == [(place, case.id) for place, (case, _) in enumerate(every)]


def test_no_process_makes_samples_of_two_languages(jobs, tmp_path):
    def note(brief):
        (tmp_path / f"{os.getpid()} {brief.id}").touch()

    places(engine_that(note), jobs(en=20, de=5, fr=3))
    noted = [path.name.split() for path in tmp_path.iterdir()]
    languages = {}
    for process, name in noted:
        languages.setdefault(process, set()).add(name[:2])
    assert len(noted) == 28
    assert all(len(found) == 1 for found in languages.values())
    assert len(languages) > 3


@pytest.mark.parametrize("last", ["en-9", "de-2"])
def test_a_process_that_dies_is_told_and_never_passed_over(jobs, last):
    def die(brief):
        if brief.id == last:
            os._exit(0)

    with pytest.raises(RuntimeError, match="ended before"):
        places(engine_that(die), jobs(en=20, de=5))


def test_where_nobody_listens_any_more_no_process_stays(jobs):
    import multiprocessing

    async def first():
        found = made(engine_that(lambda _: None), jobs(en=20, de=5))
        one = await anext(found)
        await found.aclose()
        return one

    assert asyncio.run(first())[0] == 0
    assert multiprocessing.active_children() == []
