from ._group import AppManager as AppManager
from .app import App as App
from .app_member import AppMember as AppMember
from .app_menu import AppMenu as AppMenu
from .menu_item_user import MenuItemUser as MenuItemUser
