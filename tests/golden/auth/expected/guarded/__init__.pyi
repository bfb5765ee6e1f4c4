from ._patch import *  # noqa: F403
from ._patch import Guarded as Guarded
from .secrets import Secrets as Secrets
