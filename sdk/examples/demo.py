"""``make demo``: from specs/flexio.yaml to a bot at work, on this machine alone.

Generates the Flex.io client anew and compares it with the shipped one, starts a fake Flex.io with TLS and tokens that
live for seconds, and lets the bot live through a 503, a 307 and an expired token. With ``--url`` the bot works on a
real server, with the key in FLEXIO_TOKEN, and nothing is rehearsed.
"""

from __future__ import annotations

import argparse
import asyncio
import filecmp
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from flexio_bot import run_bot
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from specloom import AsyncConnection, Attempt, SpecloomError
from specloom.clients.flexio import Flexio
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import build, compile_spec, write_client

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "specs" / "flexio.yaml"
SHIPPED = ROOT / "sdk" / "specloom" / "clients" / "flexio"

# A log that is not a terminal has no width of its own.
console = Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 110)


class Story:
    """What happened, as a table, and what it took."""

    def __init__(self) -> None:
        self.table = Table(show_lines=False, title="The bot's day", title_justify="left")
        self.table.add_column("step", no_wrap=True)
        self.table.add_column("what happened")
        self.attempts: list[Attempt] = []
        self.tokens = 0

    def __call__(self, step: str, outcome: str) -> None:
        self.table.add_row(step, escape(outcome))

    def counts(self) -> str:
        seen = Counter(attempt.status for attempt in self.attempts)
        retries = sum(attempt.waited > 0 for attempt in self.attempts)
        redirects = sum(count for status, count in seen.items() if status in (301, 302, 303, 307, 308))
        refreshes = max(0, self.tokens - 1)
        return ", ".join(
            f"{count} {name if count == 1 else plural}"
            for count, name, plural in (
                (len(self.attempts), "request on the wire", "requests on the wire"),
                (retries, "retry", "retries"),
                (redirects, "redirect", "redirects"),
                (refreshes, "token refresh", "token refreshes"),
            )
        )


def show_generation() -> None:
    """Generate into a temporary folder and say whether the shipped client is the same."""
    with tempfile.TemporaryDirectory() as folder:
        write_client(build(compile_spec(SPEC), Path(folder)))
        made = sorted(path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file())
        # Written by hand, or about the generator rather than the client.
        passed_over = {Path("flexio/_patch.py"), Path("flexio/manifest.json")}
        differing = [
            str(path)
            for path in made
            if path not in passed_over
            and not filecmp.cmp(Path(folder) / path, SHIPPED.parent / path, shallow=False)
        ]
        lines = sum(len((Path(folder) / path).read_text().splitlines()) for path in made)
    where = SPEC.relative_to(ROOT)
    console.print(f"[bold]{where}[/] → {len(made)} files, {lines} lines of typed client", end="; ")
    console.print(
        "the shipped client is the same" if not differing else f"[red]differs: {', '.join(differing)}[/]"
    )


async def rehearse(token_lifetime: float) -> None:
    """Run the bot against the fake, which fails when it is told to."""
    api = compile_spec(SPEC).api
    assert api is not None
    story = Story()
    async with MockServer(api, tls=True, token_lifetime=token_lifetime) as server:
        console.print(f"a fake Flex.io at {server.url}, tokens live {token_lifetime:g} s")

        async def fetch_token() -> str:
            story.tokens += 1
            async with AsyncConnection(server.origin, ssl_certificate=str(server.ca_file)) as issuer:
                answer = await issuer.post_json(route="/_mock/token", data={})
                return str(answer.json()["token"])

        async def trouble(kind: str) -> None:
            if kind == "503":
                server.fail_next(status=503, retry_after=1, path="/pipes")
            elif kind == "307":
                server.redirect_next(status=307, to=f"{server.url}/connections?moved=1", path="/connections")
            elif kind == "expired":
                server.expire_tokens()

        async with Flexio.connect(
            token=fetch_token,
            url=server.url,
            ssl_certificate=str(server.ca_file),
            on_attempt=story.attempts.append,
        ) as flexio:
            await run_bot(flexio, story, trouble)
        received = len([one for one in server.requests if not one.path.startswith("/_mock")])
    console.print(story.table)
    console.print(f"{story.counts()}; the server counted {received}")


async def work_on(url: str) -> None:
    """Run the bot on a real server."""
    story = Story()
    async with Flexio.connect(url=url, on_attempt=story.attempts.append) as flexio:
        await run_bot(flexio, story)
    console.print(story.table)
    console.print(story.counts())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="a real Flex.io; the key is taken from FLEXIO_TOKEN")
    parser.add_argument(
        "--token-lifetime", type=float, default=5.0, help="seconds that a token of the fake lives"
    )
    chosen = parser.parse_args()
    if chosen.url and not os.environ.get("FLEXIO_TOKEN"):
        console.print("TOKEN is missing: make demo URL=… TOKEN=…")
        return 2
    show_generation()
    try:
        asyncio.run(work_on(chosen.url) if chosen.url else rehearse(chosen.token_lifetime))
    except (ValueError, TypeError) as error:
        console.print(f"[red]{escape(str(error))}[/]")
        return 2
    except SpecloomError as error:
        console.print(f"[red]{type(error).__name__}[/]: {escape(str(error))}")
        for line in error.log:
            console.print(f"  {escape(str(line))}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
