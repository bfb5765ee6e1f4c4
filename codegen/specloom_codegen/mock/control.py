"""The mock's own surface under ``/_mock/``: the journal, faults, tokens, the state, a way back to the start.

======  =========================  ===============================================================================
GET     ``/_mock``                 what there is
GET     ``/_mock/requests``        the calls so far, secrets hidden; ``?operation=`` and ``?last=`` narrow it down
DELETE  ``/_mock/requests``        forget them
GET     ``/_mock/faults``          the faults in force
POST    ``/_mock/faults``          add one: ``{"fault": "503:0.1"}``, or ``{"status": 503, "times": 2, "path": "/x"}``
DELETE  ``/_mock/faults``          drop those that were added
POST    ``/_mock/token``           a token: ``{"token": …, "expires_in": …}``; ``{"lifetime": 5, "user": "ann"}``
POST    ``/_mock/expire``          end all tokens
GET     ``/_mock/state``           all records
POST    ``/_mock/reset``           back to the start
======  =========================  ===============================================================================

For callers on this machine only; to others it is not there.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, get_args

from attrs import asdict, evolve, fields, frozen

from specloom_codegen.mock.fake import Fake
from specloom_codegen.mock.faults import Fault, FaultKind, FaultPlan, parse_fault
from specloom_codegen.mock.journal import Journal, shown
from specloom_codegen.mock.json_values import decode, is_list, is_object
from specloom_codegen.mock.messages import Call, Reply, json_reply

PREFIX: Final = "/_mock"

Action = Callable[["Control", Call], Any]


@frozen(kw_only=True)
class Control:
    """Answers the calls under ``/_mock/``."""

    fake: Fake
    plan: FaultPlan
    journal: Journal
    secrets: frozenset[str]

    def answer(self, call: Call) -> Reply:
        """Answer a call to the mock itself."""
        path = call.path.rstrip("/")
        action = _ACTIONS.get((call.method, path))
        if action is None:
            known = [f"{method} {each}" for method, each in _ACTIONS]
            return json_reply({"error": f"no {call.method} {path}", "known": known}, 404)
        try:
            return json_reply(action(self, call))
        except ValueError as error:
            return json_reply({"error": str(error)}, 400)


def is_control(path: str) -> bool:
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def is_local(peer: str | None, call: Call) -> bool:
    """Whether a call to the mock itself comes from this machine, and from no web page that a browser shows.

    A page could reach loopback under a name of its own (DNS rebinding: its Host is a foreign name) or send to
    it across sites (its Origin is foreign).
    """
    host = call.headers.get("host", "")
    origin = call.headers.get("origin")
    places = [host] if origin is None else [host, re.sub(r"^[a-z]+://", "", origin.lower())]
    return _is_loopback(peer or "") and all(_is_own_name(each) for each in places)


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address == ""  # a Unix socket has no address
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


def _is_own_name(host: str) -> bool:
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    lowered = name.lower().rstrip(".")
    if lowered in ("", "localhost") or lowered.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(lowered)
    except ValueError:
        return False
    return True


def _overview(control: Control, call: Call) -> Any:
    api = control.fake.world.api
    return {
        "api": api.name,
        "title": api.title,
        "calls": len(control.journal),
        "operations": [
            f"{operation.method} {operation.path}  {resource.qualified_name}.{operation.name}"
            for resource in api.resources
            for operation in resource.operations
        ],
        "control": [f"{method} {path}" for method, path in _ACTIONS],
    }


def _requests(control: Control, call: Call) -> Any:
    operation = call.parameter("operation")
    calls = [each for each in control.journal if operation in (None, each.operation)]
    last = call.parameter("last")
    if last is not None:
        if not last.isdigit():
            raise ValueError(f"last must be a number, not {last!r}")
        calls = calls[max(0, len(calls) - int(last)) :]
    return [shown(each, control.secrets) for each in calls]


def _forget_requests(control: Control, call: Call) -> Any:
    control.journal.clear()
    return {}


def _faults(control: Control, call: Call) -> Any:
    return [_shown_fault(each) for each in (*control.plan.scripted, *control.plan.faults)]


def _add_fault(control: Control, call: Call) -> Any:
    for each in [fault_of(one) for one in _several(_body(call))]:
        control.plan.add(each)
    return _faults(control, call)


def _clear_faults(control: Control, call: Call) -> Any:
    control.plan.clear()
    return _faults(control, call)


def _token(control: Control, call: Call) -> Any:
    wanted = _body(call)
    lifetime = wanted.get("lifetime") if is_object(wanted) else None
    if lifetime is not None and not _is_number(lifetime):
        raise ValueError(f"lifetime must be a number of seconds, not {lifetime!r}")
    user = wanted.get("user", "mock") if is_object(wanted) else "mock"
    token = control.fake.gate.token(call.now, user=str(user), lifetime=lifetime)
    left = None if token.expires_at is None else token.expires_at - call.now
    return {"token": token.text, "expires_in": left if left is None or left != int(left) else int(left)}


def _expire(control: Control, call: Call) -> Any:
    control.fake.tokens.expire_all()
    return {}


def _state(control: Control, call: Call) -> Any:
    state: dict[str, list[Any]] = {}
    for (resource, parents), table in control.fake.world.store.tables():
        within = {"within": dict(parents)} if parents else {}
        state.setdefault(resource, []).extend({**within, "record": row.data} for row in table.rows.values())
    return state


def _reset(control: Control, call: Call) -> Any:
    control.plan.clear()
    control.journal.clear()
    control.fake.reset(call.now)
    return {}


_ACTIONS: Final[Mapping[tuple[str, str], Action]] = {
    ("GET", PREFIX): _overview,
    ("GET", f"{PREFIX}/requests"): _requests,
    ("DELETE", f"{PREFIX}/requests"): _forget_requests,
    ("GET", f"{PREFIX}/faults"): _faults,
    ("POST", f"{PREFIX}/faults"): _add_fault,
    ("DELETE", f"{PREFIX}/faults"): _clear_faults,
    ("POST", f"{PREFIX}/token"): _token,
    ("POST", f"{PREFIX}/expire"): _expire,
    ("GET", f"{PREFIX}/state"): _state,
    ("POST", f"{PREFIX}/reset"): _reset,
}


def fault_of(value: Any) -> Fault:
    """A fault from JSON: a text of the command line's notation, or its members. Raises ValueError."""
    if isinstance(value, str):
        return parse_fault(value)
    if not is_object(value):
        raise ValueError("a fault is a text such as 503:0.1, or an object")
    members = dict(value)
    fault = parse_fault(str(members.pop("fault"))) if "fault" in members else Fault()
    wrong = sorted(members.keys() - _FAULT_KINDS.keys())
    wrong += [name for name in members if name in _FAULT_KINDS and not _FAULT_KINDS[name](members[name])]
    if wrong:
        raise ValueError(f"not members of a fault, or of the wrong kind: {', '.join(wrong)}")
    if "location" in members:
        members = {"kind": "redirect", "status": 307, **members}
    return evolve(fault, **members)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_FAULT_KINDS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "kind": lambda value: value in get_args(FaultKind),
    "status": lambda value: _is_whole(value) and 300 <= value <= 599,
    "probability": lambda value: _is_number(value) and value <= 1,
    "retry_after": _is_number,
    "location": _is_text,
    "path": _is_text,
    "method": _is_text,
    "times": lambda value: _is_whole(value) and value > 0,
    "after": lambda value: isinstance(value, bool),
    "code": _is_text,
}


def _body(call: Call) -> Any:
    try:
        return decode(call.content) if call.content.strip() else {}
    except ValueError as error:
        raise ValueError(f"the body is not JSON: {error}") from None


def _several(value: Any) -> list[Any]:
    return value if is_list(value) else [value]


def _shown_fault(fault: Fault) -> dict[str, Any]:
    usual = {each.name: each.default for each in fields(Fault)}
    told = {name: value for name, value in asdict(fault).items() if value != usual[name]}
    return {"kind": fault.kind, "status": fault.status, **told}
