"""A static host on this computer, and a browser whose network ends at it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from .browsers import launched
from .notebook_page import LAPTOP

CLOSED = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server")


class Quiet(SimpleHTTPRequestHandler):
    """Files as they are, and not a word about each."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address at which the files of `folder` are served, as any static host does."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def offline_beside(browser: Browser) -> Iterator[BrowserContext]:
    """One more browser, which reaches this computer and nothing else."""
    with launched(browser.browser_type, *CLOSED) as offline:
        context = offline.new_context(viewport=LAPTOP)
        yield context
        context.close()
