"""The tables. What people wrote lies in tables and columns of its own, so that lists and figures never read it."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from app.store.sql.types import Json, Moment, name

METADATA = MetaData()

drafts = Table(
    "drafts",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", name(), nullable=False),
    Column("customer_ref", name()),
    Column("channel", name(), nullable=False),
    Column("topic", name(), nullable=False),
    Column("language", name(), nullable=False),
    Column("anger", Integer, nullable=False),
    Column("verdict", name(), nullable=False),
    Column("engine", name(), nullable=False),
    Column("outcome", name()),
    Column("outcome_at", Moment),
    Column("rating", Integer),
    Column("figures", Json, nullable=False),
)

LIST_COLUMNS = (
    drafts.c.id,
    drafts.c.at,
    drafts.c.customer_ref,
    drafts.c.channel,
    drafts.c.topic,
    drafts.c.language,
    drafts.c.anger,
    drafts.c.verdict,
    drafts.c.engine,
    drafts.c.outcome,
)
"""What a list shows. The first index holds all of it: a filter that matches little is looked for in it alone.

So are the weeks in which anything changed, by the moments of the outcomes.
"""

Index("drafts_list", drafts.c.at, drafts.c.id, *LIST_COLUMNS[2:], drafts.c.outcome_at)
Index("drafts_customer", drafts.c.customer_ref, drafts.c.at, drafts.c.id)

draft_texts = Table(
    "draft_texts",
    METADATA,
    Column("draft_id", name(), ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("brief", Text),
    Column("draft", Text),
    Column("passages", Text),
)
Index("draft_texts_at", draft_texts.c.at)

outcome_texts = Table(
    "outcome_texts",
    METADATA,
    Column("draft_id", name(), ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("words", Text, nullable=False),
)
Index("outcome_texts_at", outcome_texts.c.at)

follow_ups = Table(
    "follow_ups",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("draft_id", name(), ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("customer_ref", name()),
    Column("due", Moment, nullable=False),
    Column("promised", Boolean, nullable=False),
    Column("promised_for", Moment),
    Column("state", name(), nullable=False),
    Column("done_at", Moment),
    Column("snoozed", Integer, nullable=False),
    Column("reason", Json, nullable=False),
    Column("text", Json),
)
Index("follow_ups_due", follow_ups.c.state, follow_ups.c.due, follow_ups.c.id)
Index("follow_ups_customer", follow_ups.c.customer_ref)
Index("follow_ups_draft", follow_ups.c.draft_id)

customers = Table(
    "customers",
    METADATA,
    Column("ref", name(), primary_key=True),
    Column("contacts", Integer, nullable=False),
    Column("abusive", Integer, nullable=False),
    Column("ratings", Integer, nullable=False),
    Column("rating_sum", Integer, nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
)

keys = Table(
    "keys",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("digest", name(), nullable=False),
    Column("name", Json, nullable=False),
    Column("hint", name(), nullable=False),
    Column("scopes", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("last_used_at", Moment),
    Column("expires_at", Moment),
    Column("revoked_at", Moment),
)
Index("keys_digest", keys.c.digest, unique=True)

claims = Table(
    "claims",
    METADATA,
    Column("scope", name(), nullable=False),
    Column("key", name(), nullable=False),
    Column("at", Moment, nullable=False),
    Column("fingerprint", name(), nullable=False),
    Column("holder", name(), nullable=False),
    Column("until", Moment, nullable=False),
    Column("status", Integer),
    Column("draft_id", name()),
    Column("customer_ref", name()),
    Column("body", Text),
    PrimaryKeyConstraint("scope", "key", name="claims_pkey"),
)
Index("claims_at", claims.c.at)
Index("claims_draft", claims.c.draft_id)
Index("claims_customer", claims.c.customer_ref)

audit = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("who", name(), nullable=False),
    Column("what", name(), nullable=False),
    Column("object", name()),
)
Index("audit_at", audit.c.at, audit.c.number)

batches = Table(
    "batches",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", name(), nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("state", name(), nullable=False),
    Column("ended_at", Moment),
)
Index("batches_at", batches.c.at, batches.c.id)

batch_lines = Table(
    "batch_lines",
    METADATA,
    Column("batch_id", name(), ForeignKey("batches.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("ended", Boolean, nullable=False),
    # What a process of the version before adds has none.
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("customer_ref", name()),
    Column("draft_id", name()),
    Column("brief", Text),
    Column("error", Text),
    PrimaryKeyConstraint("batch_id", "number", name="batch_lines_pkey"),
)
Index("batch_lines_open", batch_lines.c.batch_id, batch_lines.c.ended, batch_lines.c.number)
Index("batch_lines_customer", batch_lines.c.customer_ref)
Index("batch_lines_draft", batch_lines.c.draft_id)

later_drafts = Table(
    "later_drafts",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", name(), nullable=False),
    Column("customer_ref", name()),
    Column("state", name(), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("brief", Text),
    Column("error", Text),
)
Index("later_drafts_at", later_drafts.c.at)
Index("later_drafts_customer", later_drafts.c.customer_ref)

notes = Table(
    "notes",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("draft_id", name(), ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("event", name(), nullable=False),
    Column("due", Moment, nullable=False),
    Column("state", name(), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("cause", name()),
)
Index("notes_due", notes.c.state, notes.c.due)
Index("notes_draft", notes.c.draft_id)

workers = Table(
    "workers",
    METADATA,
    Column("id", name(), primary_key=True),
    Column("version", name(), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("beat_at", Moment, nullable=False),
)
