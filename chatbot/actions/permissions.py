"""Who may do what in the console: the one table of it.

Partners and council staff have no account at all, so nothing here can ever let them read a conversation.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What an account is for."""

    ADVISER = "adviser"
    EDITOR = "editor"
    MANAGER = "manager"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """One thing that somebody may or may not do. A route asks for exactly one of these."""

    READ_CONVERSATIONS = "read_conversations"
    CLAIM_HANDOFFS = "claim_handoffs"
    READ_ORIGINALS = "read_originals"
    READ_SAFEGUARDING = "read_safeguarding"
    REVIEW_QUESTIONS = "review_questions"
    READ_ARTICLES = "read_articles"
    EDIT_ARTICLES = "edit_articles"
    PUBLISH_LEGAL = "publish_legal"
    MANAGE_PARTNERS = "manage_partners"
    READ_REPORTS = "read_reports"
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_AUDIT = "read_audit"


_MAY: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.ADVISER: frozenset(
            {
                Permission.READ_CONVERSATIONS,
                Permission.CLAIM_HANDOFFS,
                Permission.READ_ORIGINALS,
                Permission.READ_SAFEGUARDING,
                Permission.REVIEW_QUESTIONS,
                Permission.READ_ARTICLES,
                Permission.EDIT_ARTICLES,
                Permission.READ_REPORTS,
            }
        ),
        # An editor sees the question, redacted, and never the family behind it.
        Role.EDITOR: frozenset(
            {
                Permission.REVIEW_QUESTIONS,
                Permission.READ_ARTICLES,
                Permission.EDIT_ARTICLES,
                Permission.PUBLISH_LEGAL,
                Permission.READ_REPORTS,
            }
        ),
        Role.MANAGER: frozenset(set(Permission) - {Permission.READ_AUDIT}),
        # Whoever checks the others changes nothing, and reads no conversation.
        Role.AUDITOR: frozenset({Permission.READ_AUDIT, Permission.READ_ARTICLES, Permission.READ_REPORTS}),
    }
)


def may(role: Role, permission: Permission) -> bool:
    """Whether people with this role are allowed to do it."""
    return permission in _MAY[role]


def permissions_of(role: Role) -> frozenset[Permission]:
    """Everything that people with this role are allowed to do."""
    return _MAY[role]
