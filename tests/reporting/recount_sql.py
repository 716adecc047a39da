"""The figures once more, as SQL over the raw tables, written from their Chinese definitions and nothing else.

``{table}`` stands for the table as it was known at ``%(known)s``; ``%(first)s`` and ``%(last)s`` are both counted;
``%(within)s`` is the beginning of the paths of the asked region.
"""

DAY = "(%s AT TIME ZONE 'Asia/Shanghai')::date"
CORRECTED = """EXISTS (SELECT FROM certification_correction k
    WHERE k.ending_id = e.id AND k.recorded_at <= %(known)s)"""
ENDED = f"""SELECT FROM certification_ending e WHERE e.workshop_id = c.workshop_id AND e.recorded_at <= %(known)s
    AND e.effective_on <= %(last)s AND NOT {CORRECTED}"""
CERTIFIED = """certification_certificate c JOIN regions_region r ON r.code = c.region_id
    WHERE c.recorded_at <= %(known)s AND c.certified_on <= %(last)s AND starts_with(r.path, %(within)s)"""
IN_FORCE = f"SELECT c.workshop_id, c.figures FROM {CERTIFIED} AND NOT EXISTS ({ENDED})"
WITH_ENDINGS = CERTIFIED.replace("WHERE", "JOIN certification_ending e USING (workshop_id) WHERE")
ENDED_AS = f"""SELECT count(*) FROM {WITH_ENDINGS}
    AND e.recorded_at <= %(known)s AND e.effective_on BETWEEN %(first)s AND %(last)s AND NOT {CORRECTED}
    AND e.kind = """
STATED = f"""SELECT coalesce(sum((coalesce(said.figures, f.figures) ->> '@')::int), 0) FROM ({IN_FORCE}) f
    LEFT JOIN LATERAL (
        SELECT nullif(y.figures, '{{{{}}}}'::jsonb) AS figures FROM certification_confirmation y
        WHERE y.workshop_id = f.workshop_id AND y.accepted_at <= %(known)s
        AND y.year <= extract(year FROM %(last)s::date) AND ({DAY % "y.submitted_at"} <= %(last)s
            OR (make_date(y.year, 12, 31) <= %(last)s AND EXISTS (SELECT FROM certification_confirmation b
                WHERE b.workshop_id = y.workshop_id AND b.year = y.year AND b.returned_at IS NOT NULL
                AND {DAY % "b.submitted_at"} <= %(last)s)))
        ORDER BY y.year DESC LIMIT 1) said ON true"""  # fmt: skip
SPELLS = f"""SELECT count(DISTINCT w.person_id) FROM {{employment_employment}} s
    JOIN {{employment_worker}} w ON w.id = s.worker_id JOIN employment_person p ON p.id = w.person_id
    WHERE w.workshop_id IN (SELECT workshop_id FROM ({IN_FORCE}) f)
    AND s.voided_at IS NULL AND s.recorded_at <= %(known)s
    AND s.started_on <= %(last)s AND (s.ended_on IS NULL OR s.ended_on >= %(last)s)"""
CLAIM = """SELECT FROM employment_categoryclaim a WHERE a.worker_id = w.id AND a.recorded_at <= %(known)s
    AND (a.withdrawn_at IS NULL OR a.withdrawn_at > %(known)s) AND a.valid_from <= %(last)s
    AND (a.valid_to IS NULL OR a.valid_to >= %(last)s OR a.ended_at > %(known)s)"""
LISTED = """SELECT FROM employment_listing l WHERE l.person_id = w.person_id AND l.region_id = w.home_region_id
    AND l.recorded_at <= %(known)s AND l.valid_from <= %(last)s
    AND (l.valid_to IS NULL OR l.valid_to >= %(last)s OR l.closed_recorded_at > %(known)s)"""
DIRECT = f"{SPELLS} AND s.relation = 'direct'"


def claimed(category: str) -> str:
    return f"{DIRECT} AND EXISTS ({CLAIM} AND a.category = '{category}')"


