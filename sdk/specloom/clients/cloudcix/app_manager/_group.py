"""The resources of the group `app_manager`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .app import App
    from .app_member import AppMember
    from .app_menu import AppMenu
    from .menu_item_user import MenuItemUser


class AppManager(Service):
    """Which apps of CloudCIX there are, which of them members use, and what users may do in them."""

    _api = API

    @cached_property
    def app(self) -> App:
        """The apps of CloudCIX."""
        from .app import App

        return App(self._connection)

    @cached_property
    def app_member(self) -> AppMember:
        """Which members use an app."""
        from .app_member import AppMember

        return AppMember(self._connection)

    @cached_property
    def app_menu(self) -> AppMenu:
        """The menu items of an app."""
        from .app_menu import AppMenu

        return AppMenu(self._connection)

    @cached_property
    def menu_item_user(self) -> MenuItemUser:
        """Which menu items a user sees."""
        from .menu_item_user import MenuItemUser

        return MenuItemUser(self._connection)
