from ._group import Dcim as Dcim
from .circuit import Circuit as Circuit
from .circuit_class import CircuitClass as CircuitClass
from .property_type import PropertyType as PropertyType
from .property_value import PropertyValue as PropertyValue
