from ._group import Reporting as Reporting
from .export import Export as Export
from .package import Package as Package
from .report import Report as Report
from .report_template import ReportTemplate as ReportTemplate
