from decimal import Decimal

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from training.models.choices import CourseStatus, TrainingForm
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Course(Record):
    """A training course (notice art. 4) of one of the five forms; hours are class hours. Offices and leaders all read
    it. An order-based one is taught for a workshop that takes people on afterwards: for which post, how many.

    `needs` is outside the row's history: the journal says which needs were added or taken out.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="courses", verbose_name="举办地区")
    plan = models.ForeignKey(
        "training.TrainingPlan", models.PROTECT, null=True, blank=True, related_name="courses", verbose_name="培训计划"
    )
    title = models.CharField("培训班名称", max_length=80)
    form = models.CharField("培训形式", max_length=13, choices=TrainingForm.choices)
    skill = models.CharField("培训技能", max_length=60, help_text="如：苗绣基础针法、直播销售")
    organiser = models.CharField("承办单位", max_length=100)
    hours_planned = models.DecimalField(
        "计划课时",
        max_digits=5,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.5"))],
        help_text="各次课的课时合计",
    )
    headcount = models.PositiveSmallIntegerField("招收人数（人）", validators=[MinValueValidator(1)])
    starts_on = models.DateField("开班日期")
    ends_on = models.DateField("结束日期")
    host_workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="hosted_courses",
        verbose_name="承训工坊", help_text="在工坊举办或上门到工坊培训的，请选择该工坊",
    )  # fmt: skip
    order_workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="ordered_courses",
        verbose_name="下订单的工坊", help_text="仅订单式培训填写：结业后吸纳学员就业的工坊",
    )  # fmt: skip
    order_post = models.CharField("订单岗位", max_length=40, blank=True, help_text="仅订单式培训填写")
    order_headcount = models.PositiveSmallIntegerField(
        "订单吸纳人数（人）", null=True, blank=True, validators=[MinValueValidator(1)], help_text="仅订单式培训填写"
    )
    # The primary key of employment's Vacancy, not a foreign key: employment and training don't import each other.
    # A registry that employment fills turns it into a title and a link.
    vacancy_number = models.PositiveBigIntegerField(
        "对应的招聘岗位", null=True, blank=True, help_text="仅订单式培训填写：工坊已发布的招聘岗位"
    )
    fund_source = models.CharField(
        "经费来源", max_length=100, blank=True, help_text="如：就业补助资金、衔接推进乡村振兴补助资金"
    )
    certificate_name = models.CharField("颁发的证书", max_length=60, blank=True, help_text="不颁发证书的可不填")
    status = models.CharField("状态", max_length=9, choices=CourseStatus.choices, default=CourseStatus.PLANNED)
    needs = models.ManyToManyField(
        "training.TrainingNeed", related_name="courses", blank=True, verbose_name="回应的培训需求"
    )

    scope_path = "region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培训班"
        ordering = ("-starts_on", "-pk")
        indexes = (
            models.Index(fields=("region", "status", "starts_on"), name="training_course_list"),
            models.Index(fields=("status", "starts_on"), name="training_course_coming"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_course_sound",
                condition=Q(headcount__gte=1, hours_planned__gt=0, ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="training_course_order",
                condition=Q(form=TrainingForm.ORDER_BASED, order_workshop__isnull=False)
                | (~Q(form=TrainingForm.ORDER_BASED) & Q(order_workshop=None)),
            ),
            models.CheckConstraint(
                name="training_course_order_part",
                condition=Q(order_workshop__isnull=False) | Q(order_post="", order_headcount=None, vacancy_number=None),
            ),
            models.CheckConstraint(
                name="training_course_order_headcount",
                condition=Q(order_headcount=None) | Q(order_headcount__gte=1),
            ),
        )

    def __str__(self):
        return self.title
