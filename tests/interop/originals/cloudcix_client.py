"""What the `cloudcix` package shows its user, as JSON: its services, tokens, the eight methods, and what is refused.

Arguments: folder of the settings module, email, password, API key. The module itself is named by the environment.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import socket
import sys

lookup = socket.getaddrinfo
# Names below localhost are this machine by RFC 6761, but few resolvers know.
socket.getaddrinfo = lambda host, *rest, **more: lookup(
    "127.0.0.1" if str(host).endswith("localhost") else host, *rest, **more
)

folder, email, password, api_key = sys.argv[1:]
sys.path.insert(0, folder)

import cloudcix.api  # noqa: E402
import cloudcix.auth  # noqa: E402
from cloudcix.client import Client  # noqa: E402
from cloudcix.exceptions import CloudCIXAuthException, MissingClientKeywordArgumentException  # noqa: E402

ADDRESS = {
    "member_id": 1,
    "name": "Analytical Engines",
    "address1": "12 St James Square",
    "city": "London",
    "country_id": 372,
    "language_id": 1,
    "currency_id": 2,
    "phones": [{"name": "Main", "number": "+44 20 7946 0000"}],
}
CIDR = "203.0.113.0/24"


def services() -> dict[str, str]:
    """Every service, with the address of its collection."""
    found = {}
    for module in pkgutil.iter_modules(cloudcix.api.__path__):
        for application in vars(importlib.import_module(f"cloudcix.api.{module.name}")).values():
            for name, service in getattr(application, "__dict__", {}).items():
                if isinstance(service, Client):
                    found[f"{module.name}.{name}"] = service.base_url
    return found


def shown(response) -> list:
    """The status and the JSON as it came: the package's own decoder makes numbers and dates of texts."""
    return [response.status_code, json.loads(response.content) if response.content else None]


def refused(call, *arguments, **more) -> str:
    try:
        call(*arguments, **more)
    except (CloudCIXAuthException, MissingClientKeywordArgumentException) as error:
        return str(error)
    return "nothing"


def main() -> dict:
    address, blacklist = cloudcix.api.Membership.address, cloudcix.api.IAAS.blacklist
    link, bins = cloudcix.api.Membership.address_link, cloudcix.api.SCM.bin
    token = cloudcix.auth.get_admin_token()
    return {
        "create": shown(address.create(token=token, data=ADDRESS)),
        "read": shown(address.read(1, token=token)),
        "update": shown(address.update(1, token=token, data={**ADDRESS, "city": "Cork"})),
        "partial_update": shown(address.partial_update(1, token=token, data={"city": "Dublin"})),
        "list": shown(
            address.list(token=token, params={"search[city__icontains]": "dub", "order": "-name", "page": 0})
        ),
        "a CIDR": shown(blacklist.create(token=token, data={"cidr": CIDR, "comment": "noise"}))[0],
        "head": shown(blacklist.head(token=token, pk=CIDR)),
        "head of nothing": shown(blacklist.head(token=token, pk="198.51.100.0/24")),
        "delete": shown(blacklist.delete(CIDR, token=token)),
        "further ids": shown(link.create(token=token, data={"customer": True}, address_id=1)),
        "a service of old": shown(bins.create(token=token, data={"name": "A1"})),
        "all": [one["name"] for one in bins.get_all(token=token, params={"order": "id"})],
        "400": shown(address.create(token=token, data={"name": "Nobody", "city": ""})),
        "401": shown(address.list(token="wrong", params={"page": 0}))[0],
        "404": shown(address.read(99, token=token)),
        "a wrong password": refused(cloudcix.auth.get_token, email, "wrong", api_key),
        "a missing id": refused(link.read, None, token=token),
        "no api key": shown(
            cloudcix.api.Membership.token.create(data={"email": email, "password": password})
        ),
        "renewal": shown(cloudcix.api.Membership.token.update(None, token=token))[0],
        "services": services(),
    }


print(json.dumps(main()))
