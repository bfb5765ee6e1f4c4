from ._patch import *  # noqa: F403
from ._patch import Versioned as Versioned
from .jobs import Jobs as Jobs
from .jobs import Task as Task
from .jobs import TaskState as TaskState
