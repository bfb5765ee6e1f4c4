"""Refusals in the spec's own shape: which status, code and message, and where each of them lies.

Pure. When to refuse is decided where the reason is seen.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.json_values import encode, is_object
from specloom_codegen.mock.messages import JSON, Call, Problem, Refusal, Reply
from specloom_codegen.mock.places import Answer, find_at, satisfy, without_at
from specloom_codegen.resolve.fake import USUAL_REFUSALS
from specloom_codegen.spec import Situation

_BY_STATUS: Final[dict[int, Situation]] = {
    400: "invalid",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    422: "invalid",
    429: "rate_limited",
}


@frozen
class Refuser:
    """Writes refusals the way that one API does."""

    errors: ir.Errors

    def error(self, situation: Situation) -> ir.MockError:
        """Status, code and message of a situation."""
        return self.errors.mock.get(situation, USUAL_REFUSALS[situation])

    def situation_of(self, status: int) -> Situation:
        """The situation that a status stands for, so that an injected fault looks like the API's own."""
        for situation in USUAL_REFUSALS:
            if situation != "no_route" and self.error(situation).status == status:
                return situation
        return _BY_STATUS.get(status, "invalid" if status < 500 else "failure")

    def asked(self, call: Call) -> Refusal | None:
        """The refusal that a caller asks for, by the parameters that the spec names."""
        hook = self.errors.hook
        if hook is None or call.parameter(hook.by) is None:
            return None
        code = call.parameter(hook.code or "")
        status = call.parameter(hook.status or "") or ""
        known = int(status) if re.fullmatch("[2-5][0-9]{2}", status) else self._status_of(code)
        return Refusal("failure", status=known, code=code, message=call.parameter(hook.message or ""))

    def _status_of(self, code: str | None) -> int | None:
        """The status with which a code comes: of the situation that has it, else that as which it is to be taken."""
        of_situations = (error.status for error in self.errors.mock.values() if error.code == code)
        return next(of_situations, self.errors.treat.get(code or ""))

    def reply(self, refusal: Refusal) -> Reply:
        """The answer that a refusal becomes."""
        error = self.error(refusal.situation)
        answer = Answer(refusal.status or error.status, self._usual_body(refusal.problems))
        answer.headers.extend(refusal.headers)
        message = refusal.message or error.message
        if refusal.problems and not self.errors.field_codes:
            message = f"{message}: {'; '.join(str(problem) for problem in refusal.problems[:5])}"
        self._put(answer, refusal.code or error.code, message, refusal.problems)
        if self.errors.when is not None:
            satisfy(self.errors.when, answer)
        answer.set_header("Content-Type", JSON)
        return Reply(status=answer.status, headers=tuple(answer.headers), content=encode(answer.body))

    def _usual_body(self, problems: tuple[Problem, ...]) -> Any:
        """What every error holds: the spec's example, without what it says of fields that are all right."""
        if not is_object(self.errors.example):
            return UNSET
        body = copy.deepcopy(self.errors.example)
        for place in () if problems else (*self.errors.fields, *self.errors.field_codes):
            body = without_at(body, place.path[: place.path.index("*")] if "*" in place.path else place.path)
        return body

    def _put(self, answer: Answer, code: str, message: str, problems: tuple[Problem, ...]) -> None:
        places = self.errors
        if not places.code and not places.message:
            answer.body = {"code": code, "message": message}
        _put_first(answer, places.details, self._details(answer, problems))
        _put_fields(answer, places.fields, _by_field(problems))
        _put_fields(answer, places.field_codes, {problem.path or "body": [code] for problem in problems})
        whole = places.code if not (problems and places.field_codes) else ()  # else each field has its own
        for found, value in ((whole, code), (places.message, message)):
            if found and value:
                answer.put(found[0], value)
        if whole and not code and whole[0].kind == "body":
            answer.body = without_at(answer.body, whole[0].path)  # that of the example
        if answer.body is UNSET:
            answer.body = {}

    def _details(self, answer: Answer, problems: tuple[Problem, ...]) -> Any:
        """What is said of each problem: objects, or one text where every error has one there."""
        usual = find_at(answer.body, self.errors.details[0].path) if self.errors.details else UNSET
        if isinstance(usual, str):
            return "; ".join(str(problem) for problem in problems)
        return [_details(problem) for problem in problems]


def _put_first(answer: Answer, places: ir.Places, value: Any) -> None:
    if places and value:
        answer.put(places[0], value)


def _put_fields(answer: Answer, places: ir.Places, texts: Mapping[str, list[str]]) -> None:
    """Put what is said of each field: all of it as one map, or each at its place where the path has a ``*``."""
    if not places or not texts:
        return
    path = places[0].path
    if "*" not in path:
        answer.put(places[0], texts)
        return
    for name, said in texts.items():
        steps = tuple(name if step == "*" else step for step in path)
        answer.put(evolve(places[0], path=steps), "; ".join(said))


def _by_field(problems: tuple[Problem, ...]) -> dict[str, list[str]]:
    messages: dict[str, list[str]] = {}
    for problem in problems:
        messages.setdefault(problem.path or "body", []).append(problem.message)
    return messages


def _details(problem: Problem) -> dict[str, str]:
    return {"field": problem.path, "message": problem.message}
