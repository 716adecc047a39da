"""The journal's words for products and the catalogue."""

from catalog.rules import listing_flow

LABELS = {
    "products.add_photos": "上传产品照片",
    "products.move_photo": "调整产品照片顺序",
    "products.remove_photo": "删除产品照片",
    "product_listing.advance": "办理产品目录申报",
    "products.discontinue": "登记产品停产",
    **{f"product_listing.{action}": f"产品目录：{label}" for action, label in listing_flow.LABELS.items()},
}
