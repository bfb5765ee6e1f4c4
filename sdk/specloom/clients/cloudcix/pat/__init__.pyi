from ._group import Pat as Pat
from .galaxy import Galaxy as Galaxy
from .main_firewall_rules import MainFirewallRules as MainFirewallRules
from .pod import Pod as Pod
