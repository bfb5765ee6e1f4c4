"""The resources of the group `training`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .cls import Cls
    from .student import Student
    from .syllabus import Syllabus


class Training(Service):
    """Classes, what they teach and who attends them."""

    _api = API

    @cached_property
    def cls(self) -> Cls:
        """Classes. They are `cls` here, as in the Python client, since `class` is a word of the language."""
        from .cls import Cls

        return Cls(self._connection)

    @cached_property
    def student(self) -> Student:
        """Students."""
        from .student import Student

        return Student(self._connection)

    @cached_property
    def syllabus(self) -> Syllabus:
        """Syllabuses, what classes teach."""
        from .syllabus import Syllabus

        return Syllabus(self._connection)
