"""The resource `things` of \"\"\" + __import__('os').abort() + \"\"\".

Generated from tests/golden/hostile/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenEnum, Unknown, Unset, wire

from ._api import API


class Things(Service):
    """# A heading

    ```python
    \"\"\"not the end\"\"\"
    ```

        indented code that is longer than any line may be and still must not be wrapped by anybody, whatever its length

    - a list item that is so long that it has to be wrapped somewhere because it does not fit into one single
      line here
    1. numbered, and long as well, so that the number of a following line would be read as an item if 12. was
       wrapped.
    """

    _api = API

    def list(
        self, *, q: str | None = None, r: ThingsX | str | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Evil]:
        """List every `Evil`.

        Deprecated: \"\"\" raise.

        ``GET /things``

        Args:
            q: ends \\
        """
        return self._pages(_LIST, (), options, query={'a"b\\c': q, "${x}": r})

    async def get_all(
        self, *, q: str | None = None, r: ThingsX | str | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Evil]:
        """All items of `list`, in one list."""
        return await self.list(q=q, r=r, **options).collect()

    async def create(
        self,
        data: EvilCreate | Mapping[str, Any],
        *,
        q: str | None = None,
        r: ThingsX | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Evil:
        """Create an `Evil`.

        ``POST /things``

        Args:
            q: ends \\
        """
        return await self._call(_CREATE, (), options, data=data, query={'a"b\\c': q, "${x}": r})

    async def read(
        self,
        id: str,
        *,
        q: str | None = None,
        r: ThingsX | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Evil:
        """Get one `Evil`.

        ``GET /things/{id}``

        Args:
            id: \"\"\"\\
            q: ends \\
        """
        return await self._call(_READ, (id,), options, query={'a"b\\c': q, "${x}": r})

    async def word(
        self,
        id: str,
        data: Words | str,
        *,
        q: str | None = None,
        r: ThingsX | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Tagged:
        """``POST /things/{id}/word?fixed="); os.abort(); ("``

        Args:
            id: \"\"\"\\
            q: ends \\
        """
        return await self._call(_WORD, (id,), options, data=data, query={'a"b\\c': q, "${x}": r})


@define(kw_only=True)
class Evil(Model):
    """ends with a quote"."""

    ty_pe: Literal['"""'] = field(default='"""', metadata=wire(name='ty"pe'))
    a: str = field(metadata=wire(name="class A: pass"))
    """\\"""

    b: str = field(metadata=wire(name='x"); os.abort(); ("'))
    """\"\"\"""."""

    c: str = field(metadata=wire(name="line\nbreak\u2028\u202eltr\x85"))
    """\u202e reversed\u2066"""

    d: str = field(metadata=wire(name="{{ braces }}{0}%s"))
    """Pattern: ````[{`'"\\\\ x}]*```|.*````. Default: `{{ x }}`."""


@define(kw_only=True)
class EvilCreate(Input):
    """What is sent to create an `Evil`. What is not set is left to the server."""

    ty_pe: Literal['"""'] = field(default='"""', metadata=wire(name='ty"pe'))
    a: str = field(metadata=wire(name="class A: pass"))
    b: str = field(metadata=wire(name='x"); os.abort(); ("'))
    c: str = field(metadata=wire(name="line\nbreak\u2028\u202eltr\x85"))
    d: str | Unset = field(default=UNSET, metadata=wire(name="{{ braces }}{0}%s"))


class Words(OpenEnum):
    """\\"""

    ONE = '"; os.abort() #'
    """'''."""

    TWO = "\\"
    THREE = "\u2029\n"
    FOUR = "{{ x }}"


Tagged: TypeAlias = Evil | Unknown


class ThingsX(OpenEnum):
    ONE = "'"
    TWO = '"'


_LIST: Operation[Evil] = Operation("things.list", "GET", "/things", returns=Evil, answer="page")
_CREATE: Operation[Evil] = Operation(
    "things.create", "POST", "/things", sends=EvilCreate, constants={'ty"pe': '"""'}, returns=Evil
)
_READ: Operation[Evil] = Operation("things.read", "GET", "/things/{id}", returns=Evil, accept='text/x"y')
_WORD: Operation[Tagged] = Operation(
    "things.word",
    "POST",
    "/things/{id}/word",
    sends=Words,
    returns=Tagged,
    query={"fixed": '"); os.abort(); ("'},
)
