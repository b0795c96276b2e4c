"""Who is this, and what may they do where?"""

from congxa.identity.models import Membership, SignInFailure, User
from congxa.identity.permissions import TITLES, Permission, Role
from congxa.identity.queries import SignedIn, signed_in
from congxa.identity.require import require
from congxa.identity.service import (
    SignInResult,
    change_password,
    create_user,
    forget_failures,
    sign_in,
    sign_out_everywhere,
)
from congxa.identity.throttle import source_of

__all__ = [
    "TITLES",
    "Membership",
    "Permission",
    "Role",
    "SignInFailure",
    "SignInResult",
    "SignedIn",
    "User",
    "change_password",
    "create_user",
    "forget_failures",
    "require",
    "sign_in",
    "sign_out_everywhere",
    "signed_in",
    "source_of",
]
