"""What belongs to a product beside its facts: photographs, and the end of its making. Facts are written by the kind."""

from django.db import transaction

from catalog.actions.listing_projection import project
from catalog.actions.listing_steps import advance, hold_product
from catalog.models import Product, ProductPhoto, ProductStatus
from catalog.queries.listing_cases import open_case
from workshops.access import journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.storing import discard, store_photo
from workshops.people.keeping import keeps

PHOTOS_MAX = 9


def held(product_id: int, *, by: User) -> Product:
    """The product under its lock, for who keeps it. Raises ``Refused``."""
    product = hold_product(product_id)
    if not keeps(by, product.workshop):
        raise Refused("wrong_role", "只有工坊带头人和所在县的文化和旅游部门可以更改产品。")
    if product.voided_at:
        raise Refused("voided", "这条产品记录已经作废，不能再更改。")
    return product


@transaction.atomic
def add_photos(product_id: int, *, by: User, uploads: list, caption: str = "") -> Product:
    """Append photographs; all or none."""
    product = held(product_id, by=by)
    count = product.photos.count()
    if not uploads:
        raise Refused("nothing", "请选择照片。", field="photos")
    if count + len(uploads) > PHOTOS_MAX:
        left = max(PHOTOS_MAX - count, 0)
        raise Refused("too_many", f"一个产品最多 {PHOTOS_MAX} 张照片，还可以上传 {left} 张。", field="photos")
    stored = []
    try:
        for upload in uploads:
            stored.append(store_photo(upload, by=by, region=product.workshop.region, caption=caption, shared=True))
    except BaseException:  # the rows are undone with the transaction; the files are not
        for attachment in stored:
            attachment.file.storage.delete(attachment.file.name)
        raise
    last = product.photos.order_by("-position").values_list("position", flat=True).first() or 0
    ProductPhoto.objects.bulk_create(
        ProductPhoto(product=product, attachment=each, position=last + place, caption=each.caption)
        for place, each in enumerate(stored, 1)
    )
    _record(product, by, "add_photos", count=len(stored))
    return product


@transaction.atomic
def move_photo(photo_id: int, *, by: User, to: int) -> Product:
    """Put it in the place (from 1); the first is the cover."""
    photo, product, photos = _photos(photo_id, by)
    photos.remove(photo)
    photos.insert(min(max(to, 1), len(photos) + 1) - 1, photo)
    _number(photos)
    _record(product, by, "move_photo", photo=photo.pk)
    return product


@transaction.atomic
def remove_photo(photo_id: int, *, by: User) -> Product:
    """The file of a product that was never handed in is deleted; else it stays as what was decided on."""
    photo, product, photos = _photos(photo_id, by)
    if len(photos) == 1 and open_case(product):
        raise Refused("last_photo", "产品已申报或已列入目录，至少保留一张照片；请先上传新照片再删除。")
    photos.remove(photo)
    attachment = photo.attachment
    photo.delete()
    _number(photos)
    _record(product, by, "remove_photo", photo=photo_id)
    if not product.listing_cases.exists() and not ProductPhoto.objects.filter(attachment=attachment).exists():
        discard(attachment)
    return product


@transaction.atomic
def discontinue(product_id: int, *, by: User) -> Product:
    """No longer made: it leaves the catalogue, or what is under way is withdrawn, in the same moment."""
    product = held(product_id, by=by)
    if product.status == ProductStatus.DISCONTINUED:
        raise Refused("discontinued", "该产品已登记停产。")
    if case := open_case(product):
        advance(case.pk, "withdraw", by=by, reason="产品停产。")
        product.refresh_from_db()
    product.status, product.version = ProductStatus.DISCONTINUED, product.version + 1
    product.save()
    _record(product, by, "discontinue")
    return product


def _photos(photo_id: int, by: User) -> tuple[ProductPhoto, Product, list[ProductPhoto]]:
    product = held(ProductPhoto.objects.values_list("product_id", flat=True).get(pk=photo_id), by=by)
    photos = list(product.photos.select_related("attachment").order_by("position"))
    photo = next((each for each in photos if each.pk == photo_id), None)
    if photo is None:  # another removed it while this one waited for the lock
        raise Refused("gone", "这张照片已被删除。")
    return photo, product, photos


def _number(photos: list[ProductPhoto]) -> None:
    for place, photo in enumerate(photos, 1):
        photo.position = place
    ProductPhoto.objects.bulk_update(photos, ["position"])


def _record(product: Product, by: User, verb: str, **detail) -> None:
    project([product.pk])
    action = f"products.{verb}"
    journal.record(by=by, action=action, obj=product, region=product.workshop.region_id, detail=detail)
