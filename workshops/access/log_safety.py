"""Keeping personal data out of logs and error reports."""

import logging
import re

from django.views.debug import SafeExceptionReporterFilter

QUERY_STRING = re.compile(r"\?\S*")


class PersonalDataFilter(SafeExceptionReporterFilter):
    """Error reports without what a person sent: form data and local variables are starred whatever their names."""

    def is_active(self, request):
        return True

    def get_post_parameters(self, request):
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request is not None else {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return [(name, self.cleansed_substitute) for name in tb_frame.f_locals]


class NoQueryString(logging.Filter):
    """Drops query strings (searches hold names) from request lines."""

    def filter(self, record):
        record.args = (
            tuple(QUERY_STRING.sub("?…", arg) if isinstance(arg, str) else arg for arg in record.args)
            if isinstance(record.args, tuple)
            else record.args
        )
        return True
