"""The index of lists also holds when an outcome was told, so that the weeks that changed are found in it alone.

A process of the version before goes on with it as it is.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = (
    "at", "id", "customer_ref", "channel", "topic", "language", "anger", "verdict", "engine", "outcome", "outcome_at",
)  # fmt: skip


def upgrade() -> None:
    """Make it anew."""
    op.drop_index("drafts_list", "drafts")
    op.create_index("drafts_list", "drafts", list(_COLUMNS))
