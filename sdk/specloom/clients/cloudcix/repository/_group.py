"""The resources of the group `repository`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .application import Application
    from .dto import Dto
    from .dto_parameter import DtoParameter
    from .exception_code import ExceptionCode
    from .language_exception_code import LanguageExceptionCode
    from .member import Member
    from .method import Method
    from .method_parameter import MethodParameter
    from .service import Service as _Service


class Repository(Service):
    """Software projects: the applications of members, their services, methods and parameters."""

    _api = API

    @cached_property
    def application(self) -> Application:
        """The applications of a member."""
        from .application import Application

        return Application(self._connection)

    @cached_property
    def dto(self) -> Dto:
        """Objects that methods take and give."""
        from .dto import Dto

        return Dto(self._connection)

    @cached_property
    def dto_parameter(self) -> DtoParameter:
        """The parameters of an object."""
        from .dto_parameter import DtoParameter

        return DtoParameter(self._connection)

    @cached_property
    def exception_code(self) -> ExceptionCode:
        """Codes of errors."""
        from .exception_code import ExceptionCode

        return ExceptionCode(self._connection)

    @cached_property
    def language_exception_code(self) -> LanguageExceptionCode:
        """The code of an error in other languages."""
        from .language_exception_code import LanguageExceptionCode

        return LanguageExceptionCode(self._connection)

    @cached_property
    def member(self) -> Member:
        """Members that own projects."""
        from .member import Member

        return Member(self._connection)

    @cached_property
    def method(self) -> Method:
        """The methods of a service."""
        from .method import Method

        return Method(self._connection)

    @cached_property
    def method_parameter(self) -> MethodParameter:
        """The parameters of a method."""
        from .method_parameter import MethodParameter

        return MethodParameter(self._connection)

    @cached_property
    def service(self) -> _Service:
        """The services of an application."""
        from .service import Service

        return Service(self._connection)
