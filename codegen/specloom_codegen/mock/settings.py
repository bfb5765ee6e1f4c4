"""Settings of a fake that mean something only if its spec says so. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from specloom_codegen import ir


def check_settings(api: ir.Api, *, credentials: Mapping[str, str], rate_limit: bool) -> None:
    """Refuse, with ValueError, what the spec knows nothing of: the fake would let in whoever is to be kept out."""
    if rate_limit and (api.rate_limit is None or api.rate_limit.requests is None):
        raise ValueError(
            "the spec names no rate limit; write one such as `rate_limit: {requests: 10, per: 1s}`"
        )
    known = list(dict.fromkeys(each.name for scheme in api.auth for each in scheme.credentials))
    unknown = [name for name in credentials if name not in known]
    if unknown:
        listed = ", ".join(known) or "none"
        raise ValueError(f"the spec has no credential {unknown[0]!r}; it has {listed}")