def verified(category: str) -> str:
    return f"{claimed(category)} AND EXISTS ({LISTED} AND l.category = '{category}')"


def of(what: str, tables: str, region: str, conditions: str) -> str:
    return f"""SELECT coalesce({what}, 0) FROM {tables} JOIN regions_region r ON r.code = {region}
        WHERE starts_with(r.path, %(within)s) AND {conditions}"""


def during(day: str) -> str:
    return f"{day} BETWEEN %(first)s AND %(last)s"


def lasting(since: str, until: str) -> str:
    return f"{since} <= %(last)s AND ({until} IS NULL OR {until} > %(last)s)"


HELD = f"t.voided_at IS NULL AND t.status IN ('running', 'finished') AND {during('t.starts_on')}"
TRAINEES = "{training_trainee} x JOIN {training_course} t ON t.id = x.course_id"
TRAINED = f"{HELD} AND x.voided_at IS NULL AND x.status <> 'withdrawn'"
PAID = f"s.voided_at IS NULL AND s.status = 'paid' AND {during('s.paid_on')}"
CLAIMS = "{training_subsidyclaim} s JOIN {training_trainee} x ON x.id = s.trainee_id " \
    "JOIN {training_course} t ON t.id = x.course_id"  # fmt: skip
OF_WORKSHOP = "JOIN workshops_workshop w ON w.id = "
LISTINGS = "{catalog_listing} l JOIN catalog_product p ON p.id = l.product_id " + OF_WORKSHOP + "p.workshop_id"
ORDERS = "{catalog_order} o " + OF_WORKSHOP + "o.workshop_id"
SIGNED = f"o.voided_at IS NULL AND o.status <> 'cancelled' AND {during('o.signed_on')}"
SALES = "{catalog_monthlysales} m " + OF_WORKSHOP + "m.workshop_id"
SOLD = f"m.voided_at IS NULL AND {during('m.month')}"
PROBLEMS = "{reporting_problem} b " + OF_WORKSHOP + "b.workshop_id"
STANDS = "{catalog_eventapplication} a JOIN {catalog_event} v ON v.id = a.event_id " + OF_WORKSHOP + "a.workshop_id"
HELP = "{reporting_pairingaction} a JOIN {reporting_pairing} g ON g.id = a.pairing_id"
HELPED = f"a.voided_at IS NULL AND g.voided_at IS NULL AND {during('a.held_from')}"
LED = "JOIN workshops_leader y ON y.id = "

