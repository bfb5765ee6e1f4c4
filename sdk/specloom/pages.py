"""Paged lists: one await gives a page, ``async for`` gives every item, and a token says where to go on.

Which page comes next is decided in `_paging`; here pages are fetched and read.
"""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast, overload

from attrs import evolve

from . import _serde
from ._http import Response
from ._links import own_link
from ._operation import Operation
from ._page_token import PageToken
from ._paging import PageRequest, Paging, advance, start
from ._path import origin_of
from ._place import MISSING, find_first, find_in
from ._reading import last_raw, misfit, read_items
from ._refusal import as_answer
from .errors import DecodeError, NotFound, SpecloomError

if TYPE_CHECKING:
    from .connection import AsyncConnection

T = TypeVar("T")
#: Asks for a page by parameters of the query, by a whole URL, or by members of the body.
Fetch = Callable[[Mapping[str, object], "str | None", Mapping[str, object]], Awaitable[Response]]

_NOTHING: Final[Mapping[str, object]] = {}


class Page(Sequence[T]):
    """The items of one page, in order.

    ``total`` is the number of all items where the API says it, ``meta`` what lies beside the items; ``token`` goes on
    after this page (None: it is the last); ``response`` is the answer itself.
    """

    __slots__ = ("items", "meta", "response", "token", "total")

    def __init__(
        self, items: list[T], *, total: int | None, meta: Any, token: str | None, response: Response
    ) -> None:
        self.items: list[T] = items
        self.total = total
        self.meta = meta
        self.token = token
        self.response = response

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Page):
            return bool(self.items == cast("Page[object]", other).items)
        return bool(self.items == other) if isinstance(other, list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        total = "" if self.total is None else f" of {self.total}"
        return f"Page({len(self.items)} items{total}, {'more to come' if self.token else 'the last'})"


class Pages(Generic[T]):
    """A paged list. Nothing is sent before it is awaited or iterated.

    ``await pages`` gives the first `Page`; ``async for item in pages`` all items; ``pages.pages()`` page after page;
    ``await pages.collect(limit=…)`` a list. ``token`` is where the iteration stands; it is also on the error that ends
    one midway (``error.resume_token``), and ``resume(token)`` goes on there.
    """

    def __init__(
        self,
        operation: Operation[T],
        fetch: Fetch,
        connection: AsyncConnection,
        *,
        subject: Callable[[], str],
        by_token: bool = False,
        page_size: int | None = None,
        resume: PageToken | None = None,
    ) -> None:
        self._operation = operation
        self._fetch = fetch
        self._connection = connection
        self._subject = subject
        self._by_token = by_token
        self._asked = ""
        self._page_size = page_size
        # Misuse, such as a page size that the API does not know, is told before anything is awaited.
        self._first = self._start(resume)
        # Where the iteration stands: so many items of a page have been given.
        self._at: tuple[PageRequest, int] | None = None if resume is None else (self._first, resume.index)

    def _start(self, resume: PageToken | None) -> PageRequest:
        paging = self._operation.paging
        if paging is None:
            if self._page_size is not None:
                raise ValueError("page_size cannot be chosen: this list has no pages")
            return PageRequest(skip=resume.index if resume else 0)
        return start(paging, self._page_size, resume)

    # --- ways to read it ---

    def __await__(self) -> Generator[Any, None, Page[T]]:
        return self._load(self._first).__await__()

    async def _load(self, request: PageRequest) -> Page[T]:
        return (await self._page(request))[0]

    async def __aiter__(self) -> AsyncIterator[T]:
        item: T | None = None
        try:
            async for request, page in self._walk():
                for index, item in enumerate(page.items, start=request.skip + 1):
                    self._at = (request, index)
                    yield item
        finally:
            del item  # not to be shown by tracebacks with variables

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Give page after page."""
        async for _, page in self._walk():
            yield page

    async def collect(self, *, limit: int | None = None) -> list[T]:
        """Gather all items in a list, or the first *limit* of them."""
        items: list[T] = []
        if limit is not None and limit < 1:
            return items
        try:
            async for request, page in self._walk():
                items += page.items
                if limit is not None and len(items) >= limit:
                    self._at = (request, request.skip + len(page) - (len(items) - limit))
                    return items[:limit]
            return items
        finally:
            del items  # not to be shown by tracebacks with variables

    async def _walk(self) -> AsyncIterator[tuple[PageRequest, Page[T]]]:
        """Give each page with the request for it; the iteration then stands behind that page."""
        request: PageRequest | None = self._first
        while request is not None:
            page, following = await self._page(request)
            self._at = (request, request.skip + len(page)) if following is None else (following, 0)
            yield request, page
            request = following

    def resume(self, token: str) -> Pages[T]:
        """The same list from where *token* says, in pages of the size that the token was made with.

        ValueError for a token of another list or server, or of the same list asked for by other path arguments, query
        or body. Options such as ``timeout`` and ``headers`` may differ.
        """
        read = PageToken.decode(token)
        read.check(
            operation=self._operation.name, origins=self._connection.origins, asked=self._fingerprint()
        )
        return Pages(
            self._operation,
            self._fetch,
            self._connection,
            subject=self._subject,
            by_token=self._by_token,
            page_size=self._page_size,
            resume=read,
        )

    @property
    def token(self) -> str | None:
        """Where the iteration stands: after the item that was given last. None before the first."""
        return None if self._at is None else self._token(*self._at).encode()

    # --- one page ---

    async def _page(self, request: PageRequest) -> tuple[Page[T], PageRequest | None]:
        params, members = (_NOTHING, request.params) if request.in_body else (request.params, _NOTHING)
        try:
            response = await self._fetch(params, request.url, members)
        except SpecloomError as error:
            if request.guessed and isinstance(error, NotFound):
                return Page([], total=None, meta=None, token=None, response=error.response), None
            error.resume_token = self._token(request, request.skip).encode()
            raise
        try:
            return self._read(request, response)
        except SpecloomError as error:
            problem = error.with_traceback(None)  # frames of ours hold what the server said
        problem.log = problem.log or response.log
        problem.resume_token = self._token(request, request.skip).encode()
        raise problem

    def _read(self, request: PageRequest, response: Response) -> tuple[Page[T], PageRequest | None]:
        operation, paging = self._operation, self._operation.paging
        items, body = read_items(operation, response, self._connection.converter)
        answer = evolve(as_answer(response, body=body), last=last_raw(operation, body))
        following = None
        if paging is not None:
            following = advance(
                paging,
                request,
                items=items,
                answer=answer,
                resolve=lambda link: self._resolve(link, response.url),
                fingerprint=hash(response.content),
            )
        page = Page(
            items[request.skip :] if request.skip else items,
            total=_total(paging, answer),
            meta=self._meta(response, body),
            token=None if following is None else self._token(following, 0).encode(),
            response=response,
        )
        return page, following

    def _resolve(self, link: str, base: str) -> str:
        connection = self._connection
        secret = connection.settings.secret_parameters(self._operation.manner, by_token=self._by_token)
        return own_link(link, base=base, origins=connection.origins, secret=secret)

    def _meta(self, response: Response, body: Any) -> Any:
        operation = self._operation
        if operation.meta_path is None or body is MISSING:
            return None
        found = find_in(body, operation.meta_path)
        if found is MISSING or operation.meta_type is None:
            return None if found is MISSING else found
        at = ".".join(("$", *operation.meta_path))
        try:
            return _serde.structure(found, operation.meta_type, self._connection.converter, at=at)
        except DecodeError as error:
            problem = error
        raise misfit(operation, response, problem)

    def _token(self, request: PageRequest, index: int) -> PageToken:
        return request.token(
            operation=self._operation.name,
            origin=origin_of(self._connection.url),
            asked=self._fingerprint(),
            index=index,
        )

    def _fingerprint(self) -> str:
        """What the list is asked for by, worked out when a token is first made or read."""
        if not self._asked:
            try:
                self._asked = self._subject()
            except (TypeError, ValueError) as error:
                problem = error.with_traceback(None)  # frames below hold what the caller gave
            else:
                return self._asked
            raise problem
        return self._asked

    def __repr__(self) -> str:
        return f"Pages({self._operation.name})"


def _total(paging: Paging | None, answer: Any) -> int | None:
    if paging is None:
        return None
    found = find_first(paging.total, answer)
    if isinstance(found, str) and found.isdecimal() and len(found) < 20:
        return int(found)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
