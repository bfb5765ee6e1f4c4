from ._patch import *  # noqa: F403
from ._patch import Jobs as Jobs
from .exports import Export as Export
from .exports import ExportCreate as ExportCreate
from .exports import Exports as Exports
from .exports import ExportState as ExportState
from .exports import Row as Row
from .procedures import JobStarted as JobStarted
from .procedures import JobStatus as JobStatus
from .procedures import Procedures as Procedures
from .queries import Queries as Queries
from .queries import Query as Query
from .queries import QueryAccepted as QueryAccepted
from .queries import QueryStatus as QueryStatus
from .queries import QueryStatusStatus as QueryStatusStatus
from .tasks import Tasks as Tasks
from .tasks import TasksHeaders as TasksHeaders
