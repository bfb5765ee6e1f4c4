from ._patch import *  # noqa: F403
from ._patch import Verbs as Verbs
from .checks import Checks as Checks
from .models import Gone as Gone
from .models import Thing as Thing
from .models import ThingCreate as ThingCreate
from .models import ThingPatch as ThingPatch
from .models import ThingUpdate as ThingUpdate
from .parts import Parts as Parts
from .replaced import Replaced as Replaced
from .settings import Settings as Settings
from .shown import Shown as Shown
from .things import Things as Things
from .things import ThingsHeaders as ThingsHeaders
