"""How `publish` and `call` of the client work: sessions, uploads, and requests that the spec does not name.

Loaded when one of them is first used. Written by hand, like ``_patch``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Unpack, cast

from specloom.errors import AuthError, StatusError
from specloom.service import FileContent, Operation, RequestOptions, Service, with_response
from specloom.values import UNSET

from ._api import API
from .artifact_versions import ArtifactUpload, ArtifactUploadByCgi, ArtifactVersions

if TYPE_CHECKING:
    from specloom import AsyncConnection, Response

_PUBLISHED: Final = "Artifact-Published-OK"
_SHOWN: Final = 200


class Further(Service):
    """Requests of the REST API that no resource has."""

    _api = API

    async def send(self, method: str, path: str, data: Any, options: RequestOptions) -> Any:
        """The JSON of an answer; None where there is none."""
        operation: Operation[Response] = Operation(
            "call",
            method,
            "/{path:path}",
            body=None if data is None else "json",
            answer="any",
            accept="application/json",
        )
        answer = await self._call(
            operation, (path.removeprefix("/"),), options, data=UNSET if data is None else data
        )
        return answer.json() if answer.content else None


async def begin_session(connection: AsyncConnection) -> str:
    """The id of the connection's session, which is begun if it is not yet; of one that Basic's credentials begin."""
    own = connection.auth
    if own is None or own.carrier.name != "sessionId":
        named = connection.settings.named
        if named is None:
            raise AuthError(
                "publishing takes a session: make the client with connect(…), or give session_id="
            )
        own = named.scheme("session")
    shared = connection._shared  # pyright: ignore[reportPrivateUsage]
    if not shared.usable():
        await shared.open()
    if own.current() is None:
        await own.credential(shared.sender_for(own))
    return cast("str", own.token)


async def publish(
    versions: ArtifactVersions,
    name: tuple[str, str, str],
    files: Iterable[FileContent],
    *,
    compress: bool,
    session_id: str,
    by_cgi: bool,
    **options: Unpack[RequestOptions],
) -> None:
    """Upload the files of the version that *name* says: artifact, version and repository."""
    artifact, version, repository = name
    contents = list(files)
    if any(isinstance(one, str) for one in contents):
        raise TypeError("files are paths, bytes or binary files, and not text: give Path(…)")
    answer: tuple[str, Response]
    if by_cgi:
        old = ArtifactUploadByCgi(
            artifact_name=artifact, artifact_version_version=version, repository_name=repository, compress=compress,
            commander_session_id=session_id, files=contents,
        )  # fmt: skip
        answer = await with_response(versions.upload_by_cgi, old, **options)
    else:
        new = ArtifactUpload(
            artifact_name=artifact, artifact_version_version=version, repository_name=repository, compress=compress,
            commander_session_id=session_id, files=contents,
        )  # fmt: skip
        answer = await with_response(versions.upload, new, **options)
    said, response = answer
    if said.strip() != _PUBLISHED:
        raise StatusError(
            f"{artifact} {version} was not published: {said.strip()[:_SHOWN]}",
            response=response,
            message=said.strip()[:_SHOWN],
            log=response.log,
        )
