from ._group import Documentation as Documentation
from .application import Application as Application
