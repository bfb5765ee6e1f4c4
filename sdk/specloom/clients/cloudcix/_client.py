"""The client of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .app_manager._group import AppManager
    from .asset._group import Asset
    from .circuit._group import Circuit
    from .compute._group import Compute
    from .contact._group import Contact
    from .contacts._group import Contacts
    from .dcim._group import Dcim
    from .documentation._group import Documentation
    from .financial._group import Financial
    from .helpdesk._group import Helpdesk
    from .iaas._group import Iaas
    from .membership._group import Membership
    from .otp._group import Otp
    from .pat._group import Pat
    from .plot._group import Plot
    from .reporting._group import Reporting
    from .repository._group import Repository
    from .scheduler._group import Scheduler
    from .scm._group import Scm
    from .security._group import Security
    from .support._group import Support
    from .training._group import Training
    from .vault._group import Vault


class CloudCIX(Client):
    """The services of CloudCIX, by application: `cloudcix.membership.address`, `cloudcix.iaas.vm`,
    `cloudcix.financial.vat3`.

    A service has up to eight methods: `list`, `get_all`, `create`, `read`, `update`, `partial_update`,
    `delete` and `head`. The id of one resource is `pk`, the first argument; further ids of its path are
    keyword arguments. Every method takes `params=` (more of the query), `headers=`, `timeout=` and `token=`
    (another user's token) for one call.

    ```python
    async with CloudCIX.connect(email="ada@example.com", password="…", api_key="…") as cloudcix:
        page = await cloudcix.membership.address.list(search={"city__icontains": "cork"}, order="name")
        print(page.total, [address.name for address in page], page.meta.warnings)
        async for subnet in cloudcix.iaas.subnet.list():
            print(subnet["address_range"])
    ```

    What no spec names yet is reached by `cloudcix.service("membership", "address/{address_id}/link")`, or by
    `Client`.
    """

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        email: str | None = None,
        password: str | None = None,
        api_key: str | None = None,
        first_otp: str | None = None,
        otp: str | None = None,
        token: TokenSource | None = None,
        domain: str | None = None,
        auth: Literal["login", "token"] | Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of CloudCIX. Nothing is sent before the first call.

        Args:
            email: The email address of the user. From the environment variable `CLOUDCIX_API_USERNAME`
                when left out.
            password: The password of the user. From the environment variable `CLOUDCIX_API_PASSWORD` when
                left out.
            api_key: The API key of the member that the user belongs to. From the environment variable
                `CLOUDCIX_API_KEY` when left out.
            first_otp: With two factors: the number that was sent when they were set up. From the
                environment variable `CLOUDCIX_FIRST_OTP` when left out.
            otp: With two factors: the one-time password, or a function that gives it. From the
                environment variable `CLOUDCIX_OTP` when left out.
            token: The token. From the environment variable `CLOUDCIX_TOKEN` when left out.
            domain: The domain of the pod; the applications are hosts in it, as
                `membership.api.cloudcix.com`. From the environment variable `CLOUDCIX_DOMAIN` when left out.
                Default: `api.cloudcix.com`.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
                `login`: A token is had for an email address, a password and the API key of the member, and is
                good for two hours. It is renewed by itself, for an hour each time; when that fails, the login
                is made again. `token`: A token that was had before. It is used as it is, until it ends.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`, and of the login `store` and `allow_http`.
        """
        return cls._connect(
            url,
            {
                "email": email,
                "password": password,
                "api_key": api_key,
                "first_otp": first_otp,
                "otp": otp,
                "token": token,
                "domain": domain,
            },
            auth,
            options,
        )

    @cached_property
    def app_manager(self) -> AppManager:
        """Which apps of CloudCIX there are, which of them members use, and what users may do in them."""
        from .app_manager._group import AppManager

        return AppManager(self.connection)

    @cached_property
    def asset(self) -> Asset:
        """Assets of members, such as buildings, machinery, furniture and vehicles."""
        from .asset._group import Asset

        return Asset(self.connection)

    @cached_property
    def circuit(self) -> Circuit:
        """Circuits and devices. To be replaced by DCIM."""
        from .circuit._group import Circuit

        return Circuit(self.connection)

    @cached_property
    def compute(self) -> Compute:
        """Infrastructure in the cloud, the use of APIs, and high performance computing."""
        from .compute._group import Compute

        return Compute(self.connection)

    @cached_property
    def contact(self) -> Contact:
        """Contacts that the users of a member share, campaigns and opportunities with them, and chatbots.
        Replaces Contacts.
        """
        from .contact._group import Contact

        return Contact(self.connection)

    @cached_property
    def contacts(self) -> Contacts:
        """Contacts that the users of a member share, campaigns and opportunities with them. The ancestor of
        Contact.
        """
        from .contacts._group import Contacts

        return Contacts(self.connection)

    @cached_property
    def dcim(self) -> Dcim:
        """The infrastructure of data centres."""
        from .dcim._group import Dcim

        return Dcim(self.connection)

    @cached_property
    def documentation(self) -> Documentation:
        """What the Repository knows about applications, as documentation in the form of Swagger."""
        from .documentation._group import Documentation

        return Documentation(self.connection)

    @cached_property
    def financial(self) -> Financial:
        """Accounts, by double entry: purchases and sales, creditors and debtors, nominal accounts, VAT and
        year ends.
        """
        from .financial._group import Financial

        return Financial(self.connection)

    @cached_property
    def helpdesk(self) -> Helpdesk:
        """Tickets, and goods that are returned."""
        from .helpdesk._group import Helpdesk

        return Helpdesk(self.connection)

    @cached_property
    def iaas(self) -> Iaas:
        """Infrastructure in the cloud: projects with their virtual machines, routers and networks; addresses
        and names of the Internet; and the lists of addresses that CloudCIX blocks and lets through.
        """
        from .iaas._group import Iaas

        return Iaas(self.connection)

    @cached_property
    def membership(self) -> Membership:
        """Members of CloudCIX, their addresses and users, and the links between them."""
        from .membership._group import Membership

        return Membership(self.connection)

    @cached_property
    def otp(self) -> Otp:
        """One-time passwords, the second factor of logins."""
        from .otp._group import Otp

        return Otp(self.connection)

    @cached_property
    def pat(self) -> Pat:
        """Pods, the sites that a cloud is made of."""
        from .pat._group import Pat

        return Pat(self.connection)

    @cached_property
    def plot(self) -> Plot:
        """Measurements over time."""
        from .plot._group import Plot

        return Plot(self.connection)

    @cached_property
    def reporting(self) -> Reporting:
        """Documents in HTML and PDF, made from templates."""
        from .reporting._group import Reporting

        return Reporting(self.connection)

    @cached_property
    def repository(self) -> Repository:
        """Software projects: the applications of members, their services, methods and parameters."""
        from .repository._group import Repository

        return Repository(self.connection)

    @cached_property
    def scheduler(self) -> Scheduler:
        """Transactions that are made anew, once or several times, by rules."""
        from .scheduler._group import Scheduler

        return Scheduler(self.connection)

    @cached_property
    def scm(self) -> Scm:
        """The supply chain: planning, procurement, storage, distribution, service and return of inventory."""
        from .scm._group import Scm

        return Scm(self.connection)

    @cached_property
    def security(self) -> Security:
        """Who enters and leaves a building."""
        from .security._group import Security

        return Security(self.connection)

    @cached_property
    def support(self) -> Support:
        """Tickets, and goods that are returned. To be replaced by Helpdesk."""
        from .support._group import Support

        return Support(self.connection)

    @cached_property
    def training(self) -> Training:
        """Classes, what they teach and who attends them."""
        from .training._group import Training

        return Training(self.connection)

    @cached_property
    def vault(self) -> Vault:
        """Files in buckets, and buckets and files that were shared with linked addresses."""
        from .vault._group import Vault

        return Vault(self.connection)
