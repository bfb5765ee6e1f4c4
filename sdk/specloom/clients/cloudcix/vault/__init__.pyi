from ._group import Vault as Vault
from .bucket import Bucket as Bucket
from .obj import Obj as Obj
from .region import Region as Region
from .share import Share as Share
from .shared_bucket import SharedBucket as SharedBucket
from .shared_object import SharedObject as SharedObject
