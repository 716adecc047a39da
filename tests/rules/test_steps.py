"""The look-up that the tables of steps share."""

from reporting.rules.steps import Fault, allowed, pick, table

TABLE = table(("a", "go", "b", "one"), ("a", "go", "c", "two"), ("a", "stay", "a", "two"), ("b", "back", "a", "one"))
IN_A = [row for row in TABLE if row.source == "a"]


def test_the_first_row_of_a_role_is_picked():
    assert pick(IN_A, "go", frozenset({"two", "one"})).target == "b"
    assert pick(IN_A, "go", frozenset({"two"})).target == "c"
    assert pick(IN_A, "go", frozenset()) == Fault("wrong_role")
    assert pick(IN_A, "back", frozenset({"one"})) == Fault("wrong_state")


def test_allowed_is_what_has_no_fault_in_the_order_of_the_table():
    def ask(action):
        return Fault("no") if action == "go" else pick(IN_A, action, frozenset({"two"}))

    assert allowed(IN_A, ask) == ["stay"]
    assert allowed(IN_A, lambda action: pick(IN_A, action, frozenset({"one"}))) == ["go"]
