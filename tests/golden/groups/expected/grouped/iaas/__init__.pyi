from ._group import Iaas as Iaas
from .vm import Vm as Vm
from .vm import VmService as VmService
