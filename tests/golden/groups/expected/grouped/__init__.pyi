from ._patch import *  # noqa: F403
from ._patch import Grouped as Grouped
from .models import Address as Address
from .models import Inherited as Inherited
from .models import Shared as Shared
from .root import Root as Root
