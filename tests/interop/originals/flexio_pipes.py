"""What the `flexio` package shows its user, as JSON: its list of pipes, and runs of a pipe with all that it can send.

Arguments: host (and port), API key, file of the certificate authority (empty: the system's), ename of the pipe, folder
of files to upload.
"""

from __future__ import annotations

import io
import json
import sys
from base64 import b64encode
from pathlib import Path

import flexio


def main(host: str, key: str, ca_file: str, ename: str, folder: str) -> dict[str, object]:
    client = flexio.Flexio(api_key=key, host=host)
    if ca_file:
        client.verify = ca_file
    listed = [
        {"eid": pipe.eid, "ename": pipe.ename, "name": pipe.name, "description": pipe.description}
        for pipe in client.pipes()
    ]
    pipe = client.pipe(ename)
    form = io.BytesIO()
    pipe.run(params={"name": "Ada", "tags": ["a b", "ü"]}, output=form)
    upload = io.BytesIO()
    content = (Path(folder) / "figures.csv").read_bytes()
    pipe.run(params={"note": "x"}, files={"figures": ("figures.csv", content, "text/csv")}, output=upload)
    empty = io.BytesIO()
    pipe.run(output=empty)
    return {
        "pipes": listed,
        "form": b64encode(form.getvalue()).decode(),
        "upload": b64encode(upload.getvalue()).decode(),
        "empty": b64encode(empty.getvalue()).decode(),
        "without output": pipe.run(params={"name": "Ada"}),
    }


print(json.dumps(main(*sys.argv[1:])))
