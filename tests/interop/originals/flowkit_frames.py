"""A result as a DataFrame of `flowclient`, and of ours: both in one process, which has the packages of both.

Arguments: the folder of the original's packages, URL of the server, token, parameters of the query as JSON. It is
run by our own Python; of the original's packages, those count that we have not.
"""

from __future__ import annotations

import asyncio
import json
import sys
import warnings

sys.path.append(sys.argv[1])
warnings.simplefilter("ignore")

import flowclient  # noqa: E402 - it is found where the path now leads

from specloom.clients.flowkit import FlowKit  # noqa: E402


async def main(url: str, token: str, parameters: str) -> dict[str, object]:
    asked = json.loads(parameters)
    original = flowclient.ASyncConnection(url=url, token=token)
    theirs = await original.make_api_query(asked).get_result(poll_interval=0.01, disable_progress=True)
    async with FlowKit.connect(url=url, token=token) as flowkit:
        ours = await flowkit.make_api_query(asked).get_result("pandas", 0.01)
    return {
        "equal": bool(theirs.equals(ours)),
        "type": f"{type(ours).__module__.partition('.')[0]}.{type(ours).__name__}",
        "columns": list(ours.columns),
        "kinds": [str(one) for one in ours.dtypes] == [str(one) for one in theirs.dtypes],
    }


print(json.dumps(asyncio.run(main(*sys.argv[2:]))))
