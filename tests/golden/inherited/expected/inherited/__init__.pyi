from ._patch import *  # noqa: F403
from ._patch import Inherited as Inherited
from .boxes import Box as Box
from .boxes import BoxCreate as BoxCreate
from .boxes import Boxes as Boxes
from .entries import Entries as Entries
from .events import Events as Events
from .models import Entry as Entry
from .models import EntryCreate as EntryCreate
from .models import Stamped as Stamped
