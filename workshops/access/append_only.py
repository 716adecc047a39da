"""Tables that only grow: held by the database itself, not by the code that happens to write to them.

pgtrigger's own ``Protect`` can be switched off by any client with ``SET pgtrigger.ignore``; these triggers call
a plain function (made in migration ``access 0001``) that has no such switch.
"""

import pgtrigger


class RefuseChange(pgtrigger.Trigger):
    """A BEFORE trigger that refuses the statement, whoever sends it."""

    when = pgtrigger.Before
    func = "RETURN NULL;"

    def render_execute(self, model):
        return "access_refuse_change()"


def append_only_triggers() -> list[RefuseChange]:
    """For ``Meta.triggers`` of a model whose rows are never changed, deleted or truncated."""
    return [
        RefuseChange(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        RefuseChange(name="no_truncate", operation=pgtrigger.Truncate, level=pgtrigger.Statement),
    ]
