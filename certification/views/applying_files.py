"""Step 5: photographs and documents. Each file is checked and kept by itself, so one bad file loses no other."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from certification.actions import drafting
from certification.forms.applying_files import FilesForm
from certification.views.drafts import DraftView, step_url
from workshops.access.refusal import Refused
from workshops.actions.storing import store_document, store_photo
from workshops.models import Attachment
from workshops.views.files import OUR_OWN_IMAGES

MOST_FILES = 40


class FilesView(DraftView):
    slug = "files"
    template_name = "certification/application_form_files.html"

    def get(self, request, pk):
        return self.show(FilesForm())

    def post(self, request, pk):
        form = FilesForm(request.POST, request.FILES)
        form.is_valid()
        self.begin(self.slug)
        kept = self.keep(form)
        if form.errors:
            return self.show(form)
        if request.POST.get("action") == "next":
            return redirect(f"{step_url(self.application, 'review')}#step")
        messages.success(request, f"已上传 {kept} 个文件。" if kept else "没有选择新的文件。")
        return redirect(step_url(self.application, self.slug))

    def keep(self, form) -> int:
        """Store what can be stored; a refusal lands on its field and names the file."""
        room = MOST_FILES - self.application.files.count()
        kept = 0
        for field, store, caption in (
            ("photos", store_photo, "photo_caption"),
            ("documents", store_document, "document_caption"),
        ):
            for upload in form.cleaned_data.get(field, []):
                try:
                    if kept >= room:
                        raise Refused("too_many_files", f"每份申请最多 {MOST_FILES} 个文件，“{upload.name}”没有上传。")
                    self.add(store, upload, form.cleaned_data.get(caption, ""))
                    kept += 1
                except Refused as refusal:
                    form.add_error(field, refusal.message)
        return kept

    def add(self, store, upload, caption: str) -> None:
        user, region = self.request.user, self.application.region
        attachment = store(upload, by=user, region=region, caption=caption)
        drafting.add_file(self.application.pk, by=user, attachment=attachment)

    def show(self, form):
        files = list(self.application.files.order_by("created_at"))
        return self.page(
            form,
            photos=[file_item(each, self.application) for each in files if each.kind == Attachment.Kind.PHOTO],
            documents=[file_item(each, self.application) for each in files if each.kind == Attachment.Kind.DOCUMENT],
        )


class RemoveFileView(DraftView):
    """Asked once more on a page of its own, so that it works without script."""

    slug = "files"

    def get(self, request, pk, file):
        attachment = get_object_or_404(self.application.files, pk=file)
        context = {
            "title": "删除文件",
            "facts": [("文件", attachment.name), ("说明", attachment.caption)],
            "confirm_label": "删除",
            "cancel_url": step_url(self.application, self.slug),
        }
        return render(request, "components/confirm_page.html", context)

    def post(self, request, pk, file):
        attachment = get_object_or_404(self.application.files, pk=file)
        try:
            drafting.remove_file(pk, by=request.user, attachment_id=attachment.pk)
        except Refused as refusal:
            return self.refused(refusal)
        messages.success(request, f"已删除“{attachment.name}”。")
        return redirect(step_url(self.application, self.slug))


def file_item(attachment: Attachment, application=None) -> dict:
    """For the attachments component; removable where ``application`` is given."""
    url = reverse("workshops:file", args=[attachment.pk])
    size = max(1, attachment.size // 1024)
    item = {
        "name": attachment.name,
        "url": url,
        "thumb": url if attachment.content_type == OUR_OWN_IMAGES else "",
        "note": " · ".join(filter(None, (attachment.caption, f"{size} KB"))),
    }
    if application:
        item["remove_url"] = reverse("certification:application-file-remove", args=[application.pk, attachment.pk])
    return item
