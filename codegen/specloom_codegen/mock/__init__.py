"""A stateful fake server made from any spec.

``MockServer`` serves an API in-process; ``serve`` does so for the command line. The rest of the package is
private: pure parts first (``routing``, ``formats``, ``making``, ``checking``, ``filtering``, ``paging``, ``places``,
``faults``), then the fake without sockets (``fake``), then its server.
"""

from __future__ import annotations

from specloom_codegen.mock.faults import Fault, parse_fault
from specloom_codegen.mock.journal import RecordedRequest
from specloom_codegen.mock.server import MockServer, StartError
from specloom_codegen.mock.serving import serve

__all__ = ["Fault", "MockServer", "RecordedRequest", "StartError", "parse_fault", "serve"]
