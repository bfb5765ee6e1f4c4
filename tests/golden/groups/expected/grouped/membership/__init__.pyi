from ._group import Membership as Membership
from .address import AddressService as AddressService
from .member import Member as Member
from .member import MemberKind as MemberKind
from .member import MemberService as MemberService
from .models import Address as Address
from .models import AddressCreate as AddressCreate
from .models_ import Models as Models
