from ._group import Training as Training
from .cls import Cls as Cls
from .student import Student as Student
from .syllabus import Syllabus as Syllabus
