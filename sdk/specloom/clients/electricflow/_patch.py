"""What the generated client of ElectricFlow does not have by itself: publishing, and what its spec does not name.

This file and ``_further`` are written by hand, and the generator leaves them alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Unpack

from ._client import ElectricFlow as GeneratedElectricFlow

if TYPE_CHECKING:
    from specloom import Resource
    from specloom.service import FileContent, RequestOptions

__all__ = ["ElectricFlow"]


class ElectricFlow(GeneratedElectricFlow):
    """The client of ElectricFlow: its resources, `publish`, and `call` and `resource` for what they do not name."""

    async def call(self, method: str, path: str, data: Any = None, **options: Unpack[RequestOptions]) -> Any:
        """Send any request of the form ``https://<server>/rest/<version>/<path>?<query>``, and give the JSON of its
        answer (None where there is none).

        The query goes into ``params``, *data* as JSON into the body: ``call("GET", "workspaces", params={"numObjects":
        5})``. Errors are those of the resources: NotFound also for the 501 with which the server answers a path that it
        does not know.
        """
        from ._further import Further  # loaded on first use, as all of it: most programs need none of it

        return await Further(self.connection).send(method, path, data, options)

    def resource(self, path: str) -> Resource:
        """The eight verbs without types on a path: ``resource("/projects/{of}/schedules").list(of="a/b")``."""
        from specloom import Resource

        return Resource(self.connection, path)

    async def publish(
        self,
        artifact: str,
        version: str,
        files: Iterable[FileContent],
        *,
        repository: str = "default",
        compress: bool = True,
        session_id: str | None = None,
        by_cgi: bool = False,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Publish a version of an artifact: upload its files, which are paths, bytes, binary files or `File`.

        *artifact* is its name, ``group:key``; *repository* keeps it. Where the client has no session of its own
        (`basic`), one is begun with its user name and password, unless *session_id* is given. *by_cgi* takes the
        address of earlier servers. StatusError where the answer is not that it is done: a refusal comes as 200 too.
        """
        from ._further import begin_session, publish

        await publish(
            self.artifact_versions,
            (artifact, version, repository),
            files,
            compress=compress,
            session_id=session_id or await begin_session(self.connection),
            by_cgi=by_cgi,
            **options,
        )
