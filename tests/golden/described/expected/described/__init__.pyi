from ._patch import *  # noqa: F403
from ._patch import Described as Described
from .docs import Bare as Bare
from .docs import Doc as Doc
from .docs import Docs as Docs
from .docs import DocsKind as DocsKind
