"""How a batch is dealt out, without any database."""

from hypothesis import given
from hypothesis import strategies as st

from app.jobs.dbos_jobs import prefixes
from app.jobs.desk import Job
from app.jobs.doing import LINES_AT_MOST, share
from app.jobs.worker import Limits


@given(st.integers(1, 10_000))
def test_a_batch_is_cut_so_that_many_can_share_it_and_no_job_is_long(total):
    size = share(total, Limits())
    assert 1 <= size <= LINES_AT_MOST
    assert size == 1 or total / size >= 16 or size == LINES_AT_MOST


@given(st.integers(1, 10_000), st.integers(1, 1000))
def test_where_the_queue_counts_what_is_asked_in_a_minute_each_line_is_a_job_of_its_own(total, per_minute):
    assert share(total, Limits(per_minute=per_minute)) == 1


def test_the_same_job_has_the_same_id_and_another_time_makes_another_job():
    assert Job("remind", "f-1", due=1000.4).id == Job("remind", "f-1", due=1000.0).id
    assert Job("remind", "f-1", due=1000.0).id != Job("remind", "f-1", due=2000.0).id
    assert Job("lines", "b-1", (20, 20)).id != Job("lines", "b-1", (40, 20)).id


def test_the_lines_of_a_batch_belong_to_its_job():
    begin = prefixes("b-1", ("batch",))
    assert any(Job("lines", "b-1", (0, 20)).id.startswith(prefix) for prefix in begin)
    assert not any(Job("lines", "b-2", (0, 20)).id.startswith(prefix) for prefix in begin)
