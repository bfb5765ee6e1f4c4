from ._patch import *  # noqa: F403
from ._patch import Hosts as Hosts
from .models import Codes as Codes
from .things import Things as Things
from .things import ThingsPublishBody as ThingsPublishBody
