import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import certification.models.measure
import workshops.access.trigger_migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("certification", "0001_initial"),
        ("regions", "0001_initial"),
        ("workshops", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="files",
            field=models.ManyToManyField(blank=True, related_name="applications", to="workshops.attachment"),
        ),
        migrations.AddField(
            model_name="application",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="previous",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workshops.workshop",
                verbose_name="原登记",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="projects",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="workshops.ichproject", verbose_name="依托的非遗代表性项目"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="regions.region",
                verbose_name="所在县（市、区）",
            ),
        ),
        migrations.AddField(
            model_name="applicationstep",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="applicationstep",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="certification.application"
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="application",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="certificate",
                to="certification.application",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="region",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.region"),
        ),
        migrations.AddField(
            model_name="certificate",
            name="workshop",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="certificate", to="workshops.workshop"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="signature_scan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workshops.attachment",
                verbose_name="签字扫描件",
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="submitted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="workshop",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="confirmations", to="workshops.workshop"
            ),
        ),
        migrations.AddField(
            model_name="confirmationstep",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="confirmationstep",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="certification.confirmation"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="correctioncase",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workshops.attachment",
                verbose_name="依据文件",
            ),
        ),
        migrations.AddField(
            model_name="correctioncase",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="fact", to="certification.correctioncase"
            ),
        ),
        migrations.AddField(
            model_name="correctionstep",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="correctionstep",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="certification.correctioncase"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="application",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="certification.application"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="workshop",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="endings", to="workshops.workshop"
            ),
        ),
        migrations.AddField(
            model_name="correctioncase",
            name="ending",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="correction_cases", to="certification.ending"
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="ending",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="correction", to="certification.ending"
            ),
        ),
        migrations.AddField(
            model_name="endingcase",
            name="files",
            field=models.ManyToManyField(blank=True, related_name="ending_cases", to="workshops.attachment"),
        ),
        migrations.AddField(
            model_name="endingcase",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="endingcase",
            name="workshop",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ending_cases", to="workshops.workshop"
            ),
        ),
        migrations.AddField(
            model_name="ending",
            name="case",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fact",
                to="certification.endingcase",
            ),
        ),
        migrations.AddField(
            model_name="endingopinion",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="endingopinion",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="certification.endingcase"
            ),
        ),
        migrations.AddField(
            model_name="endingstep",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="endingstep",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="certification.endingcase"
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="certification.application"
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="photos",
            field=models.ManyToManyField(blank=True, related_name="inspections", to="workshops.attachment"),
        ),
        migrations.AddField(
            model_name="measure",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workshops.attachment",
                verbose_name="办法文件",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="measures",
                to="regions.region",
                verbose_name="省份",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="certification.measure",
            ),
        ),
        migrations.AddField(
            model_name="numbersequence",
            name="region",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.region"),
        ),
        migrations.AddField(
            model_name="objection",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="certification.application"
            ),
        ),
        migrations.AddField(
            model_name="opinion",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="projectlibraryentry",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="projectlibraryentry",
            name="workshop",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="library_entry", to="workshops.workshop"
            ),
        ),
        migrations.AddField(
            model_name="publicnotice",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="certification.application"
            ),
        ),
        migrations.AddField(
            model_name="publicnotice",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="certification.publicnotice"
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="certification.measure"
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="workshop",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="workshops.workshop"
            ),
        ),
        migrations.AddField(
            model_name="threshold",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="thresholds", to="certification.measure"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(fields=("region", "year", "serial"), name="certificate_serial_once"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("imported", True), ("application__isnull", False), _connector="OR"),
                name="certificate_has_its_ground",
            ),
        ),
        migrations.AddIndex(
            model_name="confirmation",
            index=models.Index(fields=["status", "due_on"], name="certificati_status_b48600_idx"),
        ),
        migrations.AddIndex(
            model_name="confirmation",
            index=models.Index(fields=["year", "workshop"], name="certificati_year_3488cb_idx"),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "returned"), _negated=True),
                fields=("workshop", "year"),
                name="confirmation_one_standing_a_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("returned_at", None), ("status", "submitted")),
                    models.Q(("accepted_at__isnull", False), ("returned_at", None), ("status", "accepted")),
                    models.Q(("accepted_at", None), ("returned_at__isnull", False), ("status", "returned")),
                    _connector="OR",
                ),
                name="confirmation_status_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("on_behalf", False), ("signature_scan__isnull", False), _connector="OR"),
                name="confirmation_on_behalf_has_scan",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctioncase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "requested")), fields=("ending",), name="correction_case_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="endingcase",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "revocation"), _negated=True), name="ending_case_not_for_revocation"
            ),
        ),
        migrations.AddConstraint(
            model_name="endingcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["requested", "hearing"])),
                fields=("workshop",),
                name="ending_case_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.UniqueConstraint(fields=("workshop", "ordinal"), name="ending_once_a_life"),
        ),
        migrations.AddConstraint(
            model_name="ending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case", None), ("kind", "revocation")),
                    models.Q(("by__isnull", False), ("case__isnull", False)),
                    _connector="OR",
                ),
                name="ending_by_rule_or_by_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="endingopinion",
            constraint=models.UniqueConstraint(fields=("case", "department"), name="ending_opinion_once_a_department"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_to", None), ("effective_to__gte", models.F("effective_from")), _connector="OR"
                ),
                name="measure_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("window_opens_month__lt", models.F("window_closes_month")),
                    models.Q(
                        ("window_opens_day__lte", models.F("window_closes_day")),
                        ("window_opens_month", models.F("window_closes_month")),
                    ),
                    _connector="OR",
                ),
                name="measure_window_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("published_at__isnull", False)),
                expressions=[
                    (django.db.models.functions.comparison.Coalesce("region_id", models.Value("000000")), "="),
                    (certification.models.measure.InForceRange("effective_from", "effective_to"), "&&"),
                ],
                name="measure_one_in_force_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["region", "status"], name="certificati_region__2ed6f8_idx"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["applicant", "-created_at"], name="certificati_applica_3edb67_idx"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "draft"),
                    ("status", "withdrawn"),
                    models.Q(("measure__isnull", False), ("submitted_at__isnull", False)),
                    _connector="OR",
                ),
                name="application_submitted_has_measure",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbersequence",
            constraint=models.UniqueConstraint(fields=("region", "year"), name="number_sequence_once"),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.UniqueConstraint(
                fields=("application", "round", "department"), name="opinion_once_a_department"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicnotice",
            constraint=models.UniqueConstraint(fields=("application", "round"), name="public_notice_once_a_round"),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("settled_by", None), ("upheld", None)),
                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False), ("upheld__isnull", False)),
                    _connector="OR",
                ),
                name="objection_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("workshop", "year", "stage"), name="reminder_once_a_stage"),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="applicationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="ff7697611ab871ab894b4cb8235eb7b5900696c3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4ac70",
                    table="certification_applicationstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="applicationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="8ce6c3a6e90db548cadcae4dcaa4e6c6d7173621",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_de229",
                    table="certification_applicationstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="confirmationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="a2bda45b82c6dde603e5894424ffbb1786b96497",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e6781",
                    table="certification_confirmationstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="confirmationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="344a979df55b2601f4064fa2ef62b97152dd4667",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_6aab9",
                    table="certification_confirmationstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="correctionstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="441cc102e3091d5c0cfbccbe58ebe6f19345b1d9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_26d54",
                    table="certification_correctionstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="correctionstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="0f361fc84650b7bb631560cc1df45796516dc61c",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_6d5c6",
                    table="certification_correctionstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="6cdc261e6a2beedd25658d263994dc23ad2cda79",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d3c6f",
                    table="certification_decision",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="1c6321c51fe8fe69e422b1662aac797bd1cdfbe2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_3448e",
                    table="certification_decision",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="efd9b6a57b966ec5470589a8ce51a6ba33768fee",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1894e",
                    table="certification_correction",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="4b527a3d86ec83d37d23101147aee5d3e808d566",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_61704",
                    table="certification_correction",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="f1f6d3b204e53032a3154051485bbde8df27d864",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ae3d5",
                    table="certification_ending",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="ending",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="b5e3378300c7d8e48a817ae567ccbbd73befb027",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_40488",
                    table="certification_ending",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="endingopinion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="c3c7e25e9d1edaaae96ef2dc53117670fec831b7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c7a7b",
                    table="certification_endingopinion",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="endingopinion",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="c80e0b608145548b008c28f4dc9f2808a1bd8895",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_ea358",
                    table="certification_endingopinion",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="endingstep",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="4577a84ea3677c1603a22eb52cd6bd4057286340",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c2150",
                    table="certification_endingstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="endingstep",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="49061b28209cec51d14fae3ecfad0b1ad35385dc",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_8960c",
                    table="certification_endingstep",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="opinion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="f3219f16539d6422f85b8b009003efc9997db236",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fe064",
                    table="certification_opinion",
                    when="BEFORE",
                ),
            ),
        ),
        workshops.access.trigger_migrations.AddTrigger(
            model_name="opinion",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    execute="access_refuse_change()",
                    func="RETURN NULL;",
                    hash="5190a4e7ff0a65ba7987818b8e11f13f45d52c76",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_f32a7",
                    table="certification_opinion",
                    when="BEFORE",
                ),
            ),
        ),
    ]
