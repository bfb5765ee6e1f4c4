"""CPU per small typed GET: a generated method against the hand-written aiohttp idiom, on the same server.

The server is a process of its own, so that what is counted is the client's work alone. Both sides send a bearer token
and read the same JSON record; ours gives an instance of the generated class, with every promise of the runtime on.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import aiohttp
from measuring import Series, interleaved

RECORD = (
    b'{"eid":"zw62t4qxcpmr","eid_type":"CTN","eid_status":"A","ename":"alias","name":"HTTP Connection",'
    b'"description":"HTTP Connection to API","connection_type":"http","connection_status":"A",'
    b'"connection_info":{"url":"https://api.service.com/endpoint"},"expires":"",'
    b'"owned_by":{"eid":"h0cdcmy0g0xf","eid_type":"USR","user_name":"john","first_name":"John","last_name":"Bunyan",'
    b'"email_hash":"3959012ba8803f90f546396e802c9298"},"followed_by":[],'
    b'"created":"2017-02-10T20:18:26+0000","updated":"2017-03-02T04:41:17+0000"}'
)

SERVER = """
import asyncio, sys
BODY = {body!r}
ANSWER = b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(BODY) + BODY

class Canned(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.held = transport, b""
    def data_received(self, data):
        self.held += data
        while b"\\r\\n\\r\\n" in self.held:
            _, _, self.held = self.held.partition(b"\\r\\n\\r\\n")
            self.transport.write(ANSWER)

async def main():
    server = await asyncio.get_running_loop().create_server(Canned, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
"""


@contextmanager
def canned_server() -> Iterator[str]:
    """Serve RECORD to every GET from another process; gives the URL."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER.format(body=RECORD)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def measure_calls(url: str, *, tasks: int, calls: int, rounds: int) -> dict[str, Series]:
    """CPU seconds per call of both sides, in interleaved rounds of *calls* calls by *tasks* tasks."""
    from specloom.clients.flexio import Flexio

    async with (
        Flexio.connect(token="benchmark", url=url) as flexio,
        aiohttp.ClientSession(base_url=url, headers={"Authorization": "Bearer benchmark"}) as session,
    ):

        async def ours() -> None:
            await flexio.connections.read("zw62t4qxcpmr")

        async def idiom() -> None:
            async with session.get("/connections/zw62t4qxcpmr") as response:
                response.raise_for_status()
                await response.json()

        async def block(call: Callable[[], Awaitable[None]]) -> float:
            async def worker() -> None:
                for _ in range(calls // tasks):
                    await call()

            began = time.process_time()
            await asyncio.gather(*(worker() for _ in range(tasks)))
            return (time.process_time() - began) / (calls // tasks * tasks)

        return await interleaved(
            {"specloom": lambda: block(ours), "aiohttp idiom": lambda: block(idiom)}, rounds
        )