RECOUNT = {
    "W01": f"SELECT count(*) FROM ({IN_FORCE}) f",
    "W02": f"SELECT count(*) FROM {CERTIFIED} AND {during('c.certified_on')}",
    "W03": f"{ENDED_AS} 'revocation'",
    "W04": f"{ENDED_AS} 'cancellation'",
    "W05": f"{ENDED_AS} 'withdrawal'",
    "E01": STATED.replace("@", "employed"),
    "E02": STATED.replace("@", "lifted_from_poverty"),
    "E05": STATED.replace("@", "indirectly_employed"),
    "P01": DIRECT,
    "P02": f"{SPELLS} AND s.relation = 'indirect'",
    "P03": f"{DIRECT} AND s.form = 'on_site'",
    "P04": f"{DIRECT} AND s.form = 'home_based'",
    "P05": f"{DIRECT} AND s.form = 'flexible'",
    "P06": claimed("lifted_from_poverty"),
    "P07": claimed("monitored"),
    "P08": claimed("low_income"),
    "P09": verified("lifted_from_poverty"),
    "P10": verified("monitored"),
    "P11": verified("low_income"),
    "P12": f"{DIRECT} AND EXISTS ({LISTED}) AND NOT EXISTS ({CLAIM})",
    "P13": f"{DIRECT} AND p.sex = 'female'",
    "T01": of("count(*)", "{training_course} t", "t.region_id", HELD),
    "T02": of("count(*)", TRAINEES, "t.region_id", TRAINED),
    "T03": of("count(DISTINCT nullif(x.identity_lookup, ''))", TRAINEES, "t.region_id", TRAINED),
    "T04": of("count(*)", TRAINEES, "t.region_id", f"{TRAINED} AND x.status = 'completed'"),
    "T05": of("count(*)", TRAINEES, "t.region_id", f"""x.voided_at IS NULL AND t.voided_at IS NULL
        AND t.status <> 'cancelled' AND {during('x.certified_on')}"""),
    "T06": of("sum(n.hours)", "{training_session} n JOIN {training_course} t ON t.id = n.course_id", "t.region_id",
              f"n.voided_at IS NULL AND t.voided_at IS NULL AND t.status <> 'cancelled' AND {during('n.held_on')}"),
    "T07": of("sum(s.amount)", CLAIMS, "t.region_id", PAID),
    "T08": of("count(*)", CLAIMS, "t.region_id", PAID),
    "L02": of("sum(s.amount)", "{training_leadersupport} s " + LED + "s.leader_id", "y.region_id",
              f"s.voided_at IS NULL AND {during('s.period_from')}"),
    "L05": of("count(*)", "{training_leadertitle} s " + LED + "s.leader_id", "y.region_id",
              f"s.voided_at IS NULL AND {lasting('s.granted_on', 's.ended_on')}"),
    "K01": of("count(DISTINCT l.product_id)", LISTINGS, "w.region_id", lasting("l.listed_on", "l.delisted_on")),
    "K02": of("count(DISTINCT l.product_id)", LISTINGS, "w.region_id",
              f"l.level = 'national' AND {lasting('l.listed_on', 'l.delisted_on')}"),
    "S01": of("count(*)", STANDS, "w.region_id", f"""a.status = 'admitted' AND v.voided_at IS NULL
        AND v.status <> 'cancelled' AND {during('v.held_from')}"""),
    "S02": of("count(*)", ORDERS, "w.region_id", SIGNED),
    "S03": of("sum(o.amount)", ORDERS, "w.region_id", SIGNED),
    "S04": of("sum(m.amount)", SALES, "w.region_id", SOLD),
    "S05": of("sum(m.amount)", SALES, "w.region_id", f"{SOLD} AND m.channel = 'platform'"),
    "S06": of("count(*)", "{catalog_platformshop} h " + OF_WORKSHOP + "h.workshop_id", "w.region_id",
              f"h.voided_at IS NULL AND {lasting('h.opened_on', 'h.closed_on')}"),
    "A01": of("count(*)", "{catalog_coverage} c", "c.region_id", f"c.voided_at IS NULL AND {during('c.published_on')}"),
    "G01": of("count(*)", PROBLEMS, "w.region_id", during(DAY % "b.raised_at")),
    "G02": of("count(*)", PROBLEMS, "w.region_id", during(DAY % "b.settled_at")),
    "G04": of("count(*)", "{reporting_consultation} c", "c.region_id",
              f"c.voided_at IS NULL AND {during('c.held_on')}"),
    "G07": of("count(*)", HELP, "g.helped_region_id", HELPED),
    "G08": of("sum(a.amount)", HELP, "g.helped_region_id", HELPED),
}  # fmt: skip
"""Code → the statement that counts it."""
SINCE = {"catalog_eventapplication": "applied_at", "reporting_problem": "raised_at", "employment_worker": "created_at"}
"""Column that says since when a row is known, where it isn't ``recorded_at``."""
THEN = """(SELECT {columns} FROM {table} t WHERE {since} <= %(known)s
      AND (SELECT count(*) FROM {table}event v WHERE v.pgh_obj_id = t.id AND v.pgh_created_at > %(known)s) = 0
    UNION ALL SELECT {columns} FROM (
      SELECT v.*, row_number() OVER (PARTITION BY pgh_obj_id ORDER BY pgh_created_at, pgh_id) AS nth
      FROM {table}event v WHERE pgh_created_at > %(known)s AND {since} <= %(known)s) first_after WHERE nth = 1)"""
