"""Who may do what, where a slip would let somebody read what families wrote."""

import pytest

from chatbot.actions.permissions import Permission, Role, may, permissions_of


def test_every_role_has_a_row_and_every_permission_an_owner():
    assert all(permissions_of(role) for role in Role)
    assert {permission for role in Role for permission in permissions_of(role)} == set(Permission)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR])
@pytest.mark.parametrize(
    "permission",
    [
        Permission.READ_CONVERSATIONS,
        Permission.READ_ORIGINALS,
        Permission.READ_SAFEGUARDING,
        Permission.CLAIM_HANDOFFS,
    ],
)
def test_only_those_who_answer_families_read_what_they_wrote(role: Role, permission: Permission):
    assert not may(role, permission)


def test_whoever_manages_accounts_does_not_check_themselves():
    assert [role for role in Role if may(role, Permission.READ_AUDIT)] == [Role.AUDITOR]
    assert not may(Role.AUDITOR, Permission.MANAGE_ACCOUNTS)


def test_the_law_is_published_by_editors_and_managers_only():
    assert {role for role in Role if may(role, Permission.PUBLISH_LEGAL)} == {Role.EDITOR, Role.MANAGER}
