"""On a first run the model of languages is unpacked beside other work, and only where that pays."""

import os

import pytest

from app.kept import files
from app.promptci.eval import spread
from app.promptci.eval.spread import PAYS_FROM, unpacking
from app.text import language_model


@pytest.fixture(autouse=True)
def several(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(spread.threading, "active_count", lambda: 1)
    monkeypatch.setattr(files, "folder", lambda: tmp_path)


@pytest.fixture
def loaded(monkeypatch, tmp_path):
    """What another process would load leaves a mark."""
    monkeypatch.setattr(language_model, "load", (tmp_path / "loaded").touch)
    return (tmp_path / "loaded").exists


def test_it_lies_there_when_the_work_beside_it_is_done(tmp_path):
    assert language_model.to_unpack()
    with unpacking(PAYS_FROM):
        pass
    assert [path.name.partition("-")[0] for path in tmp_path.iterdir()] == ["model.npz"]
    assert not language_model.to_unpack()


def test_for_many_samples_it_is_loaded_elsewhere(loaded):
    with unpacking(PAYS_FROM):
        pass
    assert loaded()


def test_nobody_is_started_for_a_few_samples(loaded):
    with unpacking(PAYS_FROM - 1):
        pass
    assert not loaded()


def test_nobody_is_started_where_it_was_unpacked_before(loaded, tmp_path):
    (tmp_path / "model.npz-0123").touch()
    with unpacking(PAYS_FROM):
        pass
    assert not loaded()


def test_nobody_is_started_where_nothing_can_be_kept(loaded, monkeypatch):
    monkeypatch.setattr(files, "folder", lambda: None)
    with unpacking(PAYS_FROM):
        pass
    assert not loaded()


def test_a_mistake_in_the_work_beside_it_is_told():
    with pytest.raises(ValueError, match="no such engine"), unpacking(PAYS_FROM):
        raise ValueError("no such engine")
