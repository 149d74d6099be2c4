"""A brief as it is read and planned: what replies are written for, and checked against."""

from app.checklist.case import Case
from app.guidelines import Guidelines
from app.model.brief import Brief
from app.model.profile import Profile
from app.model.reading import Reading
from app.pipeline.plan import make_plan


def case_of(brief: Brief, profile: Profile, reading: Reading, guidelines: Guidelines) -> Case:
    """The case of a brief that is settled and read."""
    plan = make_plan(brief, profile, reading, guidelines)
    return Case(brief=brief, profile=profile, reading=reading, plan=plan)
