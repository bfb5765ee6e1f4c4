"""The client of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .applications import Applications
    from .artifact_versions import ArtifactVersions
    from .artifacts import Artifacts
    from .ci_build_details import CiBuildDetails
    from .environments import Environments
    from .flow_runtimes import FlowRuntimes
    from .job_step_credentials import JobStepCredentials
    from .jobs import Jobs
    from .objects import Objects
    from .pipelines import Pipelines
    from .procedures import Procedures
    from .processes import Processes
    from .projects import Projects
    from .properties import Properties
    from .releases import Releases
    from .repositories import Repositories
    from .sessions import Sessions
    from .stages import Stages


class ElectricFlow(Client):
    """Automate software delivery: run procedures, deploy applications, start releases, and read and set the
    properties that steer them.

    ```python
    async with ElectricFlow.connect(server="EFlowServer", username="user", password="…") as electricflow:
        prop = await electricflow.properties.read("PythonProperty", project_name="Default")
        job = await electricflow.jobs.run_procedure({"projectName": "Default", "procedureName": "Build"})
        status = await job.result()
        print(prop.value, status.outcome)
    ```

    An answer of 200 to what starts work says that it was started. Whether it succeeded is what `await
    job.result()` says: an outcome of `error` is raised as `JobFailed`.
    """

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        username: str | None = None,
        password: str | None = None,
        api_token: str | None = None,
        session_id: TokenSource | None = None,
        server: str | None = None,
        port: int | None = None,
        api_version: str | None = None,
        auth: Literal["basic", "session", "cookie", "token", "sso", "session_id"] | Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of ElectricFlow. Nothing is sent before the first call.

        Args:
            username: The name of the user. From the environment variable `ELECTRICFLOW_USERNAME` when
                left out.
            password: From the environment variable `ELECTRICFLOW_PASSWORD` when left out.
            api_token: An API access token of the user. From the environment variable `ELECTRICFLOW_TOKEN`
                when left out.
            session_id: The id of the session. From the environment variable `ELECTRICFLOW_SESSION_ID`
                when left out.
            server: The host of the server; `url` instead is a whole address. From the environment
                variable `ELECTRICFLOW_SERVER` when left out.
            port: Its port: 443, or often 8443. From the environment variable `ELECTRICFLOW_PORT` when
                left out. Default: `443`.
            api_version: The version of the REST API. From the environment variable
                `ELECTRICFLOW_API_VERSION` when left out. Default: `v1.0`.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
                `basic`: The user name and the password with each request. `session`: A session: the login's
                answer holds its id, which goes into the header `sessionId` of each request. When the session
                has ended, another one is begun and the request is sent again. `cookie`: A session whose id
                goes into a cookie, as the server's own plugins send it; the login is in the body. `token`: An
                API access token, for which a session is begun. `sso`: An API access token, for which a
                session is begun by single sign-on. `session_id`: The id of a session that was begun
                elsewhere, in the header `sessionId`.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`, and of the login `store` and `allow_http`.
        """
        return cls._connect(
            url,
            {
                "username": username,
                "password": password,
                "api_token": api_token,
                "session_id": session_id,
                "server": server,
                "port": port,
                "api_version": api_version,
            },
            auth,
            options,
        )

    @cached_property
    def sessions(self) -> Sessions:
        """Logins. A client begins its sessions by itself; this is for programs that hand the id of one on."""
        from .sessions import Sessions

        return Sessions(self.connection)

    @cached_property
    def properties(self) -> Properties:
        """Values under names, on any object of the server."""
        from .properties import Properties

        return Properties(self.connection)

    @cached_property
    def artifacts(self) -> Artifacts:
        """What artifact versions are published under."""
        from .artifacts import Artifacts

        return Artifacts(self.connection)

    @cached_property
    def artifact_versions(self) -> ArtifactVersions:
        """Versions of artifacts."""
        from .artifact_versions import ArtifactVersions

        return ArtifactVersions(self.connection)

    @cached_property
    def repositories(self) -> Repositories:
        """Where artifact versions are kept."""
        from .repositories import Repositories

        return Repositories(self.connection)

    @cached_property
    def projects(self) -> Projects:
        """What procedures, pipelines, applications and all else belong to."""
        from .projects import Projects

        return Projects(self.connection)

    @cached_property
    def procedures(self) -> Procedures:
        """Lists of steps that run as a job; see `jobs.run_procedure`."""
        from .procedures import Procedures

        return Procedures(self.connection)

    @cached_property
    def pipelines(self) -> Pipelines:
        """Stages that run one after another; see `flow_runtimes.run_pipeline`."""
        from .pipelines import Pipelines

        return Pipelines(self.connection)

    @cached_property
    def stages(self) -> Stages:
        """What a pipeline consists of."""
        from .stages import Stages

        return Stages(self.connection)

    @cached_property
    def releases(self) -> Releases:
        """Pipelines with what they bring out; see `flow_runtimes.start_release`."""
        from .releases import Releases

        return Releases(self.connection)

    @cached_property
    def applications(self) -> Applications:
        """What is deployed, and how; see `jobs.run_process`."""
        from .applications import Applications

        return Applications(self.connection)

    @cached_property
    def processes(self) -> Processes:
        """What is done with an application; see `jobs.run_process`."""
        from .processes import Processes

        return Processes(self.connection)

    @cached_property
    def environments(self) -> Environments:
        """Where applications are deployed."""
        from .environments import Environments

        return Environments(self.connection)

    @cached_property
    def jobs(self) -> Jobs:
        """Runs of procedures and processes."""
        from .jobs import Jobs

        return Jobs(self.connection)

    @cached_property
    def job_step_credentials(self) -> JobStepCredentials:
        """Credentials that steps of jobs may use."""
        from .job_step_credentials import JobStepCredentials

        return JobStepCredentials(self.connection)

    @cached_property
    def flow_runtimes(self) -> FlowRuntimes:
        """Runs of pipelines and releases. `run_pipeline` and `start_release` start one and give it: `await
        job.result()` waits for its end, and raises `JobFailed` where the run ended with an error or was
        aborted.
        """
        from .flow_runtimes import FlowRuntimes

        return FlowRuntimes(self.connection)

    @cached_property
    def objects(self) -> Objects:
        """Objects of any kind, by what they are like."""
        from .objects import Objects

        return Objects(self.connection)

    @cached_property
    def ci_build_details(self) -> CiBuildDetails:
        """What a build server has to say about a build that releases and runs of pipelines come from."""
        from .ci_build_details import CiBuildDetails

        return CiBuildDetails(self.connection)
