"""Requests that hold a NUL byte are refused before anything looks at them: PostgreSQL can't store or compare one."""

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

NUL = "\x00"


class RefuseNullBytesMiddleware:
    """400 for a NUL in path, query or cookies. Fields of forms and of the API refuse one in what is posted."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not _has_null(request):
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return JsonResponse({"code": "null_byte", "detail": "请求中含有不能处理的字符。"}, status=400)
        return HttpResponse(render_to_string("400.html"), status=400)


def _has_null(request) -> bool:
    query = request.META.get("QUERY_STRING", "")
    return (
        NUL in request.path_info
        or NUL in query
        or "%00" in query
        or any(NUL in value for value in request.COOKIES.values())
    )
