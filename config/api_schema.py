"""What every operation of the API may also answer; drf-spectacular knows only the good cases."""

JSON = "application/json"
DETAIL = {
    "type": "object",
    "description": "未登录、无权、不存在、请求过多。",
    "properties": {"detail": {"type": "string"}, "code": {"type": "string"}},
    "required": ["detail"],
}
REFUSAL = {
    "type": "object",
    "description": "规则不允许的步骤：原因代码、说明、有误的字段（可为空）。",
    "properties": {"code": {"type": "string"}, "message": {"type": "string"}, "field": {"type": "string"}},
    "required": ["code", "message", "field"],
}
INVALID = {
    "type": "object",
    "description": "填写有误：字段名对应原因；detail 为整个请求的问题。",
    "additionalProperties": {},
}
WRITES = {"post", "put", "patch", "delete"}


def add_refusals(result, generator, request, public):
    """Postprocessing hook: the answers of wrong input and of refusals, in every operation that may give them."""
    schemas = result["components"].setdefault("schemas", {})
    schemas |= {"Detail": DETAIL, "Refusal": REFUSAL, "Invalid": INVALID}
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            responses = operation["responses"]
            for code, schema in _answers(path, method).items():
                responses.setdefault(code, {"description": "", "content": {JSON: {"schema": schema}}})
    return result


def _answers(path: str, method: str) -> dict[str, dict]:
    detail, refusal, invalid = ({"$ref": f"#/components/schemas/{n}"} for n in ("Detail", "Refusal", "Invalid"))
    found = {"401": detail, "403": detail, "404": detail, "406": detail, "429": detail}
    if method == "get" and "{" not in path:
        found["400"] = invalid
    if method in WRITES:
        found |= {"400": invalid, "403": {"anyOf": [refusal, detail]}, "409": refusal, "413": detail, "415": detail}
    return found
