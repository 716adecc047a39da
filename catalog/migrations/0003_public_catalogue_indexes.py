"""What the public catalogue is read by: indexes over listed products alone, which no model option can state.

`catalog_grams` gives the single characters and pairs of characters of a text, so that a word of two Chinese characters
is found by an index (pg_trgm needs three). Its own statistics are of no use and dear to gather.
"""

from django.db import migrations

LISTED = "listed_level <> '' AND status = 'active' AND voided_at IS NULL"

GRAMS = """
CREATE FUNCTION catalog_grams(written text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS $$
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM (SELECT string_to_array(written, NULL) AS letters) AS split,
       generate_subscripts(letters, 1) AS place,
       LATERAL (VALUES (letters[place]), (letters[place] || letters[place + 1])) AS found (gram)
  WHERE gram <> ''
$$
"""
GRAMS_INDEX = f"""
CREATE INDEX catalog_product_public_words ON catalog_product USING gin (catalog_grams(search_text)) WHERE {LISTED}
"""
NEWEST_INDEX = f"""
CREATE INDEX catalog_product_public_newest ON catalog_product (listed_since DESC, id DESC)
INCLUDE (workshop_id, craft_category, kind, listed_level, project_id, price_from) WHERE {LISTED}
"""
PRICE_INDEX = f"""
CREATE INDEX catalog_product_public_price ON catalog_product (price_from)
INCLUDE (workshop_id, craft_category, kind, listed_level) WHERE {LISTED}
"""
NAME_INDEX = """
CREATE INDEX catalog_workshop_public_name ON workshops_workshop USING gin (catalog_grams(name))
WHERE standing = 'certified'
"""
KIND_INDEX = f"CREATE INDEX catalog_product_public_kind ON catalog_product (kind, listed_level) WHERE {LISTED}"


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_case_handed_in_and_rank")]

    operations = [
        migrations.RunSQL(GRAMS, "DROP FUNCTION catalog_grams(text)"),
        migrations.RunSQL(GRAMS_INDEX, "DROP INDEX catalog_product_public_words"),
        migrations.RunSQL(
            "ALTER INDEX catalog_product_public_words ALTER COLUMN 1 SET STATISTICS 0", migrations.RunSQL.noop
        ),
        migrations.RunSQL(NAME_INDEX, "DROP INDEX catalog_workshop_public_name"),
        migrations.RunSQL(
            "ALTER INDEX catalog_workshop_public_name ALTER COLUMN 1 SET STATISTICS 0", migrations.RunSQL.noop
        ),
        migrations.RunSQL(NEWEST_INDEX, "DROP INDEX catalog_product_public_newest"),
        migrations.RunSQL(PRICE_INDEX, "DROP INDEX catalog_product_public_price"),
        migrations.RunSQL(KIND_INDEX, "DROP INDEX catalog_product_public_kind"),
    ]
