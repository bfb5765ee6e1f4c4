"""Fakes for tests of programs that use a client: a transport that answers from a script, and a clock that obeys.

    transport = FakeTransport(reply(json=[{"eid": "p1"}]), reply(503), reply(json=[]))
    flexio = Flexio(AsyncConnection("https://api.example", transport=transport, clock=FakeClock()))

No socket is opened and no time passes. What was sent is in ``transport.requests``.
"""

from __future__ import annotations

from .clock import FakeClock
from .transport import FakeTransport, SentRequest, reply

__all__ = ["FakeClock", "FakeTransport", "SentRequest", "reply"]
