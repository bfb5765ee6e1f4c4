from ._patch import *  # noqa: F403
from ._patch import API as API
from .auth import Auth as Auth
from .class_ import Class as Class
from .class_ import ClassCreate as ClassCreate
from .class_ import ClassService as ClassService
from .import_ import Any as Any
from .import_ import Import as Import
from .import_ import ImportService as ImportService
from .import_ import ImportSort as ImportSort
from .import_ import NoneType as NoneType
from .models import Page as Page
from .models_ import Client as Client
from .models_ import Models as Models
from .models_ import Service as Service
from .typing import Typing as Typing
