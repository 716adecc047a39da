"""Every component in a real browser: at both widths, under the policy, with and without script, for axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

pytestmark = pytest.mark.browser
PAGES = ["/gallery/parts/", "/gallery/list/", "/gallery/form/", "/gallery/form/?refused=1", "/gallery/confirm/"]
TARGETS = "a.btn, button, summary, .tabs a, .pager a, .menu-item, .main-nav a, input:not([type=hidden]), select"
SMALL_TARGETS = """(targets) => [...document.querySelectorAll(targets)]
    .filter(e => e.checkVisibility() && !['checkbox', 'radio'].includes(e.type))
    .filter(e => e.getBoundingClientRect().height < (e.matches('.btn-sm') ? 36 : 44))
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge_and_the_policy_is_kept(open_page, path, width):
    page, said = open_page(path, width)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert page.locator("[style]").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page, path):
    page, _ = open_page(path, 360)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_touch_targets_are_large_enough_on_a_phone(open_page, path):
    page, _ = open_page(path, 360)
    assert page.evaluate(SMALL_TARGETS, TARGETS) == []


def test_the_phone_menu_opens_without_script(open_page):
    page, _ = open_page("/gallery/list/", 360, scripts=False)
    link = page.get_by_role("link", name="年度确认")
    assert not link.is_visible()
    page.get_by_text("菜单").click()
    assert link.is_visible()
    assert page.get_by_role("button", name="退出登录").is_visible()


def test_escape_closes_a_menu_and_gives_back_the_focus(open_page):
    page, _ = open_page("/gallery/list/")
    page.get_by_text("吴阿秀").first.click()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="退出登录").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_first_tab_stop_leads_to_the_content(open_page):
    page, _ = open_page("/gallery/list/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_refused_form_puts_the_focus_on_the_summary(open_page):
    page, _ = open_page("/gallery/form/?refused=1")
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    page.get_by_role("link", name="生产场地面积").click()
    assert page.evaluate("document.activeElement.id") == "id_area"


def test_chosen_files_are_listed_with_a_picture(open_page, tmp_path):
    photo = tmp_path / "现场.png"
    Image.new("RGB", (400, 200), "#345c96").save(photo)
    page, said = open_page("/gallery/form/")
    page.set_input_files("#id_photos", str(photo))
    page.wait_for_selector("#id_photos_chosen canvas:visible")
    assert "现场.png" in page.locator("#id_photos_chosen").inner_text()
    assert page.locator("#id_photos_chosen canvas").get_attribute("width") == "96"
    assert said == []


def test_leaving_a_touched_form_is_asked_about(open_page):
    page, _ = open_page("/gallery/form/")
    page.fill("#id_name", "石桥古法造纸工坊")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="我的工坊").click()
    assert asked == ["beforeunload"]
    assert page.input_value("#id_name") == "石桥古法造纸工坊"


def test_filters_in_use_stand_open(open_page):
    page, _ = open_page("/gallery/list/?region=1", scripts=False)
    assert page.get_by_text("已用 1 项").is_visible()
    assert page.locator("#id_region").is_visible()
