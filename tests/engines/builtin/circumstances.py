"""The circumstances of a message, for tests of what a reply makes of a mood."""

from app.guidelines.choice import Circumstances


def circumstances(*feelings: str, anger: int) -> Circumstances:
    """An e-mail about anything, by somebody with these feelings."""
    return Circumstances(
        fault="unknown",
        channel="email",
        tone="warm",
        length="standard",
        topic="other",
        feelings=feelings,
        abuse="none",
        anger=anger,
    )
