from ._group import Scheduler as Scheduler
from .task import Task as Task
from .task_log import TaskLog as TaskLog
