from ._patch import *  # noqa: F403
from ._patch import Mocked as Mocked
from .models import Order as Order
from .models import OrderCreate as OrderCreate
from .old import Old as Old
from .old import OldService as OldService
from .orders import Orders as Orders
from .orders import OrdersShipBody as OrdersShipBody
from .reports import Reports as Reports
from .reports import ReportsHeaders as ReportsHeaders
from .reports import ReportsRunBody as ReportsRunBody
from .reports import State as State
from .shelf import Shelf as Shelf
