"""Drafts that are made later, notes that are delivered, and how often a line of a batch was begun.

A process of the version before goes on with these tables: what it adds has no attempts, and it knows none of the new.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Text, text

revision = "0002"
down_revision = "0001"

_NAME = String().with_variant(String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make them."""
    op.add_column("batch_lines", Column("attempts", Integer, nullable=False, server_default=text("0")))
    op.create_table(
        "later_drafts",
        Column("id", _NAME, primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("by", _NAME, nullable=False),
        Column("customer_ref", _NAME),
        Column("state", _NAME, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("brief", Text),
        Column("error", Text),
    )
    op.create_index("later_drafts_at", "later_drafts", ["at"])
    op.create_index("later_drafts_customer", "later_drafts", ["customer_ref"])
    op.create_table(
        "notes",
        Column("id", _NAME, primary_key=True),
        Column("draft_id", _NAME, ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("event", _NAME, nullable=False),
        Column("due", BigInteger, nullable=False),
        Column("state", _NAME, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("cause", _NAME),
    )
    op.create_index("notes_due", "notes", ["state", "due"])
    op.create_index("notes_draft", "notes", ["draft_id"])
    if op.get_bind().dialect.name == "postgresql":
        # The planner's statistics hold samples of a column's values, which nobody could erase.
        for column in ("customer_ref", "brief", "error"):
            op.execute(f"ALTER TABLE later_drafts ALTER COLUMN {column} SET STATISTICS 0")
