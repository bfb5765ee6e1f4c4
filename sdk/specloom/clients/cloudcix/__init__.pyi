from ._patch import *  # noqa: F403
from ._patch import CloudCIX as CloudCIX
from .models import Metadata as Metadata
