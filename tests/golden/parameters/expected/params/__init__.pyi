from ._patch import *  # noqa: F403
from ._patch import Params as Params
from .cities import Box as Box
from .cities import Cities as Cities
from .cities import CitiesCountry as CitiesCountry
from .cities import CitiesListFloor as CitiesListFloor
from .cities import CitiesListSize as CitiesListSize
from .cities import CityFilter as CityFilter
from .cities import DottedFilter as DottedFilter
from .cities import Order as Order
from .cities import When as When
from .uploads import Uploads as Uploads
