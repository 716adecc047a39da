"""Triggers in migrations, without what makes migrating slow: a trigger changes nothing that a model's class shows, so
the classes of everything related to the model needn't be made anew for each (pgtrigger's own operation does)."""

from pgtrigger import migrations


class AddTrigger(migrations.AddTrigger):
    def state_forwards(self, app_label, state):
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]
