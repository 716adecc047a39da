"""Training and leaders (art. 4, 5)."""

from reporting.work_indicators.base import Span, WorkIndicator, different, kept, number, total
from training.models import (
    Award,
    ClaimStatus,
    ClassAttendance,
    ClassResult,
    CompetitionEntry,
    Course,
    CourseStatus,
    LeaderSupport,
    LeaderTitle,
    MasterStudio,
    Session,
    StudioFunding,
    SubsidyClaim,
    Trainee,
    TraineeStatus,
)

HELD = (CourseStatus.RUNNING, CourseStatus.FINISHED)
COURSES, LEADERS = "培训班登记", "带头人登记"


def _courses(span: Span):
    return kept(Course).filter(span.holds("starts_on"), status__in=HELD)


def _trainees(span: Span):
    rows = kept(Trainee).filter(span.holds("course__starts_on"), course__voided_at=None, course__status__in=HELD)
    return rows.exclude(status=TraineeStatus.WITHDRAWN)


def _sessions(span: Span):
    rows = kept(Session).filter(span.holds("held_on"), course__voided_at=None)
    return rows.exclude(course__status=CourseStatus.CANCELLED)


def _paid(span: Span):
    return kept(SubsidyClaim).filter(span.holds("paid_on"), status=ClaimStatus.PAID)


def _fundings(span: Span):
    return kept(StudioFunding).filter(year=span.year, studio__voided_at=None)


def _awards(span: Span):
    rows = kept(CompetitionEntry).filter(span.holds("awarded_on"), competition__voided_at=None)
    return rows.exclude(award=Award.NONE)


def _certified(span: Span):
    rows = kept(Trainee).filter(span.holds("certified_on"), course__voided_at=None)
    return rows.exclude(course__status=CourseStatus.CANCELLED)


def _attended(span: Span):
    rows = kept(ClassAttendance).filter(span.holds("programme_class__ends_on"), programme_class__voided_at=None)
    return rows.exclude(result=ClassResult.DROPPED)


INDICATORS = (
    WorkIndicator("T01", "举办培训班", "个", "统计期内开班、没有取消的培训班数。", COURSES, _courses, "region", number),
    WorkIndicator("T02", "培训人次", "人次", "统计期内开班的培训班的学员人次，不含退出的。", COURSES, _trainees,
                  "course__region", number),
    WorkIndicator("T03", "培训人数", "人", "统计期内参加培训的人数，同一人只计一次。", COURSES,
                  lambda span: _trainees(span).exclude(identity_lookup=""), "course__region",
                  different("identity_lookup"), additive=False,
                  note="各地之和可能大于合计：同一人可能在两地参加培训。"),
    WorkIndicator("T04", "合格结业", "人次", "统计期内开班的培训班中合格结业的人次。", COURSES,
                  lambda span: _trainees(span).filter(status=TraineeStatus.COMPLETED), "course__region", number),
    WorkIndicator("T05", "取得证书", "人次", "统计期内发给学员的培训证书数。", COURSES,
                  _certified, "course__region", number),
    WorkIndicator("T06", "培训课时", "课时", "统计期内各课次的课时之和。", COURSES, _sessions, "course__region",
                  total("hours")),
    WorkIndicator("T07", "发放培训补贴", "元", "统计期内发放的培训补贴金额。", "培训补贴登记", _paid,
                  "trainee__course__region", total("amount")),
    WorkIndicator("T08", "享受培训补贴", "人次", "统计期内发放培训补贴的人次。", "培训补贴登记", _paid,
                  "trainee__course__region", number),
    WorkIndicator("T09", "技能竞赛获奖", "项", "统计期内工坊人员在技能竞赛中的获奖数。", "竞赛登记", _awards,
                  "workshop__region", number),
    WorkIndicator("L01", "带头人参加研培", "人次", "统计期内结束的研培班次中带头人参加的人次，不含中途退出的。",
                  LEADERS,
                  _attended,
                  "leader__region", number),
    WorkIndicator("L02", "带头人扶持金额", "元", "享受期在统计期内开始的扶持金额；场地安排没有金额。", LEADERS,
                  lambda span: kept(LeaderSupport).filter(span.holds("period_from")), "leader__region",
                  total("amount"), note="贷款按本金计。"),
    WorkIndicator("L03", "技能大师工作室", "个", "统计期末有效的技能大师工作室数。", LEADERS,
                  lambda span: kept(MasterStudio).filter(span.stands("recognised_on", "ended_on")),
                  "leader__region", number),
    WorkIndicator("L04", "工作室资金支持", "元", "统计年度给予技能大师工作室的资金。", LEADERS,
                  _fundings, "studio__leader__region",
                  total("amount")),
    WorkIndicator("L05", "带头人称号", "项", "统计期末带头人持有的有效称号数。", LEADERS,
                  lambda span: kept(LeaderTitle).filter(span.stands("granted_on", "ended_on")), "leader__region",
                  number),
)  # fmt: skip
