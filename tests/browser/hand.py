"""A hand with a mouse: a page that is still being laid out may move away under it, so it waits, or presses again."""

from playwright.sync_api import Locator

LISTEN = """thing => {
    thing.wasHit = false;
    thing.addEventListener("click", () => { thing.wasHit = true; }, {capture: true, once: true});
}"""
TRIES = 3


def hit(thing: Locator) -> None:
    """Click on `thing`; once more only where the browser says that the click fell beside it."""
    node = thing.element_handle()
    node.evaluate(LISTEN)
    for _ in range(TRIES):
        node.click()
        if node.evaluate("thing => thing.wasHit"):
            return
    raise AssertionError(f"{TRIES} clicks fell beside {node.text_content()!r}")


def settled(thing: Locator) -> dict[str, float]:
    """Where `thing` is, once the page, which may have been scrolled, stands still."""
    before, now = None, thing.bounding_box()
    while now != before:
        thing.page.wait_for_timeout(60)
        before, now = now, thing.bounding_box()
    return now
