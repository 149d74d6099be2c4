"""The first tables: drafts, outcomes, follow-ups, customers, keys, claims, audit, batches, workers."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, PrimaryKeyConstraint, String, Text

revision = "0001"
down_revision = None

_NAME = String().with_variant(String(collation="C"), "postgresql")

_SQLITE_GUARDS = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit entries are never taken away'); END""",
)
_POSTGRES_GUARDS = (
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit entries are never changed'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
_NO_SAMPLES = {
    "drafts": ("customer_ref",),
    "draft_texts": ("brief", "draft", "passages"),
    "outcome_texts": ("words",),
    "follow_ups": ("customer_ref", "reason", "text"),
    "customers": ("ref",),
    "claims": ("key", "body"),
    "batch_lines": ("customer_ref", "brief", "error"),
}


def upgrade() -> None:
    """Make them."""
    _make_tables()
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in _POSTGRES_GUARDS if postgres else _SQLITE_GUARDS:
        op.execute(statement)
    if postgres:
        # The planner's statistics hold samples of a column's values, which nobody could erase.
        for table, columns in _NO_SAMPLES.items():
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _make_tables() -> None:
    op.create_table(
        "audit",
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("at", BigInteger, nullable=False),
        Column("who", _NAME, nullable=False),
        Column("what", _NAME, nullable=False),
        Column("object", _NAME),
    )
    op.create_index("audit_at", "audit", ["at", "number"])
    op.create_table(
        "batches",
        Column("id", _NAME, primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("by", _NAME, nullable=False),
        Column("total", Integer, nullable=False),
        Column("done", Integer, nullable=False),
        Column("failed", Integer, nullable=False),
        Column("state", _NAME, nullable=False),
        Column("ended_at", BigInteger),
    )
    op.create_index("batches_at", "batches", ["at", "id"])
    op.create_table(
        "claims",
        Column("scope", _NAME, nullable=False),
        Column("key", _NAME, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("fingerprint", _NAME, nullable=False),
        Column("holder", _NAME, nullable=False),
        Column("until", BigInteger, nullable=False),
        Column("status", Integer),
        Column("draft_id", _NAME),
        Column("customer_ref", _NAME),
        Column("body", Text),
        PrimaryKeyConstraint("scope", "key", name="claims_pkey"),
    )
    op.create_index("claims_at", "claims", ["at"])
    op.create_index("claims_draft", "claims", ["draft_id"])
    op.create_index("claims_customer", "claims", ["customer_ref"])
    op.create_table(
        "customers",
        Column("ref", _NAME, primary_key=True),
        Column("contacts", Integer, nullable=False),
        Column("abusive", Integer, nullable=False),
        Column("ratings", Integer, nullable=False),
        Column("rating_sum", Integer, nullable=False),
        Column("first_at", BigInteger, nullable=False),
        Column("last_at", BigInteger, nullable=False),
    )
    op.create_table(
        "drafts",
        Column("id", _NAME, primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("by", _NAME, nullable=False),
        Column("customer_ref", _NAME),
        Column("channel", _NAME, nullable=False),
        Column("topic", _NAME, nullable=False),
        Column("language", _NAME, nullable=False),
        Column("anger", Integer, nullable=False),
        Column("verdict", _NAME, nullable=False),
        Column("engine", _NAME, nullable=False),
        Column("outcome", _NAME),
        Column("outcome_at", BigInteger),
        Column("rating", Integer),
        Column("figures", Text, nullable=False),
    )
    op.create_index("drafts_customer", "drafts", ["customer_ref", "at", "id"])
    op.create_index(
        "drafts_list",
        "drafts",
        ["at", "id", "customer_ref", "channel", "topic", "language", "anger", "verdict", "engine", "outcome"],
    )
    op.create_table(
        "keys",
        Column("id", _NAME, primary_key=True),
        Column("digest", _NAME, nullable=False),
        Column("name", Text, nullable=False),
        Column("hint", _NAME, nullable=False),
        Column("scopes", Text, nullable=False),
        Column("created_at", BigInteger, nullable=False),
        Column("last_used_at", BigInteger),
        Column("expires_at", BigInteger),
        Column("revoked_at", BigInteger),
    )
    op.create_index("keys_digest", "keys", ["digest"], unique=True)
    op.create_table(
        "workers",
        Column("id", _NAME, primary_key=True),
        Column("version", _NAME, nullable=False),
        Column("started_at", BigInteger, nullable=False),
        Column("beat_at", BigInteger, nullable=False),
    )
    op.create_table(
        "batch_lines",
        Column("batch_id", _NAME, ForeignKey("batches.id", ondelete="CASCADE"), nullable=False),
        Column("number", Integer, nullable=False),
        Column("ended", Boolean, nullable=False),
        Column("customer_ref", _NAME),
        Column("draft_id", _NAME),
        Column("brief", Text),
        Column("error", Text),
        PrimaryKeyConstraint("batch_id", "number", name="batch_lines_pkey"),
    )
    op.create_index("batch_lines_customer", "batch_lines", ["customer_ref"])
    op.create_index("batch_lines_draft", "batch_lines", ["draft_id"])
    op.create_index("batch_lines_open", "batch_lines", ["batch_id", "ended", "number"])
    op.create_table(
        "draft_texts",
        Column("draft_id", _NAME, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("brief", Text),
        Column("draft", Text),
        Column("passages", Text),
    )
    op.create_index("draft_texts_at", "draft_texts", ["at"])
    op.create_table(
        "follow_ups",
        Column("id", _NAME, primary_key=True),
        Column("draft_id", _NAME, ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
        Column("customer_ref", _NAME),
        Column("due", BigInteger, nullable=False),
        Column("promised", Boolean, nullable=False),
        Column("promised_for", BigInteger),
        Column("state", _NAME, nullable=False),
        Column("done_at", BigInteger),
        Column("snoozed", Integer, nullable=False),
        Column("reason", Text, nullable=False),
        Column("text", Text),
    )
    op.create_index("follow_ups_customer", "follow_ups", ["customer_ref"])
    op.create_index("follow_ups_draft", "follow_ups", ["draft_id"])
    op.create_index("follow_ups_due", "follow_ups", ["state", "due", "id"])
    op.create_table(
        "outcome_texts",
        Column("draft_id", _NAME, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
        Column("at", BigInteger, nullable=False),
        Column("words", Text, nullable=False),
    )
    op.create_index("outcome_texts_at", "outcome_texts", ["at"])
