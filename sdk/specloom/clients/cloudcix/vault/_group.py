"""The resources of the group `vault`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .bucket import Bucket
    from .obj import Obj
    from .region import Region
    from .share import Share
    from .shared_bucket import SharedBucket
    from .shared_object import SharedObject


class Vault(Service):
    """Files in buckets, and buckets and files that were shared with linked addresses."""

    _api = API

    @cached_property
    def bucket(self) -> Bucket:
        """Buckets, and the files below a path in them."""
        from .bucket import Bucket

        return Bucket(self._connection)

    @cached_property
    def obj(self) -> Obj:
        """Files in buckets."""
        from .obj import Obj

        return Obj(self._connection)

    @cached_property
    def region(self) -> Region:
        """Regions that have buckets."""
        from .region import Region

        return Region(self._connection)

    @cached_property
    def share(self) -> Share:
        """What you have shared."""
        from .share import Share

        return Share(self._connection)

    @cached_property
    def shared_bucket(self) -> SharedBucket:
        """Buckets that were shared with you."""
        from .shared_bucket import SharedBucket

        return SharedBucket(self._connection)

    @cached_property
    def shared_object(self) -> SharedObject:
        """Files that were shared with you."""
        from .shared_object import SharedObject

        return SharedObject(self._connection)
