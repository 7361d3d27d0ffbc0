"""What a browser and a kernel say to each other: messages to send, and what the answers tell."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

SLIDER, PICTURE = "FloatSliderModel", "ImageModel"


def execute(code: str) -> dict[str, Any]:
    """A message that has the kernel run a cell; its `msg_id` is what the answers refer to."""
    return message("execute_request", {"code": code, "silent": False, "store_history": True, "allow_stdin": False})


def move(comm_id: str, value: float) -> dict[str, Any]:
    """A message that moves the slider behind `comm_id`, as a hand in the browser does.

    >>> move("abc", 0.5)["content"]["data"]["state"]
    {'value': 0.5}
    """
    data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
    return message("comm_msg", {"comm_id": comm_id, "data": data})


def message(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """A message of this kind, for the kernel's shell."""
    header = {"msg_id": uuid4().hex, "msg_type": kind, "session": "evening", "username": "learner", "version": "5.4"}
    return {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}


def answers(reply: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Whether the reply is one to what was asked."""
    return reply["parent_header"].get("msg_id") == asked["header"]["msg_id"]


def is_done(reply: dict[str, Any]) -> bool:
    """Whether the kernel says that it is through with what it was asked."""
    return reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle"


def failed(reply: dict[str, Any]) -> str:
    """What went wrong in the kernel, if anything did."""
    content = reply["content"]
    return f"{content['ename']}: {content['evalue']}" if reply["msg_type"] == "error" else ""


def opened(replies: Iterable[dict[str, Any]], model: str) -> str:
    """The comm of the first widget of this model; StopIteration where there is none.

    >>> widget = {"comm_id": "abc", "data": {"state": {"_model_name": "ImageModel"}}}
    >>> opened([{"msg_type": "comm_open", "content": widget}], PICTURE)
    'abc'
    """
    opens = (reply["content"] for reply in replies if reply["msg_type"] == "comm_open")
    return next(one["comm_id"] for one in opens if one["data"]["state"].get("_model_name") == model)


def shows_a_picture(reply: dict[str, Any], comm_id: str = "") -> bool:
    """Whether the reply carries a picture, for the Image behind `comm_id` or, where that is empty, for any."""
    content = reply["content"]
    is_update = reply["msg_type"] == "comm_msg" and content["data"].get("method") == "update"
    return is_update and comm_id in ("", content["comm_id"]) and _holds_a_png(reply)


def _holds_a_png(reply: dict[str, Any]) -> bool:
    return any(bytes(buffer[:4]) == b"\x89PNG" for buffer in reply.get("buffers", ()))


def code_cells(notebook: str) -> list[str]:
    """The code of a notebook, cell by cell.

    >>> code_cells('{"cells": [{"cell_type": "code", "source": ["a = 1"]}, {"cell_type": "markdown", "source": []}]}')
    ['a = 1']
    """
    return ["".join(cell["source"]) for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]
