"""Takes over what dead processes left and what older versions wait for: DBOS by itself leaves both where they are."""

from collections.abc import Collection

from app.jobs.desk import Desk, job_of


def take_on(desk: Desk, versions_alive: Collection[str], kinds: Collection[str]) -> int:
    """Make jobs of versions that no living process has into ours, where we know their kind; returns how many.

    A job of a newer version may be of a kind that only that one knows: it is left for it.
    """
    foreign = [job.workflow_id for job in desk.of_other_versions() if job.app_version not in versions_alive]
    ours = [job for job in desk.of_ids(foreign) if job_of(job).kind in kinds]
    for job in ours:
        desk.again(job)
    return len(ours)
