"""Where Alembic meets our tables; it always works on the connection that `migrating` hands to it."""

from alembic import context

from chatbot.storage.tables.advisers import AdviserRow
from chatbot.storage.tables.articles import ArticleRow
from chatbot.storage.tables.audit import AuditRow
from chatbot.storage.tables.concerns import ConcernRow
from chatbot.storage.tables.conversations import ConversationRow
from chatbot.storage.tables.handoffs import HandoffRow
from chatbot.storage.tables.outbox import OutboxRow
from chatbot.storage.tables.partners import PartnerRow
from chatbot.storage.tables.returning import FurtherKeyRow

EVERY_SUBJECT = (
    AdviserRow,
    ArticleRow,
    AuditRow,
    ConversationRow,
    ConcernRow,
    HandoffRow,
    PartnerRow,
    OutboxRow,
    FurtherKeyRow,
)
"""A table is known to Alembic once its file is imported; one row of each file stands for the rest of it."""

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=EVERY_SUBJECT[0].metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
