from ._patch import *  # noqa: F403
from ._patch import Paging as Paging
from .cursor import Cursor as Cursor
from .ended import Ended as Ended
from .linked import Linked as Linked
from .models import Item as Item
from .models import ItemCreate as ItemCreate
from .models import Meta as Meta
from .numbered import Numbered as Numbered
from .offset import Offset as Offset
from .posted import Posted as Posted
from .posted import PostedSearchBody as PostedSearchBody
from .stripe import Stripe as Stripe
