"""The resources of the group `otp`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .otp import Otp as _Otp
    from .otp_auth import OtpAuth


class Otp(Service):
    """One-time passwords, the second factor of logins."""

    _api = API

    @cached_property
    def otp(self) -> _Otp:
        """Secrets of users, from which their one-time passwords are made."""
        from .otp import Otp

        return Otp(self._connection)

    @cached_property
    def otp_auth(self) -> OtpAuth:
        """Whether a one-time password of the user with an email address is right."""
        from .otp_auth import OtpAuth

        return OtpAuth(self._connection)
