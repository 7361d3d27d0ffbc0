"""One learner: a server from the hub, a kernel, notebook 04 run in it, and a hand on the slider."""

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import cycle, islice
from time import perf_counter
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_binary_message
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks import ROOT
from benchmarks.load import messages
from benchmarks.load.hub import Hub

NOTEBOOK = ROOT / "notebooks" / "04_roll_downhill.ipynb"
MOVES, RATES = 20, [round(0.05 * n, 2) for n in range(1, 21)]
LOOK_AGAIN = 0.5  # seconds until the hub is asked once more whether a server is ready
LARGEST = 2**26  # bytes of a message


class Learner:
    """A learner at work; `first_picture` is in seconds from the wish for a server, `redraws` from move to picture."""

    def __init__(self, hub: Hub, number: int) -> None:
        self.hub, self.name = hub, f"learner{number}"
        self.first_picture, self.redraws = 0.0, []

    async def arrive(self) -> None:
        """Get a server and a kernel, run the whole notebook; RuntimeError where a cell fails."""
        self._start = perf_counter()
        await self._server()
        kernel = json.loads(await self._ask(f"user/{self.name}/api/kernels", "POST"))["id"]
        self._line = await self._connected(f"user/{self.name}/api/kernels/{kernel}/channels")
        seen = [reply for code in messages.code_cells(NOTEBOOK.read_text("utf-8")) for reply in await self._run(code)]
        self._slider, self._picture = (messages.opened(seen, model) for model in (messages.SLIDER, messages.PICTURE))

    async def play(self) -> None:
        """Move the slider time and again, each time as soon as the kernel is through with the last move."""
        for rate in islice(cycle(RATES), MOVES):
            await self._move(rate)

    async def _server(self) -> None:
        await self._ask(f"hub/api/users/{self.name}", "POST")
        await self._ask(f"hub/api/users/{self.name}/server", "POST")
        while not json.loads(await self._ask(f"hub/api/users/{self.name}"))["servers"].get("", {}).get("ready"):
            await asyncio.sleep(LOOK_AGAIN)

    async def _run(self, code: str) -> list[dict[str, Any]]:
        seen = []
        async for reply in self._replies(messages.execute(code)):
            seen.append(reply)
            if not self.first_picture and messages.shows_a_picture(reply):
                self.first_picture = perf_counter() - self._start
            if wrong := messages.failed(reply):
                raise RuntimeError(f"a cell of {NOTEBOOK.name} fails: {wrong}")
        return seen

    async def _move(self, rate: float) -> None:
        start, shown = perf_counter(), False
        async for reply in self._replies(messages.move(self._slider, rate)):
            if not shown and messages.shows_a_picture(reply, self._picture):
                self.redraws.append(perf_counter() - start)
                shown = True
        if not shown:
            raise RuntimeError(f"no picture came for a learning rate of {rate}")

    async def _replies(self, asked: dict[str, Any]) -> AsyncIterator[dict[str, Any]]:
        """Send a message, and give what the kernel answers until it is done."""
        await self._line.write_message(json.dumps(asked))
        while (said := await self._line.read_message()) is not None:
            reply = deserialize_binary_message(said) if isinstance(said, bytes) else json.loads(said)
            if messages.answers(reply, asked):
                yield reply
                if messages.is_done(reply):
                    return
        raise RuntimeError("the connection to the kernel was lost")

    async def _connected(self, path: str) -> WebSocketClientConnection:
        url = self.hub.url.replace("http", "ws", 1) + path
        return await websocket_connect(HTTPRequest(url, headers=self.hub.key), max_message_size=LARGEST)

    async def _ask(self, path: str, method: str = "GET") -> bytes:
        body = "{}" if method == "POST" else None
        request = HTTPRequest(self.hub.url + path, method, headers=self.hub.key, body=body, request_timeout=600)
        return (await AsyncHTTPClient(max_clients=200).fetch(request)).body
