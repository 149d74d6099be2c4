"""A draft that another process makes is waited for as long as that process may hold it."""

from app.bootstrap_doors import SPARE_S
from app.records.keeping import KEPT_WITHIN_S
from app.settings import Settings
from app.web.screen.elsewhere import WAIT_S


def test_who_comes_second_outlasts_the_claim_of_a_process_that_died():
    assert Settings().deadline_s + KEPT_WITHIN_S + SPARE_S < WAIT_S
