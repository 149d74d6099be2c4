"""Each place that an erasure may not reach has words, and a company's own words lie over ours."""

from typing import get_args

import pytest

from app.bootstrap import shipped
from app.doctor.keeping import HELD
from app.model.erasure import Place, Unreached
from app.prompts import Prompts
from app.records.unreached import Unreachable
from app.store.sql.postgres_log import NAMES

WORDS = Prompts([shipped("prompts")]).wording("erasure")


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_has_a_sentence_before_those_of_every_erasure(place):
    told = Unreachable(WORDS).told([Unreached(place=place, names=("customers", "drafts"))])
    assert told[1:] == tuple(WORDS["always"])
    assert told[0].endswith(".")
    assert "{" not in told[0]
    assert ("customers, drafts" in told[0]) == (place in {"pg_log", "pg_dead"})


def test_every_reason_of_the_log_has_words_and_the_doctor_has_advice_for_each():
    assert set(WORDS["reasons"]) == set(NAMES) == set(HELD)
    (told, *_) = Unreachable(WORDS).told([Unreached(place="pg_log", names=("no_switch", "recycled"))])
    assert WORDS["reasons"]["no_switch"] in told
    assert WORDS["reasons"]["recycled"] in told


def test_where_notes_are_sent_their_receiver_is_named():
    assert Unreachable(WORDS, posts=True).always() == (*WORDS["always"], WORDS["webhook"])


def test_the_words_of_a_company_lie_over_ours(tmp_path):
    folder = tmp_path / "builtin" / "en"
    folder.mkdir(parents=True)
    (folder / "erasure.yaml").write_text("always: [Tapes in the vault.]\n", encoding="utf-8")
    words = Prompts([tmp_path, shipped("prompts")]).wording("erasure")
    told = Unreachable(words).told([Unreached(place="copies")])
    assert told == (WORDS["places"]["copies"], "Tapes in the vault.")
