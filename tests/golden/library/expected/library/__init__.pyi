from ._patch import *  # noqa: F403
from ._patch import Library as Library
from .authors import Authors as Authors
from .books import Book as Book
from .books import BookCreate as BookCreate
from .books import Books as Books
from .books import BooksLendBody as BooksLendBody
from .books import BookState as BookState
