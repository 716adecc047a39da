"""The person's inbox ``/messages/``."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views import View
from django.views.generic import ListView

from .. import queries
from ..actions import inbox


class NoticeListView(LoginRequiredMixin, ListView):
    """All messages or ``?show=unread``; other people's never."""

    template_name = "access/notice_list.html"
    paginate_by = 20

    def get_queryset(self):
        mine = queries.inbox(self.request.user).select_related("notice")
        return mine.filter(read_at=None) if self.request.GET.get("show") == "unread" else mine

    def get_context_data(self, **kwargs):
        unread = queries.inbox(self.request.user).filter(read_at=None).count()
        return super().get_context_data(**kwargs, unread=unread, show=self.request.GET.get("show", ""))


class NoticeOpenView(LoginRequiredMixin, View):
    """POST: mark one message read and go to what it is about."""

    def post(self, request, pk):
        message = get_object_or_404(queries.inbox(request.user).select_related("notice"), pk=pk)
        inbox.mark_read(message, by=request.user)
        link = message.notice.link
        # Links are written by our own code as paths; anything else is not followed.
        return redirect(link if link.startswith("/") and not link.startswith("//") else reverse("access:notice-list"))


class NoticeReadAllView(LoginRequiredMixin, View):
    def post(self, request):
        count = inbox.mark_all_read(by=request.user)
        messages.success(request, f"已将 {count} 条消息标为已读。")
        return redirect("access:notice-list")
