import uuid

from django.conf import settings
from django.db import models

from workshops.access import sealed
from workshops.access.scope import ScopedQuerySet
from workshops.access.sealed_fields import SealedField


class Leader(models.Model):
    """带头人: the person who leads workshops, as one county knows them. The phone is kept sealed; lists show the mask.

    Who leads workshops in two counties is a row in each, so that neither county rewrites what the other has checked.
    """

    PHONE_LABEL = "workshops.leader.phone"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("姓名", max_length=60)
    region = models.ForeignKey("regions.Region", models.PROTECT, verbose_name="所在县（市、区）", related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="账号"
    )
    phone_sealed = models.TextField("联系电话", blank=True)
    phone_lookup = models.CharField(max_length=64, blank=True, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    scope_path = "region"
    leader_path = "user"
    sealed_fields = (SealedField("phone_sealed", label=PHONE_LABEL, title="联系电话", page="workshops:leader-detail"),)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "带头人"
        constraints = [models.UniqueConstraint(fields=["user", "region"], name="leader_once_a_county")]

    def __str__(self):
        return self.name

    @property
    def phone_masked(self) -> str:
        return sealed.mask_phone(self.phone()) if self.phone_sealed else ""

    def phone(self) -> str:
        """The clear number: for the reveal view and messages only."""
        return sealed.unseal(self.phone_sealed, label=self.PHONE_LABEL, row=self.uid) if self.phone_sealed else ""

    def seal_phone(self, phone: str) -> None:
        self.phone_sealed = sealed.seal(phone, label=self.PHONE_LABEL, row=self.uid) if phone else ""
        self.phone_lookup = sealed.lookup(phone, label=self.PHONE_LABEL) if phone else ""
