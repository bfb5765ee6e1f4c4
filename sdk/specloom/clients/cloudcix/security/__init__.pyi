from ._group import Security as Security
from .security_event import SecurityEvent as SecurityEvent
from .security_event_logout import SecurityEventLogout as SecurityEventLogout
