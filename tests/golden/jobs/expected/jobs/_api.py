"""What all resources of Jobs share.

Generated from tests/golden/jobs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Final

from specloom.service import Api, ErrorShape, RateLimit

API: Final = Api(
    name="jobs",
    title="Jobs",
    url="https://jobs.example",
    errors=ErrorShape(code=("error.code",), message=("error.message", "msg")),
    rate_limit=RateLimit(
        requests=20,
        per=2.0,
        remaining=("header X-Left", "rate.left"),
        reset="header X-Reset",
        wait="header Backoff",
    ),
)
