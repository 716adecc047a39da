"""JSON in: bounded before it is parsed."""

import io
import json

from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

BYTES_MAX = 1024 * 1024


class TooLarge(APIException):
    status_code = 413
    default_detail = "请求内容过大。"
    default_code = "too_large"


class BoundedJSONParser(JSONParser):
    """At most ``BYTES_MAX``, whatever length was announced. Nesting deeper than Python takes is bad input, and so is
    half a character (a lone surrogate): it can neither be kept nor said in an answer."""

    def parse(self, stream, media_type=None, parser_context=None):
        content = stream.read(BYTES_MAX + 1)
        if len(content) > BYTES_MAX:
            raise TooLarge
        try:
            parsed = super().parse(io.BytesIO(content), media_type, parser_context)
            json.dumps(parsed, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError("JSON 嵌套过深。") from error
        except UnicodeEncodeError as error:
            raise ParseError("JSON 中有不成对的代理字符。") from error
        return parsed
