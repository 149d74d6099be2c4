"""Guidelines and prompts that a test may change, and what lints them."""

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

BRIEF = {
    "message": "My order KT-2041 is three weeks late, and I am furious. When does it come?",
    "customer": {"name": "Ms Adeyemi", "ref": "C-77"},
    "company": "Larch & Lime",
    "agent": {"name": "Tom"},
    "facts": ["the parcel is in the Leeds depot"],
    "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
    "fault": "ours",
}


@pytest.fixture
def guidelines(tmp_path):
    """A copy of our guidelines."""
    return Path(shutil.copytree(ROOT / "guidelines", tmp_path / "guidelines"))


@pytest.fixture
def prompts(tmp_path):
    """A copy of our prompts for models."""
    return Path(
        shutil.copytree(ROOT / "prompts", tmp_path / "prompts", ignore=shutil.ignore_patterns("builtin"))
    )


@pytest.fixture
def suite(tmp_path):
    """Writes cases to a file, each line a case, and reads them back."""
    from app.promptci.suite import load_suite

    def write(*cases, known=()):
        path = tmp_path / "cases.jsonl"
        path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        return load_suite([path], known or our_ids())

    return write


def our_ids():
    return [path.name for path in (ROOT / "guidelines").iterdir() if path.is_dir()]


@pytest.fixture
def cases(suite):
    """Three cases of one brief."""
    return suite(*({"id": f"late-{number}", "brief": BRIEF} for number in range(3)))


@pytest.fixture
def linter():
    """What lints these folders, as `bootstrap` puts it together; wording of the built-in engine is not read."""
    from app.bootstrap_lint import build_linter_of

    def build(guidelines=ROOT / "guidelines", prompts=ROOT / "prompts", *more_prompts):
        return build_linter_of((guidelines,), (prompts, *more_prompts), locales=())

    return build


@pytest.fixture(scope="session")
def reader():
    """The product's own reader."""
    from app.bootstrap import build_reader
    from app.prompts import Prompts

    return build_reader(Prompts([ROOT / "prompts"]))


class Words:
    """Counts words for tokens, which is quicker; `exact` as one says."""

    def __init__(self, exact=True):
        self.exact = exact

    def __call__(self, text):
        return len(text.split())


@pytest.fixture
def words():
    return Words()


@pytest.fixture
def change():
    """Changes a file: the first stands in it, and the second takes its place."""

    def put(path, old, new):
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path.name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return put
