from ._patch import *  # noqa: F403
from ._patch import Hostile as Hostile
from .things import Evil as Evil
from .things import EvilCreate as EvilCreate
from .things import Tagged as Tagged
from .things import Things as Things
from .things import ThingsX as ThingsX
from .things import Words as Words
