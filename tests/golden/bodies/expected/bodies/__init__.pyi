from ._patch import *  # noqa: F403
from ._patch import Bodies as Bodies
from .calls import Calls as Calls
from .calls import CallsAskedBody as CallsAskedBody
from .calls import CallsDeepBody as CallsDeepBody
from .calls import CallsFilesBody as CallsFilesBody
from .calls import CallsFixedBody as CallsFixedBody
from .calls import CallsFormBody as CallsFormBody
from .calls import CallsOptionalBody as CallsOptionalBody
from .calls import CallsPackedBody as CallsPackedBody
from .calls import CallsPartlyBody as CallsPartlyBody
from .calls import CallsPartlyBodyNested as CallsPartlyBodyNested
from .calls import CallsPartlyBodyNestedDeep as CallsPartlyBodyNestedDeep
from .calls import Point as Point
