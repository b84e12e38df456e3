"""A real browser for tests: headless Chromium, driven through its DevTools protocol. Nothing is fetched."""

import asyncio
import base64
import json
import re
import shutil
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

import aiohttp

from quizapp.content.items import FillIn, Item, SingleBestAnswer
from tests.own_ports import OWN_PORTS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"),
    *("--remote-debugging-port=0", "--remote-allow-origins=*", "--allow-file-access-from-files", "--no-first-run"),
)


class Browser:
    """One page in a browser of its own."""

    async def __aenter__(self) -> "Browser":
        assert CHROMIUM is not None
        self._folder = TemporaryDirectory()
        self._process = await asyncio.create_subprocess_exec(
            CHROMIUM, *_FLAGS, f"--user-data-dir={self._folder.name}", "about:blank",
            stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert self._process.stderr is not None
        async with asyncio.timeout(30):
            while not (found := re.search(rb"ws://([\d.:]+)/", await self._process.stderr.readline())):
                pass
        self._port = int(found[1].decode().rpartition(":")[2])
        OWN_PORTS.add(self._port)
        self._session = aiohttp.ClientSession()
        async with self._session.get(f"http://{found[1].decode()}/json/list") as answer:
            page = next(one for one in await answer.json() if one["type"] == "page")
        self._socket = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        self._number = 0
        self.errors: list[str] = []
        self.frames: list[str] = []
        await self.call("Page.enable")
        await self.call("Runtime.enable")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self._socket.close()
        await self._session.close()
        OWN_PORTS.discard(self._port)
        self._process.terminate()
        await self._process.wait()
        self._folder.cleanup()

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol; errors of scripts meanwhile are kept in ``errors``, what came by WebSocket in
        ``frames`` (after ``Network.enable``)."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            told = json.loads((await self._socket.receive(timeout=30)).data)
            if told.get("method") == "Runtime.exceptionThrown":
                details = told["params"]["exceptionDetails"]
                self.errors.append(str(details.get("exception", {}).get("description", details["text"])))
            if told.get("method") == "Network.webSocketFrameReceived":
                self.frames.append(told["params"]["response"]["payloadData"])
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result

    async def run(self, script: str) -> object:
        """What a script gives; a promise is waited for."""
        told = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    async def size(self, width: int, height: int) -> None:
        """The window's size."""
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def open(self, address: str, width: int, height: int) -> None:
        """Opens a page and waits until it and its frames are there."""
        await self.size(width, height)
        await self.call("Page.navigate", url=address)
        await self.run(
            "new Promise(function (done) { (function look() {"
            "var frames = Array.prototype.slice.call(document.querySelectorAll('iframe'));"
            "var ready = document.readyState === 'complete' && frames.every(function (one) {"
            "return one.contentDocument && one.contentDocument.readyState === 'complete'"
            "&& one.contentDocument.getElementById('qa'); });"
            "ready ? setTimeout(done, 30) : setTimeout(look, 20); })(); })"
        )

    async def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot", captureBeyondViewport=True))["data"])

    async def answer_in_frames(self, item: Item, answer: Sequence[str]) -> None:
        """Answers an item in the first frame by tapping, then loads the second anew."""
        script = answering(item, answer, "document.querySelectorAll('iframe')[0].contentDocument")
        await self.run(script)
        await self.run(
            "new Promise(function (done) { var back = document.querySelectorAll('iframe')[1];"
            "back.onload = function () { setTimeout(done, 30); }; back.srcdoc = back.srcdoc; })"
        )


def answering(item: Item, answer: Sequence[str], document: str = "document") -> str:
    """A script that taps (or types) an answer on the front of a card."""
    if isinstance(item, FillIn):
        return (
            f"(function (page) {{ var field = page.querySelector('.typed'); field.value = {json.dumps(answer[0])};"
            f"field.dispatchEvent(new Event('input')); }})({document})"
        )
    if isinstance(item, SingleBestAnswer) and item.exhibit is None:
        ids: list[str] = [option.id for option in item.options]
        answer = [str(ids.index(one)) for one in answer if one in ids]  # its options go by letters
    return _TAP.replace("DOCUMENT", document).replace("ANSWER", json.dumps(list(answer)))


_TAP = """
(function (page) {
  function tap(element) { element.dispatchEvent(new MouseEvent("click", { bubbles: true })); }
  ANSWER.forEach(function (wanted) {
    var letters = Array.prototype.slice.call(page.querySelectorAll(".live [data-letter]"));
    if (letters.length) { tap(letters[Number(wanted)]); return; }
    var at = Array.prototype.slice.call(page.querySelectorAll(".live [data-o]")).filter(function (one) {
      return one.getAttribute("data-o") === wanted;
    })[0];
    if (at) { tap(at); return; }
    Array.prototype.slice.call(page.querySelectorAll(".live .slot")).forEach(function (slot) {
      var place = slot.getAttribute("data-target") + "/";
      if (wanted.indexOf(place) !== 0) { return; }
      tap(slot);
      Array.prototype.slice.call(page.querySelectorAll(".live [data-token]")).forEach(function (token) {
        if (place + token.getAttribute("data-token") === wanted) { tap(token); }
      });
    });
  });
})(DOCUMENT)
"""
