from ._patch import *  # noqa: F403
from ._patch import Recursive as Recursive
from .models import Matrix as Matrix
from .things import And as And
from .things import Filter as Filter
from .things import Json as Json
from .things import Leaf as Leaf
from .things import Thing as Thing
from .things import ThingCreate as ThingCreate
from .things import Things as Things
from .things import Tree as Tree
from .things import Value as Value
