"""Which of several operations at one address is meant: by method, kinds of holes, fixed parameters, media types.

Pure. The path itself was matched by ``routing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.endpoints import Endpoint, Target, TokenCall
from specloom_codegen.mock.gate import lacks_credential, likeness
from specloom_codegen.mock.json_values import decode, is_object
from specloom_codegen.mock.messages import Call, Problem, Refusal
from specloom_codegen.mock.parameters import ParameterReader, is_constant
from specloom_codegen.mock.routing import Match

_USUAL_MEDIA: Final[Mapping[str, str]] = {
    "json": r"application/(.+\+)?json",
    "form": r"application/x-www-form-urlencoded",
    "multipart": r"multipart/form-data",
}
"""Patterns of what a body travels as where the spec does not say."""


@frozen(kw_only=True)
class Choice:
    """The target of a call, with the texts of the holes and their values."""

    target: Target
    texts: Mapping[str, str]
    holes: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


@frozen
class Chooser:
    """Chooses by the types and variables of one API."""

    api: ir.Api
    reader: ParameterReader

    def choose(self, matches: Sequence[Match[Target]], call: Call, heard: Call | None = None) -> Choice:
        """The operation or token call that a request means. Raises ``no_route`` and ``not_found``.

        A HEAD that nothing names is a GET without a body. *heard* is the call with its arguments wherever they count.
        """
        heard = heard or call
        matches = [each for each in matches if self._fits_variables(each)]
        fitting = _with_method(matches, call.method)
        if not fitting and call.method == "HEAD":
            fitting = _with_method(matches, "GET")
        if not fitting:
            raise Refusal("no_route")
        operations = [
            (each, each.route.target) for each in fitting if isinstance(each.route.target, Endpoint)
        ]
        strict = bool(operations)
        token_call = _token_call(fitting, call, strict=strict) or _token_call(fitting, heard, strict=strict)
        if token_call is not None:
            return token_call
        choices = [self._choice(match, target) for match, target in operations]
        good = [each for each in choices if not each.problems]
        if not good:
            # The path has the form of an item, but no item can have such a key.
            raise Refusal("not_found" if choices else "no_route")
        return good[0] if len(good) == 1 else self._best(good, heard)

    def _choice(self, match: Match[Target], target: Endpoint) -> Choice:
        read = self.reader.read_holes(target.operation.path_params, match.holes)
        return Choice(target=target, texts=match.holes, holes=read.values, problems=tuple(read.problems))

    def _best(self, choices: list[Choice], call: Call) -> Choice:
        """The first by path of those whose fixed parameters fit; of one path, that which fits best."""
        members = _sent_members(call)
        scored = [(each, self._score(each, call, members)) for each in choices]
        fitting = [(each, score) for each, score in scored if score is not None]
        if not fitting:
            return choices[0]
        first = _shape(fitting[0][0])
        same = [pair for pair in fitting if _shape(pair[0]) == first]
        return max(same, key=lambda pair: pair[1])[0]

    def _score(self, choice: Choice, call: Call, members: Mapping[str, Any]) -> int | None:
        """How well an operation fits a call; None when something that the spec fixes is not so."""
        target = choice.target
        assert isinstance(target, Endpoint)
        operation = target.operation
        score = _score_params(operation, call, self.reader)
        fixed = self._constants(operation)
        if score is None or any(members.get(name) != value for name, value in fixed.items()):
            return None
        return score + 100 * len(fixed) + _score_media(operation, call)

    def _constants(self, operation: ir.Operation) -> Mapping[str, Any]:
        """The members of a JSON body that are always the same, by which operations of one address differ."""
        body = operation.body
        shape = self.reader.schema.object_of(body.type) if body is not None and body.kind == "json" else None
        return {one.wire: one.const for one in shape.fields if one.has_const} if shape else {}

    def _fits_variables(self, match: Match[Target]) -> bool:
        """Whether the holes of variables hold what their settings allow."""
        for setting in self.api.variables:
            text = match.holes.get(f"${setting.name}")
            if text is None:
                continue
            value = self.reader.from_text(setting.type, text)
            if self.reader.checker.check(value, setting.type, limits=setting.limits):
                return False
        return True


def _with_method(matches: Iterable[Match[Target]], method: str) -> list[Match[Target]]:
    return [each for each in matches if each.route.method == method]


def _token_call(matches: Iterable[Match[Target]], call: Call, *, strict: bool) -> Choice | None:
    """The login or renewal that a request is most like, if any; *strict*: that it holds all the credentials of."""
    best: tuple[int, Match[Target]] | None = None
    for match in matches:
        target = match.route.target
        if isinstance(target, TokenCall) and not (strict and lacks_credential(target, call, match.holes)):
            likely = likeness(target, call)
            if likely is not None and (best is None or likely > best[0]):
                best = likely, match
    return None if best is None else Choice(target=best[1].route.target, texts=best[1].holes, holes={})


def _shape(choice: Choice) -> str:
    """What is literal in a path: two templates that differ in the names of holes alone are one path."""
    target = choice.target
    assert isinstance(target, Endpoint)
    return re.sub(r"\{[^{}]*\}", "{}", target.prefix + target.operation.path)


def _score_params(operation: ir.Operation, call: Call, reader: ParameterReader) -> int | None:
    score = 0
    for param in (*operation.query, *operation.headers):
        sent = reader.sent(param, call)
        if param.has_const:
            if not is_constant(param, sent):
                return None
            score += 100
        elif param.required:
            score += 10 if sent is not UNSET else -10
    return score


def _score_media(operation: ir.Operation, call: Call) -> int:
    score = 0
    body = operation.body
    if body is not None and body.media is not None and call.media_type:
        score += 5 if body.media.lower() == call.media_type else -5
    elif body is not None and body.kind in _USUAL_MEDIA and call.media_type:
        score += 3 if re.fullmatch(_USUAL_MEDIA[body.kind], call.media_type) else -3
    accept = call.headers.get("accept")
    if operation.answer.media is not None and accept is not None and operation.answer.media in accept:
        score += 2
    return score


def _sent_members(call: Call) -> Mapping[str, Any]:
    """The members of a JSON body, none when it is something else."""
    try:
        value = decode(call.content) if call.content else None
    except ValueError:
        return {}
    return value if is_object(value) else {}
