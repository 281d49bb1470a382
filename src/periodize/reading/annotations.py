"""Finding the field of a model that one of pydantic's paths means."""

from __future__ import annotations

import types
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from periodize.reading.marks import Loc


class Here(NamedTuple):
    """A mapping of the file by its model, and one of its fields, if it has that."""

    part: Any
    field: FieldInfo | None


def field_at(root: type[BaseModel], loc: Loc) -> Here:
    """The mapping that the last step of `loc` is a key of, and the last field on the way."""
    annotation: Any = root
    here = Here(root, None)
    for step in loc:
        annotation = _bare(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            here = Here(annotation, _field(annotation, step))
            annotation = here.field.annotation if here.field else None
        else:
            annotation = _inside(annotation, step)
    return here


def _field(part: type[BaseModel], step: str | int) -> FieldInfo | None:
    fields = part.model_fields.items()
    return next((info for name, info in fields if step == (info.alias or name)), None)


def _bare(annotation: Any) -> Any:
    """The annotation without metadata and without None."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        return _bare(members[0]) if len(members) == 1 else annotation
    return annotation


def _inside(annotation: Any, step: str | int) -> Any:
    """What a list or mapping holds, or the shape of a union that bears the tag `step`."""
    members = [member for member in get_args(annotation) if member is not Ellipsis]
    tagged = [member for member in members if Tag(str(step)) in get_args(member)]
    return (tagged or members or [None])[-1]
