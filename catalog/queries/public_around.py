"""What stands around a product: photographs, marks, brands, rights, shops and outlets, in one query.

Six queries of the models took two thirds of the page's time; written out, the six parts are one. Each part gives
(part, code, name, detail, link), in the order of the page.
"""

from collections import defaultdict
from datetime import date

from django.db import connection

PHOTO, MARK, BRAND, RIGHT, SHOP, OUTLET = "photo", "mark", "brand", "right", "shop", "outlet"

_OF_PRODUCT = """
(SELECT 'photo', attachment_id::text, caption, '', '' FROM catalog_productphoto
 WHERE product_id = %(product)s ORDER BY position, id)
UNION ALL
(SELECT 'mark', '', issuer, number, '' FROM catalog_consumptionmark
 WHERE product_id = %(product)s AND voided_at IS NULL AND ended_on IS NULL AND granted_on <= %(today)s
   AND (ends_on IS NULL OR ends_on >= %(today)s) ORDER BY granted_on DESC, id)
UNION ALL
(SELECT 'brand', kind, name, '', '' FROM catalog_brand
 JOIN catalog_brand_products ON brand_id = catalog_brand.id
 WHERE product_id = %(product)s AND voided_at IS NULL ORDER BY name, catalog_brand.id)
UNION ALL
(SELECT 'right', kind, name, number, '' FROM catalog_intellectualright
 JOIN catalog_intellectualright_products ON intellectualright_id = catalog_intellectualright.id
 WHERE product_id = %(product)s AND voided_at IS NULL AND status = 'in_force'
   AND (expires_on IS NULL OR expires_on >= %(today)s) ORDER BY kind, catalog_intellectualright.id)
UNION ALL
"""
_OF_WORKSHOP = """
(SELECT 'shop', platform, name, '', link FROM catalog_platformshop
 WHERE workshop_id = %(workshop)s AND voided_at IS NULL AND opened_on <= %(today)s
   AND (closed_on IS NULL OR closed_on > %(today)s) ORDER BY since_long DESC, opened_on, id)
UNION ALL
(SELECT 'outlet', coalesce(scenic_level::text, place_kind), catalog_outlet.name,
        concat_ws('，', place_name, full_name || replace(address, full_name, ''),
                  CASE WHEN offers_experience THEN '可体验制作' END), ''
 FROM catalog_outlet JOIN regions_region ON regions_region.code = region_id
 WHERE workshop_id = %(workshop)s AND voided_at IS NULL AND opened_on <= %(today)s
   AND (closed_on IS NULL OR closed_on > %(today)s) ORDER BY opened_on, catalog_outlet.id)
"""


def around(workshop_id: int, product_id: int | None = None, *, today: date) -> dict[str, list[tuple]]:
    """Part → rows of (code, name, detail, link); the parts of a product only with one."""
    found: dict[str, list[tuple]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            (_OF_PRODUCT if product_id else "") + _OF_WORKSHOP,
            {"product": product_id, "workshop": workshop_id, "today": today},
        )
        for part, *row in cursor.fetchall():
            found[part].append(tuple(row))
    return found
