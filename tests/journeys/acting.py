"""What a person does on a page, in one line each."""

import time_machine
from playwright.sync_api import Locator, Page, expect

from tests import factories


def travel(year: int, month: int, day: int, hour: int = 10):
    """The clock of the whole process, server threads too, moved to a moment in Shanghai; it goes on running."""
    return time_machine.travel(factories.instant(year, month, day, hour), tick=True)


def fill(page: Page | Locator, **values) -> None:
    """Fill fields by name: bool ticks, a file is chosen, a list or a group of radio buttons is chosen from."""
    for name, value in values.items():
        field = page.locator(f"[name='{name}']:not([type=hidden])")
        kind = field.first.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
        if kind == "radio":
            page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            field.set_checked(value)
        elif kind == "select":
            field.select_option(value)
        elif kind == "file":
            field.set_input_files(value)
        else:
            field.fill(str(value))


def press(page: Page | Locator, name: str) -> None:
    """The button, or the link drawn as one, in the page's content; its page is there when this returns.

    Waits for whichever comes: on a slow machine the page before may still be the one that is shown, and a link and
    the button behind it often have one name.
    """
    button, link = (page.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
    button.or_(link).first.wait_for()
    go(button.first if button.count() else link.first)


def follow(page: Page | Locator, name: str, *, exact: bool = False) -> None:
    """The link, wherever it stands; its page is there when this returns."""
    go(page.get_by_role("link", name=name, exact=exact).first)


def go(control: Locator) -> None:
    """Clicks and waits for the page behind: what is read or typed next must not be the page before."""
    with control.page.expect_navigation(wait_until="load"):
        control.click()


def sees(page: Page, *words: str) -> None:
    for each in words:
        expect(page.locator("body")).to_contain_text(each)


def photo(name: str = "场地.jpg") -> dict:
    """A picture as a browser uploads it."""
    upload = factories.photo(name)
    return {"name": name, "mimeType": "image/jpeg", "buffer": upload.read()}


BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  const full = document.documentElement.scrollWidth;
  if (full <= width) { return []; }
  const beyond = each => each.getBoundingClientRect().right > width;
  const found = [...document.querySelectorAll('body *')].filter(beyond).map(each => each.outerHTML.slice(0, 120));
  return [`${full} of ${width} pixels`, ...found];
}"""


def assert_fits(page: Page) -> None:
    """Nothing has to be scrolled sideways to be read."""
    page.wait_for_load_state("load")  # with its style sheets
    assert page.evaluate(BEYOND) == [], page.url
