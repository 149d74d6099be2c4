"""All that a reply is checked against."""

from app.model.brief import Brief
from app.model.plan import Plan
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.value import Value


class Case(Value):
    """The brief with the profile that lies under it, what the message says, and what the reply should do."""

    brief: Brief
    profile: Profile = Profile()
    reading: Reading
    plan: Plan = Plan()
